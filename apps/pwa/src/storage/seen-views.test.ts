import type { RecordState } from '@living-libraries/model/record'
import { expect, test } from 'vitest'
import { openParts } from '../device/device-parts.ts'
import { memoryStorage } from '../device/memory-storage.ts'
import { Inbox, type PulledPage } from './inbox.ts'

const page: PulledPage = {
  askedWith: null,
  acknowledged: 0,
  token: 't',
  more: false,
  epoch: 'e',
  spaces: ['forum', 'region'],
  records: [],
  malformed: [],
}

test('what was seen last stays, also when the device is opened anew; the oldest is forgotten first', async () => {
  const storage = memoryStorage()
  let clock = 0
  const first = await openParts({ storage, now: () => clock++ })
  for (let index = 0; index < 90; index += 1) await first.seen.put(`/answers?${index}`, { index })
  await first.seen.put('/answers?10', { index: 'seen again' })
  first.database.close()
  const { seen, database } = await openParts({ storage })
  expect(await seen.get('/answers?89')).toEqual({ index: 89 })
  expect(await seen.get('/answers?10')).toEqual({ index: 'seen again' })
  expect(await seen.get('/answers?0')).toBeUndefined()
  expect(await database.seen.count()).toBeLessThanOrEqual(80)
  database.close()
})

test('whoever loses the role that reads the whole keeps none of it', async () => {
  const { seen, database, sealer, desk } = await openParts({ storage: memoryStorage() })
  const inbox = new Inbox({ database, sealer, desk, now: Date.now })
  await seen.put('/board', { asOf: 1 })
  await inbox.take(page)
  expect(await seen.get('/board')).toEqual({ asOf: 1 })
  await inbox.take({ ...page, askedWith: 't', spaces: ['forum'] })
  expect(await seen.get('/board')).toBeUndefined()
  database.close()
})

test('S13: what the desk saw last goes when it hears of an erasure', async () => {
  const { seen, database, inbox } = await openParts({ storage: memoryStorage() })
  const id = '00000000-0000-7000-8000-00000000000a'
  const by = { person: id, device: id, at: 1 }
  const act = (what: string): RecordState => ({
    ...{ id, kind: 'administrationAct', space: 'region', session: null, version: 1 },
    ...{ fields: { act: what, subject: id }, deleted: false, disputed: {}, made: by },
    changed: { ...by, n: 0, over: 1 },
  })
  await seen.put('/answers', { texts: ['Синичкин'] })
  await inbox.take({ ...page, records: [act('rename')] })
  expect(await seen.get('/answers')).toBeDefined()
  await inbox.take({ ...page, askedWith: 't', records: [act('erase')] })
  expect(await seen.get('/answers')).toBeUndefined()
  database.close()
})
