import type { Json } from './json.ts'
import type { LogPlace, LogReturn } from './log-place.ts'
import type { Space } from './space.ts'

/**
 * The present state of a record, as the server answers it and devices keep it.
 *
 * `version` is the sequence number, within the space, of the last effective change; 0 means that no
 * server has seen the record yet. Fields whose rule is a map hold an object, all others one value.
 */
export interface RecordState {
  readonly id: string
  readonly kind: string
  readonly space: Space
  readonly session: string | null
  readonly version: number
  readonly fields: { readonly [field: string]: Json }
  readonly deleted: boolean
  /** Present where a person's right took the content away, for ever (`erasure.ts`). */
  readonly erased?: true
  /** Paths whose values a person's right took away, for ever, while the rest of the record stays. */
  readonly forgotten?: readonly string[]
  /** Texts that lost against a later arrival, by path, until a person who saw them settles it. */
  readonly disputed: { readonly [path: string]: readonly LosingValue[] }
  /**
   * By path: the last change of each device that set it after the making, in the order in which they came. By this a
   * restored centre tells what the words in its place were written upon (S15). Absent in what an older release wrote.
   */
  readonly setBy?: SettersByPath
  /** Who made it; `at` is the device's clock: informative, no rule may depend on it. */
  readonly made: Authorship
  /** Who changed it last; `at` is the server's clock once a server has seen the change. */
  readonly changed: LastChange
}

export interface Authorship {
  readonly person: string
  readonly device: string
  /** ms since 1970. */
  readonly at: number
}

export interface LastChange extends Authorship {
  readonly n: number
  /** The last version that holds anything which did not come from `device`; 0 if there is none. */
  readonly over: number
}

/** The identity of a change (S1). */
export interface ChangeName {
  readonly device: string
  readonly n: number
}

export type SettersByPath = { readonly [path: string]: readonly ChangeName[] }

export interface LosingValue extends LogPlace {
  /** null: the path was unset. For the path `deleted`: true, a deletion that did not stand. */
  readonly value: Json
  readonly person: string
  readonly device: string
  readonly n: number
  /** The version at which the value lost: whoever changes the path having seen it settles the dispute. */
  readonly version: number
  /**
   * What stood there before both wrote; null: nothing. Only of the first that lost at a path, and absent where the history
   * does not tell (`stoodBefore`) or an older release wrote it.
   */
  readonly was?: Json
}

/** Where each path was last set; the server keeps it beside the state, devices never need it. */
export interface FieldMark extends LogPlace {
  readonly person: string
  readonly device: string
  readonly n: number
  /** Up to which version of the lost epoch a device has confirmed that it stood (S15). */
  readonly asOf?: number
  /** Set since the restore, but read in the lost epoch already, by then at the latest: its first sending had arrived (S15). */
  readonly lost?: number
  /** Among those upon whom it was set are some who were read in a file: what they said may be yet to come (S17). */
  readonly ahead?: true
  readonly back?: LogReturn & {
    /** The last version in what came back that holds anything which is not from `device`. */
    readonly over: number
  }
}

export type FieldMarks = { readonly [path: string]: FieldMark }
