import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crossTable } from './cross-table.ts'

const id = fc.constantFrom('a', 'b', 'c', 'gone')
const named = ['a', 'b', 'c'].map((one) => ({ id: one, title: one }))

test('rows and columns add up to the same total, whatever was counted, also under names that are gone', () => {
  const counts = fc.array(fc.record({ row: id, column: id, count: fc.nat(99) }))
  fc.assert(
    fc.property(counts, (counted) => {
      const table = crossTable(counted, named, named)
      const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0)
      expect(sum(table.rows.map((row) => table.ofRow(row.id)))).toBe(table.total)
      expect(sum(table.columns.map((column) => table.ofColumn(column.id)))).toBe(table.total)
      for (const row of table.rows) {
        expect(sum(table.columns.map((column) => table.at(row.id, column.id)))).toBe(
          table.ofRow(row.id),
        )
      }
    }),
  )
})
