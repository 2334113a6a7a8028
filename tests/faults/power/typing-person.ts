import { venueSpace } from '@living-libraries/model/space'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { CentreProblem, type Device, openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import type { SeededRandom } from '../../demo/corpus/seeded-random.ts'

/** Somebody who types and sends without a pause; the power of the centre may fail at any moment. */
export class TypingPerson {
  readonly device: Device
  /** Everything typed, in its order. */
  readonly texts: string[] = []
  /** How many of the first texts the centre has acknowledged. */
  acknowledged = 0
  readonly #name: string
  readonly #venue: string
  readonly #random: SeededRandom
  #session = ''

  private constructor(device: Device, name: string, venue: string, random: SeededRandom) {
    this.device = device
    this.#name = name
    this.#venue = venue
    this.#random = random
  }

  static async join(
    url: string,
    code: string,
    name: string,
    venue: string,
    random: SeededRandom,
  ): Promise<TypingPerson> {
    const device = await openDevice({
      serverUrl: url,
      storage: memoryStorage(),
      fetch: cookieFetch(),
      stream: false,
    })
    await device.join({ code, deviceName: `Телефон: ${name}`, personName: name })
    const person = new TypingPerson(device, name, venue, random)
    const space = venueSpace(venue)
    person.#session = await device.make({ kind: 'session', space, values: { date: '2024-11-05' } })
    await device.settled()
    return person
  }

  async typeUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const count = this.#random.between(1, 6)
      for (let index = 0; index < count; index++) await this.#say()
      await this.device.syncOnce().catch((error: unknown) => {
        if (!(error instanceof CentreProblem)) throw error
      })
      await this.noteAcknowledged()
    }
  }

  async noteAcknowledged(): Promise<void> {
    if ((await this.device.unsentRecords()) === 0) this.acknowledged = this.texts.length
  }

  async #say(): Promise<void> {
    const text = `${this.#name} ${this.texts.length + 1}`
    const space = venueSpace(this.#venue)
    const values = { question: 'q1', text }
    await this.device.make({ kind: 'answer', space, session: this.#session, values })
    this.texts.push(text)
  }
}
