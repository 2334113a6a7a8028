import { catalog } from '../../i18n/messages.ts'
import { enCount, ruCount } from '../../i18n/plural.ts'

export const municipalityMessages = catalog({
  ru: {
    lead: 'Площадки муниципалитета. Всё, что здесь видно, есть на\u00a0этом устройстве и\u00a0открывается без связи.',
    returnedInitiatives: (count: number) =>
      ruCount(
        count,
        'инициативу вернул регион',
        'инициативы вернул регион',
        'инициатив вернул регион',
      ),
    returnedText: 'Исправьте паспорт и\u00a0передайте снова.',
    toInitiatives: 'К\u00a0инициативам',
    sessions: (venue: string) => `Сессии: ${venue}`,
    session: (day: string) => `Сессия ${day}`,
    noDate: 'без даты',
    present: (count: number) =>
      ruCount(count, 'человек в\u00a0зале', 'человека в\u00a0зале', 'человек в\u00a0зале'),
    comments: (count: number) =>
      ruCount(count, 'открытое замечание', 'открытых замечания', 'открытых замечаний'),
    outcomes: { 'not-held': 'не\u00a0состоялась', postponed: 'перенесена', joint: 'совместная' },
    paperOnly: (count: number) =>
      `пока только бумага: ${ruCount(count, 'лист', 'листа', 'листов')}`,
    sheetsLeft: (count: number) => `осталось набрать: ${ruCount(count, 'лист', 'листа', 'листов')}`,
    gaps: (count: number) => ruCount(count, 'пропуск', 'пропуска', 'пропусков'),
    complete: 'протокол полный',
    needs: {
      submitted: 'Ждёт вашей проверки',
      late: 'Дополнена после принятия',
      none: 'Ещё не\u00a0начата',
    },
    lastReceived: (when: string) => `Последнее получено центром: ${when}`,
    nothingReceived: 'Центр ещё ничего не\u00a0получал от\u00a0этой площадки.',
    unsent: (count: number) =>
      `На\u00a0этом устройстве ${ruCount(count, 'запись ждёт', 'записи ждут', 'записей ждут')} отправки.`,
    fresh: (count: number) =>
      `с\u00a0вашего просмотра: ${ruCount(count, 'новый или изменённый ответ', 'новых или изменённых ответа', 'новых или изменённых ответов')}`,
    devices: {
      none: 'Ни\u00a0одно устройство ещё не\u00a0подключено.',
      holds: (count: number) => ruCount(count, 'запись ждёт', 'записи ждут', 'записей ждут'),
      unknown: 'ещё не\u00a0сказало, что на\u00a0нём',
      heard: (when: string) => `на\u00a0связи ${when}`,
      never: 'ещё не\u00a0было на\u00a0связи',
      allSent: (count: number, heard: string) =>
        count === 1
          ? `Одно устройство: всё передано, ${heard}.`
          : `${ruCount(count, 'устройство', 'устройства', 'устройств')}: при последней связи всё передано. Дольше всех молчит одно: ${heard}.`,
      asOf: (when: string) => `Что на\u00a0устройствах, центр сказал ${when}.`,
    },
    emptyText:
      'Библиотекарь начинает сессию на\u00a0своём устройстве. Если на\u00a0площадке ещё никто не\u00a0подключён, пригласите библиотекаря.',
    invite: 'Пригласить библиотекаря',
    edit: 'Название и\u00a0адрес',
    editNamed: (venue: string) => `Название и\u00a0адрес: ${venue}`,
    addVenue: 'Добавить площадку',
    read: 'Читать и\u00a0проверять',
    total: {
      venues: (count: number) => ruCount(count, 'площадка', 'площадки', 'площадок'),
      waiting: (count: number) => ruCount(count, 'ждёт проверки', 'ждут проверки', 'ждут проверки'),
    },
    unknown: 'Такого муниципалитета на\u00a0этом устройстве нет',
    unknownText: 'Возможно, приглашение было в\u00a0другой муниципалитет.',
    home: 'На\u00a0главную',
  },
  en: {
    lead: 'The venues of the municipality. All you see here is on this device and opens without a connection.',
    returnedInitiatives: (count) =>
      enCount(count, 'initiative returned by the region', 'initiatives returned by the region'),
    returnedText: 'Correct the passport and hand it in again.',
    toInitiatives: 'To the initiatives',
    sessions: (venue) => `Sessions: ${venue}`,
    session: (day) => `Session of ${day}`,
    noDate: 'no date',
    present: (count) => enCount(count, 'person in the hall', 'people in the hall'),
    comments: (count) => enCount(count, 'open comment', 'open comments'),
    outcomes: { 'not-held': 'not held', postponed: 'postponed', joint: 'joint' },
    paperOnly: (count) => `only paper so far: ${enCount(count, 'sheet', 'sheets')}`,
    sheetsLeft: (count) => `left to type: ${enCount(count, 'sheet', 'sheets')}`,
    gaps: (count) => enCount(count, 'gap', 'gaps'),
    complete: 'the protocol is complete',
    needs: {
      submitted: 'Waits for your review',
      late: 'Added to after acceptance',
      none: 'Not begun yet',
    },
    lastReceived: (when) => `Last received by the centre: ${when}`,
    nothingReceived: 'The centre has received nothing from this venue yet.',
    unsent: (count) =>
      `${enCount(count, 'record waits', 'records wait')} on this device to be sent.`,
    fresh: (count) =>
      `since you looked: ${enCount(count, 'new or changed answer', 'new or changed answers')}`,
    devices: {
      none: 'No device is connected yet.',
      holds: (count) => enCount(count, 'record waits', 'records wait'),
      unknown: 'has not told yet what it holds',
      heard: (when) => `in contact ${when}`,
      never: 'not in contact yet',
      allSent: (count, heard) =>
        count === 1
          ? `One device: all was sent, ${heard}.`
          : `${enCount(count, 'device', 'devices')}: all was sent at the last contact. The longest silent one: ${heard}.`,
      asOf: (when) => `What is on devices the centre told ${when}.`,
    },
    emptyText:
      'The librarian begins a session on their own device. If nobody at the venue is connected yet, invite a librarian.',
    invite: 'Invite a librarian',
    edit: 'Name and address',
    editNamed: (venue) => `Name and address: ${venue}`,
    addVenue: 'Add a venue',
    read: 'Read and review',
    total: {
      venues: (count) => enCount(count, 'venue', 'venues'),
      waiting: (count) => `${enCount(count, 'waits', 'wait')} for review`,
    },
    unknown: 'This device has no such municipality',
    unknownText: 'The invitation may have been for another one.',
    home: 'To the first page',
  },
})
