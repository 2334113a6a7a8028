import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BodyCapture, captureBodies } from '../wire/body-capture.ts'
import { bodyText } from '../wire/body-text.ts'
import { openWorld, type World } from './world.ts'

let world: World
let folder: string
let capture: BodyCapture

beforeAll(async () => {
  world = await openWorld()
  folder = await mkdtemp(join(tmpdir(), 'living-libraries-captured-'))
  capture = await captureBodies(await world.server.listen(), folder)
})
afterAll(async () => {
  await capture?.close()
  await rm(folder, { recursive: true, force: true })
  await world?.close()
})

const venue = 'bratsk-gorod-1'

/** What the program prints, from a process of its own as `npm run wire` starts it. */
function printed(...files: readonly string[]): string {
  const program = fileURLToPath(new URL('../wire/wire.ts', import.meta.url))
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', tsx, program, ...files],
    { encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
  return stdout
}

async function captured(pattern: RegExp): Promise<string[]> {
  await capture.written()
  const names = (await readdir(folder)).sort()
  return names.filter((name) => pattern.test(name)).map((name) => join(folder, name))
}

test('whatever crosses between a device and the centre can be captured and read', async () => {
  // A browser each: they have a cookie of their own.
  const across = () => ({ serverUrl: capture.url, fetch: cookieFetch() })
  const anna = await world.join({ role: 'librarian', venue }, 'Анна', across())
  const boris = await world.join({ role: 'librarian', venue }, 'Борис', across())
  const session = await anna.beginsSession(venue)
  await anna.says(session, 'q1', 'Мы люди у большой реки')
  await anna.device.settled()
  // So much that it goes as a parcel.
  const long = 'и каждый дом на берегу помнит своих хозяев поимённо; '.repeat(6).trim()
  for (let index = 0; index < 200; index++) await anna.says(session, 'q2', `${index}: ${long}`)
  await anna.device.settled()
  await boris.device.settled()

  const [push = ''] = await captured(/-push-request$/)
  expect(printed(push)).toContain('Мы люди у большой реки')
  const [pushAnswer = ''] = await captured(/-push-answer$/)
  expect(printed(pushAnswer)).toMatch(/answers: 2\n {2}\{"n":\d+,"outcome":"taken"/)

  const [parcel = ''] = await captured(/-parcels-\w+-from-0-request$/)
  const whole = printed(parcel)
  expect(whole).toContain(`199: ${long}`)
  expect(whole).not.toContain('not a change')
  const [parcelAnswer = ''] = await captured(/-parcels-\w+-from-0-answer$/)
  expect(printed(parcelAnswer)).toContain('done: true')

  const pulls = await captured(/-pull-from-0-answer$/)
  const pulled = await Promise.all(pulls.map(async (file) => bodyText(await readFile(file))))
  expect(pulled.join('')).toContain(`199: ${long}`)
  const [question = ''] = await captured(/-pull-request$/)
  expect(printed(question)).toContain('wire: 1')

  // As two connections would have carried it, the second beginning before the first ended.
  const bytes = await readFile(parcel)
  const middle = Math.floor(bytes.length / 2)
  const parts = [join(folder, 'cut-from-0'), join(folder, `cut-from-${middle - 10}`)]
  await writeFile(parts[0] ?? '', bytes.subarray(0, middle))
  await writeFile(parts[1] ?? '', bytes.subarray(middle - 10))
  expect(printed(...parts)).toBe(whole)
  const first = printed(parts[0] ?? '')
  expect(first).toContain('0: ')
  expect(first).toMatch(/characters of a line that is not whole/)
  expect(bodyText(bytes.subarray(middle))).toContain('neither text nor the beginning')
})

test('a body that was damaged is read as far as it goes, and what is wrong with it is said', () => {
  const word = (at: number) => ((at * 2_654_435_761) % 2 ** 32).toString(36)
  const lines = Array.from({ length: 400 }, (_, at) => `{"text":"${at}: ${word(at)}"}\n`)
  for (const packed of [gzipSync(lines.join('')), brotliCompressSync(lines.join(''))]) {
    const at = Math.floor(packed.length / 2)
    const damaged = Buffer.from(packed).fill(0xff, at, at + 20)
    const text = bodyText(damaged)
    expect(text).toContain('text: "0: ')
    // What gzip unpacks has a sum; what brotli does is recognised by lines that are none any more.
    expect(text).toMatch(/damaged \(.+\): nothing can be unpacked from byte \d+ on|not whole/)
  }
})
