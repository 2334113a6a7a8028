import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseForumPack } from '../forum-pack.ts'
import { lexemes } from '../lexemes/lexemes.ts'
import { byChance, judged } from '../samples/judgement.ts'
import { development, heldOut, type SimilarPair } from '../samples/similar-pairs.ts'
import { differingWords } from './differing-words.ts'
import { groupsOf } from './grouping.ts'
import { leastLikeness, likeness } from './likeness.ts'
import { wordWeights } from './word-weights.ts'

const { lexicon } = parseForumPack(
  JSON.parse(
    readFileSync(new URL('../../../../forums/priangarye-2024.json', import.meta.url), 'utf8'),
  ),
)
const held = development
  .flatMap(({ one, other }) => [one, other])
  .map((text) => new Set(lexemes(text, lexicon)))
const weights = wordWeights(held.length, (word) => held.filter((own) => own.has(word)).length)

function like(one: string, other: string): number {
  return likeness(lexemes(one, lexicon), lexemes(other, lexicon), weights)
}

const isTaken = ({ one, other }: SimilarPair) => like(one, other) >= leastLikeness

describe.each([
  ['development', development],
  // Read by whoever made the rules before they were made, and never tried while they were.
  ['held out', heldOut],
])('on the judged pairs, %s', (name, pairs) => {
  const result = judged(pairs, isTaken)
  const share = pairs.filter(isTaken).length / pairs.length
  const chance = byChance(pairs, share)

  it('is much better than chance', () => {
    const percent = (part: number) => `${(part * 100).toFixed(0)} %`
    process.stdout.write(
      `similar answers, ${name}: precision ${percent(result.precision)}, recall ${percent(result.recall)}, ` +
        `F1 ${result.f1.toFixed(2)} (chance ${chance.toFixed(2)}), ${JSON.stringify(result.taken)}\n`,
    )
    expect(result.precision).toBeGreaterThan(0.9)
    expect(result.f1).toBeGreaterThan(chance + 0.2)
  })

  it('never takes a negation for similar', () => {
    expect(result.taken.negation?.[0]).toBe(0)
    expect(result.taken.other?.[0]).toBe(0)
  })
})

describe('likeness', () => {
  const anyText = fc
    .array(fc.constantFrom('не', 'нет', 'без', 'нужна', 'дорога', 'лес', 'река', 'мы', 'Байкал'))
    .map((words) => words.join(' '))

  it('is the same from both sides, between 0 and 1, and whole for a text and itself', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(like(one, other)).toBeCloseTo(like(other, one), 10)
        expect(like(one, other)).toBeGreaterThanOrEqual(0)
        expect(like(one, other)).toBeLessThanOrEqual(1)
        if (lexemes(one, lexicon).length > 0) expect(like(one, one)).toBeCloseTo(1, 10)
      }),
    )
  })

  it('is never there between what is said and its denial', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom('не', 'нет', 'без'), (one, other, denial) => {
        fc.pre(!one.includes(denial) && !other.includes(denial))
        expect(like(`${one} ${other}`, `${one} ${denial} ${other}`)).toBeLessThan(leastLikeness)
      }),
    )
  })

  it('sees what is denied, not only that something is', () => {
    expect(like('Не боимся зимы, любим лес', 'Боимся зимы, не любим лес')).toBe(0)
    expect(like('Ненужный старый мост', 'Нужный старый мост')).toBe(0)
    expect(like('Никто здесь не боится зимы', 'Здесь не боится зимы никто')).toBeGreaterThan(0.9)
  })
})

describe('groups', () => {
  const texts = [
    'Нужна дорога до райцентра',
    'До райцентра нужна хорошая дорога',
    'Не нужна дорога до райцентра',
    'Гордимся учителями школы',
    'Учителями нашей школы гордимся',
    'Тайга',
  ].map((text, at) => ({ id: String(at), lexemes: lexemes(text, lexicon) }))

  it('hold what says the same, the largest first, and never its denial', () => {
    const groups = groupsOf(texts, weights)
    expect(groups).toEqual([
      ['0', '1'],
      ['3', '4'],
    ])
  })

  it('have their differing words marked', () => {
    const marked = differingWords(
      'До райцентра нужна хорошая дорога',
      'Нужна дорога до райцентра',
      lexicon,
    ).map(({ start, end }) => 'До райцентра нужна хорошая дорога'.slice(start, end))
    expect(marked).toEqual(['хорошая'])
  })
})
