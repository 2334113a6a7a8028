import type { Announcements, Ledger, RegionKeys, ServerIdentity, Storage } from '../ports.ts'
import type { ForumRegistry } from './forum.ts'

/** What every service works with. */
export interface Services {
  readonly storage: Storage
  readonly registry: ForumRegistry
  readonly keys: RegionKeys
  readonly ledger: Ledger
  readonly announcements: Announcements
  readonly server: ServerIdentity
  /** Server clock in ms. */
  readonly now: () => number
}
