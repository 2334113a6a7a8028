import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { madeInvitationSchema } from '@living-libraries/model/invitation'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { type Device, openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import pg from 'pg'
import * as v from 'valibot'
import { afterEach, expect, test } from 'vitest'
import {
  type CentreProcess,
  freePort,
  linkFor,
  startCentreProcess,
} from '../house/centre-process.ts'
import { startTemporaryPostgres } from '../postgres/temporary-postgres.ts'

const venue = 'bratsk-gorod-1'
const space = `venue/${venue}` as const
const answersEach = 8

const ending: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

async function openAt(url: string): Promise<Device> {
  const device = await openDevice({
    serverUrl: url,
    storage: memoryStorage(),
    fetch: cookieFetch(),
  })
  ending.push(() => device.close())
  return device
}

/** Two processes as `npm start` runs them, in front of one database; they share the folder of the keys. */
async function twoProcesses(databaseUrl: string): Promise<{ urls: string[]; code: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'living-libraries-several-'))
  ending.push(() => rm(dataDir, { recursive: true, force: true }))
  const urls: string[] = []
  let first: CentreProcess | undefined
  for (let index = 0; index < 2; index++) {
    const port = await freePort()
    const centre = await startCentreProcess(dataDir, port, databaseUrl)
    ending.push(() => centre.end())
    first ??= centre
    urls.push(`http://localhost:${port}`)
  }
  const link = linkFor(first?.links ?? new Map(), 'administrator')
  return { urls, code: new URL(link).hash.replace('#join=', '') }
}

async function rowsOf(databaseUrl: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query<pg.QueryResultRow>(statement, [space])).rows
  } finally {
    await client.end()
  }
}

const hasSystem = existsSync('/usr/lib/postgresql')

test.skipIf(!hasSystem).for(['system'] as const)(
  'S10, S11: two server processes on one PostgreSQL (%s): no gap, no double, every stream wakes',
  playTwoProcesses,
)
test.for(['embedded'] as const)(
  'S10, S11: two server processes on one PostgreSQL (%s): no gap, no double, every stream wakes',
  playTwoProcesses,
)

async function playTwoProcesses(source: 'system' | 'embedded'): Promise<void> {
  const postgres = await startTemporaryPostgres({}, source)
  ending.push(() => postgres.stop())
  const { connectionString } = postgres
  const { urls, code } = await twoProcesses(connectionString)
  const [firstUrl = '', secondUrl = ''] = urls
  const administrator = await openAt(firstUrl)
  await administrator.join({ code, deviceName: 'Проверка', personName: 'Проверка' })

  const people: Device[] = []
  for (const [index, url] of [firstUrl, secondUrl, firstUrl, secondUrl].entries()) {
    const grant = { role: 'librarian', venue }
    const made = await administrator.centre.post('/api/invitations', { grant })
    const device = await openAt(url)
    const { code: own } = v.parse(madeInvitationSchema, made)
    await device.join({ code: own, deviceName: `Телефон ${index}`, personName: `Имя ${index}` })
    await device.settled()
    people.push(device)
  }
  const [anna] = people
  if (anna === undefined) throw new Error('nobody came')
  const session = await anna.make({ kind: 'session', space, values: { date: '2024-11-05' } })
  for (const device of people) await device.settled()

  // From here on nobody asks by hand: what others say must come by the streams of either process.
  for (const device of people) device.startSync()
  const said = new Set<string>()
  await Promise.all(
    people.map(async (device, index) => {
      for (let count = 0; count < answersEach; count++) {
        const text = `${index}/${count}`
        said.add(text)
        await device.make({ kind: 'answer', space, session, values: { question: 'q1', text } })
      }
    }),
  )
  for (const device of people) {
    const texts = async () =>
      new Set((await device.list({ kind: 'answer', session })).map(({ fields }) => fields.text))
    // Shorter than the minute after which a device would ask by itself.
    await expect.poll(texts, { timeout: 50_000, interval: 100 }).toEqual(said)
  }

  const [log] = await rowsOf(
    connectionString,
    `select count(*)::int as revisions, count(distinct seq)::int as numbers, max(seq)::int as last,
       (select last_seq::int from space where id = $1) as counter,
       (select count(*)::int from record where space = $1 and kind = 'answer') as answers
     from revision where space = $1`,
  )
  const { revisions, last } = log as { revisions: number; last: number }
  expect(log).toEqual({
    revisions,
    numbers: revisions,
    last: revisions,
    counter: last,
    answers: people.length * answersEach,
  })
}
