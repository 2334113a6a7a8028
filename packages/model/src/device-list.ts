import * as v from 'valibot'
import { grantSchema, personSchema } from './access.ts'
import { identifierSchema } from './identifier.ts'
import { textSchema } from './text.ts'

export const listedDeviceSchema = v.object({
  id: identifierSchema,
  name: v.string(),
  persons: v.array(personSchema),
  /** Server clock, ms. */
  createdAt: v.number(),
  lastSeenAt: v.nullable(v.number()),
  revokedAt: v.nullable(v.number()),
  /** Records that waited on it at the last contact; null: it has not told. */
  unsent: v.nullable(v.number()),
})
export type ListedDevice = v.InferOutput<typeof listedDeviceSchema>

/** GET /api/devices: all for an administrator, those of the own venues for a coordinator. */
export const deviceListSchema = v.object({ devices: v.array(listedDeviceSchema) })

/**
 * GET /api/venues/:venue/outstanding: the devices of the other colleagues that told at their last contact that
 * something of theirs is not at the centre. Persons by id: a venue knows their names.
 */
export const outstandingDevicesSchema = v.object({
  /** Server clock, ms. */
  asOf: v.number(),
  devices: v.array(
    v.object({
      id: identifierSchema,
      name: v.string(),
      persons: v.array(identifierSchema),
      unsent: v.pipe(v.number(), v.minValue(1)),
      lastSeenAt: v.number(),
    }),
  ),
})
export type OutstandingDevices = v.InferOutput<typeof outstandingDevicesSchema>

/** POST /api/devices/:id */
export const deviceNamingSchema = v.object({
  name: v.pipe(textSchema(100), v.trim(), v.minLength(1)),
})

/** POST /api/persons/move: they work somewhere else, or as somebody else, from now on; see `mayMove`. */
export const moveRequestSchema = v.strictObject({
  persons: v.pipe(v.array(identifierSchema), v.minLength(1), v.maxLength(50)),
  /** The role that each of them loses. */
  from: grantSchema,
  /** The role that each of them gets instead. */
  to: grantSchema,
})
export type MoveRequest = v.InferOutput<typeof moveRequestSchema>
