import { gzipSync } from 'node:zlib'
import { changesMediaType, clientHeader } from '@living-libraries/model/wire/version'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { problemIn, TestDevice } from './test-device.ts'

const venue = 'venue/irkutsk-gorod-1'

let server: TestCentre
let device: TestDevice

beforeAll(async () => {
  server = await startTestCentre()
  device = await TestDevice.with(server, { role: 'librarian', venue: 'irkutsk-gorod-1' })
})
afterAll(() => server.stop())

describe('a body that is not one', () => {
  const head = () => JSON.stringify({ wire: 1, device: device.id })

  it('is refused as a whole, with a problem that says what to do', async () => {
    const bodies: [string, BodyInit][] = [
      ['400 body-malformed', ''],
      ['400 body-malformed', 'не JSON'],
      ['400 body-malformed', '[]'],
      ['400 body-malformed', `${head()}\n{"changes":`],
      ['400 body-malformed', `${head()}\n{"changes":{}}`],
      ['400 body-malformed', `${head()}\n{"changes":[{"rows":-1}]}`],
      ['400 body-malformed', `${head()}\n{"changes":[{"rows":1e9,"at":{"=":0},"of":{}}]}`],
      ['400 body-malformed', `${head()}\n{"changes":[{"rows":20000,"at":[],"of":{}}]}`],
      ['400 body-malformed', `${head()}\n${'['.repeat(100_000)}`],
      ['400 body-malformed', new Uint8Array([0xff, 0xfe, 0x00])],
      ['403 not-allowed', JSON.stringify({ wire: 1, device: crypto.randomUUID() })],
      ['426 wire-too-old', JSON.stringify({ wire: 0, device: device.id })],
      ['501 wire-too-new', JSON.stringify({ wire: 2, device: device.id, words: 'unknown here' })],
    ]
    for (const [number, [problem, body]] of bodies.entries()) {
      expect(await problemIn(await device.pushBody(body)), `body ${number}`).toBe(problem)
    }
  })

  it('is cut off when it swells, long before it fills the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '))
    const before = process.memoryUsage().rss
    const answer = await device.pushBody(bomb, { 'content-encoding': 'gzip' })
    expect(await problemIn(answer)).toBe('413 body-too-large')
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
    const plain = await device.pushBody(`${head()}\n${' '.repeat(5 * 1024 * 1024)}`)
    expect(await problemIn(plain)).toBe('413 body-too-large')
    const json = await device.post('/api/records/pull', { wire: 1, token: 'x'.repeat(70_000) })
    expect(await problemIn(json)).toBe('413 body-too-large')
  })

  it('is not read in a form that was not agreed on', async () => {
    const asText = await device.pushBody(head(), { 'content-type': 'text/plain' })
    expect(await problemIn(asText)).toBe('415 media-type')
    const asBrotli = await device.pushBody(head(), { 'content-encoding': 'br' })
    expect(await problemIn(asBrotli)).toBe('415 media-type')
    const broken = await device.pushBody('not gzip', { 'content-encoding': 'gzip' })
    expect(await problemIn(broken)).toBe('400 body-malformed')
  })

  it('with a number beyond every log is refused where it is read', async () => {
    const pulling = (acknowledged: number) =>
      device.post('/api/records/pull', { wire: 1, token: null, acknowledged })
    expect(await problemIn(await pulling(1e308))).toBe('400 body-malformed')
    expect((await pulling(2 ** 52)).status).toBe(200)
  })

  it('of another site is not looked at', async () => {
    const without = await device.pushBody(head(), { [clientHeader]: '0' })
    expect(await problemIn(without)).toBe('403 cross-site')
    const foreign = await device.pushBody(head(), { 'sec-fetch-site': 'cross-site' })
    expect(await problemIn(foreign)).toBe('403 cross-site')
  })

  it('is taken when it is compressed as agreed', async () => {
    const session = device.session(venue)
    for (const mediaType of [changesMediaType, 'application/json-lines']) {
      const headers = { 'content-type': mediaType, 'content-encoding': 'gzip' }
      expect((await device.pushBody(gzipSync(device.body([session])), headers)).status).toBe(200)
    }
  })
})

describe('a bad change', () => {
  const texts = {
    NUL: 'a\u0000b',
    'a lone surrogate': 'a\ud800b',
    'four thousand and one letters': 'я'.repeat(4001),
    'a number': 12,
    'an object with __proto__': JSON.parse('{"__proto__":{"text":"x"}}'),
    null: null,
  }

  it.each(Object.entries(texts))(
    '%s as a text is refused, its neighbours are not',
    async (_, text) => {
      const session = device.session(venue)
      const answers = await device.push(
        session,
        device.answer(venue, session.record, 'до'),
        device.change({
          create: { kind: 'answer', space: venue, session: session.record },
          set: { question: 'q1', text },
        }),
        device.answer(venue, session.record, 'после'),
      )
      expect(
        answers.map((answer) => ('reason' in answer ? answer.reason : answer.outcome)),
      ).toEqual(['taken', 'taken', 'invalid-value', 'taken'])
    },
  )

  it('nested without end is refused, its neighbours are not', async () => {
    const session = device.session(venue)
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const of = `"n":[800001],"p":["${device.person}"],"t":[1],"r":["${session.record}"],"set.title":[${deep}]`
    const line = `{"changes":[{"rows":1,"at":[0],"of":{${of}}}]}`
    const response = await device.pushBody(`${device.body([session])}${line}`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('invalid-value')
    expect((await device.pull()).some(({ id }) => id === session.record)).toBe(true)
  })

  it('with unknown or hostile paths loses them and keeps the rest', async () => {
    const session = device.session(venue)
    const paths = [
      'nonsense',
      '__proto__',
      'constructor',
      'tables',
      'tables/a b',
      'text/x',
      'toString',
    ]
    const [, answer] = await device.push(
      session,
      device.change({
        record: session.record,
        set: { title: 'Вечер', 'tables/t1': { name: 'Стол', order: 1, evil: '\ud800' } },
        unset: paths,
      }),
    )
    expect(answer).toMatchObject({ outcome: 'taken' })
    const refused = answer && 'refusedPaths' in answer ? answer.refusedPaths : {}
    // The reader of answers drops the two names that would be dangerous as keys.
    const named = paths.filter((path) => path !== '__proto__' && path !== 'constructor')
    expect(Object.keys(refused ?? {}).sort()).toEqual([...named, 'tables/t1'].sort())
    const record = (await device.pull()).find(({ id }) => id === session.record)
    expect(record?.fields).toEqual({ title: 'Вечер' })
  })

  it('with numbers beyond measure is refused by itself', async () => {
    const session = device.session(venue)
    const good = device.answer(venue, session.record, 'хорошо')
    const row = { p: device.person, t: 1, k: 'session', s: venue }
    const bad = [
      { ...row, n: 2 ** 60 },
      { ...row, n: 1.5 },
      { ...row, n: -1 },
      { ...row, n: 900_001, t: 1e300 },
      { ...row, n: 900_002, b: -1 },
      { ...row, n: 900_003, r: 'x' },
      { ...row, n: 900_004, s: 'venue/../etc' },
      { ...row, n: 900_005, more: 1 },
    ]
    const group = (one: (typeof bad)[number], at: number) => {
      const of = Object.fromEntries(Object.entries(one).map(([name, value]) => [name, [value]]))
      return { rows: 1, at: [at], of }
    }
    const lines = [device.body([session, good]), JSON.stringify({ changes: bad.map(group) })]
    const response = await device.pushBody(lines.join(''))
    expect(response.status).toBe(200)
    const pulled = await device.pull()
    expect(pulled.some(({ id }) => id === good.record)).toBe(true)
  })

  it('of somebody who is not a member of the device is refused', async () => {
    const change = { ...device.session(venue), person: crypto.randomUUID() }
    expect(await device.push(change)).toEqual([
      { n: change.n, outcome: 'refused', reason: 'foreign-person' },
    ])
    expect(await device.push({ ...change, person: device.person })).toMatchObject([
      { outcome: 'taken' },
    ])
  })

  it('under an id that is taken where it cannot look is refused, its neighbours are not', async () => {
    const other = await TestDevice.with(server, { role: 'librarian', venue: 'bratsk-gorod-1' })
    const theirs = other.session('venue/bratsk-gorod-1')
    await other.push(theirs)
    const answers = await device.push(
      device.session(venue),
      { ...device.session(venue), record: theirs.record },
      device.session(venue),
    )
    expect(answers.map((answer) => ('reason' in answer ? answer.reason : answer.outcome))).toEqual([
      'taken',
      'id-taken',
      'taken',
    ])
  })
})
