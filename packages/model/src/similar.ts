import type { Lexicon } from './forum-pack-shape.ts'
import { lexemes } from './lexemes/lexemes.ts'

export interface SimilarText {
  readonly id: string
  /** The share of lexemes that both have, from 0 to 1. */
  readonly likeness: number
}

/**
 * Texts that say nearly the same, found while one is typed. Only offered: joining is for people (merging never
 * destroys). Opposites are never similar: «нужна дорога» and «не нужна дорога» differ by a word that counts.
 */
export class SimilarTexts {
  readonly #lexicon: Lexicon
  readonly #texts = new Map<string, ReadonlySet<string>>()
  readonly #byLexeme = new Map<string, Set<string>>()

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  has(id: string): boolean {
    return this.#texts.has(id)
  }

  /** A text that is put again replaces the one before. */
  put(id: string, text: string): void {
    this.remove(id)
    const own = new Set(lexemes(text, this.#lexicon))
    this.#texts.set(id, own)
    for (const lexeme of own) {
      const ids = this.#byLexeme.get(lexeme)
      if (ids === undefined) this.#byLexeme.set(lexeme, new Set([id]))
      else ids.add(id)
    }
  }

  remove(id: string): void {
    for (const lexeme of this.#texts.get(id) ?? []) this.#byLexeme.get(lexeme)?.delete(id)
    this.#texts.delete(id)
  }

  /** The most similar first; among equals the earlier one, which is the one to repeat. */
  like(text: string, limit: number): SimilarText[] {
    const wanted = new Set(lexemes(text, this.#lexicon))
    const shared = new Map<string, number>()
    for (const lexeme of wanted) {
      for (const id of this.#byLexeme.get(lexeme) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1)
    }
    const found: SimilarText[] = []
    for (const [id, count] of shared) {
      const own = this.#texts.get(id) ?? new Set()
      const likeness = count / (wanted.size + own.size - count)
      const isEnough = likeness === 1 || (count >= 2 && likeness >= leastLikeness)
      if (isEnough && sameSense(wanted, own)) found.push({ id, likeness })
    }
    found.sort((left, right) => right.likeness - left.likeness || (left.id < right.id ? -1 : 1))
    return found.slice(0, limit)
  }
}

const leastLikeness = 0.5

/** As the stemmer leaves them. */
const turning = ['не', 'ни', 'нет', 'без', 'нельз', 'никогд', 'прот', 'против']

function sameSense(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return turning.every((word) => left.has(word) === right.has(word))
}
