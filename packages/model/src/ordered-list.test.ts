import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder, placeBetween } from './ordered-list.ts'
import { TinyCentre } from './samples/tiny-centre.ts'
import { sampleChange, sampleId, sampleMaking, sampleSpace } from './samples/venue-sample.ts'

type Tables = { readonly [id: string]: { readonly name: string; readonly order: number } }

const [anna, boris] = [sampleId(1), sampleId(2)]

/** A centre with a session of so many tables, in whose log everything goes at the base that it is given. */
function hall(count: number) {
  const centre = new TinyCentre()
  const create = { kind: 'session', space: sampleSpace, session: null }
  const tables = Array.from({ length: count }, (_, index) => [
    `tables/t${index}`,
    { name: `Стол ${index}`, order: index + 1 },
  ])
  centre.push(anna, [sampleMaking({ create, set: Object.fromEntries(tables) })], 'each')
  let n = 1
  return {
    put: (device: string, id: string, order: number, base = 1) => {
      n += 1
      const set = { [`tables/${id}`]: { name: `Стол ${id}`, order } }
      return centre.push(device, [sampleChange({ n, base, set })], 'each')[0]
    },
    read: () => centre.state(sampleMaking().record),
    ids: () => inOrder(tablesOf(centre)).map(({ id }) => id),
  }
}

function tablesOf(centre: TinyCentre): Tables {
  return centre.state(sampleMaking().record).fields['tables'] as unknown as Tables
}

/** The place that a device gives to what it moves to `index` of the others. */
function placeAt(ids: readonly string[], index: number): number {
  const at = (one: number) => {
    const id = ids[one]
    return id === undefined ? undefined : { order: Number(id.slice(1)) + 1 }
  }
  return placeBetween(at(index - 1), at(index))
}

describe('An ordered list', () => {
  test('has one order, whatever the order in which its entries arrived', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.nat(9), fc.integer({ min: -3, max: 3 })), {
      selector: ([id]) => id,
    })
    const anyOrder = entries.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    const mapOf = (list: readonly (readonly [number, number])[]) =>
      Object.fromEntries(list.map(([id, order]) => [`t${id}`, { order }]))
    fc.assert(
      fc.property(anyOrder, ([list, shuffled]) => {
        expect(inOrder(mapOf(shuffled))).toEqual(inOrder(mapOf(list)))
        expect(inOrder(mapOf(list))).toHaveLength(list.length)
      }),
    )
  })

  test('has room between any two entries, before the first and behind the last', () => {
    const place = fc.integer({ min: -1000, max: 1000 }).map((order) => ({ order: order / 4 }))
    fc.assert(
      fc.property(place, place, (one, other) => {
        const [before, after] = one.order <= other.order ? [one, other] : [other, one]
        if (before.order < after.order) {
          expect(placeBetween(before, after)).toBeGreaterThan(before.order)
          expect(placeBetween(before, after)).toBeLessThan(after.order)
        }
        expect(placeBetween(undefined, before)).toBeLessThan(before.order)
        expect(placeBetween(after, undefined)).toBeGreaterThan(after.order)
      }),
    )
    expect(Number.isFinite(placeBetween(undefined, undefined))).toBe(true)
  })

  test('keeps both moves of two devices that did not see each other, and nobody else’s place changes', () => {
    const moves = fc.record({
      first: fc.nat(5),
      second: fc.nat(5),
      to: fc.nat(5),
      other: fc.nat(5),
      isSwapped: fc.boolean(),
    })
    fc.assert(
      fc.property(moves, ({ first, second, to, other, isSwapped }) => {
        fc.pre(first !== second)
        const { put, read, ids } = hall(6)
        const before = ids()
        const rest = (moved: number) => before.filter((id) => id !== `t${moved}`)
        const one = () => put(anna, `t${first}`, placeAt(rest(first), to))
        const two = () => put(boris, `t${second}`, placeAt(rest(second), other))
        const [early, late] = isSwapped ? [two, one] : [one, two]
        early()
        late()
        expect(read().disputed).toEqual({})
        const unmoved = (list: readonly string[]) =>
          list.filter((id) => id !== `t${first}` && id !== `t${second}`)
        expect(unmoved(ids())).toEqual(unmoved(before))
        expect(ids()).toHaveLength(6)
      }),
    )
  })

  test('takes what two devices add at the same spot, in the same order for everybody', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.boolean(), (index, isSwapped) => {
        const { put, ids } = hall(6)
        const before = ids()
        const place = placeAt(before, index)
        const additions = [() => put(anna, 'new-a', place), () => put(boris, 'new-b', place)]
        for (const add of isSwapped ? additions.reverse() : additions) add()
        expect(ids()).toEqual([...before.slice(0, index), 'new-a', 'new-b', ...before.slice(index)])
      }),
    )
  })

  test('keeps the losing place of an entry that two devices moved, until somebody decides', () => {
    const { put, read } = hall(3)
    put(anna, 't0', 2.5)
    put(boris, 't0', 9)
    const { fields, disputed } = read()
    expect((fields['tables'] as unknown as Tables)['t0']?.order).toBe(9)
    expect(disputed['tables/t0']).toMatchObject([{ value: { order: 2.5 } }])
  })
})
