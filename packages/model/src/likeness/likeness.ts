import { alternativesOf } from '../lexemes/alternatives.ts'
import { contradicts } from './denial.ts'
import { areOpposite } from './opposites.ts'
import type { WordWeights } from './word-weights.ts'

/** Less is not shown to anybody as similar. */
export const leastLikeness = 0.5

/**
 * How alike two texts are, from 0 to 1, by the lexemes of each in their order. 0 wherever one denies what the other
 * says, or says the opposite: that outranks every shared word.
 *
 * The words that both have are weighed against all words of each. When each of the two has much of its own besides,
 * they speak of one subject and say different things about it, so that the smaller of the two rests counts twice.
 */
export function likeness(
  one: readonly string[],
  other: readonly string[],
  weights: WordWeights,
): number {
  const [left, right] = [vectorOf(one, weights), vectorOf(other, weights)]
  const [ofLeft, ofRight] = [lengthOf(left), lengthOf(right)]
  if (ofLeft === 0 || ofRight === 0) return 0
  const shared = sharedOf(left, right)
  if (shared === 0) return 0
  const cosine = shared / Math.sqrt(ofLeft * ofRight)
  const rest = Math.max(0, Math.min(1 - shared / ofLeft, 1 - shared / ofRight))
  const score = cosine * (1 - rest)
  if (score < leastLikeness) return score
  return contradicts(one, other) || areOpposite(one, other) ? 0 : Math.min(1, score)
}

type Vector = ReadonlyMap<string, number>

function vectorOf(lexemes: readonly string[], weights: WordWeights): Vector {
  const vector = new Map<string, number>()
  for (const lexeme of lexemes) {
    for (const word of alternativesOf(lexeme)) vector.set(word, weights.weightOf(word))
  }
  return vector
}

function lengthOf(vector: Vector): number {
  let sum = 0
  for (const weight of vector.values()) sum += weight ** 2
  return sum
}

/** A word that is the beginning of another is nearly the same word: «гордимся» and «гордость». */
const nearlySame = 0.8
const shortestRoot = 4
const longestEnding = 4

function sharedOf(left: Vector, right: Vector): number {
  let sum = 0
  const rest: [string, number][] = []
  const taken = new Set<string>()
  for (const [word, weight] of left) {
    const other = right.get(word)
    if (other === undefined) rest.push([word, weight])
    else {
      sum += weight * other
      taken.add(word)
    }
  }
  for (const [word, weight] of rest) {
    for (const [other, otherWeight] of right) {
      if (taken.has(other) || left.has(other) || !isNearlySame(word, other)) continue
      taken.add(other)
      sum += nearlySame * Math.min(weight, otherWeight) ** 2
      break
    }
  }
  return sum
}

function isNearlySame(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return (
    short.length >= shortestRoot &&
    long.length - short.length <= longestEnding &&
    long.startsWith(short)
  )
}
