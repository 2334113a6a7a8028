import { splitPath } from '@living-libraries/model/change'
import { isJsonObject, type Json } from '@living-libraries/model/json'
import type { RefusedItem } from '../../storage/refused-list.ts'

/** What of the change did not arrive: all of it, or the paths that were left out where the rest was taken. */
export function refusedPart({ change, paths }: Pick<RefusedItem, 'change' | 'paths'>): {
  readonly set: { readonly [path: string]: Json }
  readonly unset: readonly string[]
} {
  if (paths === undefined) return { set: change.set, unset: change.unset }
  const isRefused = (path: string) => Object.hasOwn(paths, path)
  return {
    set: Object.fromEntries(Object.entries(change.set).filter(([path]) => isRefused(path))),
    unset: change.unset.filter(isRefused),
  }
}

/** The words that a person typed into what was refused, to be read, corrected and copied. */
export function wordsOf(item: Pick<RefusedItem, 'change' | 'paths'>): string {
  const words = Object.entries(refusedPart(item).set)
    .filter(([path]) => !idFields.has(splitPath(path).field))
    .map(([, value]) => textOf(value))
  return words.filter((text) => text !== '').join('\n')
}

/** One refused item as it stands in the file. */
export interface RefusedLine {
  readonly kind: string
  readonly where: string
  readonly when: string
  readonly why: string
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
  const blocks = lines.map(({ kind, where, when, why, words }, index) =>
    [
      `${index + 1}. ${kind}`,
      ...(where === '' ? [] : [`${labels.where}: ${where}`]),
      `${labels.when}: ${when}`,
      `${labels.why}: ${why}`,
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
])

function textOf(value: Json): string {
  if (typeof value === 'string') return value
  const name = isJsonObject(value) ? value['name'] : undefined
  return typeof name === 'string' ? name : ''
}
