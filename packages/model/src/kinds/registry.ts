import * as v from 'valibot'
import type { Json } from '../json.ts'
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
  writers: ['server', 'administrator'],
  rank: 1,
  fields: {
    venue: once(packIdSchema, { required: true }),
    municipality: once(packIdSchema, { required: true }),
    name: register(textSchema(300), { required: true }),
    address: register(textSchema(300)),
  },
} as const satisfies Kind
