import { describe, expect, test } from 'vitest'
import { consentEdit, mayBeNamed, nextPseudonym } from './participant-rules.ts'

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

test('withdrawn consent takes the name away in the same change', () => {
  const named = { consent: 'screen', name: 'Анна' } as const
  expect(consentEdit(named, { consent: 'refused' })).toEqual({
    set: { consent: 'refused' },
    unset: ['name'],
  })
  expect(consentEdit(named, { minor: true }).unset).toEqual(['name'])
  expect(consentEdit(named, { consent: 'paper' }).unset).toEqual([])
})

test('pseudonyms are numbered per group, and a number is not given again', () => {
  expect(nextPseudonym('Житель', [])).toBe('Житель 1')
  expect(nextPseudonym('Житель', ['Житель 1', 'Учёный 7', undefined, 'Житель 3'])).toBe('Житель 4')
})
