import { keptTextsIn } from './ledger.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import { Violation } from './violation.ts'
import type { World } from './world.ts'

/**
 * What the screen called saved is on the disk until the centre has it (invariant 2), and what it called not
 * saved left nothing half-written behind. Looked at right after a tab was killed or the disk was full.
 */
export async function refuseLocalLoss(world: World, device: SimulatedDevice): Promise<void> {
  const { ledger, centre } = world
  const { records, refused } = await device.disk.contents()
  const onDisk = keptTextsIn([records, refused.map(({ change }) => change)])
  const own = [...ledger.sayings.values()].filter(({ by, isPersonal }) => {
    return by === device.key && !isPersonal
  })
  const half = own.find(({ text, fate }) => fate === 'failed' && onDisk.has(text))
  if (half !== undefined) {
    throw new Violation(2, `«${half.text}» was called not saved and is on ${device.key}`)
  }
  const gone = own.filter(({ text, fate }) => fate === 'saved' && !onDisk.has(text))
  if (gone.length === 0) return
  const { records: states, revisions } = await centre.contents()
  const received = keptTextsIn([[...states.values()], [...revisions.values()]])
  // After a restore it may lie with others alone, who have yet to give it back.
  const holders = world.lost === undefined ? [] : world.devices
  for (const other of holders) keptTextsIn((await other.disk.contents()).records, received)
  const lost = gone.filter(({ text }) => !received.has(text))
  if (lost.length > 0) {
    const texts = lost.map(({ text, at }) => `«${text}» (moment ${at})`).join(', ')
    throw new Violation(2, `saved on ${device.key}, now neither there nor in the centre: ${texts}`)
  }
}
