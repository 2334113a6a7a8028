import { stemmer } from '@orama/stemmers/russian'
import type { Lexicon } from '../forum-pack-shape.ts'
import { indexOf } from './lexicon-index.ts'
import { stopWords } from './stop-words.ts'
import { words } from './words.ts'

/** A lexeme and the part of the original text that it was made from. */
export interface LocatedLexeme {
  lexeme: string
  start: number
  end: number
}

/**
 * What a text says, for finding and comparing: one lexeme for all forms of a word, in the order of
 * the text. The device and the database both search by this function and by nothing else; where
 * they would part, an answer found in the village would be missing in the centre.
 */
export function lexemes(text: string, lexicon: Lexicon): string[] {
  return locatedLexemes(text, lexicon).map((located) => located.lexeme)
}

/**
 * Protected names come first, because the Russian stemmer makes «байк» of «Байкала» and «бур» of
 * «бурят». Words that are not Russian (Buryat ү ө һ, Evenk, Latin) are kept as they are written.
 */
export function locatedLexemes(text: string, lexicon: Lexicon): LocatedLexeme[] {
  const index = indexOf(lexicon)
  const found = words(text)
  const located: LocatedLexeme[] = []
  let next = 0
  while (next < found.length) {
    const name = index.nameAt(text, found, next)
    const first = found[next]
    const last = found[next + (name?.wordCount ?? 1) - 1]
    next += name?.wordCount ?? 1
    if (!first || !last) break
    if (!name && stopWords.has(first.text)) continue
    located.push({ lexeme: name?.lexeme ?? stem(first.text), start: first.start, end: last.end })
  }
  return located
}

const RUSSIAN = /^[а-я]+$/

function stem(word: string): string {
  return RUSSIAN.test(word) ? stemmer(word) : word
}
