import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bound, typeset } from './typography.ts'

describe('typesetting a Russian sentence', () => {
  it.each([
    ['Мы живём в селе у реки', 'Мы\u00a0живём в\u00a0селе у\u00a0реки'],
    ['и в минуты опасности', 'и\u00a0в\u00a0минуты опасности'],
    ['клуб "Огонёк" в "Доме "Мир""', 'клуб «Огонёк» в\u00a0«Доме „Мир“»'],
    ['Ангара - дочь Байкала', 'Ангара\u00a0– дочь Байкала'],
    ['25 ответов, № 3, 2024 г.', '25\u00a0ответов, №\u00a03, 2024\u00a0г.'],
    ['г. Тайшет, ул. Ленина', 'г.\u00a0Тайшет, ул.\u00a0Ленина'],
    ['от 5 г. г. Тулуна', 'от\u00a05\u00a0г.\u00a0г.\u00a0Тулуна'],
    ['И. И. Молчанов', 'И.\u00a0И.\u00a0Молчанов'],
    ['надо же, нужна ли', 'надо\u00a0же, нужна\u00a0ли'],
  ])('%s', (plain, set) => {
    expect(typeset(plain)).toBe(set)
  })

  it('leaves alone what only looks like a preposition', () => {
    expect(typeset('весна и Ока')).toBe('весна и\u00a0Ока')
    expect(typeset('дно')).toBe('дно')
    expect(typeset('кто-то')).toBe('кто-то')
  })

  it('changes nothing more when applied again', () => {
    const text = fc.array(fc.constantFrom('в', 'селе', '"', '«', '-', '5', 'г.', ' ', 'ли', 'А.'))
    fc.assert(
      fc.property(text, (parts) => {
        const once = typeset(parts.join(''))
        expect(typeset(once)).toBe(once)
      }),
    )
  })

  it('alters nothing but spaces in people’s words', () => {
    const plain = (words: string) => words.replaceAll('\u00a0', ' ')
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(plain(bound(words))).toBe(plain(words))
      }),
    )
    expect(bound('"Угэйдээ" - в сердце')).toBe('"Угэйдээ" - в\u00a0сердце')
  })
})
