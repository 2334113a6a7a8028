import { describe, expect, test } from 'vitest'
import { consentEdit, mayBeDelegate, mayBeNamed } from './consent.ts'

describe('a name is recorded', () => {
  test.each([
    ['nobody asked', {}, false],
    ['the person refused', { consent: 'refused' }, false],
    ['consent was given on the screen', { consent: 'screen' }, true],
    ['consent was given on paper', { consent: 'paper' }, true],
    ['a minor agreed on the screen', { consent: 'screen', minor: true }, false],
    ['the parent of a minor signed', { consent: 'paper', minor: true }, true],
  ] as const)('when %s: %j is %s', (_, fields, allowed) => {
    expect(mayBeNamed(fields)).toBe(allowed)
  })
})

test('somebody under 18 is no delegate without the paper of a parent', () => {
  expect(mayBeDelegate({ consent: 'screen' })).toBe(true)
  expect(mayBeDelegate({ consent: 'screen', minor: true })).toBe(false)
  expect(mayBeDelegate({ consent: 'paper', minor: true })).toBe(true)
})

test('withdrawn consent takes what is personal away in the same change', () => {
  const named = { consent: 'screen', name: 'Анна', telephone: '8 900' } as const
  expect(consentEdit(named, { consent: 'refused' }, ['name', 'telephone', 'email'])).toEqual({
    set: { consent: 'refused' },
    unset: ['name', 'telephone'],
  })
  expect(consentEdit(named, { minor: true }, ['name']).unset).toEqual(['name'])
  expect(consentEdit(named, { consent: 'paper' }, ['name']).unset).toEqual([])
})
