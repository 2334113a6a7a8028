import { readFileSync } from 'node:fs'
import { stemmer } from '@orama/stemmers/russian'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseForumPack } from '../forum-pack.ts'
import { lexemes, locatedLexemes } from './lexemes.ts'
import { stopWords } from './stop-words.ts'
import { normaliseWord, words } from './words.ts'

const pack = parseForumPack(
  JSON.parse(
    readFileSync(new URL('../../../../forums/priangarye-2024.json', import.meta.url), 'utf8'),
  ),
)
const { lexicon } = pack

describe('The protected words of Priangarye', () => {
  const expected = new Map<string, Set<string>>()
  for (const { lemma, forms } of lexicon) {
    for (const form of [lemma, ...forms]) {
      const names = expected.get(plain(form)) ?? new Set()
      expected.set(plain(form), names.add(plain(lemma)))
    }
  }

  test.each(lexicon)('$lemma: every form is this word and no other', ({ lemma, forms }) => {
    for (const form of [lemma, ...forms]) {
      const lexeme = [...(expected.get(plain(form)) ?? [])].sort().join('|')
      expect(lexemes(form, lexicon), form).toEqual([lexeme])
      expect(lexemes(`О, ${form.toUpperCase()}!`, lexicon), form).toEqual([lexeme])
    }
  })

  test('A form of two names is only ever the instrumental of a town and its own adjective', () => {
    const shared = [...expected].filter(([, names]) => names.size > 1).map(([form]) => form)
    expect(shared.sort()).toEqual([
      'ангарском',
      'байкальском',
      'балаганском',
      'бирюсинском',
      'братском',
      'иркутском',
      'киренском',
      'нижнеудинском',
      'саянском',
      'свирском',
      'усть-илимском',
    ])
  })

  test('A form is never a stop word, and what was left out is not in the lexicon', () => {
    for (const form of expected.keys()) expect(stopWords.has(form), form).toBe(false)
    for (const { word } of pack.lexiconLeftOut ?? []) expect(expected.has(plain(word))).toBe(false)
  })

  test('Ordinary words that look alike keep away from them', () => {
    const alike =
      'байка байки байкой буря бури бурый буравить лень лён льна око очки куда мама зима оса ия ' +
      'ангар ангаров брат брата братья брать каток муж тайна таить земной мама матовый семь сон соснуть'
    const protectedLexemes = new Set([...expected.values()].flatMap((names) => [...names]))
    for (const word of alike.split(' ')) {
      expect(protectedLexemes.has(lexemes(word, lexicon)[0] ?? ''), word).toBe(false)
    }
    expect(lexemes('Бурятия', lexicon)).not.toEqual(lexemes('бурят', lexicon))
  })

  test('A name is the same with a hyphen, a space, a dash or a line break in it', () => {
    for (const name of [
      'Усть-Илимска',
      'усть илимске',
      'УСТЬ‑ИЛИМСК',
      'Усть–Илимску',
      'Усть-\nИлимска',
    ]) {
      expect(lexemes(name, lexicon), name).toEqual(['усть-илимск'])
    }
    expect(lexemes('Усть. Илимск', lexicon)).not.toContain('усть-илимск')
  })
})

describe('The words of an answer', () => {
  test('«нужна дорога» and «не нужна дорога» do not say the same', () => {
    expect(lexemes('нужна дорога', lexicon)).not.toEqual(lexemes('не нужна дорога', lexicon))
    expect(lexemes('Не, ни, нет, без, нельзя, никогда, никто', lexicon)).toHaveLength(7)
  })

  test('ё is е, and a stress mark, a soft hyphen or another composition changes nothing', () => {
    expect(lexemes('ёлка', lexicon)).toEqual(lexemes('елка', lexicon))
    expect(lexemes('Ёхор', lexicon)).toEqual(['ехор'])
    expect(lexemes('Байка\u0301ла', lexicon)).toEqual(['байкал'])
    expect(lexemes('Бай\u00ADка\u200Bла', lexicon)).toEqual(['байкал'])
    expect(lexemes('Сагудай'.normalize('NFD'), lexicon)).toEqual(['сагудай'])
  })

  test('Buryat, Evenk and Latin words stay as they were written', () => {
    expect(lexemes('Үндэһэн һургаал, Өөрын буряад хэлэн', lexicon).slice(0, 3)).toEqual([
      'үндэһэн',
      'һургаал',
      'өөрын',
    ])
    expect(lexemes('Эвэдӣ турэ̄н; coworking IT 3D 2030', lexicon)).toEqual([
      'эвэдӣ',
      'турэ̄н',
      'coworking',
      'it',
      '3d',
      '2030',
    ])
  })

  test('Function words are left out, words of the questions and of voting are not', () => {
    expect(lexemes('и в на со что как', lexicon)).toEqual([])
    expect(lexemes('Кто мы? Какие мы?', lexicon)).toEqual(['кто', 'мы', 'как', 'мы'])
    expect(lexemes('за против да', lexicon)).toHaveLength(3)
  })

  test('Halves of a compound are words of their own', () => {
    expect(lexemes('библиотека-музей', lexicon)).toEqual(lexemes('библиотеки музея', lexicon))
  })

  test('Frequent words whose stem the stemmer splits are one word here', () => {
    for (const forms of [
      'музей музея музеев',
      'деревня деревень',
      'посёлок посёлка',
      'мать матери',
    ]) {
      expect(new Set(lexemes(forms, lexicon)).size, forms).toBe(1)
    }
  })
})

describe('The stemmer gives what the Snowball project publishes for Russian', () => {
  test.each(snowballPairs())('%s → %s', (word, stem) => {
    expect(stemmer(word)).toBe(stem)
  })
})

describe('Any text at all', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    }),
    fc.string({
      unit: fc.constantFrom(...Array.from('аеёиБлрт-ү һ\u0301\u0306\u00AD\u200B\uFE0F«»"\u202Ex9')),
    }),
  )

  test('Normalising a word twice is normalising it once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normaliseWord(text)
        expect(normaliseWord(once)).toBe(once)
      }),
    )
  })

  test('Case of Cyrillic and composition do not change what a text says', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(lexemes(text.normalize('NFD'), lexicon)).toEqual(
          lexemes(text.normalize('NFC'), lexicon),
        )
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('абвёйьЯЖЩ -')) }), (text) => {
        expect(lexemes(text.toUpperCase(), lexicon)).toEqual(lexemes(text, lexicon))
      }),
    )
  })

  test('Lexemes lie in the text, in order, and none is empty, cut in a pair or too long', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let reached = 0
        for (const { lexeme, start, end } of locatedLexemes(text, lexicon)) {
          expect(start).toBeGreaterThanOrEqual(reached)
          expect(end).toBeGreaterThan(start)
          expect(lexeme).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}|-]*$/u)
          expect(lexeme.length).toBeLessThanOrEqual(256)
          reached = end
        }
        expect(reached).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  const megabyte = 1 << 20
  test.each([
    ['one word', 'а'.repeat(megabyte)],
    ['one letter with stress marks', `а${'\u0301\u0323\u0316'.repeat(megabyte / 3)}`],
    ['half pairs', '\uD83D'.repeat(megabyte)],
    ['pairs of a rare script', '𐐀'.repeat(megabyte / 2)],
    ['characters that nobody sees', '\u200B\u202E'.repeat(megabyte / 2)],
    ['hyphens', '-'.repeat(megabyte)],
    ['beginnings of a name', 'усть-'.repeat(megabyte / 5)],
    ['spaces within a name', `Усть${' '.repeat(megabyte)}Илимск`],
    ['short words', 'дорог '.repeat(megabyte / 6)],
  ])('A megabyte of %s takes time in proportion', (_, text) => {
    // Of this process alone: a busy machine makes nothing take longer in it.
    const before = process.cpuUsage()
    expect(() => lexemes(text, lexicon)).not.toThrow()
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000)
  })

  test('A word that is too long is cut between characters', () => {
    const [word] = words(`а${'𐐀'.repeat(400)}`)
    expect(word?.text).toMatch(/^а𐐨+$/u)
  })
})

function plain(name: string): string {
  return name.toLowerCase().replaceAll('ё', 'е')
}

/** From the sample vocabulary on the Snowball project's page of the Russian stemmer. */
function snowballPairs(): [string, string][] {
  const pairs =
    'в в, вавиловка вавиловк, вагнера вагнер, вагон вагон, вагона вагон, вагоне вагон, ' +
    'вагонов вагон, вагоном вагон, вагоны вагон, важная важн, важнее важн, важнейшие важн, ' +
    'важнейшими важн, важничал важнича, важно важн, важного важн, важности важност, ' +
    'важностию важност, важность важност, важную важн, важных важн, вазах ваз, вакса вакс, ' +
    'вакханка вакханк, вал вал, валандался валанда, валентина валентин, валериановых валерианов, ' +
    'валерию валер, валетами валет, павел павел, павильонам павильон, павла павл, павлиний павлин, ' +
    'павлиньи павлин, павлович павлович, павловной павловн, пагубная пагубн, падает пада, ' +
    'падай пада, падал пада, падаль падал, падать пада, падающего пада, падеж падеж, падение паден, ' +
    'паденья паден, падет падет, падут падут, падучая падуч, падчерицей падчериц, падшая падш'
  return pairs.split(', ').map((pair) => {
    const [word = '', stem = ''] = pair.split(' ')
    return [word, stem]
  })
}
