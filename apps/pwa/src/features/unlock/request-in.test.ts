import { expect, test } from 'vitest'
import { unlockLink } from '../../routes.ts'
import { requestIn } from './request-in.ts'

const point = `B${'x'.repeat(86)}`

test('a request is taken as it is said, as it is sent, and as it stands in the link', () => {
  expect(requestIn('1234 5678')).toBe('12345678')
  expect(requestIn(`  ${point} `)).toBe(point)
  expect(requestIn(new URL(unlockLink(point), import.meta.url).href)).toBe(point)
  for (const none of ['', '1234567', 'привет', `${point}x`]) expect(requestIn(none)).toBeUndefined()
})
