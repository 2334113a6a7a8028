import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseForumPack } from '../forum-pack.ts'
import { lexemes } from './lexemes.ts'
import { highlight, isEmptySearch, matchesSearch, parseSearch } from './search.ts'

const { lexicon } = parseForumPack(
  JSON.parse(
    readFileSync(new URL('../../../../forums/priangarye-2024.json', import.meta.url), 'utf8'),
  ),
)

function finds(query: string, text: string): boolean {
  return matchesSearch(lexemes(text, lexicon), parseSearch(query, lexicon))
}

function marked(query: string, text: string): string[] {
  const ranges = highlight(text, parseSearch(query, lexicon), lexicon)
  return ranges.map(({ start, end }) => text.slice(start, end))
}

describe('A search finds', () => {
  const forms = ['Байкал', 'Байкала', 'Байкалу', 'Байкалом', 'Байкале']
  test.each(forms)('every form of «Байкал», asked as «%s»', (asked) => {
    for (const form of forms) expect(finds(asked, `Мы гордимся ${form}!`)).toBe(true)
    expect(finds(asked, 'Рассказали байку')).toBe(false)
  })

  const peoples = ['бурят', 'буряты', 'бурятам', 'бурятов', 'бурятами']
  test.each(peoples)('every form of «бурят», asked as «%s»', (asked) => {
    for (const form of peoples) expect(finds(asked, `обычаи, ${form} и русские`)).toBe(true)
    expect(finds(asked, 'Пришла буря')).toBe(false)
  })

  test('a town and its adjective apart, and a form that both share by either', () => {
    expect(finds('Братск', 'Мы из Братска')).toBe(true)
    expect(finds('Братск', 'Братская ГЭС')).toBe(false)
    expect(finds('братский', 'в Братском районе')).toBe(true)
    expect(finds('Братск', 'гордимся Братском')).toBe(true)
    expect(finds('братском районе', 'Братский район')).toBe(true)
    expect(finds('"братский район"', 'в Братском районе')).toBe(true)
  })

  test('all the words in any order, phrases only in theirs', () => {
    expect(finds('дорога школа', 'до школы нет дороги')).toBe(true)
    expect(finds('дорога мост', 'до школы нет дороги')).toBe(false)
    expect(finds('«старая дорога»', 'у старой дороги')).toBe(true)
    expect(finds('"старая дорога"', 'дорога старая')).toBe(false)
    expect(finds('«дорога у школы»', 'дорога к школе')).toBe(true)
  })

  test('nothing that was excluded', () => {
    expect(finds('дорога -мост', 'дорога и мост')).toBe(false)
    expect(finds('дорога -мост', 'дорога и школа')).toBe(true)
    expect(finds('-"старая дорога"', 'старая школа у дороги')).toBe(true)
    expect(finds('-"старая дорога"', 'по старой дороге')).toBe(false)
    expect(finds('дорога -не', 'дорога не нужна')).toBe(false)
  })

  test('the opposite answer only when it is asked', () => {
    expect(finds('"не нужна дорога"', 'Нам не нужна дорога')).toBe(true)
    expect(finds('"не нужна дорога"', 'Нам нужна дорога')).toBe(false)
  })

  test('a compound by its halves and as a whole', () => {
    expect(finds('музей', 'библиотека-музей')).toBe(true)
    expect(finds('библиотека-музей', 'библиотека, музей')).toBe(true)
    expect(finds('библиотека-музей', 'музей и библиотека')).toBe(false)
    expect(finds('Усть Илимск', 'В Усть-Илимске')).toBe(true)
  })

  test('every text when nothing was asked', () => {
    for (const query of ['', '   ', '-', '«', '""', 'и в на', '!?']) {
      const parsed = parseSearch(query, lexicon)
      expect(isEmptySearch(parsed), query).toBe(true)
      expect(matchesSearch([], parsed)).toBe(true)
    }
    expect(isEmptySearch(parseSearch('-мост', lexicon))).toBe(false)
  })

  test('while the closing quotation mark is still being typed', () => {
    expect(parseSearch('«старая дор', lexicon).phrases).toHaveLength(1)
  })
})

describe('The found words are marked', () => {
  const text = 'Старая дорога к Байкалу: дороги, старая школа, Усть-Илимск.'

  test('in the text as it was written, phrases as one part', () => {
    expect(marked('дорогой', text)).toEqual(['дорога', 'дороги'])
    expect(marked('"старая дорога" байкал', text)).toEqual(['Старая дорога', 'Байкалу'])
    expect(marked('старый "старая дорога"', text)).toEqual(['Старая дорога', 'старая'])
    expect(marked('усть-илимске', text)).toEqual(['Усть-Илимск'])
    expect(marked('-дорога', text)).toEqual([])
    expect(marked('Братск', 'в Братском районе')).toEqual(['Братском'])
  })

  const russian = fc.array(
    fc.constantFrom(
      'Байкала',
      'дорога',
      'дороги',
      'не',
      'и',
      '«',
      '"',
      '-',
      '-школа',
      'Братском',
      'ү',
    ),
  )
  test('always inside the text, apart from each other, and on words that were asked for', () => {
    fc.assert(
      fc.property(russian, fc.oneof(russian, fc.array(fc.string())), (asked, said) => {
        const spoken = said.join(' ')
        const parsed = parseSearch(asked.join(' '), lexicon)
        let reached = 0
        for (const { start, end } of highlight(spoken, parsed, lexicon)) {
          expect(start).toBeGreaterThanOrEqual(reached)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(spoken.length)
          reached = end
          const wanted = [...parsed.all, ...parsed.phrases.flat()].flatMap((each) =>
            each.split('|'),
          )
          for (const lexeme of lexemes(spoken.slice(start, end), lexicon)) {
            expect(lexeme.split('|').some((each) => wanted.includes(each))).toBe(true)
          }
        }
      }),
    )
  })

  test('A text that matches a search without exclusions has every asked word marked', () => {
    fc.assert(
      fc.property(russian, russian, (asked, said) => {
        const spoken = said.join(' ')
        const parsed = { ...parseSearch(asked.join(' '), lexicon), none: [], nonePhrases: [] }
        fc.pre(!isEmptySearch(parsed) && matchesSearch(lexemes(spoken, lexicon), parsed))
        expect(highlight(spoken, parsed, lexicon).length).toBeGreaterThan(0)
      }),
    )
  })

  test('No search line throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (query, said) => {
        highlight(said, parseSearch(query, lexicon), lexicon)
      }),
    )
    expect(() => parseSearch('-"'.repeat(1 << 19), lexicon)).not.toThrow()
  })
})
