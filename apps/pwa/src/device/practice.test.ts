import { expect, test } from 'vitest'
import { memoryStorage } from './memory-storage.ts'
import { openDevice } from './open-device.ts'
import { erasePractice, openPractice } from './practice.ts'
import { openParts } from './device-parts.ts'

const person = '00000000-0000-4000-8000-0000000000a1'

test('practice knows the forum and the person, records apart, and cannot send', async () => {
  const storage = memoryStorage()
  let asked = 0
  const fetch = () => {
    asked += 1
    return Promise.reject(new TypeError('no line in this test'))
  }
  const parts = await openParts({ storage, fetch, stream: false })
  await parts.database.settings.put({ key: 'person', value: person })
  parts.database.close()

  const practice = await openPractice({ storage, fetch })
  expect(await practice.person()).toBe(person)
  const space = 'venue/kachug-1'
  await practice.make({ kind: 'session', space, values: { title: 'Проба' } })
  expect(await practice.list({ kind: 'session' })).toHaveLength(1)
  await expect(practice.syncOnce()).rejects.toThrow()
  expect(asked).toBe(0)
  practice.close()

  const real = await openDevice({ storage, fetch, stream: false })
  expect(await real.list({ kind: 'session' })).toEqual([])
  expect(await real.unsentRecords()).toBe(0)
  real.close()

  await erasePractice(storage)
  const again = await openPractice({ storage, fetch })
  expect(await again.list({ kind: 'session' })).toEqual([])
  again.close()
})
