import type { DeviceDatabase } from '../storage/database.ts'
import { readSetting, writeSetting } from '../storage/settings.ts'
import type { ExchangeStatus } from './exchange-loop.ts'

const mostLines = 300

interface JournalParts {
  readonly database: DeviceDatabase
  /** ms since 1970 */
  readonly now: () => number
  readonly unsent: () => Promise<number>
}

/**
 * What the exchange did and when, for whoever is asked why nothing arrives. Phases, names of problems and numbers
 * alone: no word that somebody said, no name, no address.
 */
export class ExchangeJournal {
  readonly #parts: JournalParts
  #outcome = ''
  /** Since when something has been under way, and what. */
  #underWay: { readonly since: number; readonly phases: Set<string> } | undefined
  /** Writes one after another, so that no line is lost. */
  #writing: Promise<void> = Promise.resolve()

  constructor(parts: JournalParts) {
    this.#parts = parts
  }

  /** One line for every exchange that came to something, or to something else than the one before. */
  note({ phase, problem }: ExchangeStatus): void {
    const at = this.#parts.now()
    if (phase === 'sending' || phase === 'receiving') {
      this.#underWay ??= { since: at, phases: new Set() }
      this.#underWay.phases.add(phase)
      return
    }
    const outcome = problem === undefined ? phase : `${phase} (${problem})`
    const did = this.#underWay
    if (did === undefined && outcome === this.#outcome) return
    this.#outcome = outcome
    this.#underWay = undefined
    const seconds = did && ((at - did.since) / 1000).toFixed(1)
    const course = did === undefined ? '' : ` after ${[...did.phases].join(', ')} for ${seconds} s`
    // A full disk, a database that was closed meanwhile: the journal is the last that would complain.
    this.#writing = this.#writing.then(() => this.#write(at, outcome + course)).catch(() => {})
  }

  /** The lines, oldest first. */
  async lines(): Promise<readonly string[]> {
    await this.#writing
    return (await readSetting(this.#parts.database, 'journal')) ?? []
  }

  async #write(at: number, text: string): Promise<void> {
    const { database, unsent } = this.#parts
    const line = `${new Date(at).toISOString()} ${text}, ${await unsent()} unsent`
    await database.transaction('rw', database.settings, async () => {
      const before = (await readSetting(database, 'journal')) ?? []
      await writeSetting(database, 'journal', [...before.slice(1 - mostLines), line])
    })
  }
}
