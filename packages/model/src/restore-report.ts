import * as v from 'valibot'

const count = v.number()

/** What the devices gave back since the centre was restored from a backup, for the administrator (S15). */
export const restoreReportSchema = v.object({
  epoch: v.string(),
  /** ms since 1970 */
  beganAt: v.number(),
  devices: v.array(
    v.object({
      device: v.string(),
      name: v.string(),
      lastAt: v.number(),
      /** Records that the centre had lost, had in part, had, and would not take from this device. */
      returned: count,
      joined: count,
      same: count,
      refused: count,
    }),
  ),
})
export type RestoreReport = v.InferOutput<typeof restoreReportSchema>
