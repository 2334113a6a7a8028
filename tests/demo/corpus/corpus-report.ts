import type { VenueEvening } from './venue-evening.ts'

export type CorpusReport = {
  answers: number
  distinctShare: number
  wordForms: number
  meanLength: number
  longest: number
  repeats: { text: string; times: number }[]
}

// Two texts are the same when they differ only in typing: capitals, ё, dashes, the final dot.
export function corpusReport(evenings: readonly VenueEvening[]): CorpusReport {
  const texts = evenings.flatMap(({ answers }) => answers.map(({ text }) => text))
  const times = new Map<string, number>()
  const forms = new Set<string>()
  for (const text of texts) {
    const plain = plainText(text)
    times.set(plain, (times.get(plain) ?? 0) + 1)
    for (const [form] of plain.matchAll(/\p{L}+(?:-\p{L}+)*/gu)) forms.add(form)
  }
  const count = Math.max(texts.length, 1)
  return {
    answers: texts.length,
    distinctShare: times.size / count,
    wordForms: forms.size,
    meanLength: texts.reduce((sum, text) => sum + text.length, 0) / count,
    longest: texts.reduce((longest, text) => Math.max(longest, text.length), 0),
    repeats: [...times]
      .map(([text, number]) => ({ text, times: number }))
      .sort((left, right) => right.times - left.times)
      .slice(0, 30),
  }
}

export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[—-]/gu, '–')
    .replaceAll(/["«»]/gu, '')
    .replace(/[.!]+$/u, '')
}
