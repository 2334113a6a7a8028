import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReportAct } from './kinds/report-act.ts'
import { foldReport, possibleReportActs, type ReportActRecord } from './report-state.ts'
import { sampleId } from './samples/venue-sample.ts'

function acts(...done: readonly (readonly [ReportAct, agreement?: number])[]): ReportActRecord[] {
  return done.map(([act, agreement], index) => ({
    id: sampleId(index + 1),
    version: index + 1,
    made: { person: sampleId(0xa), device: sampleId(0xd), at: 0 },
    changed: { person: sampleId(0xa), device: sampleId(0xd), at: 0, n: index + 1, over: 0 },
    fields: { act, ...(agreement === undefined ? {} : { agreement: sampleId(agreement) }) },
  }))
}

const stateOf = (...done: Parameters<typeof acts>) => foldReport(acts(...done)).state

describe('the way of a report', () => {
  test('goes from the draft over the head and the region to acceptance', () => {
    expect(stateOf()).toBe('draft')
    expect(stateOf(['agree'])).toBe('agreed')
    expect(stateOf(['agree'], ['send', 1])).toBe('sent')
    expect(stateOf(['agree'], ['send', 1], ['accept', 1])).toBe('accepted')
  })

  test('numbers what is sent, and sends a returned report under the next number', () => {
    const { state, sent } = foldReport(
      acts(['agree'], ['send', 1], ['return', 1], ['agree'], ['send', 4]),
    )
    expect(state).toBe('sent')
    expect(sent.map(({ number, agreement }) => [number, agreement.id])).toEqual([
      [1, sampleId(1)],
      [2, sampleId(4)],
    ])
  })

  test('lets nobody send what the head has not agreed to', () => {
    expect(foldReport(acts(['send', 1])).void).toHaveLength(1)
    // Agreed anew on another device meanwhile: the older version does not go.
    expect(stateOf(['agree'], ['agree'], ['send', 1])).toBe('agreed')
    expect(stateOf(['agree'], ['agree'], ['send', 2])).toBe('sent')
  })

  test('lets the region decide only about what it was sent last', () => {
    const again = [['agree'], ['send', 1], ['return', 1], ['agree'], ['send', 4]] as const
    expect(stateOf(...again, ['accept', 1])).toBe('sent')
    expect(stateOf(...again, ['accept', 4])).toBe('accepted')
  })

  test('opens an accepted report for the next version', () => {
    expect(stateOf(['agree'], ['send', 1], ['accept', 1], ['reopen'])).toBe('draft')
  })

  test('keeps every act: it is either in force or void, and numbers have no gap', () => {
    const act = fc.constantFrom<ReportAct>('agree', 'reopen', 'send', 'return', 'accept')
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.integer({ min: 1, max: 8 }))), (done) => {
        const standing = foldReport(acts(...done))
        expect(standing.sent.map(({ number }) => number)).toEqual(
          standing.sent.map((_one, index) => index + 1),
        )
        expect(standing.void).not.toContain(standing.act?.id)
        expect(possibleReportActs(standing.state).length).toBeGreaterThan(0)
      }),
    )
  })
})
