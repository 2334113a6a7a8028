import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import { answerTextLimit } from '@living-libraries/model/kinds/answer'
import { shortTableName, type Table } from '../../../binding/session-tables.ts'

export type PastedKind = 'answer' | 'participant'

/** What one row of a pasted table becomes, or why it becomes nothing. */
export type PastedRow =
  | { readonly title: string; readonly about: readonly string[]; readonly values: Values }
  | { readonly title: string; readonly error: PasteError; readonly cell: string }

type PasteError = 'no-text' | 'too-long' | 'no-question' | 'no-table' | 'no-group'
type Values = { readonly [path: string]: Json }
type Column = 'text' | 'question' | 'table' | 'group'

export interface PasteContext {
  readonly pack: Pick<ForumPack, 'questions' | 'groups'>
  readonly tables: readonly Pick<Table, 'id' | 'name'>[]
  /** For rows that name no question. */
  readonly question: string
}

/**
 * Reads pasted cells as answers or participants. A first row of known headings says which column is what; without it
 * the order is text, question, table, group.
 */
export function rowsOf(
  cells: readonly (readonly string[])[],
  kind: PastedKind,
  context: PasteContext,
): PastedRow[] {
  const [first = []] = cells
  const headings = first.map(columnOf)
  const hasHeadings = headings.some((column) => column !== undefined) && headings[0] !== undefined
  const columns = hasHeadings ? headings : usualOrder
  return (hasHeadings ? cells.slice(1) : cells).map((row) => {
    const cell = (column: Column) => row[columns.indexOf(column)]?.trim() ?? ''
    return rowOf(cell, kind, context)
  })
}

const usualOrder: readonly Column[] = ['text', 'question', 'table', 'group']

const headingWords: { readonly [Name in Column]: RegExp } = {
  text: /^(ответ|текст|слова|имя|участник|answer|text|name|participant)$/i,
  question: /^(вопрос|№ вопроса|question)$/i,
  table: /^(стол|table)$/i,
  group: /^(группа|кто|кто говорит|group)$/i,
}

function columnOf(heading: string): Column | undefined {
  return usualOrder.find((column) => headingWords[column].test(heading.trim()))
}

function rowOf(
  cell: (column: Column) => string,
  kind: PastedKind,
  { pack, tables, question }: PasteContext,
): PastedRow {
  const text = cell('text')
  const wrong = (error: PasteError, found: string): PastedRow => ({
    title: text,
    error,
    cell: found,
  })
  if (text === '') return wrong('no-text', '')
  if (text.length > (kind === 'answer' ? answerTextLimit : 80)) return wrong('too-long', text)
  const table = tables.find(({ name }) => isSame(cell('table'), name, shortTableName(name)))
  if (cell('table') !== '' && table === undefined) return wrong('no-table', cell('table'))
  const group = pack.groups.find(({ title, singular = title }) =>
    isSame(cell('group'), title, singular),
  )
  if (cell('group') !== '' && group === undefined) return wrong('no-group', cell('group'))
  const stated = {
    ...(table === undefined ? {} : { table: table.id }),
    ...(group === undefined ? {} : { group: group.id }),
  }
  const about = [table?.name ?? '', group?.title ?? ''].filter(Boolean)
  if (kind === 'participant') {
    return { title: text, about, values: { pseudonym: text, consent: 'none', ...stated } }
  }
  const asked = cell('question')
  const found = pack.questions.find(
    ({ id, text: words }, index) =>
      (asked === '' && id === question) || isSame(asked, words, String(index + 1), id),
  )
  if (found === undefined) return wrong('no-question', asked)
  return {
    title: text,
    about: [found.text, ...about],
    values: { question: found.id, text, source: 'form', ...stated },
  }
}

function isSame(cell: string, ...names: readonly string[]): boolean {
  const plain = (text: string) => text.toLocaleLowerCase('ru').replaceAll('ё', 'е').trim()
  return cell !== '' && names.some((name) => plain(name) === plain(cell))
}
