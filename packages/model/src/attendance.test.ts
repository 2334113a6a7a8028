import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendanceOf, attendancePath } from './attendance.ts'
import { withValueAt } from './change.ts'
import type { Json } from './json.ts'
import { sampleId } from './samples/venue-sample.ts'
import { tallyShareFor } from './tally.ts'

const devices = [sampleId(1), sampleId(2), sampleId(3)]
const groups = ['youth', 'business', 'unstated']
const counting = fc.array(
  fc.record({
    device: fc.constantFrom(...devices),
    group: fc.constantFrom(...groups),
    wanted: fc.nat(200),
  }),
  { maxLength: 40 },
)

describe('Attendance', () => {
  test('of a group is the sum over the doors at which people were counted', () => {
    const attendance = {
      [`youth:${sampleId(1)}`]: 12,
      [`youth:${sampleId(2)}`]: 7,
      [`unstated:${sampleId(1)}`]: 3,
    }
    expect(attendanceOf(attendance)).toEqual(
      new Map([
        ['youth', 19],
        ['unstated', 3],
      ]),
    )
  })

  test('becomes the wanted number from whichever device it is set', () => {
    fc.assert(
      fc.property(counting, (acts) => {
        let attendance: Json | undefined
        for (const { device, group, wanted } of acts) {
          attendance = afterCount(attendance, group, device, wanted)
          expect(attendanceOf(attendance).get(group)).toBe(wanted)
        }
      }),
    )
  })

  test('of one group says nothing about the others', () => {
    fc.assert(
      fc.property(counting, (acts) => {
        let attendance: Json | undefined
        for (const { device, group, wanted } of acts) {
          const before = attendanceOf(attendance)
          attendance = afterCount(attendance, group, device, wanted)
          const after = attendanceOf(attendance)
          for (const other of groups.filter((name) => name !== group)) {
            expect(after.get(other)).toBe(before.get(other))
          }
        }
      }),
    )
  })

  test('is never below zero, also where two devices took away the same people at once', () => {
    const attendance = { [`youth:${sampleId(1)}`]: 5, [`youth:${sampleId(2)}`]: -9 }
    expect(attendanceOf(attendance).get('youth')).toBe(0)
  })

  test('a wrong number of another device is corrected by a share of one’s own', () => {
    const attendance = { [`youth:${sampleId(1)}`]: 120 }
    expect(tallyShareFor(attendance, 'youth', sampleId(2), 12)).toBe(-108)
  })

  test('a group whose name begins like another is a group of its own', () => {
    const attendance = { [`youth:${sampleId(1)}`]: 5, [`youth-clubs:${sampleId(1)}`]: 2 }
    expect(attendanceOf(attendance).get('youth')).toBe(5)
    expect(tallyShareFor(attendance, 'youth', sampleId(2), 6)).toBe(1)
  })

  test('that was never counted is empty, not zero', () => {
    expect(attendanceOf(undefined).size).toBe(0)
    expect(attendanceOf({ [`youth:${sampleId(1)}`]: 'many' }).size).toBe(0)
    expect(tallyShareFor(undefined, 'youth', sampleId(1), 4)).toBe(4)
  })
})

function afterCount(
  attendance: Json | undefined,
  group: string,
  device: string,
  wanted: number,
): Json | undefined {
  const state = { deleted: false, fields: attendance === undefined ? {} : { attendance } }
  const share = tallyShareFor(attendance, group, device, wanted)
  return withValueAt(state, attendancePath(group, device), share).fields['attendance']
}
