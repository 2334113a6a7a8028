/** The lock is closed, and without what lies under it this cannot be done. Nothing was changed. */
export class DeviceLocked extends Error {
  override readonly name = 'DeviceLocked'
}
