import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  isSpace,
  municipalityOfSpace,
  municipalitySpace,
  spaceSchema,
  spaceType,
  venueOfSpace,
  venueSpace,
} from './space.ts'

describe('A space', () => {
  test('is the forum, the region, a venue or a municipality', () => {
    const spaces = ['forum', 'region', 'venue/kachug-1', 'municipality/kachug'] as const
    expect(spaces.map(spaceType)).toEqual(['forum', 'region', 'venue', 'municipality'])
    expect(spaces.every(isSpace)).toBe(true)
  })

  test.each([
    '',
    'Forum',
    'forum ',
    'forum\n',
    'forum/kachug',
    'venue',
    'venue/',
    'venue/Качуг',
    'venue/kachug-1\n',
    'venue/kachug/1',
    'venue/../region',
    "venue/x' or 1=1",
    `venue/${'k'.repeat(81)}`,
    'municipality/',
    'server',
  ])('is never %j', (text) => {
    expect(isSpace(text)).toBe(false)
  })

  test.each([undefined, null, 7, {}, ['forum']])('is a text, not %j', (input) => {
    expect(v.is(spaceSchema, input)).toBe(false)
  })

  test('knows its venue or municipality, and only its own', () => {
    expect(venueOfSpace(venueSpace('kachug-1'))).toBe('kachug-1')
    expect(municipalityOfSpace(municipalitySpace('kachug'))).toBe('kachug')
    for (const space of ['forum', 'region', municipalitySpace('kachug')] as const) {
      expect(venueOfSpace(space)).toBeUndefined()
    }
    for (const space of ['forum', 'region', venueSpace('kachug-1')] as const) {
      expect(municipalityOfSpace(space)).toBeUndefined()
    }
  })
})
