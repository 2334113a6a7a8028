import type { Grant, Person } from '@living-libraries/model/access'
import type { Change } from '@living-libraries/model/change'
import type { FeedReader } from '@living-libraries/model/feed'
import type { Json } from '@living-libraries/model/json'
import type { MergedRecord } from '@living-libraries/model/merge'
import type { RecordState } from '@living-libraries/model/record'
import type { ActRecord, ContentMark, ReviewState } from '@living-libraries/model/review'
import type { ToldPresence } from '@living-libraries/model/presence'
import type { Space } from '@living-libraries/model/space'
import type { DatabaseCondition } from './condition-port.ts'
import type { Devices, Invitations } from './device-port.ts'
import type { ErasedRecord, Erasures, ForgottenValues } from './erasure-port.ts'
import type { Likenesses } from './likeness-port.ts'
import type { Overview } from './overview-port.ts'
import type { ReadResults } from './results-port.ts'
import type { Photos } from './photo-port.ts'
import type { Transfers } from './transfer-port.ts'
import type { SignIns } from './sign-in-port.ts'
import type { Themes } from './theme-port.ts'

/**
 * What the services need of the world. `storage/` fulfils it with PostgreSQL; nothing else in the server
 * knows SQL.
 *
 * Rows of a space exist only for a transaction that was opened with it: the database itself refuses others.
 */
export interface Storage {
  /** One transaction, repeated when the database asks for it. What it returns is committed on disk. */
  write<Result>(
    spaces: readonly Space[],
    work: (tx: Transaction) => Promise<Result>,
  ): Promise<Result>
  /** Reads one moment of the given spaces. */
  read<Result>(
    spaces: readonly Space[],
    work: (tx: Transaction) => Promise<Result>,
  ): Promise<Result>
  /** Reads one moment of all spaces: for the region's desk alone. */
  readWhole<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>
  server(): Promise<ServerIdentity>
  /** Begins another epoch, unless somebody did since `old`; gives the present one (S15). */
  beginEpoch(old: string): Promise<string>
  /** `unsent`: how many records the device says that wait on it. */
  identify(tokenHash: string, unsent?: number): Promise<Identified | undefined>
  condition(): Promise<DatabaseCondition>
  /** Position of the registry; it tells whether what is remembered of it is still true. */
  forumPosition(): Promise<number>
}

/** The database does not answer; nothing was acknowledged. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable'
}

export interface Transaction {
  readonly records: Records
  readonly devices: Devices
  readonly invitations: Invitations
  readonly signIns: SignIns
  readonly overview: Overview
  readonly results: ReadResults
  readonly erasures: Erasures
  readonly transfers: Transfers
  readonly photos: Photos
  readonly themes: Themes
  readonly likenesses: Likenesses
}

export interface ServerIdentity {
  readonly epoch: string
  readonly device: string
  readonly person: string
}

/** A device that showed a valid credential. */
export interface Identified {
  readonly device: { readonly id: string; readonly name: string }
  readonly isRevoked: boolean
  /** Staff on the device have to sign in again. */
  readonly isSignedOut: boolean
  readonly persons: readonly Person[]
  readonly forumPosition: number
  readonly epoch: string
  readonly tokenAgeMs: number
}

export interface Records {
  /** Locks the counters of the spaces, in one order for all writers, and tells their last numbers. */
  lockSpaces(spaces: readonly Space[]): Promise<Map<Space, number>>
  /** Those of the ids that exist anywhere, with their space where it is opened and null elsewhere. */
  placesOf(ids: readonly string[]): Promise<Map<string, Space | null>>
  byId(ids: readonly string[]): Promise<Map<string, MergedRecord>>
  save(records: readonly SavedRecord[]): Promise<void>
  addRevisions(revisions: readonly Revision[]): Promise<void>
  /** Moves the counters on, and wakes the streams once it is committed, but not that of `pushedBy`. */
  advance(positions: ReadonlyMap<Space, number>, pushedBy?: string): Promise<void>
  actsOf(sessions: readonly string[]): Promise<ActOfSession[]>
  contentOf(sessions: readonly string[]): Promise<ContentOfSession[]>
  /** Of the judged records, marks exactly these as late. */
  markLate(judged: readonly string[], late: readonly string[]): Promise<void>
  saveReviews(reviews: readonly SessionReview[]): Promise<void>

  positions(spaces: readonly Space[]): Promise<Map<Space, number>>
  feed(question: FeedQuestion): Promise<FeedPage>
  ofKinds(space: Space, kinds: readonly string[]): Promise<RecordState[]>
  revisionsOf(id: string): Promise<Revision[]>
  /** Those after a version that set or unset any of the paths. */
  settingsOf(id: string, paths: readonly string[], after: number): Promise<Revision[]>
  /** The records by which others know a person. */
  membersOf(person: string): Promise<RecordState[]>
  /** The first number of the present epoch, by space. */
  epochStarts(spaces: readonly Space[]): Promise<Map<Space, number>>
  /** The last number in the history that a backup brought back, by space. */
  backupEnds(spaces: readonly Space[]): Promise<Map<Space, number>>
  noteGiveBack(device: string, counts: GiveBackCounts): Promise<void>
  /** What each device gave back since the epoch began. */
  giveBacks(): Promise<GiveBackReport>
}

/** How many offered records the centre had lost, had in part, had, or did not take. */
export interface GiveBackCounts {
  readonly returned: number
  readonly joined: number
  readonly same: number
  readonly refused: number
}

export interface GiveBackReport {
  readonly epoch: string
  /** ms since 1970 */
  readonly beganAt: number
  readonly devices: readonly (GiveBackCounts & {
    readonly device: string
    readonly name: string
    readonly lastAt: number
  })[]
}

export interface SavedRecord extends MergedRecord {
  /** Its place in the feed of its space: the version, except for what came back after a restore. */
  readonly position: number
  readonly report: ReportColumns
  readonly isLate: boolean
}

/** What reports ask for of a record. */
export interface ReportColumns {
  readonly ofSession: string | null
  readonly venue: string | null
  readonly municipality: string | null
  readonly question: string | null
  readonly also: readonly string[] | null
  readonly group: string | null
  /** Text of a `tsvector`. */
  readonly lexemes: string | null
}

export interface Revision {
  readonly space: Space
  readonly seq: number
  readonly record: string
  readonly change: Pick<Change, 'n' | 'base' | 'madeAt' | 'set' | 'unset' | 'upon'>
  readonly replaced: { readonly [path: string]: Json }
  readonly person: string
  readonly device: string
  /** ms since 1970 */
  readonly receivedAt: number
}

/** Sessions are told apart by space and id: a record may name a session of another space, and means none. */
export interface ActOfSession extends ActRecord {
  readonly space: Space
  readonly session: string | null
}

export interface ContentOfSession extends ContentMark {
  readonly space: Space
  readonly id: string
  readonly session: string
}

export interface SessionReview {
  readonly session: string
  readonly space: Space
  readonly state: ReviewState
  readonly act: string | null
  readonly isSelfAccepted: boolean
  readonly submittedAt: number | null
  readonly actedAt: number | null
}

export interface FeedQuestion {
  readonly space: Space
  readonly after: number
  readonly maxBytes: number
  readonly maxRecords: number
  /** Who asks: what `isKnownTo` them is left out. */
  readonly reader: FeedReader
}

export interface FeedPage {
  readonly records: readonly RecordState[]
  readonly sizeBytes: number
  /** Of each of the records. */
  readonly positions: readonly number[]
  /** Whether the bounds were reached, so that the space may have more. */
  readonly isFull: boolean
}

/** The region's keys. The private ones never leave what implements this. */
export interface RegionKeys {
  /** Raw P-256 public key, base64url. */
  readonly signingKey: string
  /** age recipient. */
  readonly recipient: string
  /** Raw P-256 public key, base64url: devices wrap their keys for it, against a forgotten PIN. */
  readonly recoveryKey: string
  /** The bytes that open what a device wrapped with this point; rejects with an `Error` for what is no point. */
  recoveryAnswer(point: string): Promise<Uint8Array>
  /** ECDSA P-256 with SHA-256. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>
  /** What was sealed for the region. Throws a `TransferFault` for anything else. */
  open(file: Uint8Array): Promise<Uint8Array>
  /** Seals for age recipients; those that are none are left out. */
  seal(bytes: Uint8Array, recipients: readonly string[]): Promise<Uint8Array<ArrayBuffer>>
  /** A short code of the text that only this region's servers can make. */
  sealOf(text: string): Promise<string>
}

/** What must outlive every backup of the database. */
export interface Ledger {
  /** On the disk when fulfilled. Several processes may share it. */
  note(act: 'device-revoked' | 'device-admitted' | 'invitation-revoked', id: string): Promise<void>
  shutOut(): Promise<{ devices: readonly string[]; invitations: readonly string[] }>
  /** `removed`: the person was taken off the device; otherwise let onto it again. */
  notePlace(person: string, device: string, removed: boolean): Promise<void>
  noteMoved(moves: readonly Moved[]): Promise<void>
  /** The order of what was done to each: the last word on a person and a device, and all moves. */
  places(): Promise<{
    removed: readonly { readonly person: string; readonly device: string }[]
    moves: readonly Moved[]
  }>
  /** On the disk when fulfilled, like `note`. */
  noteErased(records: readonly ErasedRecord[], person?: string): Promise<void>
  noteForgotten(values: ForgottenValues): Promise<void>
  erased(): Promise<{
    records: readonly ErasedRecord[]
    values: readonly ForgottenValues[]
    persons: readonly string[]
  }>
}

/** A role that was taken from a person, and the one that was given instead. */
export interface Moved {
  readonly person: string
  readonly from: Grant
  readonly to: Grant
}

export interface Advance {
  readonly space: Space
  readonly seq: number
  readonly pushedBy?: string | undefined
}

/** Tells what other writers did, in this process or another. A hint: what it misses is found by pulling. */
export interface Announcements {
  /** Returns what ends the subscription. `missed` says that hints may have been lost: look anew. */
  subscribe(listener: AnnouncementListener): () => void
  /** Tells every process, and keeps nothing. Lost without a word where the database cannot be reached. */
  tellPresence(presence: ToldPresence): Promise<void>
  /** Tells all listeners that the server is going down. */
  end(): Promise<void>
}

export interface AnnouncementListener {
  advanced(advance: Advance): void
  revoked(device: string): void
  writes(presence: ToldPresence): void
  /** Its name, its persons or what they may. */
  changed(device: string): void
  /** Of the region's desk: something of the themes. */
  themes(): void
  missed(): void
  closing(): void
}
