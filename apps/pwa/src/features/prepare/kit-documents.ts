import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Block, OfficialDocument } from '../../documents/official-document.ts'

/** What is printed before the evening, or kept in case nothing works. */
export type KitPaper =
  | 'questions'
  | 'attendance'
  | 'tables'
  | 'facilitator'
  | 'consents'
  | 'trouble'

export const kitPapers: readonly KitPaper[] = [
  'questions',
  'attendance',
  'tables',
  'facilitator',
  'consents',
  'trouble',
]

export interface KitParts {
  readonly pack: ForumPack
  readonly venueName: string
  readonly tables: number
}

/** One paper of the kit. Always Russian, like everything that is handed out in the hall. */
export function kitDocument(paper: KitPaper, parts: KitParts): OfficialDocument {
  const { pack, venueName } = parts
  const common = { over: venueName, asOf: pack.title }
  switch (paper) {
    case 'questions':
      return { ...common, title: 'Вопросы сессии', blocks: questionBlocks(pack) }
    case 'attendance':
      return { ...common, title: 'Кто пришёл', blocks: attendanceBlocks(pack) }
    case 'tables':
      return { ...common, title: 'Листы столов', blocks: tableBlocks(parts) }
    case 'facilitator':
      return {
        ...common,
        title: 'Памятка модератору и сборщику',
        blocks: rulesBlocks(pack),
      }
    case 'consents':
      return { ...common, title: 'Согласия', blocks: consentBlocks(pack) }
    case 'trouble':
      return {
        ...common,
        title: 'Если что-то пошло не так',
        blocks: troubleBlocks(pack),
      }
  }
}

function questionBlocks({ questions, identityLevels }: ForumPack): Block[] {
  return [
    { type: 'list', isOrdered: true, items: questions.map(({ text }) => text) },
    { type: 'paragraph', text: 'О ком это «мы»:' },
    { type: 'list', items: identityLevels.map(({ text }) => text) },
  ]
}

/** As many as a sheet of A4 holds, for sixty people. */
const rowsOnSheet = 20
const attendanceSheets = 3

function attendanceBlocks({ groups }: ForumPack): Block[] {
  return [
    {
      type: 'paragraph',
      text: 'Имя пишет только тот, кто согласен. Остальные ставят знак в строке своей группы.',
    },
    {
      type: 'table',
      isForHand: true,
      caption: 'Сосчитано по группам',
      columns: [
        { title: 'Группа', share: 2 },
        { title: 'Знаки', share: 3 },
        { title: 'Всего', share: 0.8 },
      ],
      rows: [...groups.map(({ title }) => title), 'Группа не указана'].map((title) => [title]),
    },
    ...Array.from({ length: attendanceSheets }, (_, sheet) => nameBlocks(sheet)).flat(),
  ]
}

function nameBlocks(sheet: number): Block[] {
  return [
    { type: 'page-break' },
    {
      type: 'table',
      isForHand: true,
      caption: 'Кто согласен быть названным',
      columns: [
        { title: '№', share: 0.4 },
        { title: 'Имя', share: 3 },
        { title: 'Группа', share: 2 },
        { title: 'Стол', share: 0.7 },
        { title: 'Подпись', share: 1.5 },
      ],
      rows: Array.from({ length: rowsOnSheet }, (_, row) => [
        String(sheet * rowsOnSheet + row + 1),
      ]),
    },
  ]
}

/** With the heading they fill a sheet of A4. */
const linesPerQuestion = 16

function tableBlocks({ pack, tables }: KitParts): Block[] {
  const sheets = Array.from({ length: tables }, (_, index) => index + 1).flatMap((table) =>
    pack.questions.map(({ text }, index) => ({ table, number: index + 1, text })),
  )
  return sheets.flatMap(({ table, number, text }, index): Block[] => [
    ...(index === 0 ? [] : [{ type: 'page-break' } as const]),
    { type: 'heading', level: 1, text: `Стол ${table}. Вопрос ${number}. ${text}` },
    {
      type: 'paragraph',
      look: 'entry',
      text: 'Лист № ______   Пишет (сборщик): ______________________',
    },
    {
      type: 'table',
      isForHand: true,
      columns: [
        { title: 'Ответ словами говорящего', share: 5 },
        { title: 'Кто (группа)', share: 1.6 },
      ],
      rows: Array.from({ length: linesPerQuestion }, () => ['']),
    },
  ])
}

function rulesBlocks({ groups }: ForumPack): Block[] {
  return [
    { type: 'heading', level: 1, text: 'Модератор стола' },
    {
      type: 'list',
      items: [
        'Задаёт вопрос вслух и ждёт: тишина в полминуты – это нормально.',
        'Даёт слово каждому хотя бы раз, молчащих спрашивает по имени.',
        'Не оценивает и не поправляет: «спасибо, записали» вместо «правильно».',
        'Следит за временем; недосказанное записывают на лист и после сессии.',
        'Обвинение против человека по имени не обсуждает: записывает и идёт дальше.',
      ],
    },
    { type: 'heading', level: 1, text: 'Сборщик' },
    {
      type: 'list',
      items: [
        'Пишет словами говорящего, одна мысль – одна строка.',
        'Повтор отмечает знаком «+1» у первой записи, свои слова – новой строкой.',
        'Группу пишет только со слов самого человека; иначе оставляет пустой.',
        'Имя – только с согласия. Детей до 18 лет по имени не записывает.',
        'На листе: номер, стол, кто писал. Лист отдаёт библиотекарю, даже пустой.',
      ],
    },
    {
      type: 'paragraph',
      look: 'note',
      text: `Группы: ${groups.map(({ title }) => title.toLocaleLowerCase('ru')).join(', ')}.`,
    },
  ]
}

function consentBlocks({ consents }: ForumPack): Block[] {
  return consents.flatMap(({ title, text, draft, version }, index): Block[] => [
    ...(index === 0 ? [] : [{ type: 'page-break' } as const]),
    { type: 'heading', level: 1, text: title },
    ...(draft
      ? [
          {
            type: 'paragraph',
            look: 'note',
            text: 'Проект: организатор ещё не согласовал этот текст с юристом.',
          } as const,
        ]
      : []),
    ...clausesOf(text).map((clause): Block => ({ type: 'paragraph', look: 'entry', text: clause })),
    { type: 'signature', post: 'Имя и подпись' },
    { type: 'paragraph', look: 'note', text: `Редакция ${version}` },
  ])
}

/** Every line a clause of its own; what is ticked by hand gets a box to tick. */
function clausesOf(text: string): string[] {
  return text.replaceAll(/\[ \] ?/g, '☐\u00a0').split(/\n+/)
}

function troubleBlocks({ support }: ForumPack): Block[] {
  const contact = support.placeholder
    ? '______________________'
    : `${support.name}, ${support.telephone}`
  return [
    {
      type: 'paragraph',
      look: 'lead',
      text: 'Записанное не пропадает: оно на диске устройства и без интернета, и без зарядки.',
    },
    {
      type: 'table',
      columns: [{ title: 'Что случилось' }, { title: 'Что делать', share: 2 }],
      rows: [
        ['Нет интернета', 'Продолжайте. Всё уйдёт само, когда связь появится, хоть через неделю.'],
        ['Телефон выключился', 'Зарядите и откройте снова: недописанная строка будет в поле.'],
        ['Приложение не открывается', 'Пишите на листы столов. Наберёте потом с листа.'],
        ['«Места нет»', 'Удалите лишние фото и видео из телефона, не из приложения.'],
        ['Заменили устройство', 'Попросите у координатора новое приглашение. Старое не стирайте.'],
        ['Центр не принял запись', 'Откройте «Отправка»: там причина и слова, их можно исправить.'],
        ['Двое написали разное', 'Оба текста целы. Выберите нужный в самой записи.'],
      ],
    },
    { type: 'paragraph', look: 'entry', text: `Дежурный поддержки: ${contact}` },
    {
      type: 'paragraph',
      look: 'entry',
      text: 'Координатор муниципалитета: ______________________',
    },
  ]
}
