import type { SeededRandom } from './seeded-random.ts'

// People of one evening seldom say the same sentence twice, so words are drawn like lots:
// nothing comes again before everything has come once.
export type DrawBag<T> = () => T | undefined

export function refillingBag<T>(choices: readonly T[], random: SeededRandom): DrawBag<T> {
  let current = emptyingBag(choices, random)
  return () => {
    const drawn = current()
    if (drawn !== undefined) return drawn
    current = emptyingBag(choices, random)
    return current()
  }
}

export function emptyingBag<T>(choices: readonly T[], random: SeededRandom): DrawBag<T> {
  const left = random.shuffled(choices)
  return () => left.pop()
}
