import * as v from 'valibot'
import type { Cell } from './csv.ts'
import { unstatedGroup } from './kinds/session.ts'
import { mayBeShown } from './naming.ts'
import { answersQuerySchema, type OverviewAnswer } from './overview.ts'
import { smallestShownGroup } from './small-cells.ts'
import { type TellGroup, untoldGroup } from './told-group.ts'
import { workbookType } from './workbook.ts'

export const exportFormats = ['csv', 'xlsx', 'jsonl'] as const
export const exportFormatSchema = v.picklist(exportFormats)
export type ExportFormat = v.InferOutput<typeof exportFormatSchema>

export const exportTypes: { readonly [Format in ExportFormat]: string } = {
  csv: 'text/csv; charset=utf-8',
  xlsx: workbookType,
  jsonl: 'application/jsonl; charset=utf-8',
}

/** Of an answer with a file: about how many bytes it becomes. */
export const aboutBytesHeader = 'x-about-bytes'

const { cursor: _cursor, limit: _limit, ...filters } = answersQuerySchema.entries

/** Query of GET /api/overview/answers/export: the filters of the list, and the form of the file. */
export const answersExportQuerySchema = v.object({ ...filters, format: exportFormatSchema })
export type AnswersExportQuery = v.InferOutput<typeof answersExportQuerySchema>

/** What an exported answer needs of the registry, the pack and its session. */
export interface ExportNames {
  readonly municipality: (id: string) => string
  readonly venue: (id: string) => string
  readonly question: (id: string) => string
  readonly group: (id: string) => string
  readonly level: (id: string) => string
  readonly theme: (id: string) => string
  /** Day of the session, as 2024-11-05; '' where it was never told. */
  readonly date: (session: string) => string
  /** See `groupTelling`. */
  readonly tell: TellGroup
}

export interface ExportColumn {
  /** Name in JSON Lines. */
  readonly key: string
  /** Heading in CSV and XLSX; the files are Russian, as all documents that leave the system. */
  readonly title: string
  /** Its line in the data dictionary. */
  readonly about: string
  readonly width: number
  readonly of: (answer: OverviewAnswer, names: ExportNames) => Cell
}

/** What leaves the system of an answer, column by column: no name, no pseudonym, not who wrote it down. */
export const answerColumns: readonly ExportColumn[] = [
  {
    key: 'id',
    title: 'Номер ответа',
    about: 'Постоянный номер ответа в системе (UUID); по нему ответ находят снова.',
    width: 38,
    of: ({ id }) => id,
  },
  {
    key: 'session',
    title: 'Номер сессии',
    about: 'Постоянный номер сессии, на которой это сказано (UUID).',
    width: 38,
    of: ({ session }) => session,
  },
  {
    key: 'date',
    title: 'День сессии',
    about: 'Год-месяц-день; пусто, если площадка не указала.',
    width: 12,
    of: ({ session }, names) => names.date(session),
  },
  {
    key: 'municipality',
    title: 'Муниципалитет',
    about: 'Название по реестру форума.',
    width: 28,
    of: ({ municipality }, names) => names.municipality(municipality),
  },
  {
    key: 'venue',
    title: 'Площадка',
    about: 'Название по реестру форума.',
    width: 34,
    of: ({ venue }, names) => names.venue(venue),
  },
  {
    key: 'question',
    title: 'Вопрос',
    about: 'Главный вопрос ответа: по нему ответ учтён в числах один раз.',
    width: 30,
    of: ({ question }, names) => names.question(question),
  },
  {
    key: 'also',
    title: 'Отвечает и на',
    about:
      'Другие вопросы, на которые отвечают те же слова; через точку с запятой. В числах не повторяется.',
    width: 24,
    of: ({ also }, names) => also.map(names.question).join('; '),
  },
  {
    key: 'text',
    title: 'Слова',
    about: 'Сказанное, как его записали на площадке, с её исправлениями.',
    width: 60,
    of: ({ text, naming }) => (mayBeShown(naming) ? text : ''),
  },
  {
    key: 'language',
    title: 'Язык',
    about: 'Код языка (ISO 639); пусто: русский.',
    width: 8,
    of: ({ language }) => language ?? '',
  },
  {
    key: 'translation',
    title: 'Перевод',
    about: 'Перевод на русский, если слова не русские и площадка его записала.',
    width: 40,
    of: ({ translation, naming }) => (mayBeShown(naming) ? (translation ?? '') : ''),
  },
  {
    key: 'table',
    title: 'Стол',
    about: 'Название стола на сессии.',
    width: 14,
    of: ({ table }) => table ?? '',
  },
  {
    key: 'group',
    title: 'Группа',
    about: `Группа говорившего; пусто: не указана. «Скрыта»: в зале было меньше ${smallestShownGroup} человек этой группы, и слова с группой выдали бы, кто говорил.`,
    width: 26,
    of: ({ group, session }, names) => {
      const told = names.tell(session, group)
      if (told === unstatedGroup) return ''
      return told === untoldGroup ? 'скрыта' : names.group(told)
    },
  },
  {
    key: 'level',
    title: 'Уровень',
    about: 'Как кто человек говорил: люди, жители области, россияне; пусто: не указано.',
    width: 26,
    of: ({ level }, names) => (level === null ? '' : names.level(level)),
  },
  {
    key: 'themes',
    title: 'Темы',
    about: 'Темы, к которым ответ отнесли в регионе; через точку с запятой. Пусто: ни к одной.',
    width: 30,
    of: ({ themes }, names) => themes.map(names.theme).join('; '),
  },
  {
    key: 'state',
    title: 'Проверка',
    about: '«Принят»: сессию принял координатор. «Не проверен»: сессия отправлена и ждёт проверки.',
    width: 14,
    of: ({ state }) => (state === 'accepted' ? 'принят' : 'не проверен'),
  },
  {
    key: 'late',
    title: 'Пришло позже',
    about:
      '«Да»: пришло после того, как координатор прочёл сессию; в числах идёт отдельной строкой.',
    width: 14,
    of: ({ isLate }) => (isLate ? 'да' : 'нет'),
  },
  {
    key: 'display',
    title: 'Показ',
    about:
      '«Не для показа»: в словах назван частный человек без согласия или кого-то обвиняют; слов в файле нет, ответ учтён.',
    width: 16,
    of: ({ naming }) => (mayBeShown(naming) ? 'можно' : 'не для показа'),
  },
]

export const answerHeadings: readonly string[] = answerColumns.map(({ title }) => title)

export function answerRow(answer: OverviewAnswer, names: ExportNames): Cell[] {
  return answerColumns.map((column) => column.of(answer, names))
}

/** One line of JSON, with the keys of the columns. */
export function answerLine(answer: OverviewAnswer, names: ExportNames): string {
  const entries = answerColumns.map((column) => [column.key, column.of(answer, names)])
  return `${JSON.stringify(Object.fromEntries(entries))}\n`
}

/** What every column means; goes with every file of answers. */
export function dataDictionary(): Cell[][] {
  return [
    ['Столбец', 'В JSON Lines', 'Что значит'],
    ...answerColumns.map(({ title, key, about }) => [title, key, about]),
  ]
}
