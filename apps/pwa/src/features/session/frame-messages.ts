import { catalog } from '../../i18n/messages.ts'

export const frameMessages = catalog({
  ru: {
    places: {
      session: 'Сессия',
      initiatives: 'Инициативы',
      delegates: 'Делегаты',
      submit: 'Отправка',
    },
    parts: {
      answers: 'Ответы',
      sheets: 'С листа',
      participants: 'Участники',
      evening: 'План и\u00a0зал',
      about: 'О\u00a0сессии',
      elements: 'Самое ценное',
      initiatives: 'Инициативы',
      delegates: 'Делегаты',
      submit: 'Отправка',
      protocol: 'Протокол',
      spreadsheet: 'Таблицы',
    },
    partsLabel: 'Части сессии',
    toReview: (venue: string) => `Проверка: ${venue}`,
    untitled: 'Сессия',
    missing: 'Такой сессии на\u00a0этом устройстве нет',
    missingText:
      'Возможно, её записали на\u00a0другом устройстве и\u00a0она ещё не\u00a0пришла, или ссылка старая.',
    home: 'На\u00a0главную',
    deleted: 'Эта сессия удалена',
    restore: 'Вернуть сессию',
  },
  en: {
    places: {
      session: 'Session',
      initiatives: 'Initiatives',
      delegates: 'Delegates',
      submit: 'Submit',
    },
    parts: {
      answers: 'Answers',
      sheets: 'From paper',
      participants: 'Participants',
      evening: 'Plan and hall',
      about: 'About',
      elements: 'Most valuable',
      initiatives: 'Initiatives',
      delegates: 'Delegates',
      submit: 'Submit',
      protocol: 'Protocol',
      spreadsheet: 'Spreadsheets',
    },
    partsLabel: 'Parts of the session',
    toReview: (venue) => `Review: ${venue}`,
    untitled: 'Session',
    missing: 'This device has no such session',
    missingText:
      'It may have been recorded on another device and not have come yet, or the link is old.',
    home: 'To the first page',
    deleted: 'This session was deleted',
    restore: 'Restore the session',
  },
})
