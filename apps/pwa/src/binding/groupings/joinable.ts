import type { Lexicon } from '@living-libraries/model/forum-pack'
import { lexemes } from '@living-libraries/model/lexemes/lexemes'
import { SimilarTexts } from '@living-libraries/model/similar'
import type { Territory } from '../../documents/territory.ts'
import type { TerritoryRecords } from '../../documents/territory-assembly.ts'

export type JoinedKind = 'answer' | 'element' | 'initiative'

/** A record that may be put together with others that say the same. */
export interface Joinable {
  readonly id: string
  readonly text: string
  readonly space: string
  readonly venue: string
}

/** What there is of a kind, in sessions that are counted. */
export function joinablesOf(
  of: JoinedKind,
  territory: Territory,
  records: Pick<TerritoryRecords, 'answers'>,
): Joinable[] {
  const venueOf = (space: string) =>
    territory.venues.find(({ id }) => space === `venue/${id}`)?.name ?? ''
  const made = (id: string, text: string | undefined, space: string): Joinable => {
    return { id, text: text ?? '', space, venue: venueOf(space) }
  }
  switch (of) {
    case 'answer':
      return records.answers
        .filter(({ id }) => territory.figures.counted.has(id))
        .map(({ id, fields, space }) => made(id, fields.text, space))
    case 'element':
      return territory.elements.map(({ id, fields, space }) => made(id, fields.title, space))
    case 'initiative':
      return territory.initiatives.map(({ id, fields, space }) => made(id, fields.title, space))
  }
}

const mostOffered = 10

/** Pairs of different venues that say nearly the same, the most similar first; never those that are joined already. */
export function similarPairs(
  joinables: readonly Joinable[],
  joined: ReadonlySet<string>,
  lexicon: Lexicon,
): (readonly [Joinable, Joinable])[] {
  const free = joinables.filter(({ id }) => !joined.has(id))
  const byId = new Map(free.map((one) => [one.id, one]))
  const texts = new SimilarTexts(lexicon)
  const pairs: { readonly pair: readonly [Joinable, Joinable]; readonly likeness: number }[] = []
  for (const one of free) {
    // Only those before it are in the index, so that every pair is found once.
    for (const { id, likeness } of texts.like(one.text, 3)) {
      const other = byId.get(id)
      if (other !== undefined && other.space !== one.space) {
        pairs.push({ pair: [other, one], likeness })
      }
    }
    texts.put(one.id, one.text)
  }
  pairs.sort((one, other) => other.likeness - one.likeness)
  return pairs.slice(0, mostOffered).map(({ pair }) => pair)
}

export interface MarkedPiece {
  /** Where it begins in the text. */
  readonly at: number
  readonly text: string
  readonly differs: boolean
}

/** The text in pieces; those words that the other text does not have, in whatever form, differ. */
export function differingWords(text: string, other: string, lexicon: Lexicon): MarkedPiece[] {
  const known = new Set(lexemes(other, lexicon))
  return [...text.matchAll(/[\p{L}\d-]+|[^\p{L}\d-]+/gu)].map(({ 0: piece, index }) => {
    const differs = lexemes(piece, lexicon).some((lexeme) => !known.has(lexeme))
    return { at: index, text: piece, differs }
  })
}
