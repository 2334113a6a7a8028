import { readFileSync } from 'node:fs'
import { parseForumPack } from '@living-libraries/model/forum-pack'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Located, tileGrid } from './tile-grid.ts'

const packFile = new URL('../../../../../forums/priangarye-2024.json', import.meta.url)
const { municipalities } = parseForumPack(JSON.parse(readFileSync(packFile, 'utf8')))

describe('the map of tiles', () => {
  it.each([5, 10])(
    'gives each of the 42 municipalities a tile of its own, %i in a row',
    (columns) => {
      const cells = tileGrid(municipalities, columns)
      expect(cells).toHaveLength(42)
      expect(new Set(cells.map(({ column, row }) => `${column}/${row}`)).size).toBe(42)
      expect(Math.max(...cells.map(({ column }) => column))).toBeLessThanOrEqual(columns)
      expect(Math.min(...cells.map(({ column, row }) => Math.min(column, row)))).toBe(1)
    },
  )

  it.each([5, 10])('keeps who is north and who is west of whom, %i in a row', (columns) => {
    const cells = tileGrid(municipalities, columns)
    const kept: boolean[] = []
    const far = 1.5
    for (const [one, first] of municipalities.entries()) {
      for (const [other, second] of municipalities.entries()) {
        const [cell, another] = [cells[one], cells[other]]
        if (cell === undefined || another === undefined) continue
        if (first.lat - second.lat > far) kept.push(cell.row < another.row)
        if (first.lon - second.lon > far) kept.push(cell.column > another.column)
      }
    }
    expect(kept.filter(Boolean).length / kept.length).toBeGreaterThan(0.9)
  })

  it('puts any places into different cells, always the same ones', () => {
    const place: fc.Arbitrary<Located> = fc.record({
      lat: fc.double({ min: -60, max: 80, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        (places, columns) => {
          const cells = tileGrid(places, columns)
          expect(new Set(cells.map(({ column, row }) => `${column}/${row}`)).size).toBe(
            places.length,
          )
          expect(tileGrid(places, columns)).toEqual(cells)
        },
      ),
    )
  })
})
