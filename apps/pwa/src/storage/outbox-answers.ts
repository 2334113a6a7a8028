import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import type { RefusedChange, StoredRecord } from './database.ts'
import type { OutboxEntry } from './outbox.ts'

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
