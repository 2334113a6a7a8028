import type { Grant, Territory } from '@living-libraries/model/access'
import { venueSpace } from '@living-libraries/model/space'
import { seededRandom } from '../demo/corpus/seeded-random.ts'
import type { CentreContents } from './centre-contents.ts'
import { Ledger } from './ledger.ts'
import type { SimulatedCentre } from './simulated-centre.ts'
import type { Planting } from './planted-bug.ts'
import type { Step } from './step.ts'
import { type DeviceImage, SimulatedDevice } from './simulated-device.ts'

export const homeVenue = 'tayshetskiy-1'
/** In the same municipality: the coordinator reads both. */
export const sisterVenue = 'tayshetskiy-2'
export const foreignVenue = 'bratsk-gorod-1'
const municipality = 'tayshetskiy'

export type Cast = 'librarian' | 'coordinator' | 'both' | 'stranger'

const grantsOf: { readonly [role in Cast]: readonly Grant[] } = {
  librarian: [{ role: 'librarian', venue: homeVenue }],
  coordinator: [{ role: 'coordinator', municipality }],
  both: [
    { role: 'librarian', venue: homeVenue },
    { role: 'coordinator', municipality },
  ],
  stranger: [{ role: 'librarian', venue: foreignVenue }],
}

/** Everything of one simulation: devices, the centre, and the ledger that all of it is judged by. */
export interface World {
  readonly centre: SimulatedCentre
  readonly ledger: Ledger
  readonly devices: readonly SimulatedDevice[]
  readonly cast: readonly Cast[]
  /** What a restore would put in the place of the database. */
  backup: Backup
  /** What the centre held when it was last restored. */
  lost: CentreContents | undefined
  /** Transfer files on sticks and in messengers: anybody may open one, as often as they like. */
  readonly files: TravellingFile[]
  close(): Promise<void>
}

export interface TravellingFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The device that waits for it; undefined: the centre. */
  readonly to?: string | undefined
  /** How often the centre had been restored when it was written. */
  readonly restores: number
}

export interface Backup {
  /** Under which the centre keeps it. */
  readonly name: string
  readonly devices: ReadonlyMap<string, Membership>
}

/** Who may come in with a device, and since which joining. */
interface Membership {
  readonly persons: ReadonlyMap<string, Grant>
  readonly joins: number
}

export function backupOf(name: string, devices: readonly SimulatedDevice[]): Backup {
  const membership = devices.map(
    ({ key, persons, joins }) => [key, { persons: new Map(persons), joins }] as const,
  )
  return { name, devices: new Map(membership) }
}

/** A world in which nothing has broken yet: people have joined, and the evening has begun. */
export async function openWorld(
  centre: SimulatedCentre,
  seed: number,
  cast: readonly Cast[],
  planting: Planting,
): Promise<World> {
  centre.wrapStorage = (storage) => storage
  const image = await imageOf(centre, cast)
  await centre.goBackTo(image.name)
  const ledger = new Ledger(image.ledger)
  const devices: SimulatedDevice[] = []
  for (const [index, role] of cast.entries()) {
    const random = seededRandom('device', seed, index)
    const around = { key: `${role}-${index}`, centre, ledger, territory, random, wraps: planting }
    devices.push(await SimulatedDevice.open({ ...around, ...imageAt(image, index) }))
  }
  centre.wrapStorage = planting.wrapStorage ?? centre.wrapStorage
  const close = async () => {
    for (const device of devices) {
      device.switchOff()
      await device.disk.close()
    }
  }
  const backup = backupOf(image.name, devices)
  return { centre, ledger, devices, cast, backup, lost: undefined, files: [], close }
}

/** Plays a step in the middle of another. */
export type PlayStep = (world: World, step: Step) => Promise<void>

export function deviceOf({ devices }: World, on: number): SimulatedDevice {
  const device = devices[on % devices.length]
  if (device === undefined) throw new Error('a world without devices')
  return device
}

interface WorldImage {
  /** Under which the centre kept it. */
  readonly name: string
  readonly devices: readonly DeviceImage[]
  readonly ledger: Ledger
}

// Joining costs more than all the rest of a seed: each cast joins once, and every seed begins there.
const images = new WeakMap<SimulatedCentre, Map<string, WorldImage>>()

async function imageOf(centre: SimulatedCentre, cast: readonly Cast[]): Promise<WorldImage> {
  const ofCentre = images.get(centre) ?? new Map<string, WorldImage>()
  images.set(centre, ofCentre)
  const name = cast.join('_')
  const known = ofCentre.get(name)
  if (known !== undefined) return known
  await centre.goBackTo('empty')
  const ledger = new Ledger()
  const devices: SimulatedDevice[] = []
  for (const [index, role] of cast.entries()) {
    const random = seededRandom('image', index)
    const key = `${role}-${index}`
    const device = await SimulatedDevice.open({ key, centre, ledger, territory, random, wraps: {} })
    for (const grant of grantsOf[role]) {
      await device.join(grant, await centre.invite(grant), `Имя ${key}`)
    }
    await beginEvening(device, role, ledger)
    await device.tab(0).device.syncOnce()
    devices.push(device)
  }
  // Certificates and keys are told anew: now everybody knows for whom their files are to be sealed.
  centre.now += 7 * 3_600_000
  for (const device of devices) await device.tab(0).device.syncOnce()
  const laidAway: DeviceImage[] = []
  for (const device of devices) laidAway.push(await device.layAway())
  await centre.keep(name)
  const image = { name, devices: laidAway, ledger }
  ofCentre.set(name, image)
  return image
}

function imageAt({ devices }: WorldImage, index: number): { image?: DeviceImage } {
  const image = devices[index]
  return image === undefined ? {} : { image }
}

export function homeOf(cast: Cast): string {
  return cast === 'stranger' ? foreignVenue : homeVenue
}

/** Each hall has one session with two answers before anything breaks: most steps need one. */
async function beginEvening(device: SimulatedDevice, role: Cast, ledger: Ledger): Promise<void> {
  const { device: app } = device.tab(0)
  const space = venueSpace(homeOf(role))
  const known = await app.list({ kind: 'session', space })
  if (known.length > 0 || role === 'coordinator') return
  ledger.tick()
  const title = ledger.newText()
  const id = await app.make({ kind: 'session', space, values: { date: '2024-11-05', title } })
  ledger.say(title, device.key, 'saved', false, id)
  ledger.makings.set(id, { by: device.key, space, fate: 'saved' })
  for (let index = 0; index < 2; index++) {
    const text = ledger.newText()
    const values = { question: 'q1', text }
    const answer = await app.make({ kind: 'answer', space, session: id, values })
    ledger.say(text, device.key, 'saved', false, answer)
    ledger.makings.set(answer, { by: device.key, space, fate: 'saved' })
  }
}

const municipalities: { readonly [venue: string]: string } = {
  [homeVenue]: municipality,
  [sisterVenue]: municipality,
  [foreignVenue]: 'bratsk-gorod',
}

/** What the invariants take for true; written down apart from the registry that the server reads. */
export const territory: Territory = {
  municipalityOf: (venue) => municipalities[venue],
  venuesOf: (wanted) =>
    Object.keys(municipalities).filter((venue) => municipalities[venue] === wanted),
}
