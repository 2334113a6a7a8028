/**
 * Why the device does not save any more. What was saved before is whole in every case but `erased`.
 *
 * | trouble    | what happened                                                       | what helps             |
 * |------------|---------------------------------------------------------------------|------------------------|
 * | `full`     | no room on the disk, or more than the browser allows                | free some, try again   |
 * | `failing`  | the browser could not write, and does not say why                   | try again, open anew   |
 * | `replaced` | a newer version of the app took the database over in another tab    | open anew              |
 * | `erased`   | the browser, or somebody in it, deleted the data under the open app | open anew              |
 */
export type StorageTrouble = 'full' | 'failing' | 'replaced' | 'erased'

/** The database is not the one that this installation began with: its counter must not be gone on with. */
export class ErasedDatabase extends Error {
  override readonly name = 'ErasedDatabase'
}

/** Undefined for what is no trouble of the storage: a mistake of the program, a problem of the line. */
export function troubleIn(error: unknown): StorageTrouble | undefined {
  const names = namesOf(error)
  if (names.includes('QuotaExceededError')) return 'full'
  if (names.includes('ErasedDatabase')) return 'erased'
  return names.some((name) => failures.has(name)) ? 'failing' : undefined
}

/** Watches every write that a person waits for, and tells when saving begins to fail and when it works again. */
export class WriteWatch {
  readonly #onChange: () => void
  #trouble: StorageTrouble | undefined
  #isFinal = false

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get trouble(): StorageTrouble | undefined {
    return this.#trouble
  }

  async watched<Result>(write: Promise<Result>): Promise<Result> {
    try {
      const result = await write
      this.#set(undefined)
      return result
    } catch (error) {
      const trouble = troubleIn(error)
      if (trouble !== undefined) this.#set(trouble)
      throw error
    }
  }

  /** The database is closed for good; nothing but opening the app anew helps. */
  end(trouble: 'replaced' | 'erased'): void {
    if (this.#isFinal) return
    this.#set(trouble)
    this.#isFinal = true
  }

  #set(trouble: StorageTrouble | undefined): void {
    if (this.#isFinal || trouble === this.#trouble) return
    this.#trouble = trouble
    this.#onChange()
  }
}

/** Names of IndexedDB's and Dexie's errors that a write may end with through no fault of the program. */
const failures = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'OpenFailedError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
])

// Dexie wraps the browser's error, sometimes twice, and those of many rows in one.
function namesOf(error: unknown): string[] {
  const names: string[] = []
  let inner = error
  while (inner instanceof Error && names.length < 5) {
    names.push(inner.name)
    if ('inner' in inner) inner = inner.inner
    else
      inner = 'failures' in inner && Array.isArray(inner.failures) ? inner.failures[0] : undefined
  }
  return names
}
