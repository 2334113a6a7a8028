import { attendanceOf } from '@living-libraries/model/attendance'
import type { Cell } from '@living-libraries/model/csv'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import { unstatedGroup } from '@living-libraries/model/kinds/session'
import { mayBeShown } from '@living-libraries/model/naming'
import { votesOf } from '@living-libraries/model/votes'
import { factsOf } from '../../../binding/result-facts.ts'
import type { SessionContentRecord, SessionView } from '../../../binding/use-session.ts'
import { fieldMessages } from '../../../i18n/field-messages.ts'
import { tablesOf } from '../../../binding/session-tables.ts'

/** One sheet of a workbook, the first row its headings. */
export interface ExportTable {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}

/**
 * The session as tables in Russian. Names and contacts of people are left out: a spreadsheet is copied on without
 * anybody asking again. For the same reason an answer that may not be shown has its line without its words.
 */
export function tablesFor(view: SessionView, pack: ForumPack): ExportTable[] {
  const tables = new Map(tablesOf(view.session).map(({ id, name }) => [id, name]))
  const groups = new Map(pack.groups.map(({ id, title }) => [id, title]))
  groups.set(unstatedGroup, 'не указано')
  const questions = new Map(pack.questions.map(({ id, text }) => [id, text]))
  const levels = new Map(pack.identityLevels.map(({ id, text }) => [id, text]))
  const named = (names: ReadonlyMap<string, string>, id: string | undefined) =>
    id === undefined ? '' : (names.get(id) ?? id)
  return [
    {
      name: 'Ответы',
      rows: [
        answerColumns,
        ...view.answers.map(({ fields }) => [
          named(questions, fields.question),
          ...(mayBeShown(fields.naming) ? [fields.text ?? '', fields.translation ?? ''] : ['', '']),
          named(tables, fields.table),
          named(groups, fields.group),
          named(levels, fields.level),
          fields.sheet ?? '',
          fields.repeats === undefined ? '' : '+1',
          votesOf(fields.votes),
          mayBeShown(fields.naming) ? '' : 'не для показа',
        ]),
      ],
    },
    {
      name: 'Посещаемость',
      rows: [
        ['Группа', 'Человек'],
        ...[...attendanceOf(view.session.fields.attendance)].map(([group, count]) => [
          named(groups, group),
          count,
        ]),
      ],
    },
    resultTable('Самое ценное', view.elements, view, pack),
    resultTable('Инициативы', view.initiatives, view, pack),
  ]
}

const answerColumns = [
  'Вопрос',
  'Ответ',
  'Перевод',
  'Стол',
  'Группа',
  'Уровень',
  'Лист',
  'Повтор',
  'Голоса',
  'Показ',
] as const

/** Fields that hold names or contacts of people. */
const personal: ReadonlySet<string> = new Set(['team', 'telephone', 'email', 'occupation'])

function resultTable(
  name: string,
  records: readonly SessionContentRecord[],
  view: SessionView,
  pack: ForumPack,
): ExportTable {
  const labels = fieldMessages.ru.fields
  const shown = { ...view, answers: view.answers.filter(({ fields }) => mayBeShown(fields.naming)) }
  const rows = records.flatMap((record) => {
    const { fields } = record
    const title = 'title' in fields ? (fields.title ?? '') : ''
    const votes = 'votes' in fields ? votesOf(fields.votes) : 0
    const facts = factsOf(record, shown, pack).filter(({ field }) => !personal.has(field))
    return [
      [title, 'Голоса', votes],
      ...facts.map(({ field, text }) => [title, labels[field], text]),
    ]
  })
  return { name, rows: [['Название', 'Что', 'Значение'], ...rows] }
}
