import type { RecordState } from '@living-libraries/model/record'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { withRecords } from './pull-rewriting.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const

type Answering = (path: string, ask: () => Promise<Response>) => Promise<Response>

/** A centre of another age than the app: what it says differently is told by `answering`. */
function centreOf(answering: { now: Answering }): typeof fetch {
  return cookieFetch((input, init) => {
    const path = new URL(input instanceof Request ? input.url : input, 'http://centre').pathname
    return answering.now(path, () => world.server.fetch(input, init))
  })
}

const asToday: Answering = (_path, ask) => ask()

function problem(name: string, status: number): Response {
  const body = JSON.stringify({ type: `/problems/${name}`, title: name, status })
  return new Response(body, { status, headers: { 'content-type': 'application/problem+json' } })
}

test('an app that is too old to receive says so, and goes on sending whatever is typed in it', async () => {
  const answering = { now: asToday }
  const anna = await world.join(asLibrarian, 'Анна', { fetch: centreOf(answering) })
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  await boris.device.settled()

  answering.now = (path, ask) =>
    path.endsWith('/pull') ? Promise.resolve(problem('wire-too-old', 426)) : ask()
  anna.device.startSync()
  await anna.says(session, 'q1', 'Первое после обновления центра')
  const stopped = { phase: 'stopped', problem: 'wire-too-old', unsentRecords: 0 }
  await expect.poll(() => anna.device.status()).toMatchObject(stopped)
  // The first refusal must not end the sending: what comes later goes without waiting for a clock.
  for (const text of ['Второе', 'Третье']) {
    await anna.says(session, 'q1', text)
    await expect.poll(() => anna.device.unsentRecords()).toBe(0)
  }
  await boris.device.settled()
  expect(await boris.texts(session)).toEqual(['Первое после обновления центра', 'Второе', 'Третье'])

  await boris.says(session, 'q1', 'Для обновлённых')
  await boris.device.settled()
  expect(await anna.texts(session)).toHaveLength(3)
  answering.now = asToday
  await anna.device.syncOnce()
  expect(await anna.texts(session)).toHaveLength(4)
  expect((await anna.device.status()).phase).toBe('idle')
})

test('a centre that is older than the app is waited for, and nothing is taken for a fault of the changes', async () => {
  const answering = { now: asToday }
  const anna = await world.join(asLibrarian, 'Анна', { fetch: centreOf(answering) })
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  answering.now = (path, ask) =>
    path.endsWith('/push') ? Promise.resolve(problem('wire-too-new', 501)) : ask()
  await anna.says(session, 'q1', 'Раньше, чем обновили центр')
  await expect(anna.device.syncOnce()).rejects.toMatchObject({ problem: 'wire-too-new' })
  expect(await anna.device.status()).toMatchObject({
    phase: 'waiting',
    unsentRecords: 1,
    refusedChanges: 0,
  })
  answering.now = asToday
  await anna.device.settled()
  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.texts(session)).toEqual(['Раньше, чем обновили центр'])
})

test('kinds and fields of a newer centre are kept as they are, and edits of the known ones leave them alone', async () => {
  const answering = { now: asToday }
  const anna = await world.join(asLibrarian, 'Анна', { fetch: centreOf(answering) })
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await boris.beginsSession(venue)
  const said = await boris.says(session, 'q1', 'Сказано на новой версии')
  const sung = await boris.says(session, 'q2', 'Спето на новой версии')
  await boris.device.settled()

  answering.now = async (path, ask) => {
    const response = await ask()
    if (!path.endsWith('/pull')) return response
    const newer = (record: RecordState): RecordState => {
      if (record.id === said) return { ...record, fields: { ...record.fields, mood: 'joy' } }
      return record.id === sung ? { ...record, kind: 'song' } : record
    }
    const more = { words: 'of the future' }
    return withRecords(response, (records) => records.map(newer), more)
  }
  await anna.device.settled()
  expect(await anna.texts(session)).toEqual(['Сказано на новой версии'])
  expect(await anna.device.list({ kind: 'song', session })).toMatchObject([
    { id: sung, fields: { text: 'Спето на новой версии' } },
  ])
  await anna.device.change(said, { set: { text: 'Исправлено на старой', group: 'resident' } })
  expect((await anna.device.get(said))?.fields).toMatchObject({
    text: 'Исправлено на старой',
    mood: 'joy',
  })

  // What goes is what was changed, and nothing else: the centre's unknown field cannot be overwritten by silence.
  const pushed: unknown[] = []
  const { centre } = anna.device
  const push = centre.push.bind(centre)
  centre.push = (body) => {
    pushed.push(body)
    return push(body)
  }
  await anna.device.settled()
  expect(pushed.join('')).toContain('Исправлено на старой')
  expect(pushed.join('')).not.toContain('mood')
  expect((await anna.device.get(said))?.fields).toMatchObject({
    text: 'Исправлено на старой',
    group: 'resident',
    mood: 'joy',
  })
  await boris.device.settled()
  expect((await boris.device.get(said))?.fields['text']).toBe('Исправлено на старой')
})

test('a push of the first wire is taken in, byte for byte as the first app sent it', async () => {
  const fetch = centreOf({ now: asToday })
  const anna = await world.join(asLibrarian, 'Анна', { fetch })
  const body = firstPush
    .replaceAll('DEVICE', anna.device.id)
    .replaceAll('PERSON', await anna.device.person())
  const response = await fetch('/api/records/push', {
    method: 'POST',
    headers: {
      'content-type': 'application/vnd.living-libraries.changes+jsonl',
      'x-living-libraries': '1',
    },
    body,
  })
  expect(response.status).toBe(200)
  const boris = await world.join(asLibrarian, 'Борис')
  const session = '01930000-0000-7000-8000-000000000001'
  expect((await boris.device.get(session))?.fields).toMatchObject({
    place: 'Клуб',
    tables: { t1: { name: 'Стол 1', order: 1 } },
  })
  const [answer] = await boris.device.list({ kind: 'answer', session })
  expect(answer?.fields).toEqual({ question: 'q1', text: 'Мы – сибиряки, и река у нас одна' })
})

/** Frozen: never to be made by the code of today. */
const firstPush = `{"wire":1,"device":"DEVICE"}
{"changes":[{"rows":1,"at":{"=":0},"of":{"n":{"=":1},"p":{"=":"PERSON"},"t":{"=":1730800000001},"r":{"=":"01930000-0000-7000-8000-000000000001"},"k":{"=":"session"},"s":{"=":"venue/bratsk-gorod-1"},"set.date":{"=":"2024-11-05"},"set.place":{"=":"Клуб"},"set.tables/t1":[{"name":"Стол 1","order":1}]}},{"rows":1,"at":{"=":1},"of":{"n":{"=":2},"p":{"=":"PERSON"},"t":{"=":1730800000302},"r":{"=":"01930000-0000-7000-8000-000000000002"},"k":{"=":"answer"},"s":{"=":"venue/bratsk-gorod-1"},"o":{"=":"01930000-0000-7000-8000-000000000001"},"set.question":{"=":"q1"},"set.text":{"=":"Мы – сибиряки"},"set.table":{"=":"t1"}}}]}
{"changes":[{"rows":1,"at":{"=":0},"of":{"n":{"=":3},"p":{"=":"PERSON"},"t":{"=":1730800000903},"r":{"=":"01930000-0000-7000-8000-000000000002"},"set.text":{"=":"Мы – сибиряки, и река у нас одна"},"unset":[["table"]]}}]}
`
