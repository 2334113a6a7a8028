import { catalog } from './messages.ts'

/** Several people who take turns on one device. */
export const personMessages = catalog({
  ru: {
    who: 'Кто сейчас работает',
    workingNow: (name: string) => `Сейчас работает: ${name}. Сменить`,
    list: 'Кто работает на\u00a0этом устройстве',
    lead: 'У\u00a0каждого свои недописанные слова: другому они не\u00a0видны. Записанное видят все на\u00a0площадке.',
    current: 'работает сейчас',
    take: 'Это я',
    anonymous: 'Без имени',
    add: 'Добавить коллегу',
    addText:
      'Коллега будет работать на\u00a0тех же площадках под своим именем. Нужна связь, хотя бы на\u00a0минуту.',
    name: 'Как зовут коллегу',
    nameHint: 'Например «Ольга Петровна»',
    nameEmpty: 'Впишите имя.',
    adding: 'Добавляем…',
    lockFirst: 'Сначала поставьте замок',
    lockFirstText:
      'Устройством будут пользоваться несколько человек. Замок закрывает имена и\u00a0фото, когда оно лежит без присмотра; PIN-код будут знать все, кто на\u00a0нём работает.',
    lockSet: 'Поставить замок',
  },
  en: {
    who: 'Who works now',
    workingNow: (name) => `Working now: ${name}. Change`,
    list: 'Who works on this device',
    lead: 'Everybody has unfinished words of their own, which the others do not see. What is recorded all of the venue see.',
    current: 'works now',
    take: 'That is me',
    anonymous: 'No name',
    add: 'Add a colleague',
    addText:
      'The colleague works at the same venues under their own name. This needs a connection, if only for a minute.',
    name: 'Name of the colleague',
    nameHint: 'For example “Olga Petrovna”',
    nameEmpty: 'Enter a name.',
    adding: 'Adding…',
    lockFirst: 'Set a lock first',
    lockFirstText:
      'Several people are going to use this device. The lock closes names and photos while nobody minds it; everybody who works on it will know the PIN.',
    lockSet: 'Set a lock',
  },
})
