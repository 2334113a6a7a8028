import type { ForumPack } from '@living-libraries/model/forum-pack'
import { venueSpace } from '@living-libraries/model/space'
import type { Browser, Page } from 'playwright-core'
import { builtApp } from '../e2e/kit/built-app.ts'
import { startChromium } from '../e2e/kit/chromium.ts'
import { sentByApp, typedInBrowser } from './kit/app-evening.ts'
import { type BenchCentre, openBenchCentre } from './kit/bench-centre.ts'
import { brotliLimit, type Limit, limitSeconds } from './kit/brotli-limit.ts'
import { eveningRecords } from './kit/evening-records.ts'
import { type FrontCounts, type Http2Front, openHttp2Front } from './kit/http2-front.ts'
import { type LineProfile, profiles } from './kit/line-profile.ts'
import { openPageDevice, type PageCalls } from './kit/page-script.ts'
import { openShapedLine, type ShapedLine } from './kit/shaped-line.ts'
import { type Cell, tableText } from './kit/table.ts'

export interface BrowserCrossing {
  readonly what: string
  readonly line: string
  /** Bytes of bodies, both ways, as the front saw them. */
  readonly bodies: number
  /** Everything on the TCP connection: bodies, headers, frames, TLS with its handshakes. */
  readonly all: number
  readonly seconds: number
  readonly serialTrips: number
  readonly cuts: number
  /** What of `all` were TLS handshakes; how many connections there were, and how many took up an earlier session. */
  readonly handshakeBytes: number
  readonly connections: number
  readonly resumedSessions: number
  /** Of a whole evening. */
  readonly limit?: Limit
}

interface Place {
  readonly centre: BenchCentre
  readonly front: Http2Front
  readonly line: ShapedLine
  readonly browser: Browser
}

/** Real Chromium, HTTP/2 and TLS, as in production: what the evening and everyday work cost on the TCP connection. */
export async function benchBrowser(
  lines: readonly LineProfile[],
  print: (text: string) => void,
): Promise<BrowserCrossing[]> {
  return inPlace(async (place) => {
    const crossings: BrowserCrossing[] = []
    for (const [index, profile] of lines.entries()) {
      crossings.push(...(await eveningOver(place, profile, venues[index] ?? '', index === 0)))
    }
    print(browserTable(crossings, lines))
    return crossings
  })
}

/** The app itself, from the press to «Получено центром», with what its line said meanwhile. */
export async function benchApp(
  lines: readonly LineProfile[],
  print: (text: string) => void,
  count?: number,
) {
  return inPlace(async (place) => {
    const evenings = []
    for (const [index, profile] of lines.entries()) {
      evenings.push(await appOver(place, profile, venues[index] ?? '', count))
    }
    const rows = evenings.map(({ line, records, seconds, all, cuts }): Cell[] => [
      line,
      records,
      seconds,
      all,
      cuts,
    ])
    const head = ['line', 'records', 's', 'bytes', 'cuts']
    print(tableText('The app in Chromium over HTTP/2, until the centre has everything', head, rows))
    for (const { line, said } of evenings) print(`${line}: ${said.join(' → ')}\n`)
    return evenings
  })
}

const venues = ['bratsk-gorod-1', 'angarsk-gorod-1', 'zima-gorod-1']

async function inPlace<Result>(work: (place: Place) => Promise<Result>): Promise<Result> {
  const centre = await openBenchCentre({ staticDir: builtApp() })
  const front = await openHttp2Front(centre.port)
  const line = await openShapedLine(front.port, profiles.none, 'https')
  const browser = await startChromium('--ignore-certificate-errors')
  try {
    return await work({ centre, front, line, browser })
  } finally {
    await browser.close()
    await line.close()
    await front.close()
    await centre.close()
  }
}

async function eveningOver(
  place: Place,
  profile: LineProfile,
  venue: string,
  hasEverydayWork: boolean,
): Promise<BrowserCrossing[]> {
  const { pack } = place.centre.server
  const [writer, reader] = await Promise.all([joined(place, venue), joined(place, venue)])
  const id = await writer.calls.call('id')
  const session = await writer.calls.call(
    'type',
    venueSpace(venue),
    await eveningRecords(pack, venue, id),
  )
  const limit = brotliLimit(await writer.calls.call('documents', session))
  const over = (what: string, work: () => Promise<unknown>) => crossing(place, profile, what, work)
  // Cold: the connection and its handshake belong to it.
  await place.front.hangUp()
  const push = await over('first push', () => writer.calls.call('settle', 900_000))
  await place.front.hangUp()
  const pull = await over('first pull', () => reader.calls.call('settle', 900_000))
  const crossings: BrowserCrossing[] = [
    { ...push, limit },
    { ...pull, limit },
  ]
  if (hasEverydayWork) crossings.push(...(await everydayWork(over, writer.calls, session)))
  for (const { page } of [writer, reader]) await page.context().close()
  return crossings
}

async function everydayWork(
  over: (what: string, work: () => Promise<unknown>) => Promise<BrowserCrossing>,
  writer: PageCalls,
  session: string,
): Promise<BrowserCrossing[]> {
  const [answer = ''] = await writer.call('answers', session)
  // The connection is warm from here on, and knows the headers.
  await writer.call('sync')
  const idle = await over('idle check', () => writer.call('sync'))
  await writer.call('change', answer, 'Река у нас одна, и мы у неё одни')
  const changed = await over('one changed answer, out', () => writer.call('sync'))
  await writer.call('change', answer, 'Река у нас одна, а нас у неё много')
  const again = await over('another changed answer, out', () => writer.call('sync'))
  const resync = await over('resync with nothing new', () => writer.call('sync'))
  const opened = await over('stream: opened, 5 s', () => writer.call('listen', 5_000))
  const minute = await over('stream: opened, a minute', () => writer.call('listen', 65_000))
  return [idle, changed, again, resync, opened, minute]
}

async function joined(
  { centre, line, browser }: Place,
  venue: string,
): Promise<{ page: Page; calls: PageCalls }> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  const page = await context.newPage()
  const calls = await openPageDevice(page, line.url)
  await calls.call('join', await centre.server.invite({ role: 'librarian', venue }))
  return { page, calls }
}

async function appOver(
  place: Place,
  profile: LineProfile,
  venue: string,
  count: number | undefined,
) {
  const { centre, line, browser } = place
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'ru-RU' })
  const pack: ForumPack = centre.server.pack
  const code = await centre.server.invite({ role: 'librarian', venue })
  const records = count ?? (await eveningRecords(pack, venue, '')).length
  await typedInBrowser(context, line.url, { pack, venue, code, count: records })
  const page = await context.newPage()
  let said: string[] = []
  const { seconds, all, cuts } = await crossing(place, profile, 'the app', async () => {
    said = await sentByApp(page, line.url, 900_000)
  })
  await context.close()
  return { line: profile.name, records, seconds, all, cuts, said }
}

async function crossing(
  { line, front }: Place,
  profile: LineProfile,
  what: string,
  work: () => Promise<unknown>,
): Promise<BrowserCrossing> {
  line.profile = profile
  line.taken()
  front.taken()
  const startedAt = performance.now()
  await work()
  const seconds = (performance.now() - startedAt) / 1000
  const { all, cuts } = line.taken()
  const { up, down, serialTrips, handshakeBytes, connections, resumedSessions }: FrontCounts =
    front.taken()
  line.profile = profiles.none
  process.stderr.write(
    `Chromium, ${profile.name}, ${what}: ${all} bytes, ${seconds.toFixed(1)} s\n`,
  )
  const handshakes = { handshakeBytes, connections, resumedSessions }
  const bodies = up + down
  return { what, line: profile.name, bodies, all, seconds, serialTrips, cuts, ...handshakes }
}

function browserTable(
  crossings: readonly BrowserCrossing[],
  lines: readonly LineProfile[],
): string {
  const rows = crossings.map((one): Cell[] => {
    const { what, line, bodies, all, seconds, serialTrips, cuts, limit } = one
    const profile = lines.find(({ name }) => name === line) ?? profiles.none
    const share = (value: number, of: number | undefined) =>
      of === undefined ? '' : `${(value / of).toFixed(2)} ×`
    const limitTakes = limit && limitSeconds(limit, profile)
    return [
      line,
      what,
      bodies,
      all,
      share(all, limit?.bytes),
      seconds,
      share(seconds, limitTakes),
      serialTrips,
      cuts,
      one.handshakeBytes,
      `${one.resumedSessions} of ${one.connections}`,
    ]
  })
  const measured = ['bodies', 'all', '/limit', 's', '/limit', 'trips', 'cuts']
  const head = ['line', 'what', ...measured, 'handshakes', 'resumed']
  const title = 'Chromium over HTTP/2 and TLS, all bytes of the TCP connection'
  return tableText(title, head, rows)
}
