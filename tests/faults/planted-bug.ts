import type { Storage, Transaction } from '@living-libraries/sync-server/ports'
import { overriding } from './overriding.ts'
import type { DeviceWraps } from './simulated-device.ts'
import type { Step } from './step.ts'
import type { Invariant } from './violation.ts'

/** A defect that wraps a port of the product, to prove that the simulator would see it. */
export interface PlantedBug {
  readonly name: string
  /** The promises that it may break, any of which shows it. */
  readonly breaks: readonly Invariant[]
  /** What brings it to light, after everything that the seed draws; without it many seeds would be needed. */
  readonly afterwards?: readonly Step[]
  /** The first seed that shows it, where many before do not; another drawing of seeds may only make the search longer. */
  readonly from?: number
  /** Made anew for every seed: a defect that counts begins at nothing, and the seed replays exactly. */
  plant(): Planting
}

export interface Planting extends DeviceWraps {
  readonly wrapStorage?: (storage: Storage) => Storage
}

export const anAnswer = {
  does: 'deed',
  on: 0,
  tab: 0,
  deed: { kind: 'make', what: 'answer', pick: 0 },
} as const

/** An answer goes to the centre on a stick, and the centre's receipt comes back the same way. */
export const fileThereAndBack: readonly Step[] = [
  anAnswer,
  { does: 'write-file', on: 0, tab: 0, what: 'for-centre', pick: 0 },
  { does: 'bring-file', pick: 0.999_999, condition: 'whole' },
  { does: 'open-file', on: 0, tab: 0, pick: 0.999_999, isAnswer: true, condition: 'whole' },
]

/** A storage whose every transaction is seen through `wrap`. */
export function withTransactions(
  storage: Storage,
  wrap: (tx: Transaction) => Transaction,
): Storage {
  return overriding(storage, {
    write: (spaces, work) => storage.write(spaces, (tx) => work(wrap(tx))),
    read: (spaces, work) => storage.read(spaces, (tx) => work(wrap(tx))),
  })
}

export function withRecords(
  tx: Transaction,
  records: Partial<Transaction['records']>,
): Transaction {
  return overriding(tx, { records: overriding(tx.records, records) })
}
