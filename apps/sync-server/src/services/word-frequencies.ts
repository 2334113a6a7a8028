import { type WordWeights, wordWeights } from '@living-libraries/model/likeness/word-weights'
import type { Storage } from '../ports.ts'

const freshMs = 10 * 60_000

/** How rare every word is among all answers. Counted now and then: a hundred answers more change no weight. */
export class WordFrequencies {
  private readonly storage: Storage
  private readonly now: () => number
  private known: Promise<WordWeights> | undefined
  private countedAt = 0

  constructor(storage: Storage, now: () => number) {
    this.storage = storage
    this.now = now
  }

  async weights(): Promise<WordWeights> {
    if (this.known === undefined) {
      this.known = this.counted()
      this.known.catch(() => {
        this.known = undefined
      })
    } else if (this.now() - this.countedAt > freshMs) {
      // Whoever asks now goes on with what was counted before.
      this.countedAt = this.now()
      void this.counted().then(
        (weights) => {
          this.known = Promise.resolve(weights)
        },
        () => undefined,
      )
    }
    return this.known
  }

  private async counted(): Promise<WordWeights> {
    this.countedAt = this.now()
    const { texts, words } = await this.storage.readWhole(({ likenesses }) =>
      likenesses.wordCounts(),
    )
    return wordWeights(texts, (lexeme) => words.get(lexeme) ?? Math.min(1, texts))
  }
}
