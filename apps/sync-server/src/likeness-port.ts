import type { AnswerFilter } from './overview-port.ts'

/** What comparing answers with each other reads, over all spaces at once. */
export interface Likenesses {
  wordCounts(): Promise<WordCounts>
  /** Answers that have most of the weight of the words in common, the most first. */
  sharing(
    words: readonly WeighedWord[],
    telling: readonly string[],
    limit: number,
  ): Promise<SaidText[]>
  /** What is found, from anywhere in it. */
  texts(filter: Omit<AnswerFilter, 'after' | 'limit'>, limit: number): Promise<SaidText[]>
}

export interface WordCounts {
  readonly texts: number
  /** In how many of them a lexeme stands; those of a single one are left out. */
  readonly words: ReadonlyMap<string, number>
}

export interface WeighedWord {
  readonly word: string
  readonly weight: number
}

export interface SaidText {
  readonly id: string
  readonly text: string
  readonly themes: readonly string[]
}
