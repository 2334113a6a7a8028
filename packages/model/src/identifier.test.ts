import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { identifierSchema, recordIdOf } from './identifier.ts'

const device = fc.uuid()
const counter = fc.integer({ min: 1, max: 2 ** 32 - 1 })
const clock = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('The id of a new record', () => {
  test('is a UUID of version 7 with the clock of the device in front', () => {
    fc.assert(
      fc.property(device, counter, clock, (id, n, madeAt) => {
        const made = recordIdOf(id, n, madeAt)
        expect(made).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        )
        expect(v.is(identifierSchema, made)).toBe(true)
        expect(Number.parseInt(made.replaceAll('-', '').slice(0, 12), 16)).toBe(madeAt)
      }),
    )
  })

  test('never repeats on a device, wherever its clock jumps', () => {
    fc.assert(
      fc.property(device, fc.array(clock, { minLength: 2, maxLength: 50 }), (id, clocks) => {
        const ids = clocks.flatMap((madeAt, index) => [
          recordIdOf(id, 2 * index + 1, madeAt),
          recordIdOf(id, 2 * index + 2, clocks[0] ?? 0),
        ])
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  test('never repeats over 20,000 records made in the same millisecond', () => {
    const id = '3f2b8a1c-5d6e-4f70-8a9b-0c1d2e3f4a5b'
    const ids = Array.from({ length: 20_000 }, (_, index) =>
      recordIdOf(id, index + 1, 1_730_800_000_000),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('differs between devices that make their first record at the same moment', () => {
    // Devices draw their ids at random; 40 of the 42 bits that an id takes over are asked to differ here.
    const devices = fc.uniqueArray(fc.uuid(), { minLength: 2, selector: (id) => id.slice(-10) })
    fc.assert(
      fc.property(devices, (ids) => {
        const made = ids.map((id) => recordIdOf(id, 1, 1_730_800_000_000))
        expect(new Set(made).size).toBe(ids.length)
      }),
    )
  })

  test('follows from its change alone, so that both sides of the wire reckon the same', () => {
    fc.assert(
      fc.property(device, counter, clock, (id, n, madeAt) => {
        expect(recordIdOf(id, n, madeAt)).toBe(recordIdOf(id, n, madeAt))
      }),
    )
  })

  test('stands for a clock before 1970 or with a fraction', () => {
    const id = '3f2b8a1c-5d6e-4f70-8a9b-0c1d2e3f4a5b'
    expect(recordIdOf(id, 1, -5_000)).toBe(recordIdOf(id, 1, 0))
    expect(recordIdOf(id, 1, 12.9)).toBe(recordIdOf(id, 1, 12))
  })
})

test('an identifier is a UUID in small letters, nothing more and nothing less', () => {
  const good = '3f2b8a1c-5d6e-4f70-8a9b-0c1d2e3f4a5b'
  const bad = [
    good.toUpperCase(),
    `${good}\n`,
    ` ${good}`,
    good.replaceAll('-', ''),
    '',
    good.slice(1),
  ]
  expect(v.is(identifierSchema, good)).toBe(true)
  expect(bad.filter((text) => v.is(identifierSchema, text))).toEqual([])
})
