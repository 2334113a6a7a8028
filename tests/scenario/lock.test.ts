import { readAnswer, recoveryAnswerSchema } from '@living-libraries/model/lock-recovery'
import { venueSpace } from '@living-libraries/model/space'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { openDevice } from '@living-libraries/pwa/device'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { breakableNetwork } from './breakable-network.ts'
import { Colleague, openWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const
const space = venueSpace(venue)
const pin = '258014'
const name = 'Матрёна Тимофеевна'
const quick = { pinRounds: 10 }

/** The same device, opened anew: its lock is closed. */
async function openedAnew(
  storage: ReturnType<typeof memoryStorage>,
  cookies: typeof fetch,
): Promise<Colleague> {
  const network = breakableNetwork(cookies)
  const device = await openDevice({ storage, fetch: network.fetch, stream: false, ...quick })
  return new Colleague(device, network)
}

async function lockedPhone() {
  const storage = memoryStorage()
  const cookies = cookieFetch((input, init) => world.server.fetch(input, init))
  const first = await openedAnew(storage, cookies)
  const code = await world.server.invite(asLibrarian)
  await first.device.join({ code, deviceName: 'Телефон', personName: 'Анна' })
  await first.device.settled()
  expect(await first.device.lock.set('pin', pin)).toEqual({ outcome: 'done' })
  return { first, again: () => openedAnew(storage, cookies) }
}

async function personIn(session: string, from: Colleague, more = {}): Promise<string> {
  const values = { pseudonym: 'Житель', consent: 'paper', name, ...more }
  return from.device.make({ kind: 'participant', space, session, values })
}

test('under a closed lock answers go and come; what has a name waits and goes when the lock is opened', async () => {
  const boris = await world.join(asLibrarian, 'Борис')
  const { first, again } = await lockedPhone()
  const session = await first.beginsSession(venue, { place: 'Клуб' })
  await first.device.settled()
  const waiting = await personIn(session, first)
  await first.device.change(session, { set: { facilitator: name } })
  first.device.close()

  const anna = await again()
  await anna.says(session, 'q1', 'Записано под замком')
  await personIn(session, boris, { name: 'Прохор' })
  await boris.device.settled()
  await boris.says(session, 'q1', 'Пришло под замок')
  const pulled = await personIn(session, boris, { name: 'Прохор' })
  await boris.device.settled()
  await anna.device.syncOnce()
  expect((await anna.texts(session)).sort()).toEqual(['Записано под замком', 'Пришло под замок'])
  expect((await anna.device.get(pulled))?.fields).toEqual({ pseudonym: 'Житель', consent: 'paper' })
  expect(await anna.device.status()).toMatchObject({ unsentRecords: 2, recordsUnderLock: 2 })
  expect((await anna.device.me())?.persons.map((person) => person.name)).toEqual([''])
  const desk = await anna.device.transfers()
  await expect(desk.writeForCentre()).rejects.toMatchObject({ name: 'DeviceLocked' })
  await boris.device.settled()
  expect(await boris.device.get(waiting)).toBeUndefined()

  expect(await anna.device.lock.open(pin)).toEqual({ outcome: 'done' })
  await anna.device.settled()
  await boris.device.settled()
  expect((await anna.device.get(pulled))?.fields['name']).toBe('Прохор')
  expect((await boris.device.get(waiting))?.fields['name']).toBe(name)
  expect((await boris.device.get(session))?.fields).toMatchObject({ facilitator: name })
  anna.device.close()
})

test('a forgotten PIN is got over by eight digits and an answer, without a line, and nothing unsent is lost', async () => {
  const administrator = await world.join({ role: 'administrator' }, 'Администратор')
  const { first, again } = await lockedPhone()
  const session = await first.beginsSession(venue, { place: 'Клуб' })
  await first.device.settled()
  const unsent = await personIn(session, first)
  await first.device.drafts.write(`edit/${unsent}/name`, 'Недописанное')
  first.device.close()

  const anna = await again()
  anna.network.weather = 'offline'
  await anna.says(session, 'q1', 'Тоже не отправлено')
  const request = await anna.device.lock.recoveryRequest()
  const ask = async (text = '') =>
    v.parse(
      recoveryAnswerSchema,
      await administrator.device.centre.post('/api/recoveries', { request: text }),
    )
  const { digits, device } = await ask(request?.number)
  expect(device).toEqual({ name: 'Телефон', isRevoked: false })
  // The long form asks for the same.
  expect((await ask(request?.point)).digits).toBe(digits)
  const answer = readAnswer(digits)
  if (answer === undefined || 'wrongGroup' in answer) throw new Error('no answer')

  const other = new Uint8Array(answer.bytes).fill(7)
  expect(await anna.device.lock.recover(other, 'pin', '741852')).toMatchObject({ outcome: 'wrong' })
  expect(anna.device.lock.state().state).toBe('closed')
  expect(await anna.device.lock.recover(answer.bytes, 'pin', '741852')).toEqual({ outcome: 'done' })
  expect((await anna.device.get(unsent))?.fields['name']).toBe(name)
  expect(await anna.device.drafts.read(`edit/${unsent}/name`)).toBe('Недописанное')
  expect((await anna.device.lock.recoveryRequest())?.number).not.toBe(request?.number)
  // An answer serves once.
  anna.device.lock.close()
  expect(await anna.device.lock.recover(answer.bytes, 'pin', '111222')).toMatchObject({
    outcome: 'wrong',
  })
  expect(await anna.device.lock.open(pin)).toMatchObject({ outcome: 'wrong' })
  expect(await anna.device.lock.open('741852')).toEqual({ outcome: 'done' })

  anna.network.weather = 'fine'
  await anna.device.settled()
  const newcomer = await world.join(asLibrarian, 'Вера')
  expect((await newcomer.device.get(unsent))?.fields['name']).toBe(name)
  expect(await newcomer.texts(session)).toEqual(['Тоже не отправлено'])
  anna.device.close()
})

test('S15: a locked device gives a restored centre nothing that it cannot read, and everything once it is open', async () => {
  const { first, again } = await lockedPhone()
  await world.backUp()
  const session = await first.beginsSession(venue, { facilitator: name })
  const person = await personIn(session, first)
  await first.device.settled()
  first.device.close()
  await world.restore()

  const anna = await again()
  await expect(anna.device.syncOnce()).rejects.toMatchObject({ name: 'DeviceLocked' })
  expect((await anna.device.status()).problem).toBe('device-locked')
  await anna.device.lock.open(pin)
  await anna.device.settled()
  const newcomer = await world.join(asLibrarian, 'Вера')
  expect((await newcomer.device.get(person))?.fields['name']).toBe(name)
  expect((await newcomer.device.get(session))?.fields).toMatchObject({ facilitator: name })
  anna.device.close()
})
