import * as v from 'valibot'
import { personSchema } from './access.ts'
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

/** POST /api/devices/:id */
export const deviceNamingSchema = v.object({
  name: v.pipe(textSchema(100), v.trim(), v.minLength(1)),
})
