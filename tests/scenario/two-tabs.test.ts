import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { type Device, type DeviceOptions, openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Colleague, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const opened: Device[] = []
afterEach(() => {
  for (const device of opened.splice(0)) device.close()
})

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const

/** Tabs of one browser: one storage, one jar of cookies, one lock, a channel between them. */
function browser() {
  const storage = memoryStorage()
  const pushes: string[] = []
  const jar = cookieFetch(async (input, init = {}) => {
    const headers = new Headers(init.headers)
    const tab = headers.get('x-tab') ?? ''
    headers.delete('x-tab')
    const path = input instanceof Request ? input.url : String(input)
    if (path.endsWith('/push')) pushes.push(tab)
    return world.server.fetch(path, { ...init, headers })
  })
  const locks = queueingLocks()
  const channel = `living-libraries ${crypto.randomUUID()}`
  const surroundings = (tab: string): DeviceOptions => ({
    storage,
    locks,
    channel: new BroadcastChannel(channel),
    stream: false,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('x-tab', tab)
      return jar(input, { ...init, headers })
    },
  })
  return {
    pushes,
    surroundings,
    openTab: async (tab: string) => {
      const device = await openDevice(surroundings(tab))
      opened.push(device)
      return device
    },
  }
}

test('S3: two tabs type at once, one of them exchanges, and both say the same of what the centre has', async () => {
  const { pushes, surroundings, openTab } = browser()
  const anna = await world.join(asLibrarian, 'Анна', surroundings('first'))
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  const second = new Colleague(await openTab('second'), anna.network)
  const statuses: string[] = []
  second.device.watchStatus(({ phase, unsentRecords }) =>
    statuses.push(`${phase} ${unsentRecords}`),
  )
  pushes.length = 0
  anna.device.startSync()
  second.device.startSync()
  for (let index = 0; index < 10; index++) {
    await Promise.all([
      anna.says(session, 'q1', `Первая вкладка ${index}`),
      second.says(session, 'q2', `Вторая вкладка ${index}`),
    ])
  }
  await expect
    .poll(() => second.device.status())
    .toMatchObject({
      phase: 'idle',
      unsentRecords: 0,
    })
  const first = await anna.device.status()
  expect(await second.device.status()).toEqual(first)
  expect(new Set(pushes)).toEqual(new Set(['first']))
  expect(await second.texts(session)).toEqual(await anna.texts(session))

  const boris = await world.join(asLibrarian, 'Борис')
  expect((await boris.texts(session)).sort()).toEqual((await anna.texts(session)).sort())
  expect(await boris.texts(session)).toHaveLength(20)
})

test('S3: a tab that does not lead hears that sending needs a person, and sends itself when it is asked to', async () => {
  const { pushes, surroundings, openTab } = browser()
  const anna = await world.join(asLibrarian, 'Анна', surroundings('first'))
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  anna.device.startSync()
  await expect.poll(async () => (await anna.device.status()).phase).toBe('idle')
  const administrator = await world.join({ role: 'administrator' }, 'Админ')
  await administrator.device.centre.delete(`/api/devices/${anna.device.id}`)

  const second = new Colleague(await openTab('second'), anna.network)
  second.device.startSync()
  // What the leader does is asked for by a tab that has just come.
  await expect.poll(async () => (await second.device.status()).phase).toBe('idle')
  await second.says(session, 'q1', 'Набрано во второй вкладке')
  await expect
    .poll(() => second.device.status())
    .toMatchObject({ phase: 'stopped', problem: 'device-revoked', unsentRecords: 1 })

  const code = await world.server.invite(asLibrarian)
  await second.device.join({ code, deviceName: 'Телефон', personName: 'Анна' })
  await expect.poll(async () => (await second.device.status()).unsentRecords).toBe(0)
  await expect.poll(async () => (await second.device.status()).phase).toBe('idle')

  pushes.length = 0
  await second.says(session, 'q1', 'Передать сейчас')
  await second.device.syncOnce()
  expect(await second.device.unsentRecords()).toBe(0)
  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.texts(session)).toEqual(['Набрано во второй вкладке', 'Передать сейчас'])
})

test('S3: the other tab takes over when the leading one is closed in the middle', async () => {
  const { surroundings, openTab } = browser()
  const anna = await world.join(asLibrarian, 'Анна', surroundings('first'))
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  anna.device.startSync()
  const second = new Colleague(await openTab('second'), anna.network)
  second.device.startSync()
  for (let index = 0; index < 30; index++) await anna.says(session, 'q1', `Слово ${index}`)
  anna.device.wake()
  anna.device.close()
  await expect.poll(() => second.device.unsentRecords()).toBe(0)
  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.texts(session)).toHaveLength(30)
})

/** Web Locks without stealing: who asks first holds, the others wait. */
function queueingLocks(): NonNullable<DeviceOptions['locks']> {
  let last = Promise.resolve()
  return {
    request: (_name, _options, holder) => {
      const held = last.then(holder)
      last = held.catch(() => undefined)
      return held
    },
  }
}
