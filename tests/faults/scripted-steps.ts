import type { Step } from './step.ts'

/** A whole exchange of a device on a good line. */
export const sync = (on: number): Step => ({
  does: 'sync',
  on,
  tab: 0,
  weathers: [],
  hasSmallPages: false,
})

/** A person on a device writes over the first text of the first record. */
export const edit = (on: number): Step => ({
  does: 'deed',
  on,
  tab: 0,
  deed: { kind: 'edit', pick: 0, path: 0, isUnset: false },
})
