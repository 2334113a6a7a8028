import { venueSpace } from '@living-libraries/model/space'
import { TestDevice } from '@living-libraries/sync-server/test-device'
import type { BenchCentre } from './kit/bench-centre.ts'
import { openBenchCentre } from './kit/bench-centre.ts'
import { slope } from './kit/slope.ts'
import { type Cell, tableText } from './kit/table.ts'

interface LoadResult {
  readonly what: string
  readonly devices: number
  readonly requests: number
  readonly perSecond: number
  readonly medianMs: number
  readonly p95Ms: number
}

interface GrowthResult {
  readonly records: number
  readonly pushMs: number
  readonly pullMs: number
  readonly firstPullMsPerThousand: number
}

export interface ServerResults {
  readonly load: readonly LoadResult[]
  readonly growth: readonly GrowthResult[]
  /** Exponent of time over size: 0 is no growth, 1 is in proportion. */
  readonly pushSlope: number
  readonly pullSlope: number
}

/** Many devices at once, and the same work beside ever more records. */
export async function benchServer(
  isQuick: boolean,
  print: (text: string) => void,
): Promise<ServerResults> {
  const centre = await openBenchCentre()
  try {
    const load: LoadResult[] = []
    const rounds = isQuick ? 2 : 5
    for (const count of isQuick ? [1, 16] : [1, 16, 200]) {
      const devices = await joined(centre, count)
      load.push(await measured('push of 10 answers', devices, rounds, pushTen))
      load.push(await measured('pull of what is new', devices, rounds, (device) => device.pull()))
    }
    const crowd = await joined(centre, isQuick ? 50 : 500)
    load.push(
      await measured('storm: all push and pull at once', crowd, 1, async (device) => {
        await pushTen(device)
        await device.pull()
      }),
    )
    print(loadTable(load))
    const growth: GrowthResult[] = []
    for (const size of isQuick ? [1_000, 4_000] : [1_000, 10_000, 100_000]) {
      growth.push(await grown(centre, size))
    }
    const pushSlope = slope(growth.map(({ records, pushMs }) => [records, pushMs]))
    const pullSlope = slope(growth.map(({ records, pullMs }) => [records, pullMs]))
    print(growthTable(growth, pushSlope, pullSlope))
    return { load, growth, pushSlope, pullSlope }
  } finally {
    await centre.close()
  }
}

async function joined(centre: BenchCentre, count: number): Promise<BenchDevice[]> {
  const devices: BenchDevice[] = []
  const { venues } = centre.server.pack
  for (let index = 0; index < count; index++) {
    const venue = venues[index % venues.length]?.id ?? ''
    const device = await TestDevice.with(centre.server, { role: 'librarian', venue })
    const session = device.session(venueSpace(venue))
    await device.push(session)
    await device.pull()
    devices.push(Object.assign(device, { venue, session: session.record }))
  }
  return devices
}

type BenchDevice = TestDevice & { venue: string; session: string }

async function pushTen(device: BenchDevice): Promise<void> {
  const space = venueSpace(device.venue)
  const said = Array.from({ length: 10 }, (_, index) =>
    device.answer(space, device.session, `Сказано ${index}: ${crypto.randomUUID()}`),
  )
  await device.push(...said)
}

async function measured(
  what: string,
  devices: readonly BenchDevice[],
  rounds: number,
  work: (device: BenchDevice) => Promise<unknown>,
): Promise<LoadResult> {
  const times: number[] = []
  const startedAt = performance.now()
  for (let round = 0; round < rounds; round++) {
    await Promise.all(
      devices.map(async (device) => {
        const begun = performance.now()
        await work(device)
        times.push(performance.now() - begun)
      }),
    )
  }
  const seconds = (performance.now() - startedAt) / 1000
  times.sort((left, right) => left - right)
  return {
    what,
    devices: devices.length,
    requests: times.length,
    perSecond: times.length / seconds,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}

/** A venue is filled up to a size; then one push and one pull of something new are measured beside all of it. */
async function grown(centre: BenchCentre, records: number): Promise<GrowthResult> {
  const venue = centre.server.pack.venues[Math.round(Math.log10(records))]?.id ?? ''
  const [writer] = await joinedAt(centre, venue)
  const [reader] = await joinedAt(centre, venue)
  if (writer === undefined || reader === undefined) throw new Error('nobody joined')
  for (let made = 0; made < records; made += 2_000) {
    const count = Math.min(2_000, records - made)
    const said = Array.from({ length: count }, (_, index) =>
      writer.answer(venueSpace(venue), writer.session, `${made + index} ${crypto.randomUUID()}`),
    )
    await writer.push(...said)
  }
  const begun = performance.now()
  await reader.pull()
  const firstPullMs = performance.now() - begun
  const rounds = 10
  const pushes = await measured('push', [writer], rounds, pushTen)
  const pulls: number[] = []
  for (let round = 0; round < rounds; round++) {
    await pushTen(writer)
    const startedAt = performance.now()
    await reader.pull()
    pulls.push(performance.now() - startedAt)
  }
  pulls.sort((left, right) => left - right)
  return {
    records,
    pushMs: pushes.medianMs,
    pullMs: pulls[rounds / 2] ?? 0,
    firstPullMsPerThousand: (firstPullMs / records) * 1_000,
  }
}

async function joinedAt(centre: BenchCentre, venue: string): Promise<BenchDevice[]> {
  const device = await TestDevice.with(centre.server, { role: 'librarian', venue })
  const session = device.session(venueSpace(venue))
  await device.push(session)
  return [Object.assign(device, { venue, session: session.record })]
}

function loadTable(load: readonly LoadResult[]): string {
  const rows = load.map(({ what, devices, requests, perSecond, medianMs, p95Ms }): Cell[] => [
    what,
    devices,
    requests,
    perSecond,
    medianMs,
    p95Ms,
  ])
  const head = ['what', 'devices', 'done', 'a second', 'median ms', 'p95 ms']
  return tableText('The centre under devices', head, rows)
}

function growthTable(growth: readonly GrowthResult[], push: number, pull: number): string {
  const rows = growth.map(({ records, pushMs, pullMs, firstPullMsPerThousand }): Cell[] => [
    records,
    pushMs,
    pullMs,
    firstPullMsPerThousand,
  ])
  rows.push(['slope', push, pull, ''])
  const head = ['records', 'push of 10, ms', 'pull of 10, ms', 'first pull, ms per 1000']
  return tableText('The centre beside ever more records of one venue', head, rows)
}
