import type { Grant, Territory } from '@living-libraries/model/access'
import { readableSpaces } from '@living-libraries/model/access'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import {
  CentreProblem,
  type Device,
  type DeviceOptions,
  openDevice,
} from '@living-libraries/pwa/device'
import type { SeededRandom } from '../demo/corpus/seeded-random.ts'
import type { IDBFactory } from 'fake-indexeddb'
import { isOfTheCentre } from './centre-contents.ts'
import { Disk, isOnlyCarried } from './disk-contents.ts'
import { copyOfDisk } from './disk-copy.ts'
import {
  type FailingStorage,
  failingStorage,
  newDisk,
  type StorageSource,
} from './failing-storage.ts'
import type { Ledger } from './ledger.ts'
import { seededCrypto } from './seeded-crypto.ts'
import type { SimulatedCentre } from './simulated-centre.ts'
import type { StorageFault } from './step.ts'
import { StormyLine } from './stormy-line.ts'
import { Violation } from './violation.ts'

/** What a planted bug may put between a device and its surroundings. */
export interface DeviceWraps {
  readonly wrapFetch?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch
  readonly wrapDisk?: (source: StorageSource) => StorageSource
}

export interface Tab {
  readonly device: Device
  readonly storage: FailingStorage
  readonly line: StormyLine
}

export interface DeviceSurroundings {
  readonly key: string
  readonly centre: SimulatedCentre
  readonly ledger: Ledger
  readonly territory: Territory
  readonly random: SeededRandom
  readonly wraps: DeviceWraps
  /** The device as it was when it was laid away; absent: a new one. */
  readonly image?: DeviceImage
}

/** A device that is off: what it needs to go on from there, as often as wanted. */
export interface DeviceImage {
  readonly disk: IDBFactory
  readonly cookies: readonly string[]
  readonly persons: ReadonlyMap<string, Grant>
}

/**
 * No line is slow here, however busy the machine is that plays: what a device does when it has waited long enough would
 * tell another story each time.
 */
const standingTimers: NonNullable<DeviceOptions['timers']> = {
  setTimeout: () => undefined,
  clearTimeout: () => {},
}

const cookiePath = '/simulated/cookies'
const tabHeader = 'x-simulated-tab'
const databaseName = 'living-libraries'
export const pin = '258014'

/** A device as a thing: a disk, a clock, a jar of cookies, and up to two tabs of the real code over them. */
export class SimulatedDevice {
  readonly key: string
  readonly disk: Disk
  readonly tabs: Tab[] = []
  readonly pushes: StormyLine['pushes'] = []
  /** The persons on it with their grants, as the simulator gave and took them. */
  persons: Map<string, Grant>
  /** Its credential opens nothing any more. */
  isRevoked = false
  /** How often it was let in. */
  joins = 0
  hasSeenRestore = false
  clockOffsetMs = 0
  process = 0
  #id = ''
  readonly #lines = new Map<string, StormyLine>()
  readonly #leaks: string[] = []
  /** Every space that its persons ever could read. */
  readonly #everSpaces = new Set<string>()
  /** Every record that was ever on the disk. */
  readonly #known = new Map<string, { readonly space: string; readonly kind: string }>()
  readonly #around: DeviceSurroundings
  readonly #crypto: Crypto
  readonly #fetch: typeof globalThis.fetch

  readonly #cookies: string[] = []

  private constructor(around: DeviceSurroundings, disk: IDBFactory) {
    this.#around = around
    this.key = around.key
    this.disk = new Disk(disk, databaseName)
    this.persons = new Map(around.image?.persons)
    this.#noteSpaces()
    this.#crypto = seededCrypto(around.random)
    // One jar for all tabs, as in a browser; which tab asks is told by a header that stays here.
    this.#fetch = cookieFetch(async (input, init = {}) => {
      if (input === cookiePath) return withCookies(around.image?.cookies ?? [])
      const headers = new Headers(init.headers)
      const line = this.#lines.get(headers.get(tabHeader) ?? '')
      headers.delete(tabHeader)
      if (line === undefined) throw new TypeError('the tab is gone')
      const response = await line.fetch(input, { ...init, headers })
      this.#cookies.push(...response.headers.getSetCookie())
      return response
    })
  }

  static async open(around: DeviceSurroundings): Promise<SimulatedDevice> {
    const { image } = around
    const disk = image === undefined ? newDisk() : await copyOfDisk(image.disk, databaseName)
    const device = new SimulatedDevice(around, disk)
    await device.#fetch(cookiePath)
    await device.openTab()
    return device
  }

  /** Switches it off for good: others begin where it ended. */
  async layAway(): Promise<DeviceImage> {
    this.switchOff()
    await this.disk.close()
    return { disk: this.disk.factory, cookies: this.#cookies, persons: this.persons }
  }

  get id(): string {
    return this.#id
  }

  tab(index: number): Tab {
    const tab = this.tabs[index % this.tabs.length]
    if (tab === undefined) throw new Error(`device ${this.key} is off`)
    return tab
  }

  /** Rejects with an `OpeningProblem` where the fault strikes. */
  async openTab(fault?: StorageFault): Promise<Tab> {
    const { ledger, centre, wraps } = this.#around
    const tabName = String(this.#lines.size)
    const storage = failingStorage(this.disk.factory)
    if (fault !== undefined) storage.arm(fault)
    const line = new StormyLine(centre, {
      acknowledged: (answers) => {
        for (const { n, outcome } of answers) {
          if (outcome !== 'refused') ledger.acknowledged.set(`${this.#id}:${n}`, outcome)
        }
      },
      sent: (spaces, records) => this.#noteLeaks(spaces, records),
      struck: (weather) => ledger.struck(weather),
    })
    line.process = this.process
    this.#lines.set(tabName, line)
    const wrapFetch = wraps.wrapFetch ?? ((fetch) => fetch)
    const wrapDisk = wraps.wrapDisk ?? ((source) => source)
    const device = await openDevice({
      name: databaseName,
      storage: wrapDisk(storage.source),
      fetch: wrapFetch((input, init = {}) => {
        const headers = new Headers(init.headers)
        headers.set(tabHeader, tabName)
        return this.#fetch(input, { ...init, headers })
      }),
      now: () => centre.now + this.clockOffsetMs,
      uptime: () => centre.now,
      timers: standingTimers,
      random: () => 0.5,
      crypto: this.#crypto,
      stream: false,
      pinRounds: 1,
    })
    storage.disarm()
    if (this.#id !== '' && this.#id !== device.id) {
      throw new Violation(8, `${this.key} came back as another device`)
    }
    this.#id = device.id
    const tab = { device, storage, line }
    this.tabs.push(tab)
    return tab
  }

  /** As when the battery is taken out: nothing runs on. */
  switchOff(): void {
    for (const tab of [...this.tabs]) this.killTab(tab)
  }

  killTab(tab: Tab): void {
    tab.storage.kill()
    tab.device.close()
    this.pushes.push(...tab.line.pushes.splice(0))
    this.tabs.splice(this.tabs.indexOf(tab), 1)
  }

  /** By the person whose lock it is. */
  async openLock({ device: { lock } }: Tab): Promise<void> {
    if (lock.state().state !== 'closed') return
    const { outcome } = await lock.open(pin)
    if (outcome !== 'done')
      throw new Violation(10, `${this.key} is not opened by its PIN: ${outcome}`)
    await lock.settled()
    this.#around.ledger.struck('lock opened')
  }

  async join(grant: Grant, code: string, name: string): Promise<void> {
    await this.openLock(this.tab(0))
    const { device } = this.tab(0)
    const deviceName = `Телефон ${this.key}`
    await device.join({ code, deviceName, personName: name }).catch((error: unknown) => {
      if (!(error instanceof CentreProblem)) throw error
      throw new Violation(10, `${this.key} cannot join on a good line: ${error.problem}`)
    })
    this.persons.set(await device.person(), grant)
    this.#noteSpaces()
    this.isRevoked = false
    this.joins += 1
  }

  /** The spaces that its persons may read, worked out from what they were granted. */
  spaces(): readonly string[] {
    return readableSpaces([...this.persons.values()], this.#around.territory)
  }

  /**
   * Nothing of a space that its persons may not read may be on the disk after an exchange, or ever have been sent
   * (invariant 4). Nothing may leave the disk but records of lost spaces and makings that were refused (8).
   */
  async refuseLeaksAndWipes(isInContact: boolean): Promise<void> {
    const [leak] = this.#leaks
    if (leak !== undefined) throw new Violation(4, leak)
    const own = this.spaces()
    const { records, refused } = await this.disk.contents()
    const foreign = records.find(({ space, pending }) => {
      return !own.includes(space) && pending.length === 0
    })
    if (isInContact && foreign !== undefined) {
      throw new Violation(4, `${this.key} keeps ${foreign.id} of ${foreign.space}`)
    }
    const present = new Set(records.map(({ id }) => id))
    const unmade = new Set(refused.map(({ change }) => change.record))
    for (const [id, { space, kind }] of this.#known) {
      if (present.has(id)) continue
      // Whoever joined in the lost time is no member any more; what was administered in it is not known.
      const isLostWithIt = isOfTheCentre(kind) && this.hasSeenRestore
      const mayGo = !own.includes(space) || unmade.has(id) || isLostWithIt
      if (!mayGo) throw new Violation(8, `record ${id} left the disk of ${this.key}`)
      this.#known.delete(id)
    }
    for (const row of records) if (!isOnlyCarried(row)) this.#known.set(row.id, row)
  }

  /** A file may still be for somebody who has lost the space since it was sealed; never for a stranger (invariant 4). */
  async refuseForeignRecords(): Promise<void> {
    const { records } = await this.disk.contents()
    const foreign = records.find(({ space }) => !this.#everSpaces.has(space))
    if (foreign === undefined || foreign.pending.length > 0) return
    throw new Violation(4, `${this.key} reads ${foreign.id} of ${foreign.space}`)
  }

  #noteSpaces(): void {
    for (const space of this.spaces()) this.#everSpaces.add(space)
  }

  // Told later, by `refuseLeaks`: thrown here it would be taken for a broken line.
  #noteLeaks(spaces: readonly string[], records: readonly { id: string; space: string }[]): void {
    const own = this.spaces()
    for (const { id, space } of records) {
      if (!own.includes(space)) this.#leaks.push(`${this.key} was sent ${id} of ${space}`)
    }
    for (const space of spaces) {
      if (!own.includes(space)) this.#leaks.push(`${this.key} was told of the space ${space}`)
    }
  }
}

function withCookies(lines: readonly string[]): Response {
  const headers = new Headers()
  for (const line of lines) headers.append('set-cookie', line)
  return new Response(null, { headers })
}
