import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { TestDevice } from './test-device.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const venue = 'venue/irkutsk-gorod-1'
const librarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const

let server: TestCentre
let another: TestServer

beforeAll(async () => {
  server = await startTestCentre()
  another = await startTestServer({ connectionString: server.database.url })
})
afterAll(async () => {
  await another.stop()
  await server.stop()
})

it('tells at once where everything stands, then what advances, also by another process', async () => {
  const listener = await TestDevice.with(server, librarian)
  const writer = await TestDevice.with(another, librarian)
  const stranger = await TestDevice.with(another, { role: 'librarian', venue: 'bratsk-gorod-1' })
  const events = eventsOf(await listener.request('/api/records/stream'))
  expect(await events.next()).toMatch(/^event: hello\ndata: \{"forum":\d+/)
  await stranger.push(stranger.session('venue/bratsk-gorod-1'))
  await writer.push(writer.session(venue))
  expect(await events.next()).toMatch(
    /^event: advanced\ndata: \{"space":"venue\/irkutsk-gorod-1","seq":\d+\}/,
  )
  await events.end()
})

it('tells nobody of their own push, which they follow by a pull anyway', async () => {
  const writer = await TestDevice.with(server, librarian)
  const colleague = await TestDevice.with(server, librarian)
  const own = await opened(writer)
  const others = await opened(colleague)
  await writer.push(writer.session(venue))
  const written = await lastOf(writer)
  await others.until(written)
  await colleague.push(colleague.session(venue))
  expect(await own.until(await lastOf(colleague))).not.toContain(written)
  for (const events of [own, others]) await events.end()
})

it('tells whoever reads the whole that something of it advanced, and nobody else of it', async () => {
  const desk = await TestDevice.with(server, { role: 'regional' })
  const administrator = await TestDevice.with(server, { role: 'administrator' })
  const writer = await TestDevice.with(another, librarian)
  for (const reader of [desk, administrator]) {
    const events = eventsOf(await reader.request('/api/records/stream'))
    expect(await events.next()).toMatch(/^event: hello/)
    await writer.push(writer.session(venue))
    expect(await events.next()).toBe('event: whole\ndata: {}')
    await events.end()
  }
})

it('tells everybody at the desk that somebody did something with the themes, also by another process', async () => {
  const desk = await TestDevice.with(another, { role: 'regional' })
  const reader = await TestDevice.with(server, { role: 'regional' })
  const librarianOfVenue = await TestDevice.with(server, librarian)
  const events = await opened(reader)
  const unheard = await opened(librarianOfVenue)
  const theme = crypto.randomUUID()
  const command = {
    act: 'make',
    theme,
    title: 'Дороги',
    definition: '',
    parent: null,
    search: null,
  }
  const body = { id: crypto.randomUUID(), person: desk.person, command }
  expect((await desk.post('/api/themes', body)).status).toBe(200)
  expect((await events.until('event: themes\ndata: {}')).at(-1)).toBe('event: themes\ndata: {}')
  // What the venue hears is what was said before, and something that happened later.
  const colleague = await TestDevice.with(server, librarian)
  await colleague.push(colleague.session(venue))
  const heard = await unheard.until(await lastOf(colleague))
  expect(heard.filter((event) => !event.startsWith('event: advanced'))).toEqual([])
  for (const one of [events, unheard]) await one.end()
})

it('tells only the colleagues of a venue who of them is typing, also by another process', async () => {
  const writer = await TestDevice.with(another, librarian)
  const colleague = await TestDevice.with(server, librarian)
  const stranger = await TestDevice.with(server, { role: 'librarian', venue: 'bratsk-gorod-1' })
  const coordinator = { role: 'coordinator', municipality: 'irkutsk-gorod' } as const
  // Whoever coordinates the venue types its sheets too.
  const coordinating = await TestDevice.with(server, coordinator)
  const elsewhere = { role: 'librarian', venue: 'bratsk-gorod-1' } as const
  const heard = await Promise.all([colleague, coordinating].map(opened))
  const [own, foreign, whole] = [
    await opened(writer),
    await opened(stranger),
    await opened(await TestDevice.with(server, { role: 'regional' })),
  ]
  const session = crypto.randomUUID()
  const presence = { venue: 'irkutsk-gorod-1', session, person: writer.person, table: 't3' }
  expect((await writer.post('/api/presence', presence)).status).toBe(204)
  const told = `event: writes\ndata: ${JSON.stringify({ ...presence, device: writer.id })}`
  for (const events of heard) expect((await events.until(told)).at(-1)).toBe(told)
  // What the others hear is what was said before, and something that happened later.
  await colleague.push(colleague.session(venue))
  const neighbour = await TestDevice.with(server, elsewhere)
  await neighbour.push(neighbour.session('venue/bratsk-gorod-1'))
  const unheard = [
    ...(await own.until(await lastOf(colleague))),
    ...(await foreign.until(await lastOf(neighbour, 'venue/bratsk-gorod-1'))),
    await whole.next(),
  ]
  expect(unheard.filter((event) => event?.startsWith('event: writes') !== false)).toEqual([])
  for (const events of [...heard, own, foreign, whole]) await events.end()
})

it('lets nobody write in the name of a person who is not on the device', async () => {
  const writer = await TestDevice.with(server, librarian)
  const { person } = await TestDevice.with(server, librarian)
  const presence = { venue: 'irkutsk-gorod-1', session: crypto.randomUUID(), person }
  expect((await writer.post('/api/presence', presence)).status).toBe(403)
})

it('ends when the device is revoked and when the server goes down', async () => {
  const own = await startTestServer({ connectionString: server.database.url })
  const lost = await TestDevice.with(own, librarian)
  const other = await TestDevice.with(own, librarian)
  const admin = await TestDevice.with(server, { role: 'administrator' })
  const ofLost = eventsOf(await lost.request('/api/records/stream'))
  const ofOther = eventsOf(await other.request('/api/records/stream'))
  await admin.request(`/api/devices/${lost.id}`, { method: 'DELETE' })
  expect((await ofLost.until('the end'))[0]).toMatch(/^event: hello/)
  await own.stop()
  expect((await ofOther.until('the end'))[0]).toMatch(/^event: hello/)
})

/** How the last push of a device is told. */
async function lastOf({ id }: TestDevice, space = venue): Promise<string> {
  const found = `select max(seq)::int as seq from revision where device = '${id}'`
  const [row] = await server.database.run(found)
  return `event: advanced\ndata: ${JSON.stringify({ space, ...row })}`
}

async function opened(device: TestDevice) {
  const events = eventsOf(await device.request('/api/records/stream'))
  expect(await events.next()).toMatch(/^event: hello/)
  return events
}

function eventsOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  /** The next event; undefined at the end of the stream. */
  const next = async (): Promise<string | undefined> => {
    while (!text.includes('\n\n')) {
      const piece = await reader?.read()
      if (piece === undefined || piece.done) return undefined
      text += piece.value
    }
    const [event, ...rest] = text.split('\n\n')
    text = rest.join('\n\n')
    return event
  }
  return {
    next,
    /** All events to this one, or to the end of the stream: what was pushed before it opened may be told late. */
    until: async (last: string): Promise<readonly string[]> => {
      const heard: string[] = []
      for (let event = await next(); event !== undefined; event = await next()) {
        heard.push(event)
        if (event === last) break
      }
      return heard
    },
    end: async () => reader?.cancel(),
  }
}
