/** What a row or a column stands for: an id of the pack and its words. */
export interface Heading {
  readonly id: string
  readonly title: string
}

export interface CrossTable {
  readonly rows: readonly Heading[]
  readonly columns: readonly Heading[]
  readonly at: (row: string, column: string) => number
  readonly ofRow: (row: string) => number
  readonly ofColumn: (column: string) => number
  readonly total: number
}

export interface Counted {
  readonly row: string
  readonly column: string
  readonly count: number
}

/**
 * Counts in rows and columns, with their sums. What is counted under an id that no heading names gets a heading of
 * its own: otherwise the sums would not be those of the cells.
 */
export function crossTable(
  counts: readonly Counted[],
  rows: readonly Heading[],
  columns: readonly Heading[],
): CrossTable {
  const cells = new Map<string, number>()
  for (const { row, column, count } of counts) {
    const key = keyOf(row, column)
    cells.set(key, (cells.get(key) ?? 0) + count)
  }
  const sum = (of: (counted: Counted) => boolean) =>
    counts.filter(of).reduce((total, { count }) => total + count, 0)
  return {
    rows: withUnnamed(
      rows,
      counts.map(({ row }) => row),
    ),
    columns: withUnnamed(
      columns,
      counts.map(({ column }) => column),
    ),
    at: (row, column) => cells.get(keyOf(row, column)) ?? 0,
    ofRow: (row) => sum((counted) => counted.row === row),
    ofColumn: (column) => sum((counted) => counted.column === column),
    total: sum(() => true),
  }
}

function withUnnamed(headings: readonly Heading[], found: readonly string[]): Heading[] {
  const named = new Set(headings.map(({ id }) => id))
  const unnamed = [...new Set(found)].filter((id) => !named.has(id)).sort()
  return [...headings, ...unnamed.map((id) => ({ id, title: id }))]
}

function keyOf(row: string, column: string): string {
  return `${row}/${column}`
}
