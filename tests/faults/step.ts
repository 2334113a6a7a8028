import type { Deed, EditDeed } from './deed.ts'

/**
 * What the simulator can let happen, as plain data: a list of these replays exactly, and any of them can be
 * left out when a failure is made smaller. Numbers called `pick` lie in [0, 1) and choose among what there is
 * when the step's turn comes; `on` and `tab` name a device and one of its tabs.
 */
export type Step<Kind extends keyof StepKinds = keyof StepKinds> = {
  [Does in Kind]: { readonly does: Does } & StepKinds[Does]
}[Kind]

/** Every kind of step, and what belongs to it. `step-playing.ts` has a line for each. */
export interface StepKinds {
  // People at their devices.
  deed: OnTab & { readonly deed: Deed; readonly fault?: StorageFault }
  /** Somebody types over a text while other things happen, and is done only then. */
  typing: OnTab & { readonly deed: EditDeed; readonly meanwhile: readonly Step[] }

  // Devices.
  'restart-device': OnDevice & { readonly clockJumpMs: number }
  'clock-jump': OnDevice & { readonly byMs: number }
  'second-tab': OnDevice
  'close-tab': OnDevice
  'update-app': UpdateApp
  'set-lock': OnDevice
  'close-lock': OnTab
  'open-lock': OnTab

  // Exchanges.
  sync: SyncKind
  'held-sync': HeldSyncKind
  /** A push that the network kept a copy of arrives (again), long after its sender was answered. */
  replay: Picking
  /** The device's next requests reach another server process on the same database. */
  'other-process': OnDevice

  // Transfer files.
  'write-file': WriteFile
  'open-file': OpenFile
  'bring-file': BringFile
  /** Nobody finds the file again. */
  'lose-file': Picking

  // The centre.
  'restart-server': { readonly process: number }
  'back-up': Nothing
  /** The newest backup, or the database as it was when the evening began, takes the place of the database. */
  restore: Nothing

  // Who may what.
  revoke: OnDevice
  'join-again': OnDevice
  'gain-space': OnDevice
  'lose-space': OnDevice
  /** A coordinator, if the evening has one, erases a record for ever. */
  erase: OnDevice & Picking
  /** The name in a record alone. */
  'erase-name': OnDevice & Picking
}

type Nothing = Readonly<Record<never, never>>

interface Picking {
  readonly pick: number
}

interface OnDevice {
  readonly on: number
}

interface OnTab extends OnDevice {
  readonly tab: number
}

interface SyncKind extends OnTab {
  /** What happens to the first requests, one each; the rest is fine. */
  readonly weathers: readonly Weather[]
  readonly hasSmallPages: boolean
  readonly fault?: StorageFault
}

/** A sync that stops before or after one of its requests while other things happen. */
interface HeldSyncKind extends OnTab {
  readonly request: number
  readonly when: 'before' | 'after'
  readonly hasSmallPages: boolean
  readonly meanwhile: readonly Step[]
}

/** A device gives out a transfer file; see `docs/architecture.md`. */
interface WriteFile extends OnTab, Picking {
  /** With everything unsent; for a colleague whose file was opened there; the centre's answer that it fetched. */
  readonly what: 'for-centre' | 'for-colleague' | 'answer'
  readonly fault?: StorageFault
}

/** Somebody opens a file on a device: their own, another's, one for the second time. */
interface OpenFile extends OnTab, Picking {
  /** An answer of the centre for this very device, if there is one. */
  readonly isAnswer: boolean
  readonly condition: FileCondition
  readonly fault?: StorageFault
}

/** Somebody carries a file to the server itself; the answers go on their way. */
interface BringFile extends Picking {
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
interface UpdateApp extends OnDevice {
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
  /** The centre was updated: what this app asks for it cannot have any more; what it sends is taken (`old-and-new`). */
  'app-too-old',
  /** The app was updated before the centre. */
  'app-too-new',
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
