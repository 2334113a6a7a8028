import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import type { RefusedChange, StoredRecord } from './database.ts'
import { keptOf, keptOfRefused } from './erased-words.ts'
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
  /** The numbers that were answered: from which version each stands, and nothing lost against it; 0: not known. */
  readonly asOf: ReadonlyMap<number, number>
  readonly refused: readonly RefusedChange[]
}

/** Tells two states of a record apart; one that lost a value by an erasure keeps its version. */
export function stampOf(state: StoredRecord['state']): string {
  return `${state?.version ?? 0} ${state?.forgotten?.length ?? 0}`
}

/** Undefined where the change and every path of it were taken. */
export function refusalIn(
  answer: ChangeAnswer,
  what: Omit<RefusedChange, 'reason' | 'paths'>,
): RefusedChange | undefined {
  if (answer.outcome === 'refused') return { ...what, reason: answer.reason }
  const paths = answer.refusedPaths ?? {}
  const [reason] = Object.values(paths)
  return reason && { ...what, reason, paths }
}

/**
 * What the person is to be shown as refused of what still waits in the row. Nothing that was erased: where the refusal
 * comes after it, no pull tells of that any more (S13).
 */
export function refusedIn(row: StoredRecord, { refused }: Outcome): RefusedChange[] {
  const waiting = new Set(row.pending.map(({ n }) => n))
  return refused
    .filter(({ change }) => waiting.has(change.n))
    .flatMap((item) => keptOfRefused(item, row.state ?? {}) ?? [])
}

/** The row with the centre's word in it; undefined where nothing of the record is left. */
export function rowAfter(
  row: StoredRecord,
  { state, asOf, refused }: Outcome,
): StoredRecord | undefined {
  const pending = row.pending.filter(({ n }) => !asOf.has(n))
  if (state === null && pending.length === 0 && row.carried === undefined) return undefined
  const isRefused = new Set(refused.map(({ change }) => change.n))
  const taken = row.pending.filter(({ n }) => asOf.has(n) && !isRefused.has(n))
  const unconfirmed = [
    ...(row.unconfirmed ?? []),
    ...taken.map((change) => ({ ...change, asOf: asOf.get(change.n) ?? 0 })),
  ].flatMap((change) => keptOf(change, row.state ?? {}) ?? [])
  // The answer tells nothing of what others did before it.
  const known = row.unconfirmed === undefined ? (row.state?.version ?? 0) : undefined
  const seen = row.seen ?? known
  return storedRow({ ...row, state, pending, ...(seen === undefined ? {} : { seen }) }, unconfirmed)
}

/** From which version a change stands: 0 for a repeat, too, of which nobody knows what its first answer was. */
export function asOfIn(answer: ChangeAnswer | undefined): number {
  return answer?.outcome === 'taken' ? answer.version : 0
}
