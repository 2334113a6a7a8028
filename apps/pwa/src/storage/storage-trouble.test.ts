import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { troubleIn } from './storage-trouble.ts'

test('a full disk is told as such, whether one row or many rows were written', () => {
  const full = new DOMException('the disk is full', 'QuotaExceededError')
  expect(troubleIn(full)).toBe('full')
  expect(troubleIn(new Dexie.BulkError('2 of 3 rows', [full, full]))).toBe('full')
  expect(troubleIn(new Dexie.AbortError('ended', full))).toBe('full')
  expect(troubleIn(new Dexie.BulkError('1 of 3 rows', [new Error('a mistake')]))).toBeUndefined()
})
