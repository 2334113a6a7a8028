export interface Passkey {
  readonly id: string
  readonly person: string
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly counter: number
}

/** How staff show who they are, and for how long a device believes them. */
export interface SignIns {
  /** Server clock, ms, by person; those that are over are left out. */
  sessionsOf(device: string): Promise<ReadonlyMap<string, number>>
  /** For a day from now. */
  begin(device: string, person: string): Promise<void>
  /** Ends all sessions of the person and forgets password and passkeys. */
  reset(person: string): Promise<void>
  passwordOf(person: string): Promise<string | undefined>
  setPassword(person: string, hash: string): Promise<void>
  passkeysOf(person: string): Promise<Passkey[]>
  addPasskey(passkey: Passkey): Promise<void>
  setCounter(passkey: string, counter: number): Promise<void>
  setChallenge(device: string, value: string): Promise<void>
  /** Once; undefined where none was asked or it is too old. */
  takeChallenge(device: string): Promise<string | undefined>
}
