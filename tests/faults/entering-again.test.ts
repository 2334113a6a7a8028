import type { Device } from '@living-libraries/pwa/device'
import { openDevice } from '@living-libraries/pwa/device'
import { samplePicture } from '@living-libraries/sync-server/test-photo'
import type { IDBFactory } from 'fake-indexeddb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../scenario/world.ts'
import { copyOfDisk } from './disk-copy.ts'
import { failingStorage, newDisk } from './failing-storage.ts'
import type { StorageFault } from './step.ts'

const name = 'living-libraries'
const home = { role: 'librarian', venue: 'tayshetskiy-1' } as const
const away = { role: 'librarian', venue: 'tayshetskiy-2' } as const
const space = `venue/${home.venue}` as const

let world: World
/** A device that has its venue back, with an evening in the refused list that it could not send before. */
let disk: IDBFactory
beforeAll(async () => {
  world = await openWorld()
  const whole = newDisk()
  await refusedEvening(whole)
  disk = await withoutForum(whole)
})
afterAll(() => world?.close())

test('S12: entering the evening again may be killed at any write, and the next press ends it in one piece', async () => {
  const strikes = new Map<StorageFault['kind'], number>()
  for (const kind of ['kill', 'quota', 'quota-at-commit'] as const) {
    for (let atCall = 1; ; atCall++) {
      const own = await copyOfDisk(disk, name)
      const storage = failingStorage(own)
      const device = await openOn(storage.source)
      const items = await device.refused.list()
      storage.arm({ kind, atCall })
      await device.enterRefused(items).catch(() => [])
      const hasStruck = storage.disarm()
      device.close()
      await endsWhole(own)
      if (!hasStruck) break
      strikes.set(kind, atCall)
    }
  }
  // A number, a record, a refused item and mostly an id for each of seven items, and the pictures.
  for (const count of strikes.values()) expect(count).toBeGreaterThan(25)
})

test('S12: killed again and again, it comes further with every press', async () => {
  const own = await copyOfDisk(disk, name)
  const counts: number[] = []
  for (;;) {
    const storage = failingStorage(own)
    const device = await openOn(storage.source)
    const items = await device.refused.list()
    counts.push(items.length)
    storage.arm({ kind: 'kill', atCall: 8 })
    await device.enterRefused(items).catch(() => [])
    const hasStruck = storage.disarm()
    device.close()
    if (!hasStruck) break
  }
  expect(counts.length).toBeGreaterThan(3)
  expect(counts).toEqual([...new Set(counts)].sort((one, other) => other - one))
  await endsWhole(own)
})

test('S12: two tabs in which it is pressed at once enter everything once', async () => {
  const own = await copyOfDisk(disk, name)
  const [one, other] = [
    await openOn(failingStorage(own).source),
    await openOn(failingStorage(own).source),
  ]
  const items = await one.refused.list()
  expect(await Promise.all([one.enterRefused(items), other.enterRefused(items)])).toEqual([[], []])
  for (const device of [one, other]) device.close()
  await endsWhole(own)
})

test('S12: an item alone is not entered before what it belongs to, and follows it later', async () => {
  const own = await copyOfDisk(disk, name)
  const device = await openOn(failingStorage(own).source)
  const one = async (kind: string) => {
    const items = await device.refused.list()
    return items.filter((item) => item.kind === kind && item.change.create !== undefined)
  }
  for (const kind of ['answer', 'element']) {
    expect(await device.enterRefused(await one(kind))).toMatchObject([{ why: 'waits' }])
  }
  for (const kind of ['session', 'answer', 'element']) {
    expect(await device.enterRefused(await one(kind))).toEqual([])
  }
  device.close()
  await endsWhole(own)
})

test('an answer without a question is completed, and what was typed for it goes in the same write', async () => {
  const whole = newDisk()
  const anna = await world.join(home, 'Анна', { storage: failingStorage(whole).source })
  const session = await anna.beginsSession(home.venue)
  await anna.device.make({ kind: 'answer', space, session, values: { text: 'Река' } })
  await anna.device.settled()
  anna.device.close()
  const own = await withoutForum(whole)
  const key = 'refused/answer/question'
  for (let atCall = 1; ; atCall++) {
    const copy = await copyOfDisk(own, name)
    const storage = failingStorage(copy)
    const device = await openOn(storage.source)
    await device.drafts.write(key, 'q2')
    const items = await device.refused.list()
    expect(items).toMatchObject([{ reason: 'incomplete', kind: 'answer' }])
    const drafts = [await device.drafts.becoming(key, undefined)]
    storage.arm({ kind: 'kill', atCall })
    await device.enterRefused(items, { corrections: { question: 'q2' }, drafts }).catch(() => [])
    const hasStruck = storage.disarm()
    device.close()
    const again = await openOn(failingStorage(copy).source)
    const left = await again.refused.count()
    expect(await again.drafts.read(key)).toBe(left === 0 ? undefined : 'q2')
    const answers = await again.list({ kind: 'answer', session })
    expect(answers.map(({ fields }) => fields.question)).toEqual(left === 0 ? ['q2'] : [])
    again.close()
    if (!hasStruck) break
    expect(left).toBe(1)
  }
})

const values = { question: 'q1', text: 'Мы живём у реки' }
const size = { width: 16, height: 16 }

async function refusedEvening(whole: IDBFactory): Promise<void> {
  const coordinator = await world.join({ role: 'coordinator', municipality: 'tayshetskiy' }, 'Вера')
  const anna = await world.join(home, 'Анна', { storage: failingStorage(whole).source })
  const { device } = anna
  const known = await anna.beginsSession(home.venue, { place: 'Клуб' })
  await device.settled()
  anna.network.weather = 'offline'
  const session = await anna.beginsSession(home.venue, { place: 'Школа' })
  const place = { space, session }
  const answer = await device.make({ kind: 'answer', ...place, values })
  await device.change(answer, { set: { text: 'Мы живём у большой реки' } })
  const grown = { title: 'Река', [`answers/${answer}`]: true }
  await device.make({ kind: 'element', ...place, values: grown })
  const named = { pseudonym: 'Житель 1', name: 'Иван Петров', consent: 'paper' }
  await device.make({ kind: 'participant', ...place, values: named })
  const picture = { picture: samplePicture, thumbnail: samplePicture, ...size }
  await device.photos.add({ ...place, values: { question: 'q1' }, ...picture })
  await device.change(known, { set: { place: 'Клуб у реки' } })
  const persons = [await device.person()]
  await coordinator.device.centre.post('/api/persons/move', { persons, from: home, to: away })
  anna.network.weather = 'fine'
  await device.settled()
  await coordinator.device.centre.post('/api/persons/move', { persons, from: away, to: home })
  await device.settled()
  expect(await device.refused.count()).toBe(7)
  device.close()
}

/** Opened on its disk once more, it is entered to the end, and nothing is there twice or has lost its place. */
async function endsWhole(own: IDBFactory): Promise<void> {
  const device = await openOn(failingStorage(own).source)
  expect(await device.enterRefused(await device.refused.list())).toEqual([])
  expect((await device.status()).refusedChanges).toBe(0)
  const records = await device.list({ space, withDeleted: true })
  const written = records.map(({ kind }) => kind).filter((kind) => kind !== 'member')
  const kinds = ['answer', 'element', 'participant', 'photo', 'session', 'session']
  expect(written.sort()).toEqual(kinds)
  const sessions = await device.list({ kind: 'session', space })
  expect(sessions.map(({ fields }) => fields.place)).toEqual(['Клуб у реки', 'Школа'])
  const session = sessions[1]?.id ?? ''
  const [answer] = await device.list({ kind: 'answer', session })
  expect(answer?.fields.text).toBe('Мы живём у большой реки')
  const [element] = await device.list({ kind: 'element', session })
  expect(element?.fields.answers).toEqual({ [answer?.id ?? '']: true })
  const [participant] = await device.list({ kind: 'participant', session })
  expect(participant?.fields.name).toBe('Иван Петров')
  const [photo] = await device.list({ kind: 'photo', session })
  expect(await device.photos.read(photo?.id ?? '', 'picture')).toEqual(samplePicture)
  device.close()
}

function openOn(storage: ReturnType<typeof failingStorage>['source']): Promise<Device> {
  const fetch = () => Promise.reject(new TypeError('no connection'))
  return openDevice({ storage, fetch, stream: false })
}

/** Without its hundreds of venues, that no press here touches, a disk is copied in no time. */
async function withoutForum(whole: IDBFactory): Promise<IDBFactory> {
  const copy = await copyOfDisk(whole, name)
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = copy.open(name)
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(new Error('not opened')))
  })
  const transaction = database.transaction('records', 'readwrite')
  const cursors = transaction.objectStore('records').openCursor()
  cursors.addEventListener('success', () => {
    const cursor = cursors.result
    if (cursor === null) return
    if (cursor.value.space === 'forum') cursor.delete()
    cursor.continue()
  })
  await new Promise<void>((resolve) => {
    transaction.addEventListener('complete', () => resolve())
  })
  database.close()
  return copy
}
