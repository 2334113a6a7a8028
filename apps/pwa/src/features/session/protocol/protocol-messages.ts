import { catalog } from '../../../i18n/messages.ts'

export const protocolMessages = catalog({
  ru: {
    title: 'Протокол сессии',
    lead: 'Складывается из\u00a0записанного на\u00a0этом устройстве. Можно напечатать или сохранить в\u00a0DOCX, интернет не\u00a0нужен.',
  },
  en: {
    title: 'Protocol of the session',
    lead: 'Put together from what is recorded on this device. It can be printed or saved as DOCX; no internet is needed. The document itself is in Russian.',
  },
})
