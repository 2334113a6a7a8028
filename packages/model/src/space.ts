import * as v from 'valibot'

/**
 * A space is the unit of access and of ordering. A record lives in exactly one space, for ever.
 * `forum` is readable by all; the others by those whose role covers them (`access.ts`).
 */
export type Space = 'forum' | 'region' | `venue/${string}` | `municipality/${string}`
export type SpaceType = 'forum' | 'region' | 'venue' | 'municipality'

export const spaceSchema = v.custom<Space>(
  (input) => typeof input === 'string' && isSpace(input),
  'not a space',
)

export function isSpace(text: string): text is Space {
  return /^(forum|region|(venue|municipality)\/[a-z0-9-]{1,80})$/.test(text)
}

export function venueSpace(venue: string): Space {
  return `venue/${venue}`
}

export function municipalitySpace(municipality: string): Space {
  return `municipality/${municipality}`
}

export function spaceType(space: Space): SpaceType {
  if (space === 'forum' || space === 'region') return space
  return space.startsWith('venue/') ? 'venue' : 'municipality'
}

/** The id of the venue that a venue space belongs to; undefined for the other spaces. */
export function venueOfSpace(space: Space): string | undefined {
  return space.startsWith('venue/') ? space.slice('venue/'.length) : undefined
}

/** The id of the municipality that a municipality space belongs to; undefined for the other spaces. */
export function municipalityOfSpace(space: Space): string | undefined {
  return space.startsWith('municipality/') ? space.slice('municipality/'.length) : undefined
}
