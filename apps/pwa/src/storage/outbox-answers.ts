import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import type { RefusedChange, StoredRecord } from './database.ts'
import type { OutboxEntry } from './outbox.ts'
import { storedRow } from './stored-row.ts'

/** The centre's word on some of the changes. */
export interface Answered {
  readonly answered: readonly OutboxEntry[]
  readonly byNumber: ReadonlyMap<number, ChangeAnswer>
  readonly receivedAt: number
}

export interface Outcome {
  readonly id: string
  /** Of the state that it was worked out from. */
  readonly base: string
  readonly state: StoredRecord['state']
  readonly numbers: ReadonlySet<number>
  readonly refused: readonly RefusedChange[]
}

/** Tells two states of a record apart; one that lost a value by an erasure keeps its version. */
export function stampOf(state: StoredRecord['state']): string {
  return `${state?.version ?? 0} ${state?.forgotten?.length ?? 0}`
}

/** The row with the centre's word in it; undefined where nothing of the record is left. */
export function rowAfter(
  row: StoredRecord,
  { state, numbers, refused }: Outcome,
): StoredRecord | undefined {
  const pending = row.pending.filter(({ n }) => !numbers.has(n))
  if (state === null && pending.length === 0 && row.carried === undefined) return undefined
  const isRefused = new Set(refused.map(({ change }) => change.n))
  const taken = row.pending.filter(({ n }) => numbers.has(n) && !isRefused.has(n))
  const unconfirmed = [...(row.unconfirmed ?? []), ...taken]
  return storedRow({ ...row, state, pending }, unconfirmed)
}
