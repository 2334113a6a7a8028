import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toTsqueryLiteral, toTsvectorLiteral } from './postgres-search.ts'

describe('The tsvector of a text', () => {
  test('has every lexeme once, with its places', () => {
    expect(toTsvectorLiteral(['не', 'нужн', 'дорог', 'нужн'])).toBe("'не':1 'нужн':2,4 'дорог':3")
  })

  test('has both names of a shared form at the same place', () => {
    expect(toTsvectorLiteral(['братск|братский', 'район'])).toBe(
      "'братск':1 'братский':1 'район':2",
    )
  })

  test('keeps within the limits of PostgreSQL', () => {
    const many = readTsvector(toTsvectorLiteral(Array.from({ length: 20000 }, () => 'дорог')))
    expect(many.get('дорог')).toHaveLength(255)
    const late = Array.from({ length: 20000 }, (_, index) => `слово${index}`)
    expect(readTsvector(toTsvectorLiteral(late)).get('слово19999')).toEqual([16383])
    const long = toTsvectorLiteral(
      Array.from({ length: 100000 }, (_, index) => `${'ы'.repeat(99)}${index}`),
    )
    expect(new TextEncoder().encode(long).length).toBeLessThan(1_048_575)
    for (const word of readTsvector(toTsvectorLiteral(['𐐀'.repeat(5000)])).keys()) {
      expect(new TextEncoder().encode(word).length).toBeLessThanOrEqual(2046)
      expect(word).toMatch(/^𐐀+$/u)
    }
  })

  test('reads back as what was written, whatever the lexemes are', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...Array.from("'\\ :,*A&|!()<->\0\uD83Dа")) }),
    )
    fc.assert(
      fc.property(fc.array(hostile), (lexemes) => {
        const expected = new Map<string, number[]>()
        lexemes.forEach((lexeme, index) => {
          for (const each of new Set(lexeme.split('|'))) {
            const word = each.replaceAll(/[\0\p{Cs}]/gu, '')
            const known = expected.get(word) ?? []
            if (word !== '' && known.at(-1) !== index + 1) expected.set(word, [...known, index + 1])
          }
        })
        expect(readTsvector(toTsvectorLiteral(lexemes))).toEqual(expected)
      }),
    )
  })
})

describe('The tsquery of a search', () => {
  const nothing = { all: [], phrases: [], none: [], nonePhrases: [] }

  test('asks for all words and phrases and against the excluded', () => {
    expect(
      toTsqueryLiteral({
        all: ['дорог', 'братск|братский'],
        phrases: [['стар', 'мост']],
        none: ['не'],
        nonePhrases: [['нов', 'школ']],
      }),
    ).toBe("'дорог' & ('братск' | 'братский') & ('стар' <-> 'мост') & !'не' & !('нов' <-> 'школ')")
  })

  test('is absent when nothing was asked', () => {
    expect(toTsqueryLiteral(nothing)).toBeUndefined()
    expect(toTsqueryLiteral({ ...nothing, all: [''], none: ['\0'] })).toBeUndefined()
  })

  test('has no operator that came from a lexeme', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("'\\ &!()<->:*а")) }),
        (lexeme) => {
          const query = toTsqueryLiteral({ ...nothing, all: [lexeme] }) ?? "''"
          expect(query).toMatch(/^'(?:[^'\\]|''|\\\\)*'$/u)
        },
      ),
    )
  })
})

/** The grammar of a tsvector constant: quoted words, doubled quotes and backslashes, positions. */
function readTsvector(literal: string): Map<string, number[]> {
  const words = new Map<string, number[]>()
  let rest = literal
  while (rest !== '') {
    const match = /^'((?:[^'\\]|''|\\[^])*)':(\d+(?:,\d+)*)(?: |$)/u.exec(rest)
    if (!match) throw new Error(`not a tsvector at: ${rest.slice(0, 50)}`)
    const [whole, word = '', places = ''] = match
    words.set(
      word.replaceAll(
        /''|\\([^])/gu,
        (pair, escaped: string | undefined) => escaped ?? pair.slice(1),
      ),
      places.split(',').map(Number),
    )
    rest = rest.slice(whole.length)
  }
  return words
}
