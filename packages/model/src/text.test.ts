import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { cleanText, textSchema } from './text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
/** Halves of characters, controls, marks and what PostgreSQL refuses, in any order. */
const hostileText = fc
  .array(
    fc.constantFrom(
      ...['\u0000', '\ud800', '\udc00', '\u0007', '\u001b', '\u007f', '\ufffe', '\uffff', '\r'],
      ...['\n', '\t', ' ', '\u00a0', '\u0301', '\u0308', 'е', 'и', '\u202e', '\ufeff', '👩‍🌾'],
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))
const storable = textSchema(1_000)

describe('What a person typed or pasted', () => {
  test('becomes a text that every part can store, whatever it was', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, hostileText), (text) => {
        const cleaned = cleanText(text)
        expect(v.is(storable, cleaned)).toBe(true)
        expect(JSON.parse(JSON.stringify(cleaned))).toBe(cleaned)
        expect(new TextDecoder().decode(new TextEncoder().encode(cleaned))).toBe(cleaned)
      }),
    )
  })

  test('does not change when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, hostileText), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
      }),
    )
  })

  test('has one form for a letter and its mark, also where a control character stood between', () => {
    expect(cleanText('Бии\u0306ск')).toBe('Бийск')
    expect(cleanText('Бии\u0000\u0306ск')).toBe('Бийск')
  })

  test('keeps its lines, whichever system they were typed on', () => {
    expect(cleanText('Ангара\r\nБайкал\rЛена\nТайга')).toBe('Ангара\nБайкал\nЛена\nТайга')
  })

  test('keeps the words of Buryat, Evenk and Tofa, and every sign that people use', () => {
    for (const text of ['Буряад үндэһэн', 'Эвэды̄ турэ̄н', 'тоъфа дыл', 'Мы – «сибиряки» 👍🏽 №1']) {
      expect(cleanText(text)).toBe(text.normalize('NFC'))
    }
  })

  test('shows a broken half of a character as broken and does not swallow its neighbours', () => {
    expect(cleanText('а\ud83cб')).toBe('а\ufffdб')
    expect(cleanText('а\udf3fб')).toBe('а\ufffdб')
    expect(cleanText('а\ud83c\udf3fб')).toBe('а🌿б')
  })
})

describe('A stored text', () => {
  test.each([
    ['a NUL', 'а\u0000б'],
    ['a bell', '\u0007'],
    ['a bare carriage return', 'а\rб'],
    ['half of a character', '\ud83c'],
    ['the other half', '\udf3f'],
    ['halves in the wrong order', '\udf3f\ud83c'],
    ['a character that is none', '\uffff'],
  ])('never holds %s', (_, text) => {
    expect(v.is(storable, text)).toBe(false)
  })

  test('may hold lines and tabs', () => {
    expect(v.is(storable, 'один\nдва\tтри')).toBe(true)
  })

  test('is no longer than its field allows', () => {
    expect(v.is(textSchema(5), 'вечер')).toBe(true)
    expect(v.is(textSchema(5), 'вечера')).toBe(false)
  })

  test('is judged the same each time: no memory of the last text remains', () => {
    const verdicts = Array.from({ length: 4 }, () => v.is(storable, 'aaaa\u0000'))
    expect(verdicts).toEqual([false, false, false, false])
  })
})
