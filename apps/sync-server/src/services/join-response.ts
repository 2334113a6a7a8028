import type { JoinResponse } from '@living-libraries/model/join'
import {
  municipalityOfSpace,
  municipalitySpace,
  type Space,
  venueOfSpace,
} from '@living-libraries/model/space'
import type { NewDevice } from '../device-port.ts'
import type { Transaction } from '../ports.ts'
import type { Caller } from './caller.ts'
import { certificateFor } from './certificate.ts'
import type { Forum } from './forum.ts'
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
  { person, persons, spaces, recipients }: Joined,
): Promise<JoinResponse> {
  const { id, name } = device
  return {
    device: { id, name },
    persons: [...persons],
    spaces: [...spaces],
    epoch: (await storage.server()).epoch,
    person,
    certificate: await certificateFor(keys, device, persons, spaces, now()),
    keys: { signingKey: keys.signingKey, recipients: { ...recipients } },
  }
}

/** For whom transfer files of these spaces are sealed. */
export async function recipientsOf(
  { keys }: Services,
  { devices }: Transaction,
  { territory }: Forum,
  spaces: readonly Space[],
): Promise<{ [space: string]: string[] }> {
  const recipients: { [space: string]: string[] } = { region: [keys.recipient] }
  for (const space of spaces) {
    const municipality =
      municipalityOfSpace(space) ?? territory.municipalityOf(venueOfSpace(space) ?? '')
    if (municipality === undefined) continue
    recipients[municipalitySpace(municipality)] ??= await devices.recipientsOf(municipality)
  }
  return recipients
}
