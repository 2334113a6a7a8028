import type { Erasure } from '@living-libraries/model/erasure'
import type { Space } from '@living-libraries/model/space'

/** What an erased record was, without what it said: enough to keep it erased in a database that never knew it. */
export interface ErasedRecord {
  readonly id: string
  readonly kind: string
  readonly space: Space
  readonly session: string | null
}

/** A record that stays, without some of its values. */
export interface ForgottenValues {
  readonly id: string
  readonly space: Space
  readonly paths: readonly string[]
}

export interface Erasures {
  /** Takes the values out of the history of the records; answers how many rows had some. */
  eraseHistory(records: readonly string[]): Promise<number>
  /** The same for the rows of one record that held a value at one of the paths. */
  eraseHistoryOf(record: string, paths: readonly string[]): Promise<number>
  /** Rows of the history of a record that hold values. */
  countHistory(record: string): Promise<number>
  /** Takes name, roles, devices and all ways to sign in from a person; false where there is none. */
  forgetPerson(person: string): Promise<boolean>
  note(act: Erasure): Promise<void>
  /** Acts of the opened spaces, the newest first. */
  list(): Promise<Erasure[]>
}
