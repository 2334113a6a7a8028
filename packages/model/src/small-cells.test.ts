import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hiddenCells, hiddenGroups, withSums } from './small-cells.ts'

const smallest = 5

const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) => {
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.nat(60))
    const row = fc.array(count, { minLength: columns, maxLength: columns })
    return fc.array(row, { minLength: rows, maxLength: rows })
  })

describe('what leaves the region’s desk of a table with sums', () => {
  test('no group of fewer than five stands in it', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const hidden = hiddenCells(cells, smallest)
        const told = withSums(cells).flatMap((counts, row) =>
          counts.filter((_, column) => hidden[row]?.[column] !== true),
        )
        expect(told.filter((count) => count > 0 && count < smallest)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('no hidden number can be worked out: another table prints the same with another number there', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const hidden = hiddenCells(cells, smallest)
        const table = withSums(cells)
        const fixed = hidden.flatMap((flags, row) =>
          flags.filter((flag, column) => flag && !mayDiffer(table, hidden, row, column)),
        )
        expect(fixed).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('a lone small group is not given away by the sum of its row', () => {
    const hidden = hiddenCells(
      [
        [20, 3],
        [30, 40],
      ],
      smallest,
    )
    expect(hidden.flat().filter(Boolean).length).toBeGreaterThanOrEqual(4)
    expect(hidden[0]?.[1]).toBe(true)
  })

  test('where every group is large everything is told', () => {
    const hidden = hiddenCells([[20, 30, 0]], smallest)
    expect(hidden.flat()).not.toContain(true)
  })
})

describe('the groups of a hall that are told with words', () => {
  const halls = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), fc.nat(30))

  test('are large, and behind the untold there is never one group alone, nor few people, if it can be helped', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        const present = new Map(Object.entries(hall))
        const hidden = hiddenGroups(present, smallest)
        const people = [...hidden].reduce((sum, group) => sum + (present.get(group) ?? 0), 0)
        const told = [...present].filter(([group, count]) => count > 0 && !hidden.has(group))
        expect(told.every(([, count]) => count >= smallest)).toBe(true)
        const isSafe = hidden.size === 0 || (hidden.size > 1 && people >= smallest)
        expect(isSafe || told.length === 0).toBe(true)
      }),
    )
  })
})

/**
 * Whether whole numbers from zero on, with the same sums and the same printed numbers, may have one more or one less
 * here: a circle of hidden numbers that take turns in growing and shrinking, where only what is above zero shrinks.
 * A sum stands on the other side of its equation, so that it grows where a number shrinks.
 */
function mayDiffer(
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  row: number,
  column: number,
): boolean {
  return [true, false].some((grows) => {
    const shrinks = isSum(table, row, column) === grows
    if (shrinks && (table[row]?.[column] ?? 0) === 0) return false
    const start = `column ${column}`
    const seen = new Set([start])
    const waiting = [start]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (at === `row ${row}`) return true
      for (const next of stepsFrom(table, hidden, at, grows, [row, column])) {
        if (!seen.has(next)) waiting.push(next)
        seen.add(next)
      }
    }
    return false
  })
}

function stepsFrom(
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  at: string,
  grows: boolean,
  [ownRow, ownColumn]: readonly [number, number],
): string[] {
  const [side, number] = at.split(' ')
  const found: string[] = []
  for (const [row, flags] of hidden.entries()) {
    for (const [column, isHidden] of flags.entries()) {
      if (!isHidden || (row === ownRow && column === ownColumn)) continue
      const isHere = side === 'row' ? row === Number(number) : column === Number(number)
      if (!isHere) continue
      // From a column back to a row against the way of the first number, from a row to a column with it.
      const growsHere = side === 'row' ? grows : !grows
      const shrinks = isSum(table, row, column) === growsHere
      if (shrinks && (table[row]?.[column] ?? 0) === 0) continue
      found.push(side === 'row' ? `column ${column}` : `row ${row}`)
    }
  }
  return found
}

/** On the other side of its equations; the sum of all sums is on the other side of the other side. */
function isSum(table: readonly (readonly number[])[], row: number, column: number): boolean {
  const isOfRow = column === (table[0]?.length ?? 0) - 1
  const isOfColumn = row === table.length - 1
  return isOfRow !== isOfColumn
}
