import type { Grant } from '@living-libraries/model/access'
import { expect, test } from 'vitest'
import { moveTargets } from './move-targets.ts'

const options = (...values: string[]) => values.map((value) => ({ value, label: value }))
const choices = {
  venues: options('kachug-1', 'kachug-2', 'tulun-1'),
  municipalities: options('kachug', 'tulun'),
}
const at = (venue: string): Grant => ({ role: 'librarian', venue })
const over = (municipality: string): Grant => ({ role: 'coordinator', municipality })
const valuesOf = (present: readonly Grant[]) => {
  const { librarian, coordinator } = moveTargets(choices, present)
  return [librarian, coordinator].map((all) => all.map(({ value }) => value))
}

test('nobody is offered the place where they work', () => {
  expect(valuesOf([at('kachug-1')])).toEqual([
    ['kachug-2', 'tulun-1'],
    ['kachug', 'tulun'],
  ])
  expect(valuesOf([over('tulun')])).toEqual([['kachug-1', 'kachug-2', 'tulun-1'], ['kachug']])
})

test('people of two places may be brought together at either', () => {
  expect(valuesOf([at('kachug-1'), at('kachug-2')])[0]).toEqual(['kachug-1', 'kachug-2', 'tulun-1'])
  expect(valuesOf([at('kachug-1'), at('kachug-1')])[0]).toEqual(['kachug-2', 'tulun-1'])
})
