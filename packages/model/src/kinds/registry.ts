import * as v from 'valibot'
import type { NamedVenue } from '../access.ts'
import type { Json, JsonObject } from '../json.ts'
import { type Kind, once, packIdSchema, register } from '../kind.ts'
import { textSchema } from '../text.ts'

const coordinateSchema = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))

/** The forum pack, whole; the municipalities and venues in it are only what their own records began with. */
export const packKind = {
  name: 'pack',
  spaceTypes: ['forum'],
  ofSession: false,
  content: false,
  writers: ['server'],
  rank: 1,
  fields: {
    /** Id of the pack. */
    pack: once(packIdSchema, { required: true }),
    version: register(v.pipe(v.number(), v.integer(), v.minValue(0)), { required: true }),
    /** The pack itself, checked by `forumPackSchema` where it is read. */
    content: register(v.custom<Json>((input) => typeof input === 'object' && input !== null)),
  },
} as const satisfies Kind

export const municipalityKind = {
  name: 'municipality',
  spaceTypes: ['forum'],
  ofSession: false,
  content: false,
  writers: ['server', 'administrator'],
  rank: 1,
  fields: {
    municipality: once(packIdSchema, { required: true }),
    name: register(textSchema(200), { required: true }),
    type: register(packIdSchema),
    centre: register(textSchema(200)),
    lat: register(coordinateSchema),
    lon: register(coordinateSchema),
    oktmo: register(v.pipe(v.string(), v.regex(/^\d{8,11}$/))),
  },
} as const satisfies Kind

export const venueKind = {
  name: 'venue',
  spaceTypes: ['forum'],
  ofSession: false,
  content: false,
  writers: ['server', 'administrator', 'coordinator'],
  rank: 1,
  fields: {
    venue: once(packIdSchema, { required: true }),
    municipality: once(packIdSchema, { required: true }),
    name: register(textSchema(300), { required: true }),
    address: register(textSchema(300)),
  },
  // A coordinator's new venue is named after the municipality and nothing further: so nobody takes the id of another's,
  // not even of one that is not there yet.
  mayMake: (values, writers) =>
    writers.some((writer) => writer !== 'coordinator') || isNamedAfterMunicipality(values),
} as const satisfies Kind

/** Which venue a record of the registry speaks of; undefined for every other record. */
export function venueNamedBy(kind: string, fields: JsonObject): NamedVenue | undefined {
  const { venue, municipality } = fields
  if (kind !== venueKind.name) return undefined
  if (typeof venue !== 'string' || typeof municipality !== 'string') return undefined
  return { id: venue, municipality }
}

/** «zima-gorod-7kq2mx» of «zima-gorod»; of «zima» it is not. */
function isNamedAfterMunicipality({ venue, municipality }: JsonObject): boolean {
  if (typeof venue !== 'string' || typeof municipality !== 'string') return false
  return venue.slice(0, venue.lastIndexOf('-')) === municipality
}
