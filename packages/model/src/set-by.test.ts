import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordIdOf } from './identifier.ts'
import { type MergedRecord, mergeChange } from './merge.ts'
import { afterAnswer, withPending } from './pending.ts'
import { sampleChange, sampleId, sampleMaking } from './samples/venue-sample.ts'
import { isSetUpon, joined, lastSetter, uponIn } from './set-by.ts'
import { withCarried } from './transfer/carried-change.ts'

const [anna, boris] = [sampleId(1), sampleId(2)]
const record = recordIdOf(anna, 1, sampleChange().madeAt)
const making = sampleMaking({ record, set: { question: 'q1', text: 'Река' } })
const made = mergeChange(undefined, making, at(anna, 1)).record

describe('By whom a path was set', () => {
  test('is told of edits, in the order in which they came, and follows from the id for the making', () => {
    expect(made.state.setBy).toBeUndefined()
    expect(isSetUpon(made.state, 'text', { device: anna, n: making.n })).toBe(true)
    expect(isSetUpon(made.state, 'text', { device: anna, n: making.n + 1 })).toBe(false)
    expect(isSetUpon(made.state, 'text', { device: boris, n: making.n })).toBe(false)
    const lake = edited(made, boris, { n: 4, base: 1, set: { text: 'Озеро' } }, 2)
    const forest = edited(lake, anna, { n: 7, base: 2, set: { text: 'Лес' } }, 3)
    expect(forest.state.setBy).toEqual({
      text: [
        { device: boris, n: 4 },
        { device: anna, n: 7 },
      ],
    })
    expect(lastSetter(forest.state, 'text')).toEqual({ device: anna, n: 7 })
    expect(isSetUpon(forest.state, 'text', { device: boris, n: 4 })).toBe(true)
    expect(isSetUpon(forest.state, 'text', { device: boris, n: 5 })).toBe(false)
    expect(isSetUpon(forest.state, 'sheet', { device: boris, n: 4 })).toBe(false)
  })

  test('is the same on the device that wrote it and in the centre', () => {
    const change = sampleChange({ record, n: 4, base: 1, set: { text: 'Озеро' } })
    const { state } = mergeChange(made, change, at(boris, 2)).record
    const answer = { n: 4, outcome: 'taken', version: 2 } as const
    const known = afterAnswer(made.state, change, answer, boris, 0)
    expect(known?.setBy).toEqual(state.setBy)
  })

  test('is told, too, of whose words stood there that came by file, and the centre keeps it', () => {
    const [lake, hill] = [
      { n: 4, base: 1, set: { text: 'Озеро' } },
      { n: 5, base: 1, set: { text: 'Гора' } },
    ].map((said) => sampleChange({ record, ...said }))
    const shown = [lake, hill].flatMap((change) =>
      change ? [{ device: boris, file: 'f', change }] : [],
    )
    const view = withCarried(made.state, shown) ?? made.state
    const { upon } = uponIn(view, made.state, ['text', 'sheet'], anna)
    expect(upon).toEqual({ text: [{ device: boris, n: 5 }] })
    const forest = sampleChange({
      record,
      n: 7,
      base: 1,
      set: { text: 'Лес' },
      ...(upon && { upon }),
    })
    const setBy = {
      text: [
        { device: boris, n: 5 },
        { device: anna, n: 7 },
      ],
    }
    expect(mergeChange(made, forest, at(anna, 2)).record.state).toMatchObject({ setBy })
    const answer = { n: 7, outcome: 'taken', version: 2 } as const
    expect(afterAnswer(made.state, forest, answer, anna, 0)).toMatchObject({ setBy })
    // What one has written upon it since stands before one's eyes, not what another file brings.
    const own = withPending(view, [forest], anna) ?? view
    expect(uponIn(own, made.state, ['text'], anna)).toEqual({ upon })
    const cliff = sampleChange({ record, n: 6, base: 1, set: { text: 'Скала' } })
    const later = withCarried(made.state, [...shown, { device: boris, file: 'g', change: cliff }])
    expect(uponIn(withPending(later, [forest], anna) ?? view, made.state, ['text'], anna)).toEqual({
      upon,
    })
    // The centre has told of it.
    expect(uponIn(view, view, ['text'], anna)).toEqual({})
  })

  test('names who made a record that came by file', () => {
    const view = withCarried(undefined, [{ device: anna, file: 'f', change: making }]) ?? made.state
    const upon = { text: [{ device: anna, n: making.n }] }
    expect(uponIn(view, undefined, ['text'], boris)).toEqual({ upon })
  })

  test('is not claimed of what came while somebody was typing', () => {
    const lake = edited(made, boris, { n: 4, base: 1, set: { text: 'Озеро' } }, 2)
    const unseen = sampleChange({ record, n: 7, base: 1, set: { text: 'Лес' } })
    const merged = { n: 7, outcome: 'merged', version: 3 } as const
    const setBy = { text: [{ device: anna, n: 7 }] }
    expect(afterAnswer(lake.state, unseen, merged, anna, 0)).toMatchObject({ setBy })
    const seen = { ...unseen, base: 2 }
    expect(afterAnswer(lake.state, seen, { ...merged, outcome: 'same' }, anna, 0)).toMatchObject({
      setBy: { text: [{ device: boris, n: 4 }, ...setBy.text] },
    })
  })

  test('is not claimed of what others said, where an answer brings their words', () => {
    const change = sampleChange({ record, n: 4, base: 1, set: { text: 'Озеро' } })
    const answer = { n: 4, outcome: 'same', version: 9, present: { text: 'Лес' } } as const
    const known = afterAnswer(made.state, change, answer, boris, 0)
    expect(known).toMatchObject({ fields: { text: 'Лес' } })
    expect(known?.setBy).toBeUndefined()
  })

  test('is not kept of heads that are counted: each device says its own', () => {
    const set = { [`attendance/resident:${anna}`]: 11 }
    const create = {
      ...making.create,
      kind: 'session',
      space: 'venue/kachug-1',
      session: null,
    } as const
    const session = mergeChange(
      undefined,
      sampleMaking({ create, set: { place: 'Клуб' } }),
      at(anna, 1),
    )
    expect(edited(session.record, anna, { n: 9, base: 1, set }, 2).state.setBy).toBeUndefined()
  })
})

const setters = fc.uniqueArray(
  fc.record({ device: fc.constantFrom('a', 'b', 'c'), n: fc.nat(9) }),
  { selector: ({ device }) => device },
)

test('what two states have heard is joined without losing any of it, the later one last', () => {
  fc.assert(
    fc.property(setters, setters, (earlier, later) => {
      const all = joined(earlier, later)
      for (const { device, n } of [...earlier, ...later]) {
        const known = all.filter((one) => one.device === device)
        expect(known).toHaveLength(1)
        expect(known[0]?.n).toBeGreaterThanOrEqual(n)
      }
      expect(all.at(-1)?.device).toBe((later.at(-1) ?? earlier.at(-1))?.device)
      expect(joined(all, later)).toEqual(all)
    }),
  )
})

function edited(
  current: MergedRecord,
  device: string,
  change: Parameters<typeof sampleChange>[0],
  version: number,
): MergedRecord {
  return mergeChange(current, sampleChange({ record, ...change }), at(device, version)).record
}

function at(device: string, version: number) {
  return { device, version, receivedAt: 0 }
}
