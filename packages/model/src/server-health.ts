import * as v from 'valibot'

const count = v.number()
const bytes = v.number()

/** GET /api/health/details: what an administrator looks at first when something seems wrong. */
export const serverHealthSchema = v.object({
  version: v.string(),
  /** Server clock, ms. */
  now: v.number(),
  startedAt: v.number(),
  database: v.object({ version: v.string(), sizeBytes: bytes }),
  /** Of the disk that the keys lie on; null where it cannot be asked. */
  disk: v.nullable(v.object({ freeBytes: bytes, totalBytes: bytes })),
  devices: v.object({
    /** Let in and not disconnected. */
    active: count,
    /** In contact within the last day. */
    seenToday: count,
    /** That told at their last contact that something waits on them. */
    holding: count,
  }),
})
export type ServerHealth = v.InferOutput<typeof serverHealthSchema>
