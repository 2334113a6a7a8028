export type Cell = string | number

/** Rows under a title, numbers to the right. */
export function tableText(title: string, head: readonly string[], rows: readonly Cell[][]): string {
  const texts = [head, ...rows.map((row) => row.map(cellText))]
  const widths = head.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)))
  const lines = texts.map((row, index) =>
    widths
      .map((width, column) => {
        const text = row[column] ?? ''
        const isNumber = index > 0 && typeof rows[index - 1]?.[column] === 'number'
        return isNumber || (index === 0 && typeof rows[0]?.[column] === 'number')
          ? text.padStart(width)
          : text.padEnd(width)
      })
      .join('  ')
      .trimEnd(),
  )
  return `\n${title}\n${lines.join('\n')}\n`
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell
  if (Number.isInteger(cell)) return cell.toLocaleString('en').replaceAll(',', ' ')
  return Math.abs(cell) < 10 ? cell.toFixed(2) : cell.toFixed(1)
}
