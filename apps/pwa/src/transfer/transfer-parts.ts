import type { DeviceDatabase } from '../storage/database.ts'
import type { CarriedFiles } from '../storage/carried-files.ts'
import type { Inbox } from '../storage/inbox.ts'
import type { Outbox } from '../storage/outbox.ts'
import type { RecordReader } from '../storage/record-reader.ts'
import type { PhotoStore } from '../storage/photo-store.ts'
import type { Sealer } from '../storage/sealing.ts'
import type { WrittenFiles } from '../storage/written-files.ts'

/** What transfer files need of the device. */
export interface TransferParts {
  readonly device: string
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly crypto: Crypto
  readonly reader: RecordReader
  readonly outbox: Outbox
  readonly inbox: Inbox
  readonly carriedFiles: CarriedFiles
  readonly writtenFiles: WrittenFiles
  readonly photos: PhotoStore
  readonly now: () => number
}
