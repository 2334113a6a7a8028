import { forgetWhatOnlyItHeld } from './centre-restoring.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { Step } from './step.ts'
import { deviceOf, homeVenue, sisterVenue, type World } from './world.ts'

export async function revoke(world: World, { on }: Step<'revoke'>): Promise<void> {
  const device = deviceOf(world, on)
  world.ledger.struck('device revoked')
  device.isRevoked = true
  await world.centre.revoke(device.id)
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

export async function gainSpace(world: World, { on }: Step<'gain-space'>): Promise<void> {
  const device = deviceOf(world, on)
  if (device.isRevoked) return
  const cast = world.cast[on % world.cast.length] ?? 'librarian'
  const holds = (venue: string) =>
    [...device.persons.values()].some((grant) => 'venue' in grant && grant.venue === venue)
  // Whoever lost the venue of the evening comes back to it: nothing of it is on the device any more.
  const isBack = cast === 'librarian' && !holds(homeVenue)
  const venue = cast === 'stranger' || isBack ? homeVenue : sisterVenue
  const grant = { role: 'librarian', venue } as const
  world.ledger.struck(isBack ? 'space gained again' : 'space gained')
  await device.join(grant, await world.centre.invite(grant), `Имя ${device.key}`)
}

/** One of several persons leaves the device, and with them the spaces that only they had; one alone is moved away. */
export async function loseSpace(world: World, { on }: Step<'lose-space'>): Promise<void> {
  const { centre, ledger } = world
  const device = deviceOf(world, on)
  if (device.isRevoked) return
  if (device.persons.size < 2) await gainSpace(world, { does: 'gain-space', on })
  const [person] = [...device.persons.keys()]
  if (person === undefined) return
  ledger.struck('space lost')
  device.persons.delete(person)
  await centre.detach(device.id, person)
  await forgetWhatOnlyItHeld(world, device)
}
