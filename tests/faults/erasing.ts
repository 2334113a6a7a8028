import type { ErasureRequest } from '@living-libraries/model/erasure'
import { CentreProblem, type Device } from '@living-libraries/pwa/device'
import type { Step } from './step.ts'
import type { World } from './world.ts'

/** Some coordinator erases what their device shows; nothing happens where the centre does not have it. */
export async function erase(world: World, { on, pick }: Step<'erase'>): Promise<void> {
  const record = await whatCoordinatorSees(world, on, pick, ['answer', 'participant', 'photo'])
  if (record === undefined) return
  if (!(await isErased(record.app, { record: record.id }))) return
  world.ledger.struck('record erased')
  world.ledger.erase(record.id)
}

/** The record stays, and whoever is in it has no name any more. */
export async function eraseName(world: World, { on, pick }: Step<'erase-name'>): Promise<void> {
  const record = await whatCoordinatorSees(world, on, pick, Object.keys(nameOf))
  const path = nameOf[record?.kind ?? '']
  if (record === undefined || path === undefined) return
  if (!(await isErased(record.app, { record: record.id, paths: [path] }))) return
  world.ledger.struck('name erased')
  world.ledger.eraseNames(record.id)
}

const nameOf: { readonly [kind: string]: string } = { participant: 'name', session: 'facilitator' }

async function whatCoordinatorSees(
  { devices, cast }: World,
  on: number,
  pick: number,
  kinds: readonly string[],
): Promise<{ app: Device; id: string; kind: string } | undefined> {
  const coordinators = devices.filter((_device, index) => {
    return cast[index] === 'coordinator' || cast[index] === 'both'
  })
  const device = coordinators[on % coordinators.length]
  if (device === undefined) return undefined
  const { device: app } = device.tab(0)
  const lists = await Promise.all(kinds.map((kind) => app.list({ kind, withDeleted: true })))
  const records = lists.flat().filter(({ erased }) => erased !== true)
  const record = records[Math.floor(pick * records.length)]
  return record && { app, id: record.id, kind: record.kind }
}

async function isErased(app: Device, request: ErasureRequest): Promise<boolean> {
  try {
    await app.centre.post('/api/erasures', request)
    return true
  } catch (error) {
    // Shut out, or a record that is still on its way: then it was not erased, and nothing was said.
    if (error instanceof CentreProblem) return false
    throw error
  }
}
