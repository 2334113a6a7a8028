import { answersPageSchema } from '@living-libraries/model/overview'
import { TestDevice } from '@living-libraries/sync-server/test-device'
import { fillWithEvenings } from '../demo/many-evenings.ts'
import { openBenchCentre } from './kit/bench-centre.ts'
import { slope } from './kit/slope.ts'
import { type Cell, tableText } from './kit/table.ts'
import * as v from 'valibot'

export interface RegionResult {
  readonly what: string
  /** By the number of answers that the centre holds, ms. */
  readonly p95: { readonly [answers: number]: number }
  /** Exponent of time over size: 0 is no growth, 1 is in proportion. */
  readonly growth: number
}

/** What somebody at the desk asks for, again and again with other words and filters. */
const questions: { readonly [what: string]: readonly string[] } = {
  board: ['/api/overview/board'],
  numbers: ['/api/overview/numbers'],
  'first page of answers': ['/api/overview/answers?limit=50'],
  search: [
    'Байкал',
    'дорога',
    '"наши люди"',
    'школа -детский',
    'тайга река',
    'помогать соседям',
    'гордимся',
    'мы',
  ].flatMap((text) => [
    `/api/overview/answers?limit=50&text=${encodeURIComponent(text)}`,
    `/api/overview/answers?limit=50&question=q3&text=${encodeURIComponent(text)}`,
  ]),
  codebook: ['/api/themes'],
  'theme tables': ['/api/themes/tables', '/api/themes/tables?question=q3'],
  'next unread': ['/api/themes/unread?question=q3'],
  digest: ['/api/themes/digest?question=q3', '/api/themes/digest?municipality=irkutsk-gorod'],
}
const themed = ['Байкал', 'дорога', 'школа', 'люди', 'лес', 'река', 'дети', 'помогать']
const rounds = 24

/** The region's desk beside ever more answers. */
export async function benchRegion(
  isQuick: boolean,
  print: (text: string) => void,
): Promise<readonly RegionResult[]> {
  const centre = await openBenchCentre()
  const times = new Map<string, Map<number, number>>()
  const sizes = isQuick ? [2_000, 20_000] : [2_000, 20_000, 200_000]
  try {
    const desk = await TestDevice.with(centre.server, { role: 'regional' })
    let held = 0
    for (const size of sizes) {
      const { server } = centre
      held += await fillWithEvenings(server, server.pack, size - held, (done) => {
        if (done % 20_000 < 300) print(`${held + done} answers\r`)
      })
      await assignThemes(desk)
      // A server at rest does so by itself within minutes.
      await centre.query('vacuum analyze')
      for (const [what, paths] of Object.entries({
        ...questions,
        similar: await similarOf(desk),
      })) {
        const byPath = await p95Of(desk, paths)
        times.set(what, new Map([...(times.get(what) ?? []), [size, byPath]]))
      }
    }
  } finally {
    await centre.close()
  }
  const results = [...times].map(([what, p95]) => {
    return { what, p95: Object.fromEntries(p95), growth: slope([...p95]) }
  })
  print(regionTable(results, sizes))
  return results
}

/** A theme for each of a few words, each with everything that is found by it, and one above them all. */
async function assignThemes(desk: TestDevice): Promise<void> {
  const make = async (title: string, parent: string | null) => {
    const theme = crypto.randomUUID()
    await sent(desk, { act: 'make', theme, title, definition: '', parent, search: null })
    return theme
  }
  const above = await make('О чём говорят', null)
  for (const title of themed) {
    const theme = await make(title, above)
    await sent(desk, { act: 'assignFound', theme, search: { text: title } })
  }
}

async function sent(desk: TestDevice, command: object): Promise<void> {
  const body = { id: crypto.randomUUID(), person: desk.person, command }
  const response = await desk.post('/api/themes', body)
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
}

/** Similar answers of some that are there. */
async function similarOf(desk: TestDevice): Promise<readonly string[]> {
  const response = await desk.request('/api/overview/answers?limit=20&question=q2')
  const { answers } = v.parse(answersPageSchema, await response.json())
  return answers.map(({ id }) => `/api/overview/answers/${id}/similar`)
}

async function p95Of(desk: TestDevice, paths: readonly string[]): Promise<number> {
  const spent: number[] = []
  for (let round = -paths.length; round < rounds; round++) {
    const begun = performance.now()
    const response = await desk.request(paths[Math.abs(round) % paths.length] ?? '')
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    await response.arrayBuffer()
    // The first of each path warms what the centre keeps in memory.
    if (round >= 0) spent.push(performance.now() - begun)
  }
  spent.sort((one, other) => one - other)
  return spent[Math.floor(spent.length * 0.95)] ?? 0
}

function regionTable(results: readonly RegionResult[], sizes: readonly number[]): string {
  const rows = results.map(({ what, p95, growth }): Cell[] => [
    what,
    ...sizes.map((size) => p95[size] ?? 0),
    growth,
  ])
  const head = ['p95, ms, by answers', ...sizes.map(String), 'slope']
  return tableText('The region’s desk', head, rows)
}
