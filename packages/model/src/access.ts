import * as v from 'valibot'
import type { Kind, Writer } from './kind.ts'
import { packIdSchema } from './kind.ts'
import { identifierSchema } from './identifier.ts'
import {
  municipalityOfSpace,
  municipalitySpace,
  type Space,
  spaceType,
  venueOfSpace,
  venueSpace,
} from './space.ts'

/**
 * Who may do what: the one place that decides, on the server and on the screen alike.
 *
 * | role          | reads                                   | writes                                      |
 * |---------------|-----------------------------------------|---------------------------------------------|
 * | librarian     | forum, own venue                        | own venue                                   |
 * | coordinator   | forum, own municipality, all its venues | the same, and in forum the own venues       |
 * | regional      | forum, region; the whole by overview    | region                                      |
 * | administrator | forum, region                           | the registry in forum                       |
 * | guest         | forum                                   | nothing                                     |
 *
 * What the region's desk decides about reports and initiatives the server writes down for it (`mayReadWhole`).
 * Which kinds and fields a role may write within its spaces stands in the kind (`writers`, `authorOnly`);
 * acts of review have rules of their own in `review.ts`.
 */
export const grantSchema = v.variant('role', [
  v.object({ role: v.literal('librarian'), venue: packIdSchema }),
  v.object({ role: v.literal('coordinator'), municipality: packIdSchema }),
  v.object({ role: v.literal('regional') }),
  v.object({ role: v.literal('administrator') }),
  v.object({ role: v.literal('guest') }),
])
export type Grant = v.InferOutput<typeof grantSchema>
export type Role = Grant['role']

export const personSchema = v.object({
  id: identifierSchema,
  name: v.string(),
  grants: v.array(grantSchema),
})
/** Someone who works with the system. Several persons may be members of one device (S18). */
export type Person = v.InferOutput<typeof personSchema>

/** The registry's answer to "which municipality does this venue belong to"; undefined: no such venue. */
export interface Territory {
  municipalityOf(venue: string): string | undefined
  venuesOf(municipality: string): readonly string[]
}

export function mayRead(grants: readonly Grant[], space: Space, territory: Territory): boolean {
  if (space === 'forum') return grants.length > 0
  return grants.some((grant) => covers(grant, space, territory))
}

/** Every space that the grants open for reading, sorted, `forum` included. */
export function readableSpaces(grants: readonly Grant[], territory: Territory): Space[] {
  if (grants.length === 0) return []
  const spaces = new Set<Space>(['forum'])
  for (const grant of grants) {
    switch (grant.role) {
      case 'librarian':
        if (territory.municipalityOf(grant.venue) !== undefined) spaces.add(venueSpace(grant.venue))
        break
      case 'coordinator':
        spaces.add(municipalitySpace(grant.municipality))
        for (const venue of territory.venuesOf(grant.municipality)) spaces.add(venueSpace(venue))
        break
      case 'regional':
      case 'administrator':
        spaces.add('region')
        break
      case 'guest':
        break
    }
  }
  return [...spaces].sort()
}

/** Whether the grants let a person make or change records of `kind` in `space`, fields aside. */
export function mayWrite(
  grants: readonly Grant[],
  kind: Kind,
  space: Space,
  territory: Territory,
): boolean {
  if (!kind.spaceTypes.includes(spaceType(space))) return false
  return writersOf(grants, space, territory).some((writer) => kind.writers.includes(writer))
}

/** What a record of the registry says of a venue. */
export interface NamedVenue {
  readonly id: string
  readonly municipality: string
}

/**
 * In which capacities the grants let a person act in `space`; `venue`: where the record is one of the registry that
 * speaks of a venue. A coordinator adds and renames the own ones; an id that stands for a venue elsewhere opens nothing.
 * Guests never act.
 */
export function writersOf(
  grants: readonly Grant[],
  space: Space,
  territory: Territory,
  venue?: NamedVenue,
): Writer[] {
  const roles = grants
    .filter((grant) =>
      space === 'forum' ? keeps(grant, territory, venue) : covers(grant, space, territory),
    )
    .flatMap(({ role }): Writer[] => (role === 'guest' ? [] : [role]))
  return [...new Set(roles)]
}

/** In which capacities one person acts in a space, and on a venue of the registry: see `writersOf`. */
export type WritersIn = (space: Space, venue?: NamedVenue) => readonly Writer[]

/** Whether somebody adds and renames venues of a municipality. */
export function mayKeepVenues(grants: readonly Grant[], municipality: string): boolean {
  return grants.some(
    (grant) =>
      grant.role === 'administrator' ||
      (grant.role === 'coordinator' && grant.municipality === municipality),
  )
}

/** The region's desk: consolidated reading over all territories. */
export function mayReadWhole(grants: readonly Grant[]): boolean {
  return grants.some((grant) => grant.role === 'regional' || grant.role === 'administrator')
}

/** Whether a device may bring files of others to the centre: everybody who works here, and no guest. */
export function mayCarry(grants: readonly Grant[]): boolean {
  return grants.some((grant) => grant.role !== 'guest')
}

/** Invitations, devices, registry. */
export function mayAdminister(grants: readonly Grant[]): boolean {
  return grants.some((grant) => grant.role === 'administrator')
}

/** Whether someone may invite another to `wanted`: administrators all, coordinators librarians of their venues. */
export function mayInvite(grants: readonly Grant[], wanted: Grant, territory: Territory): boolean {
  if (mayAdminister(grants)) return true
  if (wanted.role !== 'librarian') return false
  const municipality = territory.municipalityOf(wanted.venue)
  return grants.some((grant) => grant.role === 'coordinator' && grant.municipality === municipality)
}

/**
 * Whether someone may give people who hold `from` the role `to` instead: whoever may invite to both. Staff come only by
 * an invitation, which begins with a password of their own; an administrator is disconnected, never moved. A guest
 * neither becomes anybody else nor does anybody become a guest: there is nothing to take along.
 */
export function mayMove(
  grants: readonly Grant[],
  from: Grant,
  to: Grant,
  territory: Territory,
): boolean {
  if (to.role !== 'librarian' && to.role !== 'coordinator') return false
  if (from.role === 'administrator' || from.role === 'guest') return false
  return mayInvite(grants, from, territory) && mayInvite(grants, to, territory)
}

/** Whether everything that a person may do was given, or could have been, by someone with these grants. */
export function mayManage(
  grants: readonly Grant[],
  { grants: owned }: Pick<Person, 'grants'>,
  territory: Territory,
): boolean {
  if (mayAdminister(grants)) return true
  return owned.length > 0 && owned.every((grant) => mayInvite(grants, grant, territory))
}

/** Whether a grant lets somebody keep a part of the registry. */
function keeps(grant: Grant, territory: Territory, venue: NamedVenue | undefined): boolean {
  if (grant.role === 'administrator') return true
  if (grant.role !== 'coordinator' || venue?.municipality !== grant.municipality) return false
  const present = territory.municipalityOf(venue.id)
  return present === undefined || present === grant.municipality
}

function covers(grant: Grant, space: Space, territory: Territory): boolean {
  const venue = venueOfSpace(space)
  switch (grant.role) {
    case 'librarian':
      return venue === grant.venue && territory.municipalityOf(grant.venue) !== undefined
    case 'coordinator':
      return venue === undefined
        ? municipalityOfSpace(space) === grant.municipality
        : territory.municipalityOf(venue) === grant.municipality
    case 'regional':
    case 'administrator':
      return space === 'region'
    case 'guest':
      return false
  }
}

/**
 * Who wrote an answer down is for the coordinator of its territory and for the administrator, who answers for the
 * audit. The region's staff follow a conclusion to the session, the device's time and the sheet without that name.
 */
export function mayKnowWriter(
  grants: readonly Grant[],
  space: Space,
  territory: Territory,
): boolean {
  return (
    mayAdminister(grants) ||
    grants.some((grant) => grant.role === 'coordinator' && covers(grant, space, territory))
  )
}
