import { writersOf } from '@living-libraries/model/access'
import type { Presence } from '@living-libraries/model/presence'
import { venueSpace } from '@living-libraries/model/space'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

/** Tells the colleagues of a venue that one of them is typing. Throws `not-allowed` for whoever is none. */
export async function tellPresence(
  { announcements }: Services,
  { device, persons, forum }: Caller,
  presence: Presence,
): Promise<void> {
  const person = persons.find(({ id }) => id === presence.person)
  const space = venueSpace(presence.venue)
  const capacities = person && writersOf(person.grants, space, forum.territory)
  if (!capacities?.length) throw new ProblemError('not-allowed')
  await announcements.tellPresence({ ...presence, device: device.id })
}

/** Whether a device belongs to the colleagues whom somebody's typing concerns. */
export function hearsOf({ grants, forum }: Caller, venue: string): boolean {
  return writersOf(grants, venueSpace(venue), forum.territory).length > 0
}
