import type { Json } from '@living-libraries/model/json'
import type { Space } from '@living-libraries/model/space'
import { type Device, openDevice } from '@living-libraries/pwa/device'
import { eveningClock } from '../kit/evening-clock.ts'
import { type PlainDocument, plainDocuments } from '../kit/plain-documents.ts'

interface MadeRecord {
  readonly kind: 'session' | 'participant' | 'answer'
  readonly values: { readonly [path: string]: Json }
}

/**
 * The app's own device layer in a page of a real browser, without a screen: on the database that the app uses, so that
 * the app itself can go on with what it wrote. Built into one script (`page-script.ts`); the page's global `pageDevice`.
 */
class PageDevice {
  #device: Promise<Device> | undefined

  /** Gives the id of the device. */
  async join(code: string): Promise<string> {
    const device = await this.#opened()
    await device.join({ code, deviceName: 'Телефон', personName: 'Измеритель' })
    await device.settled()
    return device.id
  }

  async id(): Promise<string> {
    return (await this.#opened()).id
  }

  /** Types an evening; gives the id of its session. */
  async type(space: Space, [first, ...records]: readonly MadeRecord[]): Promise<string> {
    if (first === undefined) throw new Error('an evening without a session')
    const device = await this.#opened()
    const session = await device.make({ ...first, space })
    for (const record of records) await device.make({ ...record, space, session })
    return session
  }

  async change(id: string, text: string): Promise<void> {
    await (await this.#opened()).change(id, { set: { text } })
  }

  async sync(): Promise<void> {
    await (await this.#opened()).syncOnce()
  }

  async settle(timeoutMs: number): Promise<void> {
    await (await this.#opened()).settled(timeoutMs)
  }

  /** Listens to the stream for so long. */
  async listen(ms: number): Promise<void> {
    const device = await this.#opened()
    await device.centre.stream(() => {}, AbortSignal.timeout(ms)).catch(() => {})
  }

  /** What was typed, as anybody would write it. */
  async documents(session: string): Promise<PlainDocument[]> {
    return plainDocuments(await this.#opened(), session)
  }

  /** Ids of the answers of a session. */
  async answers(session: string): Promise<string[]> {
    const found = await (await this.#opened()).list({ kind: 'answer', session })
    return found.map(({ id }) => id)
  }

  /** Milliseconds of everyday work beside the records that are there, medians. */
  async measure(space: Space, session: string) {
    const device = await this.#opened()
    const values = { question: 'q1', text: 'Ещё один: лес, река и соседи', table: 't1' }
    const insertMs = await medianMs(20, () =>
      device.make({ kind: 'answer', space, session, values }),
    )
    const list = () => device.list({ kind: 'answer', session })
    const listMs = await medianMs(5, list)
    const searchMs = await medianMs(5, async () =>
      (await list()).filter(({ fields }) => (fields.text ?? '').includes('7: лес')),
    )
    await this.close()
    const openMs = await medianMs(5, async () => {
      const again = await this.#opened()
      await again.get(session)
      await this.close()
    })
    return { insertMs, listMs, searchMs, openMs }
  }

  async close(): Promise<void> {
    const device = await this.#device
    this.#device = undefined
    device?.close()
  }

  #opened(): Promise<Device> {
    this.#device ??= openDevice({ stream: false, now: eveningClock() })
    return this.#device
  }
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

declare global {
  var pageDevice: PageDevice
}
globalThis.pageDevice = new PageDevice()

export type { PageDevice }
