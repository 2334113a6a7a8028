import type { DiskSpace } from '../condition-port.ts'
import type { Announcements, Ledger, RegionKeys, ServerIdentity, Storage } from '../ports.ts'
import type { ForumRegistry } from './forum.ts'
import type { WordFrequencies } from './word-frequencies.ts'

/** What every service works with. */
export interface Services {
  readonly storage: Storage
  readonly registry: ForumRegistry
  readonly words: WordFrequencies
  readonly keys: RegionKeys
  readonly ledger: Ledger
  readonly announcements: Announcements
  readonly server: ServerIdentity
  readonly diskSpace: DiskSpace
  /** Server clock in ms. */
  readonly startedAt: number
  /** Server clock in ms. */
  readonly now: () => number
}
