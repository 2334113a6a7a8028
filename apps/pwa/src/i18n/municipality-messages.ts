import { catalog } from './messages.ts'
import { enCount, ruCount } from './plural.ts'

/** What the screens of a municipality share: their names, and the way from a sentence to what stands behind it. */
export const municipalityPlacesMessages = catalog({
  ru: {
    places: 'Работа муниципалитета',
    venues: 'Площадки',
    card: 'Карточка',
    report: 'Отчёт',
    portfolio: 'Инициативы и\u00a0люди',
    files: 'Файлы',
    unknown: 'Такого муниципалитета на\u00a0этом устройстве нет',
    unknownText: 'Возможно, приглашение было в\u00a0другой муниципалитет.',
    home: 'На\u00a0главную',
    sources: {
      open: (count: number) => `Откуда: ${ruCount(count, 'запись', 'записи', 'записей')}`,
      title: 'Откуда это',
      answers: 'Ответы',
      sessions: 'Сессии',
      others: 'Записи сессий',
      gone: (count: number) =>
        `Больше не\u00a0учитываются: ${ruCount(count, 'запись', 'записи', 'записей')}.`,
      session: (day: string) => `Сессия ${day}`,
      noDate: 'без даты',
      more: (count: number) => `Показать ещё ${count}`,
    },
    oneSheet: {
      fits: (share: string) => `Лист А4 заполнен на\u00a0${share}.`,
      overfull: (share: string) => `Не\u00a0помещается на\u00a0один лист: занято ${share}`,
      overfullTodo:
        'Сократите ответы, уберите часть цитат, фото или пункт из\u00a0«Самого ценного», пока не\u00a0станет 100\u00a0%.',
    },
    usedIn: 'Использован в\u00a0документах',
    inCard: 'в\u00a0карточке',
    inReport: 'в\u00a0отчёте',
    failed: 'Не\u00a0сохранилось на\u00a0устройстве',
    failedTodo: 'Проверьте, есть ли место на\u00a0устройстве, и\u00a0нажмите ещё раз.',
  },
  en: {
    places: 'Work of the municipality',
    venues: 'Venues',
    card: 'Card',
    report: 'Report',
    portfolio: 'Initiatives and people',
    files: 'Files',
    unknown: 'This device has no such municipality',
    unknownText: 'The invitation may have been for another one.',
    home: 'To the first page',
    sources: {
      open: (count) => `From ${enCount(count, 'record', 'records')}`,
      title: 'Where this comes from',
      answers: 'Answers',
      sessions: 'Sessions',
      others: 'Records of sessions',
      gone: (count) => `Not counted any more: ${enCount(count, 'record', 'records')}.`,
      session: (day) => `Session of ${day}`,
      noDate: 'no date',
      more: (count) => `Show ${count} more`,
    },
    oneSheet: {
      fits: (share) => `The A4 sheet is ${share} full.`,
      overfull: (share) => `Does not fit on one sheet: ${share} taken`,
      overfullTodo:
        'Shorten answers, take out quotes, a photo or one of the most valuable, until it is 100 %.',
    },
    usedIn: 'Used in documents',
    inCard: 'in the card',
    inReport: 'in the report',
    failed: 'Not saved on the device',
    failedTodo: 'See whether the device has free space, and press again.',
  },
})
