/**
 * What the simulator can let happen, as plain data: a list of these replays exactly, and any of them can be
 * left out when a failure is made smaller. Numbers called `pick` lie in [0, 1) and choose among what there is
 * when the step's turn comes.
 */
export type Step =
  | DeedStep
  | SyncStep
  | HeldSyncStep
  | TypingStep
  | WriteFileStep
  | OpenFileStep
  | BringFileStep
  /** Nobody finds the file again. */
  | { readonly does: 'lose-file'; readonly pick: number }
  | UpdateAppStep
  /** A push that the network kept a copy of arrives (again), long after its sender was answered. */
  | { readonly does: 'replay'; readonly pick: number }
  | { readonly does: 'restart-server'; readonly process: number }
  /** The device's next requests reach another server process on the same database. */
  | { readonly does: 'other-process'; readonly on: number }
  | { readonly does: 'restart-device'; readonly on: number; readonly clockJumpMs: number }
  | { readonly does: 'clock-jump'; readonly on: number; readonly byMs: number }
  | { readonly does: 'second-tab' | 'close-tab'; readonly on: number }
  | { readonly does: 'back-up' }
  /** The newest backup, or the database as it was when the evening began, takes the place of the database. */
  | { readonly does: 'restore' }
  /** A coordinator, if the evening has one, erases a record for ever. */
  | { readonly does: 'erase'; readonly on: number; readonly pick: number }
  | { readonly does: 'revoke' | 'join-again' | 'lose-space' | 'gain-space'; readonly on: number }

/** Something a person does in one tab of one device. */
export interface DeedStep {
  readonly does: 'deed'
  readonly on: number
  readonly tab: number
  readonly deed: Deed
  readonly fault?: StorageFault
}

export type Deed =
  | { readonly kind: 'make'; readonly what: MadeKind; readonly pick: number }
  | EditDeed
  | { readonly kind: 'delete' | 'restore'; readonly pick: number }
  | { readonly kind: 'settle'; readonly pick: number; readonly takesOther: boolean }
  | {
      readonly kind: 'count'
      readonly pick: number
      readonly group: number
      readonly heads: number
    }
  | { readonly kind: 'act'; readonly pick: number; readonly act: ActName }
  | { readonly kind: 'err'; readonly how: Mistake; readonly pick: number }

export interface EditDeed {
  readonly kind: 'edit'
  readonly pick: number
  readonly path: number
  readonly isUnset: boolean
}

export type MadeKind = 'answer' | 'participant' | 'comment' | 'session'
export const actNames = ['submit', 'recall', 'return', 'accept', 'self-accept', 'take-in'] as const
type ActName = (typeof actNames)[number]

/** What only another version, a defect or a foreign hand would send. */
export const mistakes = [
  'unknown-field',
  'bad-value-beside-good',
  'bad-value-beside-good',
  'text-too-long',
  'foreign-space',
  'unknown-kind',
  'incomplete',
] as const
export type Mistake = (typeof mistakes)[number]

export interface SyncStep {
  readonly does: 'sync'
  readonly on: number
  readonly tab: number
  /** What happens to the first requests, one each; the rest is fine. */
  readonly weathers: readonly Weather[]
  readonly hasSmallPages: boolean
  readonly fault?: StorageFault
}

/** A sync that stops before or after one of its requests while other things happen. */
export interface HeldSyncStep {
  readonly does: 'held-sync'
  readonly on: number
  readonly tab: number
  readonly request: number
  readonly when: 'before' | 'after'
  readonly hasSmallPages: boolean
  readonly meanwhile: readonly Step[]
}

/** Somebody types over a text while other things happen, and is done only then. */
export interface TypingStep {
  readonly does: 'typing'
  readonly on: number
  readonly tab: number
  readonly deed: EditDeed
  readonly meanwhile: readonly Step[]
}

/** A device gives out a transfer file; see `docs/architecture.md`. */
export interface WriteFileStep {
  readonly does: 'write-file'
  readonly on: number
  readonly tab: number
  /** With everything unsent; for a colleague whose file was opened there; the centre's answer that it fetched. */
  readonly what: 'for-centre' | 'for-colleague' | 'answer'
  readonly pick: number
  readonly fault?: StorageFault
}

/** Somebody opens a file on a device: their own, another's, one for the second time. */
export interface OpenFileStep {
  readonly does: 'open-file'
  readonly on: number
  readonly tab: number
  readonly pick: number
  /** An answer of the centre for this very device, if there is one. */
  readonly isAnswer: boolean
  readonly condition: FileCondition
  readonly fault?: StorageFault
}

/** Somebody carries a file to the server itself; the answers go on their way. */
export interface BringFileStep {
  readonly does: 'bring-file'
  readonly pick: number
  readonly condition: FileCondition
}

export const fileConditions = [
  'whole',
  /** Sent as text. */
  'as-text',
  'truncated',
  'altered',
  /** Sealed for another region. */
  'foreign',
  /** Small, and endless once it is unpacked. */
  'swollen',
] as const
export type FileCondition = (typeof fileConditions)[number]

/**
 * On the device the app was still the first that was ever released; now it is today's, which brings the database to its
 * own form. The fault strikes in the middle of that.
 */
export interface UpdateAppStep {
  readonly does: 'update-app'
  readonly on: number
  readonly fault?: StorageFault
}

export const weathers = [
  'fine',
  /** Nothing leaves the device. */
  'offline',
  /** The request arrives, its answer does not. */
  'answer-lost',
  /** The request arrives twice; the second answer is read. */
  'doubled',
  /** Half of the answer arrives. */
  'truncated',
  /** A page of a provider or a hotel, with status 200. */
  'portal',
  'status-500',
  'status-503',
  /** The server's transaction does all its work and is rolled back. */
  'dies-before-commit',
  /** It commits, and the process dies before it answers. */
  'dies-after-commit',
  /** The network swallows the request, to deliver it later: see `replay`. */
  'kept-back',
] as const
export type Weather = (typeof weathers)[number]

/**
 * | kind              | what happens at the n-th call that writes                                   |
 * |-------------------|-----------------------------------------------------------------------------|
 * | `kill`            | the transaction is gone, and nothing of the tab runs on                      |
 * | `quota`           | the call throws `QuotaExceededError`                                         |
 * | `quota-at-commit` | the calls go through, the transaction is then aborted with that error        |
 */
export interface StorageFault {
  readonly kind: 'kill' | 'quota' | 'quota-at-commit'
  readonly atCall: number
}

/** One line for a person who reads a failure. */
export function lineOf(step: Step): string {
  const { does, ...rest } = step
  return `${does} ${JSON.stringify(rest)}`
}
