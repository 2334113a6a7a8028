import type { Cell } from '@living-libraries/model/csv'
import { formatIn } from '../i18n/format.ts'
import { asOfLine } from './as-of.ts'
import type { OfficialDocument } from './official-document.ts'

/** So many columns still fit on an upright page. */
const mostUpright = 5

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
  const longest = (column: number) =>
    Math.max(...[head, ...rows].map((row) => String(row[column] ?? '').length))
  return {
    title,
    asOf: asOfLine(asOf, undefined),
    isWide: head.length > mostUpright,
    isOneSheet: head.length > mostUpright,
    blocks: [
      { type: 'paragraph', look: 'note', text: about },
      {
        type: 'table',
        columns: head.map((name, column) => ({
          title: String(name ?? ''),
          share: Math.min(34, Math.max(12, longest(column))),
          ...(isNumber(column) ? { isNumber: true } : {}),
        })),
        rows: rows.map((row) =>
          head.map((_name, column) => {
            const cell = row[column] ?? ''
            return typeof cell === 'number' ? number(cell) : String(cell)
          }),
        ),
      },
      {
        type: 'table',
        columns: meaningHead.map((title, at) => ({ title, share: at === 0 ? 1 : 3 })),
        rows: meanings,
      },
    ],
  }
}
