import type { Json } from '@living-libraries/model/json'
import { isPersonalField } from '@living-libraries/model/personal'
import type { DeviceDatabase } from './database.ts'
import { isSealed } from './sealed-value.ts'
import type { Sealer } from './sealing.ts'
import type { WriteWatch } from './storage-trouble.ts'

/** What a screen needs of half-typed fields. */
export interface DraftStore {
  read(key: string): Promise<Json | undefined>
  write(key: string, value: Json): Promise<void>
  clear(key: string): Promise<void>
  /**
   * The field as it will be once what was typed in it is saved; undefined: empty. Written in the same write as that, so
   * that nobody is offered words for the second time which are saved already.
   */
  becoming(key: string, value: Json | undefined): Promise<DraftChange>
}

/** Sealed already: no write can wait for that. */
export interface DraftChange {
  readonly key: string
  readonly sealed: Json | undefined
}

/** Inside the transaction of what was typed. */
export async function putDraft({ drafts }: DeviceDatabase, draft: DraftChange): Promise<void> {
  const { key, sealed } = draft
  if (sealed === undefined) await drafts.delete(key)
  else await drafts.put({ key, value: sealed })
}

/** Half-typed fields, by a key that the screen chooses. Sealed, never sent anywhere. */
export class Drafts implements DraftStore {
  readonly #database: DeviceDatabase
  readonly #sealer: Sealer
  readonly #writes: WriteWatch
  /** What could not be written, as long as the page is open: a screen may be left and come back to. */
  readonly #unwritten = new Map<string, Json>()

  constructor(database: DeviceDatabase, sealer: Sealer, writes: WriteWatch) {
    this.#database = database
    this.#sealer = sealer
    this.#writes = writes
  }

  async read(key: string): Promise<Json | undefined> {
    const unwritten = this.#unwritten.get(key)
    if (unwritten !== undefined) return unwritten
    const draft = await this.#database.drafts.get(key)
    if (draft === undefined) return undefined
    const value = await this.#sealer.open(draft.value as Json, `draft/${key}`)
    return value === null || isSealed(value) ? undefined : value
  }

  async write(key: string, value: Json): Promise<void> {
    this.#unwritten.set(key, value)
    // A person's data is written under an open lock only, or it would take the place of what nobody can see now.
    if (this.#sealer.isClosed && isUnderLock(key)) return
    const sealed = await this.#sealed(key, value)
    // Saved or typed on meanwhile: written now, it would bring back what is over.
    if (this.#unwritten.get(key) !== value) return
    await this.#writes.watched(this.#database.drafts.put({ key, value: sealed }))
    if (this.#unwritten.get(key) === value) this.#unwritten.delete(key)
  }

  async clear(key: string): Promise<void> {
    this.#unwritten.delete(key)
    await this.#database.drafts.delete(key)
  }

  async becoming(key: string, value: Json | undefined): Promise<DraftChange> {
    this.#unwritten.delete(key)
    return { key, sealed: value === undefined ? undefined : await this.#sealed(key, value) }
  }

  #sealed(key: string, value: Json): Promise<Json> {
    return this.#sealer.seal(value, `draft/${key}`, isUnderLock(key) ? undefined : 'plain')
  }
}

/** Whether a half-typed field holds a person's data: its name is the last part of the key, `edit/<record>/telephone`. */
export function isUnderLock(key: string): boolean {
  return key.split('/').some(isPersonalField)
}

/**
 * The drafts of one person: who takes turns on a device does not find the half-typed words of another. What lies there
 * from before a device told its people apart goes to the first who opens it.
 */
export function draftsOf(drafts: Drafts, person: string): DraftStore {
  const own = (key: string) => `${person}/${key}`
  return {
    read: async (key) => {
      const found = await drafts.read(own(key))
      if (found !== undefined) return found
      const nobodys = await drafts.read(key)
      if (nobodys === undefined) return undefined
      await drafts.write(own(key), nobodys)
      await drafts.clear(key)
      return nobodys
    },
    write: (key, value) => drafts.write(own(key), value),
    clear: (key) => drafts.clear(own(key)),
    becoming: (key, value) => drafts.becoming(own(key), value),
  }
}
