import { describe, expect, test } from 'vitest'
import type { Change } from './change.ts'
import { mergeChange } from './merge.ts'
import type { RecordState } from './record.ts'
import {
  sampleChange,
  sampleId,
  sampleMaking,
  sampleSession,
  sampleSpace,
} from './samples/venue-sample.ts'
import { checkChange } from './validate.ts'

const device = sampleId(1)
const asLibrarian = () => ['librarian'] as const

function made(set: Change['set']): Change {
  const create = { kind: 'participant', space: sampleSpace, session: sampleSession } as const
  return sampleMaking({ create, set: { pseudonym: 'Житель 1', ...set } })
}

function stateOf(change: Change): RecordState {
  return mergeChange(undefined, change, { device, version: 1, receivedAt: 0 }).record.state
}

describe('A name that the centre is sent', () => {
  test.each([
    ['of a child without the parent’s paper', { name: 'Ваня', minor: true, consent: 'screen' }],
    ['of somebody who refused', { name: 'Анна', consent: 'refused' }],
    ['of somebody who was never asked', { name: 'Анна' }],
  ])('%s is left out, and the rest is taken', (_, set) => {
    const checked = checkChange(made(set), device, undefined, asLibrarian)
    expect(checked).toMatchObject({ refusedPaths: { name: 'invalid-value' } })
    expect('change' in checked && 'name' in checked.change.set).toBe(false)
    expect('change' in checked && checked.change.set['pseudonym']).toBe('Житель 1')
  })

  test.each([
    ['of a child with the paper', { name: 'Ваня', minor: true, consent: 'paper' }],
    ['of a grown-up who consented on the screen', { name: 'Анна', consent: 'screen' }],
  ])('%s is taken', (_, set) => {
    const change = made(set)
    expect(checkChange(change, device, undefined, asLibrarian)).toEqual({
      change,
      refusedPaths: {},
    })
  })

  test('goes with the consent, also where whoever took it away had not seen the name', () => {
    const state = stateOf(made({ name: 'Анна', consent: 'screen' }))
    const refusal = sampleChange({ n: 2, record: state.id, set: { consent: 'refused' } })
    const checked = checkChange(refusal, device, state, asLibrarian)
    expect(checked).toMatchObject({ change: { set: { consent: 'refused' }, unset: ['name'] } })
  })
})
