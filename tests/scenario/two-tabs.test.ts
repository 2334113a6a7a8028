import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { type Device, type DeviceOptions, openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { venueSpace } from '@living-libraries/model/space'
import { pictureOfLength, samplePicture } from '@living-libraries/sync-server/test-photo'
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
  const pictures: string[] = []
  /** Asked before a request leaves; it waits as long as this takes. */
  const gate = { before: async (_request: string) => {} }
  const jar = cookieFetch(async (input, init = {}) => {
    const headers = new Headers(init.headers)
    const tab = headers.get('x-tab') ?? ''
    headers.delete('x-tab')
    const path = input instanceof Request ? input.url : String(input)
    if (path.endsWith('/push')) pushes.push(tab)
    const request = `${tab}: ${init.method ?? 'GET'} ${path.replace(/^.*\/api\/|\?.*$/g, '')}`
    if (request.includes('photos/')) pictures.push(request)
    await gate.before(request)
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
    pictures,
    gate,
    channel,
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
  await expect.poll(() => anna.device.status()).toMatchObject({ phase: 'idle', unsentRecords: 0 })
  // What the other says it has from the first, a moment later.
  const told = await anna.device.status()
  await expect.poll(() => second.device.status()).toEqual(told)
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

test('S3: pictures go in the leading tab alone, also where another one is asked to send', async () => {
  const { pictures, gate, surroundings, openTab } = browser()
  const anna = await world.join(asLibrarian, 'Анна', surroundings('first'))
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  const isFirstPieceUnderWay = withResolvers<void>()
  const mayGo = withResolvers<void>()
  gate.before = async (request) => {
    if (!request.includes('photos/')) return
    isFirstPieceUnderWay.resolve()
    await mayGo.promise
  }
  const photo = await takesPhoto(anna, session)
  anna.device.startSync()
  await isFirstPieceUnderWay.promise
  const second = new Colleague(await openTab('second'), anna.network)
  second.device.startSync()
  await second.says(session, 'q1', 'Передать сейчас')
  await second.device.syncOnce()
  expect(await second.device.unsentRecords()).toBe(0)
  expect(pictures).toHaveLength(1)
  mayGo.resolve()
  await expect.poll(() => second.device.photos.progress(photo)).toEqual({ kind: 'done' })
  expect(new Set(pictures)).toEqual(
    new Set([`first: POST photos/${photo}/thumbnail`, `first: POST photos/${photo}/picture`]),
  )
})

/** Boris took it; of the two tabs of Anna's browser the first leads. */
async function aForeignPhotoForTwoTabs() {
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await boris.beginsSession(venue)
  const photo = await takesPhoto(boris, session)
  await boris.device.settled()
  const { pictures, gate, channel, surroundings, openTab } = browser()
  const anna = await world.join(asLibrarian, 'Анна', surroundings('first'))
  const second = await openTab('second')
  anna.device.startSync()
  await expect.poll(async () => (await anna.device.status()).phase).toBe('idle')
  second.startSync()
  return { photo, anna, second, pictures, gate, channel }
}

test('S4: pictures for every tab come once, through the leading one, and wait for its records', async () => {
  const { photo, anna, second, pictures, gate, channel } = await aForeignPhotoForTwoTabs()

  const isPulling = withResolvers<void>()
  const mayCome = withResolvers<void>()
  gate.before = async (request) => {
    if (request !== 'first: POST records/pull') return
    isPulling.resolve()
    await mayCome.promise
  }
  anna.device.wake()
  await isPulling.promise
  const asked = heardOn(channel, ({ asks }) => asks === 'picture')
  const shown = Promise.all([
    second.photos.read(photo, 'picture'),
    anna.device.photos.read(photo, 'picture'),
    second.photos.read(photo, 'picture'),
  ])
  await asked
  expect(pictures).toEqual([])
  mayCome.resolve()
  const picture = pictureOfLength(100_000)
  expect(await shown).toEqual([picture, picture, picture])
  expect(pictures).toEqual([`first: GET photos/${photo}/picture`])
})

test('S3: a picture that a closed tab was to fetch is fetched by the one that takes over', async () => {
  const { photo, anna, second, pictures, gate, channel } = await aForeignPhotoForTwoTabs()
  gate.before = async (request) => {
    if (request.startsWith('first: GET photos/')) await new Promise(() => {})
  }
  const asked = heardOn(channel, ({ asks }) => asks === 'picture')
  const shown = second.photos.read(photo, 'thumbnail')
  await asked
  await expect.poll(() => pictures).toHaveLength(1)
  anna.device.close()
  expect(await shown).toEqual(samplePicture)
  expect(pictures).toEqual(
    ['first', 'second'].map((tab) => `${tab}: GET photos/${photo}/thumbnail`),
  )
})

function takesPhoto({ device }: Colleague, session: string): Promise<string> {
  const pictures = { picture: pictureOfLength(100_000), thumbnail: samplePicture }
  const values = { question: 'q1' }
  const place = { space: venueSpace(venue), session, values }
  return device.photos.add({ ...place, ...pictures, width: 16, height: 16 })
}

/** Fulfilled when the tabs of a browser said something like that to each other. */
function heardOn(name: string, isIt: (message: { asks?: unknown }) => boolean): Promise<void> {
  const channel = new BroadcastChannel(name)
  return new Promise((resolve) => {
    channel.addEventListener('message', ({ data }: MessageEvent<{ asks?: unknown }>) => {
      if (!isIt(data)) return
      channel.close()
      resolve()
    })
  })
}

function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>((take) => {
    resolve = take
  })
  return { promise, resolve }
}

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
