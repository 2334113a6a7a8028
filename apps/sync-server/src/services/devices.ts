import { mayAdminister, mayInvite, mayRead } from '@living-libraries/model/access'
import type { deviceListSchema, OutstandingDevices } from '@living-libraries/model/device-list'
import { venueSpace } from '@living-libraries/model/space'
import type { InferOutput } from 'valibot'
import type { DeviceEntry, Devices } from '../device-port.ts'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

/** All devices for an administrator; for a coordinator those on which somebody of the own venues works. */
export async function devicesOf(
  { storage }: Services,
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
export async function revokeDevice(
  { storage, ledger }: Services,
  caller: Caller,
  id: string,
): Promise<void> {
  await storage.write([], async ({ devices }) => {
    await refuseForeign(devices, caller, id)
    await ledger.note('device-revoked', id)
    await devices.revoke(id)
  })
}

/** Only where `revokeDevice` may. */
export async function renameDevice(
  { storage }: Services,
  caller: Caller,
  id: string,
  name: string,
): Promise<void> {
  await storage.write([], async ({ devices }) => {
    await refuseForeign(devices, caller, id)
    await devices.rename(id, name)
  })
}

async function refuseForeign(devices: Devices, caller: Caller, id: string): Promise<void> {
  refuseOthers(caller)
  const device = (await devices.list()).find((one) => one.id === id)
  if (device === undefined || !isOwn(caller, device, 'every')) throw new ProblemError('not-found')
}

function refuseOthers({ grants }: Caller): void {
  const isCoordinator = grants.some(({ role }) => role === 'coordinator')
  if (!isCoordinator && !mayAdminister(grants)) throw new ProblemError('not-allowed')
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
