import { venueSpace } from '@living-libraries/model/space'
import { openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtApp } from '../e2e/kit/built-app.ts'
import { startChromiumWithProfile } from '../e2e/kit/chromium.ts'
import { openBenchCentre } from './kit/bench-centre.ts'
import { fill, writerAt } from './kit/filled-venue.ts'
import { openPageDevice } from './kit/page-script.ts'
import { slope } from './kit/slope.ts'
import { type Cell, tableText } from './kit/table.ts'

export interface DeviceResult {
  readonly records: number
  readonly insertMs: number
  readonly openMs: number
  readonly listMs: number
  readonly searchMs: number
}

/**
 * The same in real Chromium, over IndexedDB in a profile on the disk, written strictly as the app does. The records come
 * by a pull, as on the device of a coordinator.
 */
export async function benchDeviceInBrowser(
  sizes: readonly number[],
  print: (text: string) => void,
): Promise<BrowserDeviceResult[]> {
  const centre = await openBenchCentre({ staticDir: builtApp() })
  const results: BrowserDeviceResult[] = []
  try {
    for (const [index, records] of sizes.entries()) {
      const venue = centre.server.pack.venues[index]?.id ?? ''
      const writer = await writerAt(centre, venue)
      await fill(writer, records)
      const profile = await mkdtemp(join(tmpdir(), 'living-libraries-bench-'))
      const browser = await startChromiumWithProfile(profile)
      const page = await browser.newPage()
      const device = await openPageDevice(page, centre.line.url)
      const code = await centre.server.invite({ role: 'librarian', venue })
      const startedAt = performance.now()
      await device.call('join', code)
      const pullMs = performance.now() - startedAt
      const taken = await device.call('measure', writer.space, writer.session)
      results.push({ records, pullMs, ...taken })
      await browser.close()
      await rm(profile, { recursive: true, force: true })
    }
  } finally {
    await centre.close()
  }
  const rows = results.map((one): Cell[] => [
    one.records,
    one.openMs,
    one.insertMs,
    one.listMs,
    one.searchMs,
    (one.pullMs / one.records) * 1_000,
  ])
  rows.push([
    'slope',
    ...(['openMs', 'insertMs', 'listMs', 'searchMs', 'pullMs'] as const).map((name) =>
      slope(results.map((one) => [one.records, one[name]])),
    ),
  ])
  const head = [...columns, 'join and pull, ms per 1000']
  print(tableText('The device in Chromium, IndexedDB on the disk', head, rows))
  return results
}

interface BrowserDeviceResult extends DeviceResult {
  readonly pullMs: number
}

const columns = ['records', 'open, ms', 'insert, ms', 'list all, ms', 'find a word, ms']

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
  rows.push([
    'slope',
    ...(['openMs', 'insertMs', 'listMs', 'searchMs'] as const).map((name) =>
      slope(results.map((one) => [one.records, one[name]])),
    ),
  ])
  print(tableText('The device in Node, IndexedDB in memory', columns, rows))
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
