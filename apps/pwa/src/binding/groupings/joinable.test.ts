import { expect, it } from 'vitest'
import { differingWords, similarPairs } from './joinable.ts'

const joinable = (id: string, text: string, venue: string) => {
  return { id, text, space: `venue/${venue}`, venue }
}

it('offers what two venues say alike, and neither opposites nor what one venue says twice', () => {
  const all = [
    joinable('a', 'Чистая Бирюса', 'v1'),
    joinable('b', 'Чистую Бирюсу', 'v2'),
    joinable('c', 'Чистая Бирюса', 'v1'),
    joinable('d', 'Не чистая Бирюса', 'v2'),
  ]
  const pairs = similarPairs(all, new Set(), []).map((pair) => pair.map(({ id }) => id).join(''))
  expect(pairs.sort()).toEqual(['ab', 'bc'])
  expect(similarPairs(all, new Set(['a', 'b']), [])).toEqual([])
})

it('marks the words that differ, and not their forms', () => {
  const marked = differingWords('Чистая река Бирюса', 'чистую Бирюсу беречь', [])
  expect(marked.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['река'])
  expect(marked.map(({ text }) => text).join('')).toBe('Чистая река Бирюса')
})
