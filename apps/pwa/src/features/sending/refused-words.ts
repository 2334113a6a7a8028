import { splitPath } from '@living-libraries/model/change'
import { isJsonObject, type Json } from '@living-libraries/model/json'
import type { RecordWords } from '../../binding/record-words.ts'
import type { RefusedItem } from '../../storage/refused-list.ts'
import { refusedPart } from '../../storage/refused-part.ts'

type Refused = Pick<RefusedItem, 'change' | 'paths'>

/** The words that a person typed into what was refused, to be read and copied. */
export function wordsOf(item: Refused): string {
  return linesOf(item)
    .map(([, text]) => text)
    .join('\n')
}

/** The same one by one, by path. */
export function linesOf(item: Refused): [path: string, text: string][] {
  return Object.entries(refusedPart(item).set).flatMap(([path, value]) => {
    const text = textOf(value)
    return text !== '' && isWords(path, text) ? [[path, text]] : []
  })
}

/** Whether a text of an item is words that somebody typed, not a choice, an id or a day. */
export function isWords(path: string, text: string): boolean {
  return !idFields.has(splitPath(path).field) && !isoDay.test(text)
}

/** What else it says, under its labels: choices, marks and counts; nothing that people have no name for. */
export function factsOf(item: Refused, { label, isTold, words }: RecordWords): string[] {
  return Object.entries(refusedPart(item).set).flatMap(([path, value]) => {
    const text = textOf(value)
    const isText = text !== '' && isWords(path, text)
    const said = words(path, value)
    return isText || !isTold(path) || said === '' || said === value ? [] : `${label(path)}: ${said}`
  })
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** One refused item as it stands in the file. */
export interface RefusedLine {
  readonly kind: string
  readonly where: string
  readonly when: string
  readonly why: string
  /** «Вопрос: Кто мы?» */
  readonly facts: readonly string[]
  readonly words: string
}

/** Labels of the file, in the language of the reader. */
export interface RefusedFileLabels {
  readonly title: string
  readonly device: string
  readonly where: string
  readonly when: string
  readonly why: string
  readonly words: string
  readonly noWords: string
}

/** A text file that every program opens: with a mark of its encoding and the line ends of Windows. */
export function refusedFile(
  lines: readonly RefusedLine[],
  device: string,
  labels: RefusedFileLabels,
): string {
  const blocks = lines.map(({ kind, where, when, why, facts, words }, index) =>
    [
      `${index + 1}. ${kind}`,
      ...(where === '' ? [] : [`${labels.where}: ${where}`]),
      `${labels.when}: ${when}`,
      `${labels.why}: ${why}`,
      ...facts,
      `${labels.words}:`,
      words === '' ? labels.noWords : words,
    ].join('\n'),
  )
  const head = `${labels.title}\n${labels.device}: ${device}`
  const text = `${[head, ...blocks].join('\n\n')}\n`
  return `\uFEFF${text.replaceAll('\u00a0', ' ').replaceAll('\n', '\r\n')}`
}

/** Fields that hold an id of the pack or of a record: no words of anybody. */
const idFields = new Set([
  'question',
  'table',
  'group',
  'level',
  'language',
  'source',
  'participant',
  'about',
  'parent',
  'field',
  'act',
  'repeats',
  'type',
  'seat',
  'carrier',
  'initiative',
  'formedAt',
  'consent',
  'outcome',
  'naming',
  'basis',
  'also',
  'hash',
  'thumbnailHash',
  'returned',
  'agreement',
  'report',
  'document',
  'how',
  'by',
])

/** A text, the name of a table, the words of an item of the plan. */
function textOf(value: Json): string {
  if (typeof value === 'string') return value
  if (!isJsonObject(value)) return ''
  return Object.values(value)
    .filter((part) => typeof part === 'string')
    .join(', ')
}
