import { mayAdminister, mayInvite, mayManage, mayRead } from '@living-libraries/model/access'
import type { deviceListSchema, OutstandingDevices } from '@living-libraries/model/device-list'
import { venueSpace } from '@living-libraries/model/space'
import type { InferOutput } from 'valibot'
import type { DeviceEntry, Devices } from '../device-port.ts'
import { actorOf, noteActs } from './administration.ts'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

type Parts = Pick<Services, 'storage' | 'ledger' | 'server' | 'now'>

/** All devices for an administrator; for a coordinator those on which somebody of the own venues works. */
export async function devicesOf(
  { storage }: Pick<Services, 'storage'>,
  caller: Caller,
): Promise<InferOutput<typeof deviceListSchema>> {
  refuseOthers(caller)
  const all = await storage.read([], ({ devices }) => devices.list())
  const shown = all.filter((device) => isOwn(caller, device, 'some'))
  return { devices: shown.map((device) => ({ ...device, persons: [...device.persons] })) }
}

/**
 * The other devices of a venue's librarians on which records still waited when they were last heard of: what a session
 * that is handed in may not contain yet.
 */
export async function outstandingDevices(
  { storage, now }: Services,
  { device: own, grants, forum }: Caller,
  venue: string,
): Promise<OutstandingDevices> {
  if (!mayRead(grants, venueSpace(venue), forum.territory)) throw new ProblemError('not-allowed')
  const all = await storage.read([], ({ devices }) => devices.list())
  const devices = all.flatMap(({ id, name, persons, unsent, lastSeenAt, revokedAt }) => {
    const colleagues = persons.filter((person) =>
      person.grants.some((grant) => grant.role === 'librarian' && grant.venue === venue),
    )
    if (id === own.id || revokedAt !== null || colleagues.length === 0) return []
    if (unsent === null || unsent === 0 || lastSeenAt === null) return []
    return { id, name, persons: colleagues.map((person) => person.id), unsent, lastSeenAt }
  })
  return { asOf: now(), devices }
}

/**
 * Closes the way in at once: its next request is refused, its stream ends. A coordinator may do so only where
 * everybody on the device is of the own venues.
 */
export async function revokeDevice(services: Parts, caller: Caller, id: string): Promise<void> {
  const { storage, ledger } = services
  await storage.write(['region'], async (tx) => {
    await ownDevice(tx.devices, caller, id, 'every')
    await ledger.note('device-revoked', id)
    await tx.devices.revoke(id)
    const by = managerOf(services, caller)
    await noteActs(services, tx, caller.forum, [{ act: 'disconnect', subject: id, by }])
  })
}

/** Only where `revokeDevice` may. The device itself shows the name from its next contact on. */
export async function renameDevice(
  services: Parts,
  caller: Caller,
  id: string,
  name: string,
): Promise<void> {
  await services.storage.write(['region'], async (tx) => {
    const device = await ownDevice(tx.devices, caller, id, 'every')
    if (device.name === name) return
    await tx.devices.rename(id, name)
    const by = managerOf(services, caller)
    await noteActs(services, tx, caller.forum, [{ act: 'rename', subject: id, by }])
  })
}

/**
 * Takes one person off a device on which others go on; what that person had not sent yet stays on it, with the reason.
 * A coordinator may do so with librarians of the own venues. Throws `not-allowed` for the last one: such a device is
 * disconnected.
 */
export async function removePerson(
  services: Parts,
  caller: Caller,
  id: string,
  person: string,
): Promise<void> {
  const { storage, ledger } = services
  await storage.write(['region'], async (tx) => {
    const { persons } = await ownDevice(tx.devices, caller, id, 'some')
    const found = persons.find((one) => one.id === person)
    if (found === undefined || !mayManage(caller.grants, found, caller.forum.territory)) {
      throw new ProblemError('not-found')
    }
    if (persons.length === 1) throw new ProblemError('not-allowed', 'nobody else works on it')
    await ledger.notePlace(person, id, true)
    await tx.devices.detach(id, person)
    await tx.devices.endUses(id, person)
    const by = managerOf(services, caller)
    const act = { act: 'remove', subject: person, device: id, by } as const
    await noteActs(services, tx, caller.forum, [act])
  })
}

async function ownDevice(
  devices: Devices,
  caller: Caller,
  id: string,
  how: 'some' | 'every',
): Promise<DeviceEntry> {
  refuseOthers(caller)
  const device = (await devices.list()).find((one) => one.id === id)
  if (device === undefined || !isOwn(caller, device, how)) throw new ProblemError('not-found')
  return device
}

function refuseOthers({ grants }: Caller): void {
  const isCoordinator = grants.some(({ role }) => role === 'coordinator')
  if (!isCoordinator && !mayAdminister(grants)) throw new ProblemError('not-allowed')
}

/** Who of those on the asking device keeps devices. */
function managerOf(services: Parts, caller: Caller): string | undefined {
  return actorOf(caller, services, (grants) =>
    grants.some(({ role }) => role === 'administrator' || role === 'coordinator'),
  )
}

function isOwn(
  { grants, forum }: Caller,
  { persons }: DeviceEntry,
  how: 'some' | 'every',
): boolean {
  if (mayAdminister(grants)) return true
  const ofDevice = persons.flatMap((person) => person.grants)
  return ofDevice.length > 0 && ofDevice[how]((grant) => mayInvite(grants, grant, forum.territory))
}
