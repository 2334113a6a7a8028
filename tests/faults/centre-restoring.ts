import { type CentreContents, isOfTheCentre } from './centre-contents.ts'
import { onlyInFiles } from './disk-contents.ts'
import { keptTextsIn, type Ledger, textsIn } from './ledger.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import { backupOf, type World } from './world.ts'

const backupName = 'backup'

export async function backUp(world: World): Promise<void> {
  world.ledger.struck('centre backed up')
  await world.centre.keep(backupName)
  world.backup = backupOf(backupName, world.devices)
}

/**
 * The database becomes what it was at the backup (S15). Whoever was let in since has a credential that nobody
 * knows; whoever was shut out stays so. What neither the backup nor any device holds is lost, and nobody promised it.
 */
export async function restore(world: World): Promise<void> {
  const { centre, ledger, devices, backup } = world
  ledger.struck('centre restored')
  const lost = await centre.contents()
  await centre.restore(backup.name)
  for (const device of devices) {
    device.hasSeenRestore = true
    const then = backup.devices.get(device.key)
    if (then === undefined || then.joins !== device.joins) device.isRevoked = true
    else if (!device.isRevoked) device.persons = new Map(then.persons)
  }
  world.lost = lost
  await forget(world, lost, devices)
}

/**
 * A word that the lost centre gave may reach a device only after the restore. It takes the place of what stands there, as
 * if it had come a moment earlier: nobody on the device could tell the two apart. What gives way to it, and only the lost
 * history had besides, nobody holds any more. To be asked before the word arrives; what it gives is to be called after.
 */
export async function beforeLateWord(
  world: World,
  device: SimulatedDevice,
): Promise<() => Promise<void>> {
  const before = await heldBy([device])
  const { records: rows } = await device.disk.contents()
  // Also what own words hide by now.
  const texts = textsIn(
    rows.map((row) => row.state),
    new Set(before.texts),
  )
  // What waits for the centre gives way to no word of it.
  const pending = textsIn(rows.map((row) => row.pending))
  return async () => {
    const present = await world.centre.contents()
    const held = await heldBy(world.devices)
    const there = keptTextsIn([[...present.records.values()], [...present.revisions.values()]])
    const isGone = (text: string) => !pending.has(text) && !there.has(text) && !held.texts.has(text)
    world.ledger.forget(
      [...texts].filter(isGone),
      [...before.records].filter((id) => !present.records.has(id) && !held.records.has(id)),
    )
  }
}

/** A device that loses a space can no longer give back what it held of it. */
export async function forgetWhatOnlyItHeld(world: World, device: SimulatedDevice): Promise<void> {
  if (world.lost === undefined) return
  await forget(
    world,
    world.lost,
    world.devices.filter((other) => other !== device),
  )
}

async function forget(
  { centre, ledger }: World,
  lost: CentreContents,
  devices: readonly SimulatedDevice[],
): Promise<void> {
  const present = await centre.contents()
  const held = await heldBy(devices)
  const stillThere = keptTextsIn([[...present.records.values()], [...present.revisions.values()]])
  const lostTexts = keptTextsIn([[...lost.records.values()], [...lost.revisions.values()]])
  const forgotten = [...lostTexts].filter((text) => !stillThere.has(text) && !held.texts.has(text))
  const records = [...lost.records.keys()].filter(
    (id) => !present.records.has(id) && !held.records.has(id),
  )
  ledger.forget(forgotten, records)
  forgetNumbers(ledger, present)
  await forgetCounts(ledger, devices)
}

/** The numbers of changes went with the history; what they said comes back by value. */
function forgetNumbers({ acknowledged }: Ledger, { revisions }: CentreContents): void {
  const kept = new Set(
    [...revisions.values()].flat().map(({ device, change }) => `${device}:${change.n}`),
  )
  for (const identity of acknowledged.keys()) {
    if (!kept.has(identity)) acknowledged.delete(identity)
  }
}

async function forgetCounts(
  { counts }: Ledger,
  devices: readonly SimulatedDevice[],
): Promise<void> {
  for (const [place, { by, value }] of counts) {
    const device = devices.find(({ key }) => key === by)
    const [record = '', path = ''] = place.split(' ')
    const [field = '', key = ''] = path.split('/')
    const view = await device?.tab(0).device.get(record)
    const shares: unknown = view?.fields[field]
    const own: unknown =
      typeof shares === 'object' && shares !== null ? Reflect.get(shares, key) : undefined
    if (own !== value) counts.delete(place)
  }
}

/**
 * What the devices can give back: the records that they have, in whatever version, and their own changes that no pull
 * has confirmed. An act of review comes back only from whoever did it.
 */
async function heldBy(
  devices: readonly SimulatedDevice[],
): Promise<{ texts: ReadonlySet<string>; records: ReadonlySet<string> }> {
  const texts = new Set<string>()
  const records = new Set<string>()
  for (const device of devices) {
    const { device: app } = device.tab(0)
    const own = device.spaces()
    const { records: rows } = await device.disk.contents()
    const inFiles = new Map(rows.map((row) => [row.id, onlyInFiles(row)]))
    for (const view of await app.list({ withDeleted: true })) {
      const isForeign = view.kind === 'review' && view.made.device !== device.id
      if (isForeign || isOfTheCentre(view.kind) || !own.includes(view.space)) continue
      // Only its writer gives it back, should the file go astray.
      if (view.version === 0 && view.carried > 0) continue
      records.add(view.id)
      for (const text of keptTextsIn([view.fields, view.disputed])) {
        if (inFiles.get(view.id)?.has(text) !== true) texts.add(text)
      }
    }
    textsIn(
      rows.map(({ unconfirmed, pending }) => [unconfirmed, pending]),
      texts,
    )
  }
  return { texts, records }
}
