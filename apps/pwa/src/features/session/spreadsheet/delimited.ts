/**
 * The cells of a table that was copied out of a spreadsheet (tabs) or saved as CSV (semicolons or commas). Quoted cells
 * may hold separators, line ends and doubled quotes. Empty rows are left out.
 */
export function cellsOf(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(plain)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < plain.length; at += 1) {
    const letter = plain[at] ?? ''
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (plain[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (letter === '"' && cell === '') isQuoted = true
    else if (letter === separator) {
      row.push(cell)
      cell = ''
    } else if (letter === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
    } else if (letter !== '\r') cell += letter
  }
  rows.push([...row, cell])
  return rows
    .map((cells) => cells.map((one) => one.trim()))
    .filter((cells) => cells.some((one) => one !== ''))
}

function separatorOf(text: string): string {
  const [line = ''] = text.split('\n')
  if (line.includes('\t')) return '\t'
  return line.split(';').length >= line.split(',').length && line.includes(';') ? ';' : ','
}

/** The same cells as text that `cellsOf` reads back: tabs between them, quoted where they need it. */
export function textOfCells(cells: readonly (readonly string[])[]): string {
  const written = (cell: string) =>
    /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return cells.map((row) => row.map(written).join('\t')).join('\n')
}
