import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordState } from './record.ts'
import { sureOf, TinyCentre } from './samples/tiny-centre.ts'
import { TinyDevice, textsOf } from './samples/tiny-device.ts'
import { sampleId } from './samples/venue-sample.ts'

const editablePaths = ['text', 'table', 'group', 'sheet', 'also/q1', 'also/q2'] as const

type Step =
  | { does: 'make' }
  | { does: 'edit'; record: number; path: (typeof editablePaths)[number]; unset: boolean }
  | { does: 'delete' | 'restore'; record: number }
  | { does: 'push'; from: 'each' | 'present'; isAnswerLost: boolean }
  | { does: 'pull'; pageSize: number }

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Step>({ does: 'make' }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('edit' as const),
      record: fc.nat(5),
      path: fc.constantFrom(...editablePaths),
      unset: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constantFrom('delete' as const, 'restore' as const),
      record: fc.nat(5),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('push' as const),
      from: fc.constantFrom('each' as const, 'present' as const),
      isAnswerLost: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('pull' as const),
      pageSize: fc.integer({ min: 1, max: 4 }),
    }),
  },
)
const evening = fc.array(fc.tuple(fc.nat(2), stepArbitrary), { maxLength: 60, size: 'max' })

describe('Three devices, a centre and a line that loses answers', () => {
  test('end with the same records, whatever happened', () => {
    fc.assert(
      fc.property(evening, (steps) => {
        const { centre, devices } = afterEvening(steps)
        for (const device of devices) {
          expect(device.pending).toEqual([])
          expect(device.refused).toEqual([])
          expect(device.records()).toEqual([...centre.records.keys()].sort())
          for (const record of device.records()) {
            expect(comparable(sureOf(device.known.get(record)))).toEqual(
              comparable(centre.state(record)),
            )
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('keep every acknowledged text in a record, among its losing texts, or in the history', () => {
    fc.assert(
      fc.property(evening, (steps) => {
        const { centre } = afterEvening(steps)
        const kept = new Set<unknown>(centre.history)
        for (const { state } of centre.records.values()) {
          for (const value of Object.values(state.fields)) kept.add(value)
          for (const loser of Object.values(state.disputed).flat()) kept.add(loser.value)
        }
        const said = centre.log.flatMap(({ change }) => textsOf(change))
        expect(said.filter((text) => !kept.has(text))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('never let a value that its author had not seen vanish without a dispute', () => {
    fc.assert(
      fc.property(evening, (steps) => {
        const { centre, devices } = afterEvening(steps)
        for (const { device, change, before, result } of centre.log) {
          const author = sureOf(devices.find(({ id }) => id === device))
          const { pulled } = sureOf(author.insights.get(change.n))
          for (const [path, lost] of Object.entries(result.replaced)) {
            const mark = before?.marks[path]
            if (mark === undefined || mark.device === device || mark.version <= pulled) continue
            const losers = result.record.state.disputed[path] ?? []
            expect(losers.map(({ value }) => value)).toContainEqual(lost)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('apply every change once, however often it arrived', () => {
    fc.assert(
      fc.property(evening, (steps) => {
        const { centre } = afterEvening(steps)
        const identities = centre.log.map(({ device, change }) => `${device}:${change.n}`)
        expect(new Set(identities).size).toBe(identities.length)
      }),
      { numRuns: 50 },
    )
  })
})

/** Plays the steps, then gives everybody a working line. Every text is said only once in an evening. */
function afterEvening(steps: readonly (readonly [number, Step])[]) {
  const centre = new TinyCentre()
  const devices = [1, 2, 3].map((number) => new TinyDevice(sampleId(number * 7919)))
  let said = 0
  const nextText = () => `text-${(said += 1)}`
  for (const [index, step] of steps) {
    const device = sureOf(devices[index])
    const record = 'record' in step ? device.records()[step.record] : undefined
    switch (step.does) {
      case 'make':
        device.make({ question: 'q1', text: nextText() })
        break
      case 'edit':
        if (record !== undefined) edit(device, record, step.path, step.unset, nextText)
        break
      case 'delete':
      case 'restore':
        if (record !== undefined) device.edit(record, { deleted: step.does === 'delete' })
        break
      case 'push':
        device.push(centre, step.from, step.isAnswerLost)
        break
      case 'pull':
        device.pull(centre, step.pageSize)
        break
    }
  }
  for (const device of devices) device.push(centre, 'present')
  for (const device of devices) device.pull(centre)
  return { centre, devices }
}

function edit(
  device: TinyDevice,
  record: string,
  path: (typeof editablePaths)[number],
  unset: boolean,
  nextText: () => string,
): void {
  if (unset && path !== 'text') device.edit(record, {}, [path])
  else device.edit(record, { [path]: path.startsWith('also/') ? true : nextText() })
}

/** What two parts must agree on; clocks are informative, and a no-op of one's own leaves its name here only. */
function comparable({ made, changed, setBy: _setBy, ...state }: RecordState) {
  return {
    ...state,
    madeBy: made.person,
    madeOn: made.device,
    changedOn: changed.device,
    over: changed.over,
  }
}
