import type { BenchCentre } from './kit/bench-centre.ts'
import { openBenchCentre } from './kit/bench-centre.ts'
import { type BenchWriter, fill, writerAt } from './kit/filled-venue.ts'
import { slope } from './kit/slope.ts'
import { type Cell, tableText } from './kit/table.ts'

interface LoadResult {
  readonly what: string
  readonly devices: number
  readonly requests: number
  /** How often the centre, busy, said «later»; the device then does as it is told. */
  readonly laters: number
  readonly seconds: number
  readonly perSecond: number
  readonly medianMs: number
  readonly p95Ms: number
}

interface GrowthResult {
  readonly records: number
  /** How many answers a session has; all of them stand in as few sessions as that gives. */
  readonly perSession: number
  readonly pushMs: number
  readonly pullMs: number
  readonly firstPullMsPerThousand: number
}

interface GrowthResults {
  readonly growth: readonly GrowthResult[]
  /** Exponent of time over size: 0 is no growth, 1 is in proportion. */
  readonly pushSlope: number
  readonly pullSlope: number
}

/** As evenings are, and one session that holds everything. */
interface GrowthOfBoth {
  readonly evenings: GrowthResults
  readonly oneSession: GrowthResults
}

/** Many devices at once, each asking without a network: what they are answered in, one by one and all together. */
export async function benchLoad(
  isQuick: boolean,
  print: (text: string) => void,
): Promise<LoadResult[]> {
  const centre = await openBenchCentre()
  try {
    const load: LoadResult[] = []
    for (const count of isQuick ? [1, 16] : [1, 16, 200]) {
      const devices = await joined(centre, count)
      // A p95 of five answers would be the slowest of them.
      const rounds = isQuick ? 2 : Math.max(5, Math.ceil(200 / count))
      load.push(await measured('push of 10 answers', devices, rounds, pushTen))
      load.push(await measured('pull of what is new', devices, rounds, pullNews))
    }
    const crowd = await joined(centre, isQuick ? 50 : 500)
    load.push(await measured('push of 10 answers', crowd, 1, pushTen))
    load.push(await measured('pull of what is new', crowd, 1, pullNews))
    load.push(
      await measured('storm: all push and pull at once', crowd, 1, async (writer, ask) => {
        await pushTen(writer, ask)
        await pullNews(writer, ask)
      }),
    )
    print(loadTable(load))
    return load
  } finally {
    await centre.close()
  }
}

/** The same work beside ever more records. */
export async function benchGrowth(
  isQuick: boolean,
  print: (text: string) => void,
): Promise<GrowthOfBoth> {
  const centre = await openBenchCentre()
  try {
    const sizes = isQuick ? [1_000, 4_000] : [1_000, 10_000, 100_000]
    const venues = centre.server.pack.venues.map(({ id }) => id)
    const evenings: GrowthResult[] = []
    const oneSession: GrowthResult[] = []
    // In turns, so that both are measured beside as much.
    for (const size of sizes) {
      evenings.push(await grown(centre, venues.shift() ?? '', size, answersOfAnEvening))
      oneSession.push(await grown(centre, venues.shift() ?? '', size, size))
    }
    const results = { evenings: withSlopes(evenings), oneSession: withSlopes(oneSession) }
    print(growthTable(`${answersOfAnEvening} to a session`, results.evenings))
    print(growthTable('all in one session', results.oneSession))
    return results
  } finally {
    await centre.close()
  }
}

function withSlopes(growth: readonly GrowthResult[]): GrowthResults {
  return {
    growth,
    pushSlope: slope(growth.map(({ records, pushMs }) => [records, pushMs])),
    pullSlope: slope(growth.map(({ records, pullMs }) => [records, pullMs])),
  }
}

async function joined(centre: BenchCentre, count: number): Promise<BenchWriter[]> {
  const writers: BenchWriter[] = []
  const { venues } = centre.server.pack
  for (let index = 0; index < count; index++) {
    const writer = await writerAt(centre, venues[index % venues.length]?.id ?? '')
    await writer.device.pull()
    writers.push(writer)
  }
  return writers
}

type Asking = <Result>(question: () => Promise<Result>) => Promise<Result>

async function pushTen(
  { device, space, session }: BenchWriter,
  ask: Asking = (question) => question(),
): Promise<void> {
  const said = Array.from({ length: 10 }, (_, index) =>
    device.answer(space, session, `Сказано ${index}: ${crypto.randomUUID()}`),
  )
  await ask(() => device.push(...said))
}

async function pullNews({ device }: BenchWriter, ask: Asking): Promise<void> {
  await ask(() => device.pull())
}

/** As a device does it: a busy centre is asked again after the two seconds that it names, each device at its own moment. */
function patiently(onLater: () => void): Asking {
  return async (question) => {
    for (;;) {
      try {
        return await question()
      } catch (error) {
        const isLater = error instanceof Error && error.message.startsWith('503 ')
        if (!isLater) throw error
        onLater()
        await new Promise((resolve) => setTimeout(resolve, 2_000 + Math.random() * 2_000))
      }
    }
  }
}

async function measured(
  what: string,
  devices: readonly BenchWriter[],
  rounds: number,
  work: (writer: BenchWriter, ask: Asking) => Promise<unknown>,
): Promise<LoadResult> {
  const times: number[] = []
  let laters = 0
  const ask = patiently(() => {
    laters += 1
  })
  const startedAt = performance.now()
  for (let round = 0; round < rounds; round++) {
    await Promise.all(
      devices.map(async (device) => {
        const begun = performance.now()
        await work(device, ask)
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
    laters,
    seconds,
    perSecond: times.length / seconds,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}

const answersOfAnEvening = 1_000

/** A venue is filled up to a size; then one push and one pull of something new are measured beside all of it. */
async function grown(
  centre: BenchCentre,
  venue: string,
  records: number,
  perSession: number,
): Promise<GrowthResult> {
  const writer = await writerAt(centre, venue)
  const { device: reader } = await writerAt(centre, venue)
  await fill(writer, records, perSession)
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
    perSession,
    pushMs: pushes.medianMs,
    pullMs: pulls[rounds / 2] ?? 0,
    firstPullMsPerThousand: (firstPullMs / records) * 1_000,
  }
}

function loadTable(load: readonly LoadResult[]): string {
  const rows = load.map((one): Cell[] => {
    const { what, devices, requests, laters, seconds, perSecond, medianMs, p95Ms } = one
    return [what, devices, requests, laters, seconds, perSecond, medianMs, p95Ms]
  })
  const head = ['what', 'devices', 'done', 'laters', 's', 'a second', 'median ms', 'p95 ms']
  return tableText('The centre under devices, in one process with them', head, rows)
}

function growthTable(sessions: string, { growth, pushSlope, pullSlope }: GrowthResults): string {
  const rows = growth.map(({ records, pushMs, pullMs, firstPullMsPerThousand }): Cell[] => [
    records,
    pushMs,
    pullMs,
    firstPullMsPerThousand,
  ])
  rows.push(['slope', pushSlope, pullSlope, ''])
  const head = ['records', 'push of 10, ms', 'pull of 10, ms', 'first pull, ms per 1000']
  return tableText(`The centre beside ever more records of one venue, ${sessions}`, head, rows)
}
