import type { Lexicon } from '../forum-pack-shape.ts'
import { joinAlternatives } from './alternatives.ts'
import { type Word, words } from './words.ts'

/** A protected name found in a text: its lexeme and how many words it took. */
export interface ProtectedName {
  lexeme: string
  wordCount: number
}

/** Looks protected names up by the words of a text; made once for a lexicon. */
export interface LexiconIndex {
  nameAt(text: string, found: readonly Word[], index: number): ProtectedName | undefined
}

/** A pack is read once and never changed, so its index lives as long as its lexicon. */
export function indexOf(lexicon: Lexicon): LexiconIndex {
  const known = indexes.get(lexicon)
  if (known) return known
  const made = makeIndex(lexicon)
  indexes.set(lexicon, made)
  return made
}

interface Name {
  parts: readonly string[]
  lexeme: string
}

interface Form {
  parts: readonly string[]
  lexemes: Set<string>
}

const indexes = new WeakMap<Lexicon, LexiconIndex>()

/** What may stand between the parts of a name: a hyphen, a space, or a hyphen at a line's end. */
const JOINT = /^[\s\p{Pd}\u2212\u00AD]{1,3}$/u

function makeIndex(lexicon: Lexicon): LexiconIndex {
  const formsByFirstPart = new Map<string, Form[]>()
  for (const { lemma, forms } of lexicon) {
    const lexeme = partsOf(lemma).join('-')
    for (const form of [lemma, ...forms]) {
      const parts = partsOf(form)
      const [first] = parts
      if (first === undefined || lexeme === '') continue
      const sameStart = formsByFirstPart.get(first) ?? []
      const known = sameStart.find((other) => isSame(other.parts, parts))
      if (known) known.lexemes.add(lexeme)
      else sameStart.push({ parts, lexemes: new Set([lexeme]) })
      formsByFirstPart.set(first, sameStart)
    }
  }
  const namesByFirstPart = new Map<string, Name[]>()
  for (const [first, forms] of formsByFirstPart) {
    // The longest name wins: «Усть-Илимск» before «Усть».
    forms.sort((one, other) => other.parts.length - one.parts.length)
    const names = forms.map(({ parts, lexemes }) => ({ parts, lexeme: joinAlternatives(lexemes) }))
    namesByFirstPart.set(first, names)
  }
  return {
    nameAt(text, found, index) {
      const first = found[index]
      const names = first && namesByFirstPart.get(first.text)
      const name = names?.find(({ parts }) => standsAt(parts, text, found, index))
      return name && { lexeme: name.lexeme, wordCount: name.parts.length }
    },
  }
}

function standsAt(
  parts: readonly string[],
  text: string,
  found: readonly Word[],
  index: number,
): boolean {
  for (let offset = 1; offset < parts.length; offset += 1) {
    const before = found[index + offset - 1]
    const word = found[index + offset]
    if (!before || !word || word.text !== parts[offset]) return false
    const gap = word.start - before.end
    if (gap > 3 || !JOINT.test(text.slice(before.end, word.start))) return false
  }
  return true
}

function partsOf(name: string): string[] {
  return words(name).map((word) => word.text)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index])
}
