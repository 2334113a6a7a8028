import type { PairKind, SimilarPair } from './similar-pairs.ts'
import { isSimilar } from './similar-pairs.ts'

/** How a judge of likeness did on pairs that people had judged before. */
export interface Judgement {
  /** Of the pairs that it took for similar, how many are. */
  readonly precision: number
  /** Of the similar pairs, how many it took for similar. */
  readonly recall: number
  readonly f1: number
  /** By kind: how many of it were taken for similar, and how many there are. */
  readonly taken: { readonly [Kind in PairKind]?: readonly [taken: number, all: number] }
}

export function judged(
  pairs: readonly SimilarPair[],
  isTaken: (pair: SimilarPair) => boolean,
): Judgement {
  const taken: { [Kind in PairKind]?: [number, number] } = {}
  let right = 0
  let all = 0
  for (const pair of pairs) {
    const is = isTaken(pair)
    const [before, of] = taken[pair.kind] ?? [0, 0]
    taken[pair.kind] = [before + (is ? 1 : 0), of + 1]
    if (is) all++
    if (is && isSimilar(pair)) right++
  }
  const similar = pairs.filter(isSimilar).length
  const precision = all === 0 ? 1 : right / all
  const recall = right / similar
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1, taken }
}

/** What a coin that takes so large a share of the pairs would come to. */
export function byChance(pairs: readonly SimilarPair[], share: number): number {
  const similar = pairs.filter(isSimilar).length / pairs.length
  return share + similar === 0 ? 0 : (2 * similar * share) / (similar + share)
}
