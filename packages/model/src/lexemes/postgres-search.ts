import { alternativesOf } from './alternatives.ts'
import type { ParsedSearch } from './search.ts'

/**
 * The text of a `tsvector` for PostgreSQL: `${literal}::tsvector` as a bound parameter. The
 * database must not stem again, so it gets ready lexemes and never `to_tsvector`.
 * Its limits are kept here, because beyond them it refuses the whole row: a position is at most
 * 16383, a lexeme has at most 255 of them and 2046 bytes, and all together are below 1 MB.
 */
export function toTsvectorLiteral(lexemes: readonly string[]): string {
  const positions = new Map<string, number[]>()
  let sizeBytes = 0
  for (const [index, lexeme] of lexemes.entries()) {
    const position = Math.min(index + 1, LAST_POSITION)
    for (const alternative of alternativesOf(lexeme)) {
      const word = storable(alternative)
      const known = positions.get(word)
      if (word === '' || known?.at(-1) === position || known?.length === MOST_POSITIONS) continue
      sizeBytes += known ? 2 : word.length * MOST_BYTES_PER_UNIT + 8
      if (sizeBytes > MOST_BYTES) return written(positions)
      if (known) known.push(position)
      else positions.set(word, [position])
    }
  }
  return written(positions)
}

/**
 * The text of a `tsquery` that finds what `matchesSearch` finds, or undefined when the search asks
 * for nothing: an empty `tsquery` would find no row at all, where the device shows every answer.
 */
export function toTsqueryLiteral(parsed: ParsedSearch): string | undefined {
  const terms = [
    ...parsed.all.map(oneOf),
    ...parsed.phrases.map(sequence),
    ...parsed.none.map((lexeme) => not(oneOf(lexeme))),
    ...parsed.nonePhrases.map((phrase) => not(sequence(phrase))),
  ].filter((term) => term !== '')
  return terms.length === 0 ? undefined : terms.join(' & ')
}

const LAST_POSITION = 16383
const MOST_POSITIONS = 255
const MOST_BYTES_PER_UNIT = 3
const MOST_BYTES = 900_000
const MOST_UNITS_OF_LEXEME = 682

/** PostgreSQL's text has neither NUL nor halves of a surrogate pair. */
function storable(lexeme: string): string {
  return lexeme.slice(0, MOST_UNITS_OF_LEXEME).replaceAll(/[\0\p{Cs}]/gu, '')
}

function written(positions: ReadonlyMap<string, number[]>): string {
  return [...positions].map(([word, at]) => `${quoted(word)}:${at.join(',')}`).join(' ')
}

function sequence(lexemes: readonly string[]): string {
  const parts = lexemes.map(oneOf).filter((part) => part !== '')
  return parts.length > 1 ? `(${parts.join(' <-> ')})` : (parts[0] ?? '')
}

function oneOf(lexeme: string): string {
  const parts = alternativesOf(lexeme)
    .map(storable)
    .filter((word) => word !== '')
    .map(quoted)
  return parts.length > 1 ? `(${parts.join(' | ')})` : (parts[0] ?? '')
}

function not(term: string): string {
  return term === '' ? '' : `!${term}`
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
