/** A cell of a table that leaves the system. */
export type Cell = string | number

/**
 * A table as a CSV file: UTF-8 with a byte order mark, semicolons, CRLF, because a Russian Excel opens only that
 * without asking. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return byteOrderMark + csvRows(rows)
}

/** Further rows of a table that was begun before. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(written).join(';')}\r\n`).join('')
}

const byteOrderMark = '\uFEFF'

function written(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
