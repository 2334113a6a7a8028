import type { Grant } from '@living-libraries/model/access'
import type { JoinResponse, Standing } from '@living-libraries/model/join'
import { municipalityOfSpace, type Space, venueOfSpace } from '@living-libraries/model/space'
import type { NewDevice } from '../device-port.ts'
import type { Transaction } from '../ports.ts'
import type { Caller } from './caller.ts'
import { certificateFor } from './certificate.ts'
import type { Forum } from './forum.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

export interface Joined extends Pick<Caller, 'persons' | 'spaces'> {
  /** Who works on the device first. */
  readonly person: string
  readonly recipients: { readonly [space: string]: string[] }
}

/** What a device is told that was let in, whichever way it came. */
export async function joinResponse(
  { storage, keys, now }: Services,
  device: NewDevice,
  joined: Joined,
): Promise<JoinResponse> {
  const { id, name } = device
  const { person, persons, spaces } = joined
  return {
    device: { id, name },
    persons: [...persons],
    spaces: [...spaces],
    epoch: (await storage.server()).epoch,
    person,
    ...(await signedStanding({ keys, now }, device, joined)),
  }
}

/** The device's certificate as of now, and the keys of those who may open its files (S16). */
export async function standingOf(services: Services, caller: Caller): Promise<Standing> {
  const { device, recipients } = await services.storage.read([], async (tx) => ({
    device: await tx.devices.find(caller.device.id),
    recipients: await recipientsOf(services, tx, caller.forum, caller.spaces),
  }))
  if (device === undefined) throw new ProblemError('device-unknown')
  return signedStanding(services, device, { ...caller, recipients })
}

async function signedStanding(
  { keys, now }: Pick<Services, 'keys' | 'now'>,
  device: NewDevice,
  { persons, spaces, recipients }: Omit<Joined, 'person'>,
): Promise<Standing> {
  return {
    certificate: await certificateFor(keys, device, persons, spaces, now()),
    keys: {
      signingKey: keys.signingKey,
      recoveryKey: keys.recoveryKey,
      recipients: { ...recipients },
    },
  }
}

/** For whom transfer files of these spaces may be sealed: the centre, and for each space the devices that read it. */
export async function recipientsOf(
  { keys }: Services,
  { devices }: Transaction,
  { territory }: Forum,
  spaces: readonly Space[],
): Promise<{ [space: string]: string[] }> {
  const recipients: { [space: string]: string[] } = { region: [keys.recipient] }
  for (const space of spaces) {
    const venue = venueOfSpace(space)
    const municipality = municipalityOfSpace(space) ?? territory.municipalityOf(venue ?? '')
    if (municipality === undefined) continue
    const readers: Grant[] = [{ role: 'coordinator', municipality }]
    if (venue !== undefined) readers.push({ role: 'librarian', venue })
    recipients[space] = await devices.recipientsOf(readers)
  }
  return recipients
}
