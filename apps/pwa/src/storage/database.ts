import type { Change } from '@living-libraries/model/change'
import type { Json } from '@living-libraries/model/json'
import type { UnconfirmedChange } from '@living-libraries/model/unconfirmed'
import type { PhotoPart } from '@living-libraries/model/photo'
import type { RecordState } from '@living-libraries/model/record'
import type { RefusalReason } from '@living-libraries/model/refusal'
import type { CarriedChange } from '@living-libraries/model/transfer/carried-change'
import type { TransferFaultName } from '@living-libraries/model/transfer/transfer-fault'
import { Dexie, type Table } from 'dexie'

/**
 * A record as the device keeps it: the last known state of the centre and, in the same row, the changes that
 * the centre has not acknowledged (S1). One IndexedDB write holds both, so neither can be lost without the other.
 * Personal fields are sealed in `state` and in `pending` alike.
 */
export interface StoredRecord {
  readonly id: string
  readonly kind: string
  readonly space: string
  /** '' where the record belongs to no session: IndexedDB does not index null. */
  readonly session: string
  /** null: no centre has acknowledged the record yet. */
  readonly state: RecordState | null
  readonly pending: readonly Change[]
  /**
   * Own changes that the centre acknowledged, until a pull that left nothing over has confirmed the state: if the
   * centre is restored from an older backup meanwhile, they are sent again (S15).
   */
  readonly unconfirmed?: readonly UnconfirmedChange[]
  /** As of which version all of the record is known, where that is not the version of `state`. */
  readonly seen?: number
  /** Present only beside `unconfirmed`: its index. */
  readonly isUnconfirmed?: 1
  /** Changes of other devices that came by file and that the centre may not have (S17); sealed like `pending`. */
  readonly carried?: readonly CarriedChange[]
  /** The kind's order of going (S4). Present only while something is pending or carried: the index is the outbox. */
  readonly outboxRank?: number
}

/** A change that the centre would not take. It left the queue, and stays here until a person has dealt with it. */
export interface RefusedChange {
  readonly key?: number
  readonly change: Change
  readonly kind: string
  readonly space: string
  readonly session: string
  readonly reason: RefusalReason
  /** The paths that were left out, where the rest of the change was applied. */
  readonly paths?: { readonly [path: string]: RefusalReason }
  readonly at: number
}

/** A record that was made once more, under another id than the centre had refused. */
export interface EnteredRecord {
  readonly former: string
  readonly id: string
}

/** A pulled row that is no record to this version of the app (S5); asked for again after an update. */
export interface SetAsideRow {
  readonly key?: number
  readonly id: string
  readonly row: Json
}

/** A picture of a photo record, sealed. */
export interface StoredPicture {
  /** `<photo>/<part>` */
  readonly key: string
  readonly photo: string
  readonly part: PhotoPart
  readonly sealed: Uint8Array<ArrayBuffer>
  /** The name of the key; absent: the first one of the installation. */
  readonly sealedWith?: string
  /** Bytes in clear. */
  readonly size: number
  /** How many of them the centre has. */
  readonly sent: number
  /** Present until the centre has all of it. */
  readonly isUnsent?: 1
  /** The centre would not keep it. */
  readonly isRefused?: true
}

/** What came of a picture that is not here whole yet, sealed. */
export interface ArrivingPiece {
  /** `<photo>/<part>/<at>`, `at` so that keys sort as pieces follow one another. */
  readonly key: string
  /** Where it begins, bytes in clear. */
  readonly at: number
  /** Bytes in clear. */
  readonly size: number
  readonly sealed: Uint8Array<ArrayBuffer>
  /** The name of the key; absent: the first one of the installation. */
  readonly sealedWith?: string
  /** Clock of the device: the oldest make room. */
  readonly cameAt: number
}

/** A transfer file of another device, kept until the centre has it, whether this device can open it or not (S17). */
export interface CarriedFile {
  /** SHA-256 of the sealed file, base64url. */
  readonly hash: string
  /** Absent once the centre has spoken: nobody needs it any more. */
  readonly bytes?: Uint8Array<ArrayBuffer>
  /** How many of them the centre has. */
  readonly sent?: number
  /** Clock of the device. */
  readonly cameAt: number
  /** `waiting` to be brought to the centre; then its word. */
  readonly state: 'waiting' | 'received' | 'refused'
  readonly fault?: TransferFaultName
  /** Absent where this device cannot open it. */
  readonly letter?: CarriedLetter
  /** The records that hold changes of it. */
  readonly records: readonly string[]
  /** The centre's answers for the devices whose files these are, sealed for them. */
  readonly answers?: readonly {
    readonly device: string
    readonly bytes: Uint8Array<ArrayBuffer>
  }[]
}

/** What a person is told of a file that this device has read. */
export interface CarriedLetter {
  readonly file: string
  readonly device: string
  /** The device's own age recipient, as the region certified it: an answer is sealed for it too. */
  readonly recipient: string
  readonly name: string
  readonly person: string
  readonly madeAt: number
  readonly spaces: readonly string[]
  /** New records by kind. */
  readonly made: { readonly [kind: string]: number }
  readonly edits: number
  /** Changes that this device does not show: the centre decides on them. */
  readonly hidden: number
}

/** A transfer file that this device wrote, and what became of it. */
export interface WrittenFile {
  readonly file: string
  /** Clock of the device. */
  readonly madeAt: number
  /** The numbers of the changes in it. */
  readonly numbers: readonly number[]
  /** How many files of others lie in it. */
  readonly carried: number
  /** Keys of the pictures in it. */
  readonly pictures?: readonly string[]
  /** Hashes of those files of others. */
  readonly files?: readonly string[]
  /** A coordinator's device has taken it. That clears nothing. */
  readonly handedAt?: number
  /** The centre's receipt; server clock. */
  readonly receivedAt?: number
}

export interface Setting {
  readonly key: string
  readonly value: unknown
}

/** What the region's desk read from the centre, as it was answered; kept for reading without a line. */
export interface SeenView {
  /** The address with its query. */
  readonly path: string
  /** Clock of the device at the answer: the oldest are forgotten first. */
  readonly at: number
  readonly body: unknown
}

/** Where IndexedDB comes from: the browser's own, or one in memory for headless devices. */
export interface IndexedDbSource {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof globalThis.IDBKeyRange
}

// By itself Dexie decides that by the address: on `localhost` every question would be traced for a debugger.
Dexie.debug = false

/** Everything that a device keeps. Written strictly: "saved" means on the disk, not in a buffer of the system. */
export class DeviceDatabase extends Dexie {
  declare readonly records: Table<StoredRecord, string>
  declare readonly refused: Table<RefusedChange, number>
  declare readonly setAside: Table<SetAsideRow, number>
  declare readonly settings: Table<Setting, string>
  /** Half-typed fields by place, sealed: a crash brings the person back to the same words. */
  declare readonly drafts: Table<Setting, string>

  declare readonly seen: Table<SeenView, string>
  declare readonly carriedFiles: Table<CarriedFile, string>
  declare readonly writtenFiles: Table<WrittenFile, string>
  declare readonly pictures: Table<StoredPicture, string>
  /** What was refused and made once more: who still speaks of it under its former id finds it by this. */
  declare readonly entered: Table<EnteredRecord, string>
  declare readonly arriving: Table<ArrivingPiece, string>

  constructor(name: string, source: IndexedDbSource) {
    super(name, { ...source, chromeTransactionDurability: 'strict' })
    // What changed is told by `StoreNewsDesk`. Dexie's own telling, for live queries that nobody makes here, would note every
    // key at every write and post it to all tabs.
    for (const name of ['Observability', 'Cache']) this.unuse({ stack: 'dbcore', name })
    this.version(1).stores({
      records: 'id, outboxRank, isUnconfirmed, [session+kind], [space+kind], kind',
      refused: '++key',
      setAside: '++key, id',
      settings: 'key',
      drafts: 'key',
    })
    this.version(2).stores({ seen: 'path, at' })
    this.version(3).stores({ carriedFiles: 'hash, state', writtenFiles: 'file' })
    this.version(4).stores({ pictures: 'key, isUnsent' })
    // What is still to go can be counted without touching a picture.
    this.version(5).stores({ pictures: 'key, isUnsent, [isUnsent+photo+size+sent]' })
    this.version(6).stores({ entered: 'former' })
    this.version(7).stores({ arriving: 'key, [cameAt+size]' })
  }
}
