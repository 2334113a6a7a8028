import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ToldTables, toldThemeRows } from './told-theme-rows.ts'

const groups = ['resident', 'business', 'science'].map((id) => ({ id, title: id }))
const themes = ['roads', 'near'].map((id) => ({ id, title: id }))
const words = { theme: 'Тема', total: 'Всего', base: 'Основа', unstated: 'нет', untold: 'скрыта' }
const columns = ['resident', 'business', 'science', 'unstated', 'untold'] as const

const anyCounts = fc.tuple(...columns.map(() => fc.nat(12)))

function tablesOf(cells: readonly (readonly number[])[], base: readonly number[]): ToldTables {
  const told = Object.fromEntries(columns.map((group, at) => [group, base[at] ?? 0]))
  const toldByGroup = themes.flatMap(({ id: theme }, row) =>
    columns.map((group, at) => ({ theme, group, count: cells[row]?.[at] ?? 0 })),
  )
  return {
    toldByGroup,
    base: { municipality: {}, group: {}, told, total: 0 },
  }
}

test('the file of themes by group tells no number from one to four, and never hides one alone in its row', () => {
  fc.assert(
    fc.property(anyCounts, anyCounts, anyCounts, (first, second, base) => {
      const [, ...rows] =
        toldThemeRows(themes, groups, tablesOf([first, second], base), words) ?? []
      expect(rows).toHaveLength(3)
      for (const [, ...cells] of rows) {
        const numbers = cells.filter((cell) => typeof cell === 'number')
        expect(numbers.filter((count) => count > 0 && count < 5)).toEqual([])
        expect(cells.length - numbers.length).not.toBe(1)
      }
    }),
  )
})

test('of an older centre, which does not say what may be told, there is no file by group', () => {
  const { toldByGroup: _absent, ...older } = tablesOf([], [])
  expect(toldThemeRows(themes, groups, older, words)).toBeUndefined()
})
