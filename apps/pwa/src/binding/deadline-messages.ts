import { catalog } from '../i18n/messages.ts'

export const deadlineMessages = catalog({
  ru: {
    next: (title: string, when: string) => `Ближайший срок: ${title}, ${when}`,
    ifMissed: 'Если не\u00a0успели',
  },
  en: {
    next: (title, when) => `Next deadline: ${title}, ${when}`,
    ifMissed: 'If you miss it',
  },
})
