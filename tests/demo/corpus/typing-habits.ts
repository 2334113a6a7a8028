import type { SeededRandom } from './seeded-random.ts'

// One writer keeps one way of typing through an evening, so habits belong to a table.
export type TypingHabits = {
  finalDot: number
  writesYo: boolean
  dash: '–' | '-' | '—'
  quotes: boolean
  smallFirstLetter: number
  slips: number
}

export function typingHabits(random: SeededRandom): TypingHabits {
  return {
    finalDot: random.pick([0.05, 0.3, 0.6, 0.95]),
    writesYo: random.chance(0.4),
    dash: random.pick(['–', '–', '-', '-', '—']),
    quotes: random.chance(0.6),
    smallFirstLetter: random.pick([0, 0, 0.05, 0.3]),
    slips: random.pick([0.01, 0.02, 0.05]),
  }
}

export function typed(text: string, habits: TypingHabits, random: SeededRandom): string {
  let result = random.chance(habits.finalDot) ? withFinalDot(text) : text.replace(/\.$/u, '')
  if (!habits.writesYo) result = result.replaceAll('ё', 'е').replaceAll('Ё', 'Е')
  if (!habits.quotes) result = result.replaceAll(/[«»]/gu, '"')
  result = result.replaceAll('–', habits.dash)
  if (random.chance(habits.smallFirstLetter)) result = smallFirst(result)
  return random.chance(habits.slips) ? withSlip(result, random) : result
}

export function capitalFirst(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase())
}

export function smallFirst(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toLowerCase())
}

function withFinalDot(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`
}

function withSlip(text: string, random: SeededRandom): string {
  const words = [...text.matchAll(/\p{Script=Cyrillic}{6,}/gu)]
  const word = words[random.below(words.length)]
  if (word === undefined) return text
  const at = word.index + random.between(2, word[0].length - 3)
  const before = text.slice(0, at)
  const here = text.charAt(at)
  const following = text.charAt(at + 1)
  const after = text.slice(at + 2)
  return random.pick([`${before}${following}${here}${after}`, `${before}${following}${after}`])
}
