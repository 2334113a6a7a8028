import { describe, expect, it } from 'vitest'
import { development, heldOut, isSimilar, pairKinds } from './similar-pairs.ts'

describe.each([
  ['development', development],
  ['held out', heldOut],
])('the judged pairs, %s', (_, pairs) => {
  it('have every kind often enough to say something', () => {
    for (const kind of pairKinds) {
      expect(pairs.filter((pair) => pair.kind === kind).length, kind).toBeGreaterThanOrEqual(4)
    }
    const similar = pairs.filter(isSimilar).length
    expect(similar / pairs.length).toBeGreaterThan(0.4)
    expect(similar / pairs.length).toBeLessThan(0.5)
  })

  it('deny where they say so: without a word that denies the two would be alike', () => {
    const denies = /(^|\s)(не|нет|ни|без|нельзя|никогда|никто)(\s|$)/iu
    for (const { one, other } of pairs.filter(({ kind }) => kind === 'negation')) {
      expect(denies.test(one) || denies.test(other), `${one} / ${other}`).toBe(true)
    }
  })
})

it('no answer of the held out part stands in the one that rules are made with', () => {
  const seen = new Set(development.flatMap(({ one, other }) => [one, other]))
  expect(
    heldOut.flatMap(({ one, other }) => [one, other]).filter((text) => seen.has(text)),
  ).toEqual([])
})
