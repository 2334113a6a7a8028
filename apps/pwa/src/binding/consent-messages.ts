import { catalog } from '../i18n/messages.ts'

export const consentMessages = catalog({
  ru: {
    publication: 'Отдельное согласие: что можно публиковать вместе со\u00a0словами',
    parts: { name: 'Имя', place: 'Муниципалитет', occupation: 'Место работы или занятие' },
  },
  en: {
    publication: 'A consent of its own: what may be published with the words',
    parts: { name: 'Name', place: 'Municipality', occupation: 'Work or occupation' },
  },
})
