import { answersToTable, type ParcelResponse } from '@living-libraries/model/wire/push'
import { wireVersion } from '@living-libraries/model/wire/version'
import type { Caller } from './caller.ts'
import { type Arrival, IncomingParcel } from './incoming-parcel.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

/** Two tabs of a device may believe for a moment that they lead. */
const parcelsPerDevice = 2
const maxParcels = 4_000
/** A village line may be away for an evening; the device keeps everything anyway. */
const lifetimeMs = 6 * 60 * 60 * 1000

/** The parcels that are under way to this process; what is forgotten here is sent again. */
export class IncomingParcels {
  readonly #services: Services
  /** By device and parcel; the one that was touched last stands last. */
  readonly #parcels = new Map<string, IncomingParcel>()

  constructor(services: Services) {
    this.#services = services
  }

  /** How far a parcel of the caller is. A question for one that nobody knows is answered with nothing received. */
  look(caller: Caller, id: string, heard: number): ParcelResponse {
    const known = this.#parcels.get(keyOf(caller, id))
    if (known !== undefined) return known.response(heard)
    const at = this.#services.now()
    return {
      wire: wireVersion,
      at,
      received: 0,
      blocks: 0,
      done: false,
      answers: answersToTable([]),
    }
  }

  /** Takes bytes of a parcel in; a line that breaks leaves what had come. Throws what `push` throws. */
  async take(caller: Caller, id: string, heard: number, arrival: Arrival): Promise<ParcelResponse> {
    const key = keyOf(caller, id)
    const known = this.#parcels.get(key)
    if (known === undefined && arrival.from > 0) return this.look(caller, id, heard)
    const parcel = known ?? new IncomingParcel(this.#services)
    this.#keep(caller, key, parcel)
    try {
      await parcel.take(caller, arrival)
    } catch (error) {
      if (isForGood(error)) this.#forget(key)
      throw error
    }
    return parcel.response(heard)
  }

  #keep(caller: Caller, key: string, parcel: IncomingParcel): void {
    this.#parcels.delete(key)
    this.#parcels.set(key, parcel)
    const own = [...this.#parcels.keys()].filter((one) => one.startsWith(keyOf(caller, '')))
    for (const one of own.slice(0, -parcelsPerDevice)) this.#forget(one)
    const oldest = this.#services.now() - lifetimeMs
    for (const [one, { touchedAt }] of this.#parcels) {
      if (this.#parcels.size <= maxParcels && touchedAt >= oldest) break
      if (one !== key) this.#forget(one)
    }
  }

  #forget(key: string): void {
    this.#parcels.get(key)?.close()
    this.#parcels.delete(key)
  }
}

function keyOf({ device }: Caller, id: string): string {
  return `${device.id}/${id}`
}

/** What the parcel says is wrong, and stays wrong however often it comes. */
function isForGood(error: unknown): boolean {
  return error instanceof ProblemError && !transient.has(error.problem)
}

const transient = new Set(['body-timeout', 'unavailable', 'internal'])
