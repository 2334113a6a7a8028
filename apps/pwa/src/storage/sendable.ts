import type { DeviceDatabase, StoredRecord } from './database.ts'
import { holdsSealed } from './personal-values.ts'
import type { Sealer } from './sealing.ts'

/** Whether a record could go now: what waits for a file to reach the centre, or for the lock, does not count. */
export async function hasSendable({
  database,
  sealer,
}: {
  readonly database: DeviceDatabase
  readonly sealer: Sealer
}): Promise<boolean> {
  const isFree = ({ carried, pending }: StoredRecord) =>
    carried === undefined && !(sealer.isClosed && pending.some(holdsSealed))
  const unsent = database.records.where('outboxRank').above(-1)
  return (await unsent.filter(isFree).first()) !== undefined
}
