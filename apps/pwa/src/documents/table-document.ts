import type { Cell } from '@living-libraries/model/csv'
import { formatIn } from '../i18n/format.ts'
import { asOfLine } from './as-of.ts'
import type { Block, OfficialDocument, Span } from './official-document.ts'
import { sentence } from './typography.ts'

/** So many columns still fit on an upright page. */
const mostUpright = 5

/** Of more columns no page can be read: every row is told at length then. */
const mostBeside = 12

/** A table of a screen as a document: what it counts, as of when, all its rows, and what its columns mean. `asOf`: server clock, ms. */
export function tableDocumentOf(
  title: string,
  about: string,
  asOf: number,
  [head = [], ...rows]: readonly (readonly Cell[])[],
  [meaningHead = [], ...meanings]: readonly (readonly string[])[],
): OfficialDocument {
  const { number } = formatIn('ru', undefined)
  const isNumber = (column: number) =>
    column > 0 && rows.every((row) => row[column] === '' || typeof row[column] === 'number')
  const written = (cell: Cell) => (typeof cell === 'number' ? number(cell) : String(cell ?? ''))
  const isLong = head.length > mostBeside
  const longest = (column: number) =>
    Math.max(...[head, ...rows].map((row) => String(row[column] ?? '').length))
  return {
    title,
    asOf: asOfLine(asOf, undefined),
    isWide: head.length > mostUpright && !isLong,
    isOneSheet: head.length > mostUpright && !isLong,
    blocks: [
      { type: 'paragraph', look: 'note', text: about },
      ...(isLong
        ? rows.flatMap((row) => atLength(head.map(written), row.map(written)))
        : [
            {
              type: 'table',
              columns: head.map((name, column) => ({
                title: String(name ?? ''),
                share: Math.min(34, Math.max(12, longest(column))),
                ...(isNumber(column) ? { isNumber: true } : {}),
              })),
              rows: rows.map((row) => head.map((_name, column) => written(row[column] ?? ''))),
            } as const,
          ]),
      {
        type: 'table',
        columns: meaningHead.map((title, at) => ({ title, share: at === 0 ? 1 : 3 })),
        rows: meanings,
      },
    ],
  }
}

/** A row as a heading and what its columns say; those that say nothing are left out. */
function atLength(
  [, ...names]: readonly string[],
  [title = '', ...cells]: readonly string[],
): Block[] {
  const spans = cells.flatMap((cell, at): Span[] =>
    cell === '' ? [] : [{ text: `${names[at]}: `, isBold: true }, { text: `${sentence(cell)} ` }],
  )
  return [
    { type: 'heading', level: 3, text: title },
    { type: 'paragraph', look: 'entry', text: spans },
  ]
}
