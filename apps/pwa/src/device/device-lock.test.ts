import { venueSpace } from '@living-libraries/model/space'
import { afterEach, expect, test } from 'vitest'
import type { IndexedDbSource } from '../storage/database.ts'
import { DeviceDatabase } from '../storage/database.ts'
import { writeSetting } from '../storage/settings.ts'
import type { Device } from './device.ts'
import { memoryStorage } from './memory-storage.ts'
import { openDevice } from './open-device.ts'

const opened: Device[] = []
afterEach(() => {
  for (const device of opened.splice(0)) device.close()
})

const space = venueSpace('bratsk-gorod-1')
const person = '00000000-0000-4000-8000-000000000001'
const pin = '258014'
const name = 'Евдокия Саввишна Распутина'
const photo = { width: 4, height: 3, values: {} }

/** The region's own pair, of which a device knows the public half only. */
const regionPair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
  'deriveBits',
])
const region = Buffer.from(await crypto.subtle.exportKey('raw', regionPair.publicKey)).toString(
  'base64url',
)

async function open(storage: IndexedDbSource, channel?: BroadcastChannel): Promise<Device> {
  const fetch = () => Promise.reject(new TypeError('no connection'))
  const tabs = channel === undefined ? {} : { channel }
  const device = await openDevice({ storage, fetch, pinRounds: 10, ...tabs })
  opened.push(device)
  await inDatabase(storage, async (database) => {
    await writeSetting(database, 'person', person)
    await writeSetting(database, 'keys', { signingKey: '', recipients: {}, recoveryKey: region })
  })
  return device
}

async function inDatabase<Result>(
  storage: IndexedDbSource,
  work: (database: DeviceDatabase) => Promise<Result>,
): Promise<Result> {
  const database = new DeviceDatabase('living-libraries', storage)
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/** What somebody finds who copies the disk: the names that sealed something, and the keys that lie there as they are. */
function onDisk(storage: IndexedDbSource) {
  return inDatabase(storage, async (database) => {
    const tables = await Promise.all(database.tables.map((table) => table.toArray()))
    const text = JSON.stringify(tables)
    const keys = await database.settings.bulkGet(['dataKey', 'plainKeys'])
    const plain = Object.keys(keys[1]?.value ?? {})
    return { text, plain: keys[0] === undefined ? plain : ['', ...plain] }
  })
}

async function withPeople(device: Device) {
  const session = await device.make({
    kind: 'session',
    space,
    values: { place: 'Клуб', facilitator: name },
  })
  const participant = await device.make({ kind: 'participant', space, session, values: { name } })
  const picture = await device.photos.add({
    ...photo,
    space,
    session,
    picture: new Uint8Array([1, 2, 3]),
    thumbnail: new Uint8Array([4, 5]),
  })
  return { session, participant, picture }
}

test('under a closed lock nobody has a name, and everything has it again once it is open', async () => {
  const device = await open(memoryStorage())
  const { session, participant, picture } = await withPeople(device)
  await device.lock.set('pin', pin)
  expect((await device.get(participant))?.fields['name']).toBe(name)

  device.lock.close()
  expect((await device.get(participant))?.fields).toEqual({})
  expect((await device.get(session))?.fields).toEqual({ place: 'Клуб' })
  expect((await device.get(session))?.isUnderLock).toBe(true)
  expect(await device.photos.read(picture, 'picture')).toBeUndefined()
  expect(await device.status()).toMatchObject({ unsentRecords: 3, recordsUnderLock: 2 })

  expect(await device.lock.open('111111')).toEqual({ outcome: 'wrong', ms: 0 })
  expect(await device.lock.open(pin)).toEqual({ outcome: 'done' })
  expect((await device.get(participant))?.fields).toEqual({ name })
  expect(await device.photos.read(picture, 'picture')).toEqual(new Uint8Array([1, 2, 3]))
  expect((await device.status()).recordsUnderLock).toBe(0)
})

test('the app that is opened anew is locked; the key that lay on the disk before is gone', async () => {
  const storage = memoryStorage()
  const first = await open(storage)
  const { participant, picture } = await withPeople(first)
  await first.drafts.write(`edit/${participant}/name`, 'Евдокия')
  await first.drafts.write('entry/answer', 'Мы живём у реки')
  expect((await onDisk(storage)).plain).toEqual([''])
  await first.lock.set('pin', pin)
  await first.lock.settled()
  first.close()

  const again = await open(storage)
  expect(again.lock.state().state).toBe('closed')
  const { plain, text } = await onDisk(storage)
  expect(plain).toHaveLength(1)
  expect(plain).not.toContain('')
  expect(text).not.toContain('Распутина')
  expect((await again.get(participant))?.fields).toEqual({})
  expect(await again.drafts.read(`edit/${participant}/name`)).toBeUndefined()
  expect(await again.drafts.read('entry/answer')).toBe('Мы живём у реки')

  await again.lock.open(pin)
  expect((await again.get(participant))?.fields).toEqual({ name })
  expect(await again.drafts.read(`edit/${participant}/name`)).toBe('Евдокия')
  expect(await again.photos.read(picture, 'thumbnail')).toEqual(new Uint8Array([4, 5]))
})

test('what is recorded under the closed lock is sealed, waits, and is whole when it opens', async () => {
  const storage = memoryStorage()
  const device = await open(storage)
  const { session, participant } = await withPeople(device)
  await device.lock.set('passphrase', 'байкал шумит осенью')
  device.lock.close()
  const answer = await device.make({
    kind: 'answer',
    space,
    session,
    values: { question: 'q1', text: 'Мы – сибиряки' },
  })
  const other = 'Пелагея Ильинична'
  const typed = await device.make({
    kind: 'initiative',
    space,
    session,
    values: { title: 'Музей', 'team/a': other },
  })
  await device.change(typed, { set: { 'team/b': name } })
  await device.change(participant, { set: { pseudonym: 'Житель 7' } })
  const shot = await device.photos.add({
    ...photo,
    space,
    session,
    picture: new Uint8Array([7]),
    thumbnail: new Uint8Array([8]),
  })
  expect((await device.get(answer))?.fields['text']).toBe('Мы – сибиряки')
  expect((await device.get(typed))?.fields).toEqual({ title: 'Музей' })
  expect((await onDisk(storage)).text).not.toContain('Пелагея')
  device.close()

  const again = await open(storage)
  await again.lock.open('байкал шумит осенью')
  await again.lock.settled()
  expect((await again.get(typed))?.fields).toEqual({ title: 'Музей', team: { a: other, b: name } })
  expect((await again.get(participant))?.fields).toEqual({ name, pseudonym: 'Житель 7' })
  expect(await again.photos.read(shot, 'picture')).toEqual(new Uint8Array([7]))
})

test('another PIN, and none any more: nothing that was sealed is lost, whichever lock sealed it', async () => {
  const storage = memoryStorage()
  const device = await open(storage)
  const { participant } = await withPeople(device)
  await device.lock.set('pin', pin)
  expect(await device.lock.change('000000', 'pin', '987654')).toMatchObject({ outcome: 'wrong' })
  expect(await device.lock.change(pin, 'pin', '987654')).toEqual({ outcome: 'done' })
  device.lock.close()
  const blind = await device.make({
    kind: 'participant',
    space,
    session: participant,
    values: { name: 'Под замком' },
  })
  expect(await device.lock.open(pin)).toMatchObject({ outcome: 'wrong' })
  expect(await device.lock.remove('987654')).toEqual({ outcome: 'done' })
  expect((await device.get(blind))?.fields).toEqual({ name: 'Под замком' })
  device.close()

  const bare = await open(storage)
  expect(bare.lock.state().state).toBe('none')
  expect((await bare.get(participant))?.fields).toEqual({ name })
  expect((await bare.get(blind))?.fields).toEqual({ name: 'Под замком' })
  await bare.lock.set('pin', pin)
  await bare.lock.settled()
  bare.close()

  const locked = await open(storage)
  expect((await onDisk(storage)).plain).toHaveLength(1)
  await locked.lock.open(pin)
  expect((await locked.get(blind))?.fields).toEqual({ name: 'Под замком' })
})

test.each([0, 5, 20, 80])(
  'ended %i ms after sealing anew began, the app goes on with it and loses nothing',
  async (ms) => {
    const storage = memoryStorage()
    const first = await open(storage)
    const session = await first.make({ kind: 'session', space, values: { facilitator: name } })
    const people = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const values = { pseudonym: `Житель ${index}`, name: `${name} ${index}` }
        return first.make({ kind: 'participant', space, session, values })
      }),
    )
    await first.lock.set('pin', pin)
    // Some of them are sealed anew by now, the rest never will be by this page.
    await new Promise((resolve) => setTimeout(resolve, ms))
    first.close()

    const again = await open(storage)
    const { plain, text } = await onDisk(storage)
    expect(plain).toHaveLength(1)
    expect(text).not.toContain('Евдокия')
    expect((await again.get(people[59] ?? ''))?.fields).toEqual({ pseudonym: 'Житель 59' })
    await again.lock.open(pin)
    const names = (await again.list({ kind: 'participant' })).map(({ fields }) => fields.name)
    expect(new Set(names)).toEqual(new Set(people.map((_, index) => `${name} ${index}`)))
  },
)

test('a device of an earlier version, with the names of its people in clear, has them sealed at its opening', async () => {
  const storage = memoryStorage()
  const first = await open(storage)
  first.close()
  const me = {
    device: { id: first.id, name: 'Телефон' },
    persons: [{ id: person, name, grants: [] }],
    spaces: [],
    epoch: 'e',
  }
  await inDatabase(storage, (database) => writeSetting(database, 'me', me))
  const today = await open(storage)
  expect((await onDisk(storage)).text).not.toContain('Евдокия')
  expect((await today.me())?.persons[0]?.name).toBe(name)
  await today.lock.set('pin', pin)
  today.lock.close()
  expect((await today.me())?.persons[0]?.name).toBe('')
})

test('one PIN opens every tab, one press closes them all, and a tab that comes later is told', async () => {
  const storage = memoryStorage()
  const tab = () => open(storage, new BroadcastChannel('tabs of a locked device'))
  const first = await tab()
  const { participant } = await withPeople(first)
  await first.lock.set('pin', pin)
  const second = await tab()
  await expect.poll(() => second.lock.state().state).toBe('open')
  expect((await second.get(participant))?.fields).toEqual({ name })

  second.lock.close()
  await expect.poll(() => first.lock.state().state).toBe('closed')
  expect((await first.get(participant))?.fields).toEqual({})
  await first.lock.open(pin)
  await expect.poll(() => second.lock.state().state).toBe('open')
  await second.lock.remove(pin)
  await expect.poll(() => first.lock.state().state).toBe('none')
  expect((await first.get(participant))?.fields).toEqual({ name })
})
