import { venueSpace } from '@living-libraries/model/space'
import { openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { openBenchCentre } from './kit/bench-centre.ts'
import { type Cell, tableText } from './kit/table.ts'

export interface DeviceResult {
  readonly records: number
  readonly insertMs: number
  readonly openMs: number
  readonly listMs: number
  readonly searchMs: number
}

/** The device's own layer beside ever more records: opening, saving one more, listing a session, finding a word. */
export async function benchDevice(
  sizes: readonly number[],
  print: (text: string) => void,
): Promise<DeviceResult[]> {
  const centre = await openBenchCentre()
  const results: DeviceResult[] = []
  try {
    const venue = centre.server.pack.venues[0]?.id ?? ''
    const space = venueSpace(venue)
    for (const records of sizes) {
      const storage = memoryStorage()
      const options = { serverUrl: centre.line.url, storage, fetch: cookieFetch(), stream: false }
      const device = await openDevice(options)
      const code = await centre.server.invite({ role: 'librarian', venue })
      await device.join({ code, deviceName: 'Телефон', personName: 'Измеритель' })
      const session = await device.make({ kind: 'session', space, values: { date: '2024-11-05' } })
      const say = (index: number) =>
        device.make({
          kind: 'answer',
          space,
          session,
          values: { question: 'q1', text: `Ответ ${index}: лес, река и соседи`, table: 't1' },
        })
      for (let index = 0; index < records; index++) await say(index)
      const insertMs = await medianMs(20, () => say(records))
      const listMs = await medianMs(3, () => device.list({ kind: 'answer', session }))
      const searchMs = await medianMs(3, async () => {
        const answers = await device.list({ kind: 'answer', session })
        return answers.filter(({ fields }) => (fields.text ?? '').includes('7: лес'))
      })
      device.close()
      const openMs = await medianMs(3, async () => {
        const again = await openDevice(options)
        await again.get(session)
        again.close()
      })
      results.push({ records, insertMs, openMs, listMs, searchMs })
    }
  } finally {
    await centre.close()
  }
  const rows = results.map(({ records, insertMs, openMs, listMs, searchMs }): Cell[] => [
    records,
    openMs,
    insertMs,
    listMs,
    searchMs,
  ])
  const head = ['records', 'open, ms', 'insert, ms', 'list all, ms', 'find a word, ms']
  print(tableText('The device in Node, IndexedDB in memory', head, rows))
  return results
}

async function medianMs(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let time = 0; time < times; time++) {
    const startedAt = performance.now()
    await work()
    taken.push(performance.now() - startedAt)
  }
  return taken.sort((left, right) => left - right)[Math.floor(times / 2)] ?? 0
}
