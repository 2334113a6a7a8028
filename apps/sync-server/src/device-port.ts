import type { Grant, Person } from '@living-libraries/model/access'

export interface KnownDevice {
  readonly id: string
  readonly name: string
  readonly signingKey: string
  /** age recipient */
  readonly recipient: string
  readonly isRevoked: boolean
  /** The installation that took its place (decision 0008). */
  readonly successor: string | null
  readonly persons: readonly Person[]
}

export interface NewDevice {
  readonly id: string
  readonly name: string
  readonly signingKey: string
  readonly recipient: string
}

export interface DeviceEntry {
  readonly id: string
  readonly name: string
  readonly persons: readonly Person[]
  readonly createdAt: number
  readonly lastSeenAt: number | null
  readonly revokedAt: number | null
  readonly unsent: number | null
}

export interface Devices {
  /** Locks the device against other pushes and tells which of the numbers it has had applied already. */
  lockApplied(device: string, numbers: readonly number[]): Promise<Set<number> | undefined>
  addApplied(device: string, numbers: readonly number[]): Promise<void>
  /** Locks the device; the first number that it has never used. */
  nextNumber(device: string): Promise<number>
  /** Locks the device where there is one. */
  lock(id: string): Promise<KnownDevice | undefined>
  find(id: string): Promise<KnownDevice | undefined>
  save(device: NewDevice): Promise<void>
  savePerson(person: { id: string; name: string }, grant: Grant): Promise<void>
  attach(device: string, person: string): Promise<void>
  /** The person works there no longer. */
  detach(device: string, person: string): Promise<void>
  /** The links by which the person came onto the device do not bring them back. */
  endUses(device: string, person: string): Promise<void>
  /** The person has `to` instead of `from`; nothing happens where `from` is not theirs. */
  regrant(person: string, from: Grant, to: Grant): Promise<void>
  addToken(device: string, hash: string, lifetimeMs: number): Promise<void>
  dropTokens(device: string): Promise<void>
  isTokenOf(hash: string, device: string): Promise<boolean>
  /** age recipients of the devices on which somebody has one of the grants. */
  recipientsOf(grants: readonly Grant[]): Promise<string[]>
  revoke(device: string): Promise<void>
  /** Shuts the device out in favour of another. */
  replace(device: string, successor: string): Promise<void>
  rename(device: string, name: string): Promise<void>
  list(): Promise<DeviceEntry[]>
  /** With which point the device would ask when its PIN is forgotten; null: it has no lock. */
  noteLock(device: string, point: string | null): Promise<void>
  locks(): Promise<NotedLock[]>
}

export interface NotedLock {
  readonly device: string
  readonly point: string
  readonly name: string
  readonly isRevoked: boolean
}

export interface Invitation {
  readonly id: string
  readonly grant: Grant
  readonly person: string | null
  readonly maxUses: number
  readonly uses: number
  readonly expiresAt: number
  readonly isRevoked: boolean
  readonly createdBy: string | null
  readonly createdAt: number
}

export interface NewInvitation {
  readonly id: string
  readonly codeHash: string
  readonly grant: Grant
  readonly person: string | null
  readonly maxUses: number
  readonly expiresAt: number
  readonly createdBy: string | null
}

export interface Invitations {
  byCode(codeHash: string): Promise<Invitation | undefined>
  /** The same, locked: two devices cannot take its last use. */
  lockByCode(codeHash: string): Promise<Invitation | undefined>
  /** The person that this device became by the invitation before, and whether they were taken off it since. */
  usedBy(
    invitation: string,
    device: string,
  ): Promise<{ readonly person: string; readonly isOver: boolean } | undefined>
  addUse(invitation: string, device: string, person: string): Promise<void>
  add(invitation: NewInvitation): Promise<void>
  list(): Promise<Invitation[]>
  revoke(id: string): Promise<void>
  /** Until then the code leads to the invitation, and no earlier one does. */
  speak(invitation: string, codeHash: string, expiresAt: number): Promise<void>
}
