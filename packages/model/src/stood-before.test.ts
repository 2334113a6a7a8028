import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valueAt } from './change.ts'
import { type Json, sameJson } from './json.ts'
import { TinyCentre } from './samples/tiny-centre.ts'
import { sampleChange, sampleId, sampleMaking } from './samples/venue-sample.ts'
import { type PastVersion, stoodBefore } from './stood-before.ts'

const [anna, boris, vera] = [sampleId(1), sampleId(2), sampleId(3)]
const { record } = sampleMaking()

/** An answer of Anna's, in version 1. */
function centreWith(set: { readonly [path: string]: Json }): TinyCentre {
  const centre = new TinyCentre()
  centre.push(anna, [sampleMaking({ set: { question: 'q1', ...set } })], 'each')
  return centre
}

describe('The text that lost tells what stood there before both wrote', () => {
  test('to whoever wrote and whoever lost, however often either wrote without a line', () => {
    const centre = centreWith({ text: 'Река' })
    const lake = ['Озеро', 'Озеро и лес'].map((text, index) => {
      return sampleChange({ n: index + 1, base: 1, set: { text } })
    })
    centre.push(boris, lake, 'each')
    const forest = ['Лес', 'Лес и гора'].map((text, index) => {
      return sampleChange({ n: index + 1, base: 1, set: { text } })
    })
    centre.push(vera, forest, 'each')
    const { fields, disputed } = centre.state(record)
    expect(fields['text']).toBe('Лес и гора')
    expect(disputed['text']).toMatchObject([{ value: 'Озеро и лес', was: 'Река' }])
  })

  test('where the maker had seen nothing of others, and where nothing had stood', () => {
    const centre = centreWith({ text: 'Река' })
    const lake = sampleChange({ base: 1, set: { text: 'Озеро', sheet: '7' } })
    const again = sampleChange({ n: 2, base: 1, set: { text: 'Озеро и лес' } })
    centre.push(boris, [lake, again], 'each')
    const own = sampleChange({ n: 2, base: 0, set: { text: 'Гора', sheet: '8' } })
    centre.push(anna, [own], 'each')
    const { disputed } = centre.state(record)
    expect(disputed['text']).toMatchObject([{ value: 'Озеро и лес', was: 'Река' }])
    expect(disputed['sheet']).toMatchObject([{ value: '7', was: null }])
  })

  test('where something came while somebody typed: what stood there then, not what stood at first', () => {
    const centre = centreWith({ text: 'Река' })
    centre.push(anna, [sampleChange({ n: 2, base: 1, set: { text: 'Озеро' } })], 'each')
    centre.push(anna, [sampleChange({ n: 3, base: 2, set: { text: 'Лес' } })], 'each')
    centre.push(boris, [sampleChange({ base: 0, set: { text: 'Гора' } })], 'each')
    expect(centre.state(record).disputed['text']).toMatchObject([{ value: 'Лес', was: 'Озеро' }])
  })

  test('once for all that lost at a path', () => {
    const centre = centreWith({ text: 'Река' })
    for (const [device, text] of [
      [anna, 'Озеро'],
      [boris, 'Лес'],
      [vera, 'Гора'],
    ] as const) {
      centre.push(device, [sampleChange({ n: 5, base: 1, set: { text } })], 'each')
    }
    const losers = centre.state(record).disputed['text'] ?? []
    expect(losers.map(({ value, was }) => [value, was])).toEqual([
      ['Озеро', 'Река'],
      ['Лес', undefined],
    ])
  })

  test('never of what was erased, nor of what only went into the history', () => {
    const past: PastVersion[] = [
      { version: 2, device: boris, set: {}, unset: [], replaced: {} },
      { version: 3, device: boris, set: { text: 'Нигде' }, unset: [], replaced: { text: 'Нигде' } },
    ]
    const by = { device: vera, base: 1, isMaker: false }
    expect(stoodBefore(past, 'text', by)).toBeUndefined()
    const then = { version: 4, device: boris, set: { text: 'Лес' }, unset: [] }
    const whole = [...past, { ...then, replaced: { text: 'Река' } }]
    expect(stoodBefore(whole, 'text', by)).toBe('Река')
  })
})

const paths = ['text', 'sheet', 'also/q2'] as const
const edits = fc.array(
  fc.record({
    device: fc.constantFrom(anna, boris, vera),
    /** How much of what there is by then its person had not seen. */
    missed: fc.nat(4),
    path: fc.constantFrom(...paths),
    unset: fc.boolean(),
  }),
  { maxLength: 14 },
)

test('in any evening it is what stood at the path as of what the later one had seen', () => {
  let told = 0
  fc.assert(
    fc.property(edits, (drafts) => {
      const centre = centreWith({ text: 'Река' })
      for (const [index, { device, missed, path, unset }] of drafts.entries()) {
        const base = Math.max(1, centre.state(record).version - missed)
        const value = path === 'also/q2' ? true : `${path}-${index}`
        const isUnset = unset && path !== 'text'
        const change = isUnset ? { unset: [path] } : { set: { [path]: value } }
        centre.push(device, [sampleChange({ n: index + 2, base, ...change })], 'each')
      }
      for (const { device, change, before, result } of centre.log) {
        for (const [path, losers] of Object.entries(result.record.state.disputed)) {
          const [first] = losers
          const isNew = first !== undefined && !before?.state.disputed[path]?.includes(first)
          if (!isNew || first.was === undefined) continue
          told += 1
          const stood = centre.log.map((one) => [one.device, one.result.record.state] as const)
          const at = stood.findLast(([, { version }]) => version <= change.base)
          const isOwnSince = stood.some(
            ([by, { version }]) => by === device && version > change.base,
          )
          const values = isOwnSince ? stood.map(([, state]) => state) : at ? [at[1]] : []
          const isTrue = values.some((state) => sameJson(valueAt(state, path) ?? null, first.was))
          expect(isTrue).toBe(true)
        }
      }
    }),
    { numRuns: 400 },
  )
  expect(told).toBeGreaterThan(100)
})
