import { type Doer, prepareDeed, type PreparedDeed } from './deed-preparing.ts'
import { refuseLocalLoss } from './device-invariants.ts'
import type { Fate } from './ledger.ts'
import type { SimulatedDevice, Tab } from './simulated-device.ts'
import type { Step, StorageFault } from './step.ts'
import { underFault } from './under-fault.ts'
import { deviceOf, type PlayStep, type World } from './world.ts'

export async function playDeed(world: World, step: Step<'deed'>): Promise<void> {
  const device = deviceOf(world, step.on)
  const tab = device.tab(step.tab)
  const prepared = await prepareDeed(doerOf(world, step.on, tab), step.deed)
  if (prepared !== undefined) await doPrepared(world, device, tab, prepared, step.fault)
}

/** `play`: what happens while the person types. */
export async function playTyping(
  world: World,
  step: Step<'typing'>,
  play: PlayStep,
): Promise<void> {
  const device = deviceOf(world, step.on)
  const tab = device.tab(step.tab)
  const prepared = await prepareDeed(doerOf(world, step.on, tab), step.deed)
  if (prepared === undefined) return
  world.ledger.struck('typed while other things happened')
  await typeHalf(world, device, tab, prepared)
  for (const other of step.meanwhile) await play(world, other)
  if (!device.tabs.includes(tab)) return
  const isThere = prepared.record !== undefined && (await tab.device.get(prepared.record))
  // What left the device meanwhile cannot be typed into; the screen says so.
  if (!isThere || isThere.erased === true) return
  const { draft = '' } = prepared
  const done = await tab.device.drafts.becoming(draft, undefined)
  const run = () => prepared.run(done)
  if ((await doPrepared(world, device, tab, { ...prepared, run })) === 'saved') {
    world.ledger.halfTyped.delete(`${device.key} ${draft}`)
  }
}

/** Nobody was told that it is saved; and yet a crash brings the person back to the same words. */
async function typeHalf(
  { ledger }: World,
  { key }: SimulatedDevice,
  { device }: Tab,
  { draft, record, texts: [typed] }: PreparedDeed,
): Promise<void> {
  if (draft === undefined || typed === undefined) return
  await device.drafts.write(draft, typed.text)
  ledger.say(typed.text, key, 'maybe', typed.isPersonal, record)
  ledger.halfTyped.set(`${key} ${draft}`, typed.text)
}

function doerOf({ cast, ledger, devices }: World, on: number, tab: Tab): Doer {
  const index = on % devices.length
  const device = devices[index]
  if (device === undefined) throw new Error('a world without devices')
  return { device, app: tab.device, ledger, cast: cast[index] ?? 'librarian' }
}

async function doPrepared(
  world: World,
  device: SimulatedDevice,
  tab: Tab,
  prepared: PreparedDeed,
  fault?: StorageFault,
): Promise<Fate> {
  const { ledger } = world
  let id: string | undefined
  const outcome = await underFault(world, device, tab, fault, async () => {
    id = await prepared.run()
  })
  note(world, device, prepared, outcome.fate, id)
  // Saved, and killed by what the app wrote after it: nobody is left who could be asked.
  const isThere = device.tabs.includes(tab)
  if (outcome.fate === 'saved' && id !== undefined && isThere) {
    const view = await tab.device.get(id)
    if (view !== undefined && view.unsent > 0) {
      ledger.made(`${device.id}:${view.changed.n}`)
    }
  }
  if (outcome.hasStruck) await refuseLocalLoss(world, device)
  return outcome.fate
}

function note(
  { ledger }: World,
  { key }: SimulatedDevice,
  prepared: PreparedDeed,
  fate: Fate,
  id: string | undefined,
): void {
  for (const { text, isPersonal } of prepared.texts) {
    ledger.say(text, key, fate, isPersonal, prepared.record ?? id)
  }
  if (fate === 'saved') {
    for (const [before, after] of prepared.over ?? []) ledger.wroteOver(before, after, key)
  }
  if (prepared.record === undefined && id !== undefined) {
    ledger.makings.set(id, { by: key, space: prepared.space, fate })
    if (prepared.isPhoto && fate === 'saved') ledger.photos.set(id, { by: key })
  }
  const { count, record } = prepared
  if (count === undefined || record === undefined) return
  const place = `${record} ${count.path}`
  if (fate === 'saved') ledger.counts.set(place, { by: key, value: count.value })
  else if (fate === 'maybe') ledger.counts.delete(place)
}
