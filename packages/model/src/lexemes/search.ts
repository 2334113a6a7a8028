import type { Lexicon } from '../forum-pack-shape.ts'
import { alternativesOf, haveCommonAlternative } from './alternatives.ts'
import { type LocatedLexeme, lexemes, locatedLexemes } from './lexemes.ts'

/** What somebody asked for: everything in `all` and `phrases`, nothing of `none`. */
export interface ParsedSearch {
  all: string[]
  phrases: string[][]
  none: string[]
  /** Excluded phrases: «-"старая дорога"» excludes the two words only when they stand together. */
  nonePhrases: string[][]
}

/** A part of the original text, from `start` up to but not including `end`. */
export interface TextRange {
  start: number
  end: number
}

/**
 * Reads a search line: words, "quoted phrases" in any quotation marks, and -exclusions. Any line is
 * a valid search; a quotation mark not yet closed reaches to the end, because people are still
 * typing. More than a thousand characters are not a search: the rest is not read.
 */
export function parseSearch(query: string, lexicon: Lexicon): ParsedSearch {
  const parsed: ParsedSearch = { all: [], phrases: [], none: [], nonePhrases: [] }
  const line = query.slice(0, LONGEST_QUERY)
  let plain = ''
  for (const { 0: whole, groups } of line.matchAll(PART)) {
    const quoted = groups?.quoted
    const isExcluded = groups?.minus !== undefined || (quoted === undefined && EXCLUDED.test(whole))
    if (quoted === undefined && !isExcluded) {
      plain += whole
      continue
    }
    addPlain(parsed, plain, lexicon)
    plain = ''
    const sequence = lexemes(quoted ?? whole, lexicon)
    if (isExcluded) addSequence(parsed.none, parsed.nonePhrases, sequence)
    else addSequence(parsed.all, parsed.phrases, sequence)
  }
  addPlain(parsed, plain, lexicon)
  return parsed
}

/** A search that asks for nothing (empty, or only function words) and so excludes no text. */
export function isEmptySearch(parsed: ParsedSearch): boolean {
  return Object.values(parsed).every((terms: unknown[]) => terms.length === 0)
}

export function matchesSearch(lexemesOfText: readonly string[], parsed: ParsedSearch): boolean {
  const has = (lexeme: string) =>
    lexemesOfText.some((ofText) => haveCommonAlternative(ofText, lexeme))
  const hasPhrase = (phrase: readonly string[]) => placesOf(phrase, lexemesOfText).length > 0
  return (
    parsed.all.every(has) &&
    !parsed.none.some(has) &&
    parsed.phrases.every(hasPhrase) &&
    !parsed.nonePhrases.some(hasPhrase)
  )
}

/** The parts of the text that answer the search, in order and never overlapping. */
export function highlight(text: string, parsed: ParsedSearch, lexicon: Lexicon): TextRange[] {
  const located = locatedLexemes(text, lexicon)
  const ofText = located.map(({ lexeme }) => lexeme)
  const asked = new Set(parsed.all.flatMap(alternativesOf))
  const single = located.filter(({ lexeme }) =>
    alternativesOf(lexeme).some((one) => asked.has(one)),
  )
  const together = parsed.phrases.flatMap((phrase) =>
    placesOf(phrase, ofText).flatMap((place) => rangeOf(located, place, phrase.length)),
  )
  return joined([...single, ...together])
}

const LONGEST_QUERY = 1000

/** A quoted phrase, with or without a minus before it; or a word; or the space between. */
const PART = /(?<minus>[-\u2212])?["«»“”„](?<quoted>[^"«»“”„]*)(?:["«»“”„]|$)|[^\s"«»“”„]+|\s+/gu
const EXCLUDED = /^[-\u2212]\S/u

function addPlain(parsed: ParsedSearch, text: string, lexicon: Lexicon): void {
  let sequence: LocatedLexeme[] = []
  for (const located of locatedLexemes(text, lexicon)) {
    const previous = sequence.at(-1)
    if (previous && !/^\p{Pd}$/u.test(text.slice(previous.end, located.start))) {
      addSequence(parsed.all, parsed.phrases, lexemesOf(sequence))
      sequence = []
    }
    sequence.push(located)
  }
  addSequence(parsed.all, parsed.phrases, lexemesOf(sequence))
}

function addSequence(single: string[], phrases: string[][], sequence: string[]): void {
  const [first] = sequence
  if (first === undefined) return
  if (sequence.length > 1) phrases.push(sequence)
  else if (!single.includes(first)) single.push(first)
}

function lexemesOf(located: readonly LocatedLexeme[]): string[] {
  return located.map(({ lexeme }) => lexeme)
}

function placesOf(phrase: readonly string[], ofText: readonly string[]): number[] {
  const places: number[] = []
  for (let place = 0; place + phrase.length <= ofText.length; place += 1) {
    const isHere = phrase.every((lexeme, offset) =>
      haveCommonAlternative(ofText[place + offset] ?? '', lexeme),
    )
    if (isHere) places.push(place)
  }
  return places
}

function rangeOf(located: readonly LocatedLexeme[], place: number, count: number): TextRange[] {
  const first = located[place]
  const last = located[place + count - 1]
  return first && last ? [{ start: first.start, end: last.end }] : []
}

function joined(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = []
  for (const { start, end } of [...ranges].sort((one, other) => one.start - other.start)) {
    const previous = result.at(-1)
    if (previous && start < previous.end) previous.end = Math.max(previous.end, end)
    else result.push({ start, end })
  }
  return result
}
