/** Fewer people of a group in a hall, and a quote with its group would say who spoke. */
export const smallestShownGroup = 5

/** What is printed instead of a number that may not be told. */
export const hiddenCell = '<5'

/**
 * Which numbers of a table with its sums may not leave the region's desk, so that nobody can work out a group of fewer
 * than `smallest`: neither from its own cell nor by subtracting what is printed from a sum.
 *
 * The answer has one row and one column more than `cells`, for the sums. Rows and columns are the ends of a graph and
 * hidden numbers its edges. A number can be worked out exactly where its edge is on no circle; there three others,
 * none of them zero, are hidden with it, which closes one, at the price of the smallest numbers. On a circle of numbers
 * above zero all of them may be one more or one less, and no sum shows it.
 */
export function hiddenCells(
  cells: readonly (readonly number[])[],
  smallest: number,
): readonly (readonly boolean[])[] {
  const table = withSums(cells)
  const hidden = table.map((row) => row.map((count) => count > 0 && count < smallest))
  for (let bridge = bridgeIn(hidden); bridge !== undefined; bridge = bridgeIn(hidden)) {
    for (const [row, column] of cheapestCircle(table, hidden, bridge)) {
      const flags = hidden[row]
      if (flags !== undefined) flags[column] = true
    }
  }
  return hidden
}

/**
 * The groups of a hall that are not told with words: each of fewer than `smallest` people, and, where one of them would
 * be alone among the untold or all of them together still few, the next smallest ones too. Otherwise whoever knows who
 * came would find the lone small group behind the word «hidden».
 */
export function hiddenGroups(
  present: ReadonlyMap<string, number>,
  smallest: number,
): ReadonlySet<string> {
  const bySize = [...present].filter(([, count]) => count > 0).sort(([, a], [, b]) => a - b)
  const hidden = new Set<string>()
  let people = 0
  for (const [group, count] of bySize) {
    const isEnough = hidden.size === 0 || (hidden.size > 1 && people >= smallest)
    if (count >= smallest && isEnough) break
    hidden.add(group)
    people += count
  }
  return hidden
}

/** The table with a last row and a last column of sums. */
export function withSums(cells: readonly (readonly number[])[]): number[][] {
  const rows = cells.map((row) => [...row, sum(row)])
  const width = (cells[0]?.length ?? 0) + 1
  return [...rows, Array.from({ length: width }, (_, at) => sum(rows.map((row) => row[at] ?? 0)))]
}

type Place = readonly [row: number, column: number]

/** A hidden number that the printed ones give away: without its edge nothing leads from its row to its column. */
function bridgeIn(hidden: readonly (readonly boolean[])[]): Place | undefined {
  for (const [row, flags] of hidden.entries()) {
    for (const [column, isHidden] of flags.entries()) {
      if (isHidden && !isOnCircle(hidden, [row, column])) return [row, column]
    }
  }
  return undefined
}

function isOnCircle(hidden: readonly (readonly boolean[])[], [row, column]: Place): boolean {
  const rows = new Set([row])
  const columns = new Set<number>()
  for (let grown = true; grown; ) {
    grown = false
    for (const [at, flags] of hidden.entries()) {
      for (const [to, isHidden] of flags.entries()) {
        if (!isHidden || (at === row && to === column)) continue
        if (rows.has(at) === columns.has(to)) continue
        rows.add(at)
        columns.add(to)
        grown = true
      }
    }
  }
  return columns.has(column)
}

function cheapestCircle(
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  [row, column]: Place,
): readonly Place[] {
  const priceOf = ([at, to]: Place): number => {
    const count = table[at]?.[to] ?? 0
    if (count === 0) return Number.POSITIVE_INFINITY
    return hidden[at]?.[to] === true ? 0 : count
  }
  let best: readonly Place[] = []
  let lowest = Number.POSITIVE_INFINITY
  for (const [otherRow, flags] of table.entries()) {
    for (const otherColumn of flags.keys()) {
      if (otherRow === row || otherColumn === column) continue
      const circle: Place[] = [
        [row, otherColumn],
        [otherRow, column],
        [otherRow, otherColumn],
      ]
      const price = sum(circle.map(priceOf))
      if (price < lowest) [best, lowest] = [circle, price]
    }
  }
  // The sums of a row and a column with a number above zero are above zero: there is always a circle through them.
  if (best.length === 0) throw new Error('a table without sums')
  return best
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, count) => total + count, 0)
}
