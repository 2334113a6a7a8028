import { leastLikeness, likeness } from './likeness.ts'
import type { WordWeights } from './word-weights.ts'

export interface GroupedText {
  readonly id: string
  /** In their order. */
  readonly lexemes: readonly string[]
}

/**
 * Texts that say nearly the same, the largest group first. Every text of a group is similar to its first one, so that
 * a group has no contradiction to it and does not drift from text to text. Texts without a like are left out.
 */
export function groupsOf(texts: readonly GroupedText[], weights: WordWeights): string[][] {
  const grouping = new Grouping(weights)
  for (const text of texts) grouping.add(text)
  return grouping.groups()
}

/** The same for texts that come piece by piece. */
export class Grouping {
  readonly #weights: WordWeights
  readonly #leaders: { readonly text: GroupedText; readonly ids: string[] }[] = []
  readonly #byWord = new Map<string, Set<number>>()

  constructor(weights: WordWeights) {
    this.#weights = weights
  }

  add(text: GroupedText): void {
    let best: { readonly at: number; readonly likeness: number } | undefined
    const words = new Set(text.lexemes)
    for (const at of this.#candidates(words)) {
      const leader = this.#leaders[at]
      if (leader === undefined) continue
      const alike = likeness(leader.text.lexemes, text.lexemes, this.#weights)
      if (alike >= leastLikeness && alike > (best?.likeness ?? 0)) best = { at, likeness: alike }
    }
    if (best !== undefined) {
      this.#leaders[best.at]?.ids.push(text.id)
      return
    }
    const at = this.#leaders.push({ text, ids: [text.id] }) - 1
    for (const word of words) {
      const known = this.#byWord.get(word)
      if (known === undefined) this.#byWord.set(word, new Set([at]))
      else known.add(at)
    }
  }

  groups(): string[][] {
    return this.#leaders
      .map(({ ids }) => ids)
      .filter(({ length }) => length > 1)
      .sort((one, other) => other.length - one.length)
  }

  /** Whoever shares none of the words that weigh the most cannot be similar enough. */
  #candidates(words: ReadonlySet<string>): Set<number> {
    const found = new Set<number>()
    for (const word of tellingWords(words, this.#weights)) {
      for (const at of this.#byWord.get(word) ?? []) found.add(at)
    }
    return found
  }
}

/** The heaviest words of a text, as many as hold so much of it that a similar text must have one of them. */
export function tellingWords(words: Iterable<string>, weights: WordWeights): string[] {
  const weighed = [...new Set(words)]
    .map((word) => ({ word, weight: weights.weightOf(word) ** 2 }))
    .sort((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1))
  const whole = weighed.reduce((sum, { weight }) => sum + weight, 0)
  const telling: string[] = []
  let left = whole
  for (const { word, weight } of weighed) {
    if (left < whole * leastLikeness) break
    telling.push(word)
    left -= weight
  }
  return telling
}
