import { type Presence, presenceEveryMs, type ToldPresence } from '@living-libraries/model/presence'
import type { ExchangeStatus } from '../sync/exchange-loop.ts'
import type { DeviceParts } from './device-parts.ts'

type Parts = Pick<DeviceParts, 'centre' | 'desk'>
type Phase = ExchangeStatus['phase']

/**
 * Who of the venue is typing, on this device and on others. Told at most once in a while, only while the line is known
 * to be good and has nothing else to carry, and without a word when it fails: a village line must not feel it.
 */
export class DevicePresence {
  readonly #parts: Parts
  readonly #phase: () => Phase
  readonly #now: () => number
  #toldAt = Number.NEGATIVE_INFINITY
  #told = ''

  /** `phase`: what the exchange is doing. `now`: ms of a clock that never goes back. */
  constructor(parts: Parts, phase: () => Phase, now = () => performance.now()) {
    this.#parts = parts
    this.#phase = phase
    this.#now = now
  }

  /** Called with every key. */
  tell(presence: Presence): void {
    const told = JSON.stringify(presence)
    if (told === this.#told && this.#now() - this.#toldAt < presenceEveryMs) return
    if (this.#phase() !== 'idle') return
    this.#told = told
    this.#toldAt = this.#now()
    void this.#parts.centre.post('/api/presence', presence).catch(() => {})
  }

  /** Tells, in every tab, which colleague is typing on another device. */
  watch(listener: (presence: ToldPresence) => void): () => void {
    return this.#parts.desk.listen(({ writes }) => writes !== undefined && listener(writes))
  }
}
