import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayActOnInitiative, type InitiativeAct } from './kinds/initiative-act.ts'
import { foldInitiative, type InitiativeActRecord, isChangedSince } from './initiative-state.ts'
import { sampleId } from './samples/venue-sample.ts'

/** `of`: of a sending the return that it answers, of everything else the version that was read. */
function acts(...done: readonly (readonly [InitiativeAct, of?: number])[]): InitiativeActRecord[] {
  return done.map(([act, of = 0], index) => ({
    id: sampleId(index + 1),
    version: index + 1,
    made: { person: sampleId(0xa), device: sampleId(0xd), at: 0 },
    changed: { person: sampleId(0xa), device: sampleId(0xd), at: 0, n: index + 1, over: 0 },
    fields: { act, ...(act === 'send' ? { returned: sampleId(of) } : { seen: of }) },
  }))
}

const stateOf = (...done: Parameters<typeof acts>) => foldInitiative(acts(...done)).state

describe('the way of an initiative', () => {
  test('goes over the return and the second handing in to acceptance', () => {
    expect(stateOf()).toBe('sent')
    expect(stateOf(['return'])).toBe('returned')
    expect(stateOf(['return'], ['send', 1])).toBe('sent')
    expect(stateOf(['return'], ['send', 1], ['accept'])).toBe('accepted')
  })

  test('is not moved by a comment', () => {
    for (const state of [[], [['return']], [['accept']]] as Parameters<typeof acts>[]) {
      expect(stateOf(...state, ['comment'])).toBe(stateOf(...state))
    }
  })

  test('hears nobody who hands in again without having read the last return', () => {
    const late = foldInitiative(acts(['return'], ['return'], ['send', 1]))
    expect(late).toMatchObject({ state: 'returned', void: [sampleId(3)] })
    expect(stateOf(['return'], ['return'], ['send', 2])).toBe('sent')
    expect(foldInitiative(acts(['return'], ['accept'], ['send', 1]))).toMatchObject({
      state: 'accepted',
      void: [sampleId(3)],
    })
  })

  test('says when the initiative became another after it was decided', () => {
    const accepted = foldInitiative(acts(['accept', 7]))
    expect(isChangedSince(accepted, { version: 7 })).toBe(false)
    expect(isChangedSince(accepted, { version: 7, unsent: 1 })).toBe(true)
    expect(isChangedSince(accepted, { version: 8 })).toBe(true)
    expect(isChangedSince(foldInitiative(acts()), { version: 8 })).toBe(false)
    // Read and accepted anew.
    expect(isChangedSince(foldInitiative(acts(['accept', 7], ['accept', 8])), { version: 8 })).toBe(
      false,
    )
  })

  test('keeps every act, in force or void, in whichever order a device holds them', () => {
    const act = fc.constantFrom<InitiativeAct>('comment', 'return', 'accept', 'send')
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.integer({ min: 1, max: 6 }))), (done) => {
        const all = acts(...done)
        const standing = foldInitiative(all)
        expect(standing.acts).toHaveLength(done.length)
        expect(standing.void).not.toContain(standing.act?.id)
        expect(foldInitiative([...all].reverse())).toEqual(standing)
      }),
    )
  })
})

test('nobody but the server says what the region decided, and nobody but the coordinator hands in again', () => {
  const decided = { act: 'return', seen: 3, reason: 'Назовите сумму.' }
  const again = { act: 'send', returned: sampleId(1) }
  const may = (values: Parameters<typeof mayActOnInitiative>[0]) =>
    (['librarian', 'coordinator', 'regional', 'administrator', 'server'] as const).filter(
      (writer) => mayActOnInitiative(values, [writer]),
    )
  expect(may(decided)).toEqual(['server'])
  expect(may({ act: 'accept', seen: 3 })).toEqual(['server'])
  expect(may({ act: 'comment', seen: 3 })).toEqual([])
  expect(may(again)).toEqual(['coordinator'])
  expect(may({ act: 'send' })).toEqual([])
  expect(may({})).toEqual([])
})
