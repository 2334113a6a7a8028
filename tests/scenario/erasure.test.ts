import { holdersSchema } from '@living-libraries/model/holders'
import { numbersSchema } from '@living-libraries/model/overview'
import type { Space } from '@living-libraries/model/space'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Colleague, openWorld, type World } from './world.ts'

let world: World
let anna: Colleague
let boris: Colleague
let coordinator: Colleague
let session: string
let participant: string

const venue = 'bratsk-gorod-1'
const space: Space = `venue/${venue}`
const asLibrarian = { role: 'librarian', venue } as const
const canary = 'Канарейкина'

beforeEach(async () => {
  world = await openWorld()
  anna = await world.join(asLibrarian, 'Анна')
  boris = await world.join(asLibrarian, 'Борис')
  coordinator = await world.join({ role: 'coordinator', municipality: 'bratsk-gorod' }, 'Вера')
  session = await anna.beginsSession(venue)
  participant = await comes(anna, canary)
  await anna.device.change(participant, { set: { pseudonym: `${canary} младшая` } })
  await everybodySettles()
})
afterEach(() => world.close())

function comes(person: Colleague, pseudonym: string): Promise<string> {
  const values = { pseudonym, name: pseudonym, consent: 'paper' }
  return person.device.make({ kind: 'participant', space, session, values })
}

async function everybodySettles(...people: Colleague[]): Promise<void> {
  for (const { device } of people.length > 0 ? people : [anna, boris, coordinator]) {
    await device.settled()
  }
}

async function erases(record: string, more = {}): Promise<void> {
  await coordinator.device.centre.post('/api/erasures', { record, ...more })
}

async function isOnDevice({ device }: Colleague, word = canary): Promise<boolean> {
  const all = await device.list({ space, withDeleted: true })
  return JSON.stringify([all, await device.refused.list()]).includes(word)
}

async function isAtCentre(word = canary): Promise<boolean> {
  const rows = await world.everyRow()
  return rows.some((row) => row.includes(word))
}

test('who is erased is gone from centre, history and devices, with what waited there, and the chain holds', async () => {
  expect(await isAtCentre()).toBe(true)
  boris.network.weather = 'offline'
  await boris.device.change(participant, { set: { pseudonym: `${canary} старшая` } })
  expect(await isOnDevice(boris)).toBe(true)

  await erases(participant)
  await erases(participant)
  expect(await isAtCentre()).toBe(false)
  await everybodySettles(anna, coordinator)
  for (const person of [anna, coordinator]) expect(await isOnDevice(person)).toBe(false)

  boris.network.weather = 'fine'
  await boris.device.settled()
  expect(await isOnDevice(boris)).toBe(false)
  expect(await boris.device.refused.count()).toBe(0)
  expect(await boris.device.unsentRecords()).toBe(0)
  expect(await isAtCentre()).toBe(false)
  const newcomer = await world.join(asLibrarian, 'Глеб')
  expect(await isOnDevice(newcomer)).toBe(false)
  await expect(anna.device.change(participant, { set: { pseudonym: 'снова' } })).rejects.toThrow()
  expect(await world.tamperings()).toEqual([])
})

test('S13: whoever no longer works at the venue hears of an erasure too, for what they could not hand over', async () => {
  const before = await comes(anna, 'Воробьёв')
  const after = await comes(anna, 'Голубева')
  const name = await comes(anna, 'Дроздова')
  await everybodySettles()
  boris.network.weather = 'offline'
  const { device } = boris
  await device.change(before, { set: { pseudonym: 'Воробьёв старший' } })
  await device.change(after, { set: { pseudonym: 'Голубева старшая' } })
  await device.change(name, { set: { name: 'Дроздова Анна' } })
  const draft = `edit/${after}/pseudonym`
  await device.drafts.write(draft, 'Голубева мл')
  await erases(before)
  boris.network.weather = 'fine'
  await device.leave()
  const code = await world.server.invite({ role: 'librarian', venue: 'angarsk-gorod-1' })
  await device.join({ code, deviceName: 'Телефон', personName: 'Борис' })
  await device.settled()
  expect(await isOnDevice(boris, 'Воробьёв')).toBe(false)
  expect(await device.refused.count()).toBe(2)

  await erases(after)
  await erases(name, { paths: ['name'] })
  await device.syncOnce()
  expect(await device.refused.list()).toEqual([])
  expect(await device.drafts.read(draft)).toBeUndefined()
  // Whether there is a record that was not erased, nobody learns so.
  const asked = [before, session, device.id]
  const answer = await device.centre.post('/api/erasures/among', { records: asked })
  expect(answer).toEqual({ records: [before], values: [] })
})

test('S13: a name typed by somebody who may not write there is refused, and goes with the erasure all the same, before or after', async () => {
  const { device } = boris
  const code = await world.server.invite({ role: 'librarian', venue: 'angarsk-gorod-1' })
  await device.join({ code, deviceName: 'Телефон', personName: 'Глеб' })
  await device.settled()
  const half = `entry/${session}/q1`
  await device.drafts.write(half, 'Мы – сиби')
  await device.change(session, { set: { facilitator: 'Синичкин', title: 'Вечер' } })
  await device.syncOnce()
  expect(await device.refused.list()).toMatchObject([{ reason: 'unknown-record' }])
  await erases(session, { paths: ['facilitator'] })
  await device.syncOnce()
  expect(await isOnDevice(boris, 'Синичкин')).toBe(false)
  expect(await isOnDevice(boris, 'Вечер')).toBe(true)
  expect(await device.drafts.read(half)).toBe('Мы – сиби')

  await device.change(session, { set: { facilitator: 'Синичкин Пётр', place: 'Клуб' } })
  expect(await isOnDevice(boris, 'Синичкин')).toBe(false)
  await device.syncOnce()
  expect(await isOnDevice(boris, 'Синичкин')).toBe(false)
  expect(await isOnDevice(boris, 'Клуб')).toBe(true)
  expect(await device.refused.count()).toBe(2)
})

test('what was said stays without its speaker, unless they want it otherwise', async () => {
  const kept = await anna.says(session, 'q1', 'Остаётся', { participant })
  const second = await comes(anna, 'Житель 2')
  await anna.says(session, 'q1', 'Снегирь', { participant: second })
  await everybodySettles()
  await erases(participant)
  await erases(second, { withWords: true })
  await everybodySettles()
  expect(await boris.texts(session)).toEqual(['Остаётся'])
  expect((await boris.device.get(kept))?.fields['participant']).toBe(participant)
  expect(await isAtCentre('Снегирь')).toBe(false)
  const desk = await world.join({ role: 'regional' }, 'Стол')
  const { rule } = v.parse(numbersSchema, await desk.device.centre.get('/api/overview/numbers'))
  expect(rule).toMatchObject({ received: 2, counted: 0, inDraft: 1, deleted: 0, setAside: 1 })
  const { erasures } = (await coordinator.device.centre.get('/api/erasures')) as {
    erasures: { kind: string; records: string[] }[]
  }
  expect(erasures.map(({ kind, records }) => [kind, records.length])).toEqual([
    ['participant', 2],
    ['participant', 1],
  ])
})

test('a person’s page says what is held where, and after the erasure who has yet to hear of it', async () => {
  const holders = async () =>
    v.parse(
      holdersSchema,
      await coordinator.device.centre.get(`/api/records/${participant}/holders`),
    )
  await anna.says(session, 'q1', 'Слово', { participant })
  await everybodySettles()
  const before = await holders()
  expect(before).toMatchObject({ fields: ['name'], answers: 1, revisions: 2, erasedAt: null })
  const all = [anna, boris, coordinator].map(({ device }) => device.id)
  expect(before.devices.map(({ id }) => id).sort()).toEqual(all.sort())

  boris.network.weather = 'offline'
  await erases(participant)
  await everybodySettles(anna, coordinator)
  const after = await holders()
  expect(after).toMatchObject({ fields: [], revisions: 0, erasedAt: expect.any(Number) as number })
  expect(after.devices.map(({ id }) => id)).toContain(boris.device.id)
  const foreign = await world.join({ role: 'coordinator', municipality: 'kachugskiy' }, 'Чужая')
  await expect(
    foreign.device.centre.get(`/api/records/${participant}/holders`),
  ).rejects.toMatchObject({ problem: 'not-found' })
})

test('an accepted session does not become late by an erasure', async () => {
  await anna.device.change(session, { set: { facilitator: 'Синичкин' } })
  await everybodySettles()
  await anna.acts(session, 'submit')
  await everybodySettles()
  await coordinator.acts(session, 'accept')
  await everybodySettles()
  await erases(participant)
  await erases(session, { paths: ['facilitator'] })
  await everybodySettles()
  for (const person of [anna, coordinator]) {
    expect(await isOnDevice(person, 'Синичкин')).toBe(false)
    expect(await person.sees(session)).toEqual({ state: 'accepted', late: [] })
  }
})

test('neither a restored backup nor a device that was long away brings an erased person back', async () => {
  const file = await world.backUpToFile()
  const after = await comes(anna, `${canary} после копии`)
  await everybodySettles()
  boris.network.weather = 'offline'
  await boris.device.change(after, { set: { group: 'youth' } })
  await erases(participant)
  await erases(after)
  await everybodySettles(anna, coordinator)

  await world.restoreFromFile(file)
  expect(await isAtCentre()).toBe(false)
  boris.network.weather = 'fine'
  await everybodySettles()
  await everybodySettles()
  expect(await isAtCentre()).toBe(false)
  for (const person of [anna, boris, coordinator]) expect(await isOnDevice(person)).toBe(false)
  expect(await boris.device.refused.count()).toBe(0)
  expect(await world.tamperings()).toEqual([])
})

test('a name in a list goes for ever, the rest of the record stays and can be worked on', async () => {
  const values = { title: 'Музей реки', 'team/a': 'Синичкин, плотник', 'team/b': 'Анна' }
  const initiative = await anna.device.make({ kind: 'initiative', space, session, values })
  await everybodySettles()
  const file = await world.backUpToFile()
  boris.network.weather = 'offline'
  const late = { 'team/a': 'Синичкин, столяр', problem: 'Нет музея' }
  await boris.device.change(initiative, { set: late })
  await erases(initiative, { paths: ['team/a'] })
  await anna.device.settled()
  await anna.device.change(initiative, { set: { 'team/c': 'Вера' } })
  await everybodySettles(anna, coordinator)
  expect(await isAtCentre('Синичкин')).toBe(false)

  const seesAll = async () => {
    for (const person of [anna, boris, coordinator]) {
      expect(await isOnDevice(person, 'Синичкин')).toBe(false)
      expect((await person.device.get(initiative))?.fields).toEqual({
        title: 'Музей реки',
        team: { b: 'Анна', c: 'Вера' },
        problem: 'Нет музея',
      })
      expect(await person.device.refused.count()).toBe(0)
    }
    expect(await isAtCentre('Синичкин')).toBe(false)
    expect(await world.tamperings()).toEqual([])
  }
  boris.network.weather = 'fine'
  await boris.device.settled()
  await everybodySettles()
  await seesAll()
  await world.restoreFromFile(file)
  expect(await isAtCentre('Синичкин')).toBe(false)
  await everybodySettles()
  await everybodySettles()
  await seesAll()
  await expect(erases(initiative, { paths: ['title'] })).rejects.toMatchObject({
    problem: 'not-allowed',
  })
})

test('an administrator erases a colleague: the name is gone, their work stays', async () => {
  const administrator = await world.join({ role: 'administrator' }, 'Админ')
  const gleb = await world.join(asLibrarian, 'Синичкин')
  await gleb.says(session, 'q1', 'Слово коллеги')
  await everybodySettles(gleb, anna)
  const me = await gleb.device.centre.me()
  const person = me.persons[0]?.id
  await administrator.device.centre.post('/api/erasures', { person })
  await anna.device.settled()
  expect(await isAtCentre('Синичкин')).toBe(false)
  expect(await isOnDevice(anna, 'Синичкин')).toBe(false)
  expect(await anna.texts(session)).toEqual(['Слово коллеги'])
  await expect(coordinator.device.centre.post('/api/erasures', { person })).rejects.toMatchObject({
    problem: 'not-allowed',
  })
})
