import { CentreProblem } from '@living-libraries/pwa/device'
import { bringFile, loseFile, openFile, writeFile } from './file-playing.ts'
import { backUp, forgetWhatOnlyItHeld, restore } from './centre-restoring.ts'
import { deferred } from './deferred.ts'
import { erase } from './erasing.ts'
import { type Doer, prepareDeed, type PreparedDeed } from './deed-playing.ts'
import { refuseLocalLoss } from './device-invariants.ts'
import type { Fate } from './ledger.ts'
import type { SimulatedDevice, Tab } from './simulated-device.ts'
import type { DeedStep, HeldSyncStep, Step, StorageFault, SyncStep, TypingStep } from './step.ts'
import { inTime, underFault } from './under-fault.ts'
import { updateApp } from './updating.ts'
import { Violation } from './violation.ts'
import { deviceOf, homeVenue, sisterVenue, type World } from './world.ts'

/** Plays one step; a step for which the world has no room does nothing. Throws a `Violation`. */
export async function playStep(world: World, step: Step): Promise<void> {
  world.ledger.tick()
  switch (step.does) {
    case 'deed':
      return playDeed(world, step)
    case 'sync':
      return playSync(world, step)
    case 'held-sync':
      return playHeldSync(world, step)
    case 'typing':
      return playTyping(world, step)
    case 'replay':
      return replay(world, step.pick)
    case 'restart-server':
      world.ledger.struck('server restarted')
      return world.centre.restart(step.process)
    case 'other-process': {
      const device = deviceOf(world, step.on)
      device.process += 1
      for (const { line } of device.tabs) line.process = device.process
      return
    }
    case 'restart-device': {
      const device = deviceOf(world, step.on)
      device.switchOff()
      device.clockOffsetMs += step.clockJumpMs
      world.ledger.struck('device restarted')
      await device.openTab()
      return refuseLocalLoss(world, device)
    }
    case 'clock-jump':
      world.ledger.struck('clock jumped')
      deviceOf(world, step.on).clockOffsetMs += step.byMs
      return
    case 'second-tab': {
      const device = deviceOf(world, step.on)
      if (device.tabs.length > 1) return
      world.ledger.struck('second tab opened')
      await device.openTab()
      return
    }
    case 'close-tab': {
      const device = deviceOf(world, step.on)
      const [first] = device.tabs
      if (first === undefined || device.tabs.length < 2) return
      device.killTab(first)
      return
    }
    case 'erase':
      return erase(world, step.on, step.pick)
    case 'write-file':
      return writeFile(world, step)
    case 'open-file':
      return openFile(world, step)
    case 'bring-file':
      return bringFile(world, step)
    case 'lose-file':
      return loseFile(world, step.pick)
    case 'update-app':
      return updateApp(world, step)
    case 'back-up':
      return backUp(world)
    case 'restore':
      return restore(world)
    case 'revoke': {
      const device = deviceOf(world, step.on)
      world.ledger.struck('device revoked')
      device.isRevoked = true
      return world.centre.revoke(device.id)
    }
    case 'join-again':
      return joinAgain(world, deviceOf(world, step.on))
    case 'lose-space':
      return loseSpace(world, deviceOf(world, step.on))
    case 'gain-space':
      return gainSpace(world, step.on)
  }
}

/** A revoked device is let in again with a new invitation for each of its persons' grants. */
export async function joinAgain(world: World, device: SimulatedDevice): Promise<void> {
  if (!device.isRevoked) return
  const grants = [...device.persons.values()]
  device.persons.clear()
  for (const grant of grants) {
    await device.join(grant, await world.centre.invite(grant), `Имя ${device.key}`)
  }
}

async function playDeed(world: World, step: DeedStep): Promise<void> {
  const device = deviceOf(world, step.on)
  const tab = device.tab(step.tab)
  const prepared = await prepareDeed(doerOf(world, step.on, tab), step.deed)
  if (prepared !== undefined) await doPrepared(world, device, tab, prepared, step.fault)
}

async function playTyping(world: World, step: TypingStep): Promise<void> {
  const device = deviceOf(world, step.on)
  const tab = device.tab(step.tab)
  const prepared = await prepareDeed(doerOf(world, step.on, tab), step.deed)
  if (prepared === undefined) return
  world.ledger.struck('typed while other things happened')
  for (const other of step.meanwhile) await playStep(world, other)
  if (!device.tabs.includes(tab)) return
  const isThere = prepared.record !== undefined && (await tab.device.get(prepared.record))
  // What left the device meanwhile cannot be typed into; the screen says so.
  if (isThere && isThere.erased !== true) await doPrepared(world, device, tab, prepared)
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
): Promise<void> {
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
      ledger.changes.set(`${device.id}:${view.changed.n}`, ledger.tick())
    }
  }
  if (outcome.hasStruck) await refuseLocalLoss(world, device)
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
    for (const [before, after] of prepared.over ?? []) ledger.wroteOver(before, after)
  }
  if (prepared.record === undefined && id !== undefined) {
    ledger.makings.set(id, { by: key, space: prepared.space, fate })
  }
  const { count, record } = prepared
  if (count === undefined || record === undefined) return
  const place = `${record} ${count.path}`
  if (fate === 'saved') ledger.counts.set(place, { by: key, value: count.value })
  else if (fate === 'maybe') ledger.counts.delete(place)
}

async function playSync(world: World, step: SyncStep): Promise<void> {
  const device = deviceOf(world, step.on)
  const tab = device.tab(step.tab)
  tab.line.hasSmallPages = step.hasSmallPages
  tab.line.forecast(step.weathers)
  const wasRevoked = device.isRevoked
  const outcome = await underFault(world, device, tab, step.fault, () => tab.device.syncOnce())
  tab.line.forecast([])
  await afterSync(world, device, outcome.error === undefined, wasRevoked)
  if (outcome.hasStruck) await refuseLocalLoss(world, device)
}

async function playHeldSync(world: World, step: HeldSyncStep): Promise<void> {
  const device = deviceOf(world, step.on)
  const tab = device.tab(step.tab)
  tab.line.hasSmallPages = step.hasSmallPages
  const wasRevoked = device.isRevoked
  const { reached, release } = tab.line.hold(step.request, step.when)
  const ended = deferred()
  let hasSucceeded = false
  let failure: Error | undefined
  const syncing = tab.device
    .syncOnce()
    .then(
      () => {
        hasSucceeded = true
      },
      (error: unknown) => {
        failure = error instanceof Error ? error : new Error(String(error))
      },
    )
    .finally(ended.resolve)
  await Promise.race([reached, ended.promise])
  try {
    world.ledger.struck(`exchange held ${step.when} a request`)
    for (const other of step.meanwhile) {
      // One tab runs one exchange at a time, and would wait here for itself.
      const isItself = 'on' in other && deviceOf(world, other.on) === device
      const syncsItself = isItself && other.does === 'sync' && device.tab(other.tab) === tab
      if (!syncsItself) await playStep(world, other)
    }
  } finally {
    release()
  }
  await inTime(syncing)
  // Judged now: a tab that was killed meanwhile may fail before it counts as gone, and nobody is left to read a reason.
  const isGone = !device.tabs.includes(tab)
  if (failure !== undefined && !isGone && !(failure instanceof CentreProblem)) throw failure
  await afterSync(world, device, hasSucceeded, wasRevoked)
}

async function afterSync(
  { ledger, centre }: World,
  device: SimulatedDevice,
  hasSucceeded: boolean,
  /** Before it began: what began earlier may well come to its end. */
  wasRevoked: boolean,
): Promise<void> {
  if (hasSucceeded && wasRevoked && device.isRevoked) {
    throw new Violation(4, `${device.key} was revoked and still exchanged`)
  }
  const [defect] = centre.defects
  if (defect !== undefined) throw new Violation(9, `the server failed: ${messageOf(defect)}`)
  await device.refuseLeaksAndWipes(hasSucceeded)
  ledger.tick()
}

async function replay({ devices, centre, ledger }: World, pick: number): Promise<void> {
  const pushes = devices.flatMap((device) => [
    ...device.pushes,
    ...device.tabs.flatMap(({ line }) => line.pushes),
  ])
  const push = pushes[Math.floor(pick * pushes.length)]
  if (push === undefined) return
  ledger.struck('push replayed')
  await centre.fetch(push.process, push.path, push.init)
}

async function gainSpace(world: World, on: number): Promise<void> {
  const device = deviceOf(world, on)
  if (device.isRevoked) return
  const venue = world.cast[on % world.cast.length] === 'stranger' ? homeVenue : sisterVenue
  const grant = { role: 'librarian', venue } as const
  world.ledger.struck('space gained')
  await device.join(grant, await world.centre.invite(grant), `Имя ${device.key}`)
}

/** One of several persons leaves the device, and with them the spaces that only they had. */
async function loseSpace(world: World, device: SimulatedDevice): Promise<void> {
  const { centre, ledger } = world
  if (device.persons.size < 2) return
  const [person] = [...device.persons.keys()]
  if (person === undefined) return
  ledger.struck('space lost')
  device.persons.delete(person)
  await centre.detach(device.id, person)
  await forgetWhatOnlyItHeld(world, device)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)
}
