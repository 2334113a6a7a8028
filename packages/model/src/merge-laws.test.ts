import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendanceOf, attendancePath } from './attendance.ts'
import type { Change } from './change.ts'
import { type MergedRecord, type MergeResult, mergeChange } from './merge.ts'
import { TinyCentre } from './samples/tiny-centre.ts'
import { textsOf } from './samples/tiny-device.ts'
import { sampleChange, sampleId, sampleMaking, sampleSpace } from './samples/venue-sample.ts'

interface Sent {
  readonly device: string
  readonly change: Change
}

const devices = [sampleId(1), sampleId(2), sampleId(3)]
const paths = ['text', 'table', 'group', 'also/q2', 'also/q3', 'deleted'] as const

/** Edits of one record by three devices on any bases they may have seen; every text is said once. */
const edits: fc.Arbitrary<Sent[]> = fc
  .array(
    fc.record({
      device: fc.constantFrom(...devices),
      base: fc.nat(12),
      paths: fc.uniqueArray(fc.constantFrom(...paths), { minLength: 1, maxLength: 3 }),
      unset: fc.boolean(),
      deletes: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map(({ device, base, paths: on, unset, deletes }, index) => {
      const removed: string[] = unset
        ? on.filter((path) => path !== 'text' && path !== 'deleted')
        : []
      const set = on
        .filter((path) => !removed.includes(path))
        .map((path) => [path, path === 'deleted' ? deletes : `${path}-${index}`])
      const change = { n: index + 2, base, set: Object.fromEntries(set), unset: removed }
      return { device, change: sampleChange(change) }
    }),
  )
const anyOrder = edits.chain((sent) =>
  fc.tuple(fc.constant(sent), fc.shuffledSubarray(sent, { minLength: sent.length })),
)

describe('Whatever arrives in whatever order', () => {
  test('the same texts are kept: in the record, among the losing ones, or in the history', () => {
    fc.assert(
      fc.property(anyOrder, ([sent, shuffled]) => {
        const said = new Set(['Первая', ...sent.flatMap(({ change }) => textsOf(change))])
        expect(keptTexts(played(sent))).toEqual(said)
        expect(keptTexts(played(shuffled))).toEqual(said)
      }),
      { numRuns: 500 },
    )
  })

  test('a dispute ends only by someone who had seen the losing value', () => {
    fc.assert(
      fc.property(edits, (sent) => {
        for (const { before, change, result } of steps(sent)) {
          const left = new Set(Object.values(result.record.state.disputed).flat())
          const settled = Object.values(before.state.disputed)
            .flat()
            .filter((x) => !left.has(x))
          for (const loser of settled) expect(loser.version).toBeLessThanOrEqual(change.base)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a value that another device had set unseen is disputed, not gone', () => {
    fc.assert(
      fc.property(edits, (sent) => {
        for (const { before, device, change, result } of steps(sent)) {
          for (const [path, lost] of Object.entries(result.replaced)) {
            const mark = before.marks[path]
            if (mark === undefined || mark.device === device || mark.version <= change.base)
              continue
            const losers = result.record.state.disputed[path] ?? []
            expect(losers.map(({ value }) => value)).toContainEqual(lost)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a record gets a new version exactly when something changed', () => {
    fc.assert(
      fc.property(edits, (sent) => {
        for (const { before, result } of steps(sent)) {
          const { outcome, record } = result
          if (outcome === 'same') expect(record).toBe(before)
          else expect(record.state.version).toBe(before.state.version + 1)
          expect(record.state.changed.over).toBeLessThanOrEqual(record.state.version)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('what is said to be taken stands as it was sent, what differs is named', () => {
    fc.assert(
      fc.property(edits, (sent) => {
        for (const { change, result } of steps(sent)) {
          const { outcome, differs, record } = result
          if (outcome === 'taken') expect(differs).toEqual([])
          for (const [path, value] of Object.entries(change.set)) {
            if (path.includes('/') || differs.includes(path)) continue
            const present = path === 'deleted' ? record.state.deleted : record.state.fields[path]
            expect(present).toEqual(value)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('merging leaves what it was given untouched and answers the same again', () => {
    fc.assert(
      fc.property(edits, (sent) => {
        let record = frozen(made())
        for (const { device, change } of frozen(sent)) {
          const arrival = { device, version: record.state.version + 1, receivedAt: 0 }
          const result = mergeChange(record, change, arrival)
          expect(mergeChange(record, change, arrival)).toEqual(result)
          record = frozen(result.record)
        }
      }),
    )
  })
})

describe('Different fields', () => {
  const shares = fc.tuple(
    fc.constant({ text: 'Тайга', 'also/q2': true }),
    fc.constant({ table: 't1', 'also/q3': true }),
    fc.constant({ group: 'youth', 'also/q4': true }),
  )
  const interleaving = fc.shuffledSubarray([0, 0, 1, 1, 2, 2], { minLength: 6 })

  test('never meet: three devices each set their own, and every value stands', () => {
    fc.assert(
      fc.property(shares, interleaving, fc.nat(1), (share, order, base) => {
        const waiting = share.map((set) => Object.entries(set))
        const sent = order.map((index, n) => {
          const entry = waiting[index]?.shift() ?? []
          return {
            device: `device ${index}`,
            change: sampleChange({ n: n + 2, base, set: Object.fromEntries([entry]) }),
          }
        })
        // The text of the making device is the one field that somebody else had set.
        const record = played(sent.map((x) => ({ ...x, change: { ...x.change, base: 1 } }))).at(
          -1,
        )?.record
        expect(record?.state.fields).toEqual({
          question: 'q1',
          text: 'Тайга',
          table: 't1',
          group: 'youth',
          also: { q2: true, q3: true, q4: true },
        })
        expect(record?.state.disputed).toEqual({})
      }),
    )
  })
})

describe('Attendance counted at several doors', () => {
  const counts = fc.array(fc.record({ device: fc.nat(2), share: fc.nat(50) }), { maxLength: 15 })

  test('adds up and is never a conflict, in whatever order it arrives', () => {
    fc.assert(
      fc.property(counts, fc.nat(20), (taps, base) => {
        const centre = new TinyCentre()
        const create = { kind: 'session', space: sampleSpace, session: null }
        centre.push(sampleId(1), [sampleMaking({ create, set: {} })], 'each')
        const last = new Map<string, number>()
        for (const [index, { device, share }] of taps.entries()) {
          const id = sampleId(device + 1)
          const set = { [attendancePath('youth', id)]: share }
          const [answer] = centre.push(id, [sampleChange({ n: index + 2, base, set })], 'each')
          expect(['taken', 'same']).toContain(answer?.outcome)
          last.set(id, share)
        }
        const { fields, disputed } = centre.state(sampleMaking().record)
        const total = [...last.values()].reduce((sum, share) => sum + share, 0)
        expect(attendanceOf(fields['attendance']).get('youth') ?? 0).toBe(total)
        expect(disputed).toEqual({})
      }),
    )
  })
})

describe('A change that arrives again', () => {
  test('applies nothing and is answered from the present, however often', () => {
    fc.assert(
      fc.property(edits, fc.nat(3), (sent, times) => {
        const centre = new TinyCentre()
        centre.push(sampleId(1), [sampleMaking()], 'each')
        const first = sent.map((x) => centre.push(x.device, [x.change], 'each')[0])
        const before = JSON.stringify([...centre.records])
        for (let time = 0; time <= times; time++) {
          for (const [index, { device, change }] of sent.entries()) {
            const [answer] = centre.push(device, [change], 'each')
            const { version } = centre.state(change.record)
            if (first[index]?.outcome === 'refused') expect(answer).toEqual(first[index])
            else expect(answer).toMatchObject({ outcome: 'same', version })
          }
        }
        expect(JSON.stringify([...centre.records])).toBe(before)
      }),
    )
  })
})

interface Step extends Sent {
  readonly before: MergedRecord
  readonly result: MergeResult
}

function made(): MergedRecord {
  const change = sampleMaking({ set: { question: 'q1', text: 'Первая' } })
  return mergeChange(undefined, change, { device: sampleId(9), version: 1, receivedAt: 0 }).record
}

function steps(sent: readonly Sent[]): Step[] {
  let before = made()
  return sent.map(({ device, change }) => {
    const arrival = { device, version: before.state.version + 1, receivedAt: 0 }
    const step = { device, change, before, result: mergeChange(before, change, arrival) }
    before = step.result.record
    return step
  })
}

function played(sent: readonly Sent[]): MergeResult[] {
  return steps(sent).map(({ result }) => result)
}

function keptTexts(results: readonly MergeResult[]): Set<string> {
  const { state } = results.at(-1)?.record ?? made()
  const values = [
    ...Object.entries(state.fields).flatMap(([field, value]) =>
      field === 'question' ? [] : entriesOf(value),
    ),
    ...Object.values(state.disputed).flatMap((losers) => losers.map(({ value }) => value)),
    ...results.flatMap(({ replaced }) => Object.values(replaced)),
  ]
  return new Set(values.filter((value) => typeof value === 'string'))
}

function entriesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [value]
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}
