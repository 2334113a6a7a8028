import { expect, test } from 'vitest'
import { SimilarTexts } from './similar.ts'

const lexicon = [{ lemma: 'Байкал', forms: ['Байкал', 'Байкала', 'Байкалу', 'Байкалом'] }]

function likeIn(texts: { readonly [id: string]: string }, text: string): string[] {
  const similar = new SimilarTexts(lexicon)
  for (const [id, one] of Object.entries(texts)) similar.put(id, one)
  return similar.like(text, 3).map(({ id }) => id)
}

test('the same said in other forms and another order is similar', () => {
  expect(likeIn({ a: 'Гордимся чистой водой Байкала' }, 'чистая вода байкала гордость')).toEqual([
    'a',
  ])
  expect(likeIn({ a: 'Чистая вода Байкала' }, 'вода Байкала, чистая')).toEqual(['a'])
  expect(likeIn({ a: 'Наши школьные учителя' }, 'школьными учителями наша')).toEqual(['a'])
})

test('opposites are not similar, however many words they share', () => {
  expect(likeIn({ a: 'Нужна дорога до посёлка' }, 'Не нужна дорога до посёлка')).toEqual([])
  expect(likeIn({ a: 'Без дороги до посёлка' }, 'Дорога до посёлка')).toEqual([])
  expect(likeIn({ a: 'Нельзя рубить лес у реки' }, 'Рубить лес у реки')).toEqual([])
  expect(likeIn({ a: 'Мы против закрытия школы' }, 'Мы закрытия школы')).toEqual([])
})

test('one word in common is too little, one word alone is enough', () => {
  expect(likeIn({ a: 'Река и лес' }, 'Река поит город')).toEqual([])
  expect(likeIn({ a: 'Сибиряки' }, 'сибиряки')).toEqual(['a'])
})

test('the most similar stands first, a corrected or removed text counts as it is now', () => {
  const texts = { a: 'Люди большой реки', b: 'Люди большой холодной реки', c: 'Лес' }
  expect(likeIn(texts, 'люди большой реки')).toEqual(['a', 'b'])
  const similar = new SimilarTexts(lexicon)
  similar.put('a', 'Люди большой реки')
  similar.put('a', 'Школа')
  expect(similar.like('люди большой реки', 3)).toEqual([])
  similar.remove('a')
  expect(similar.has('a')).toBe(false)
})
