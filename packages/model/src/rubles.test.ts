import { describe, expect, it } from 'vitest'
import { moneySum, rublesIn } from './rubles.ts'

describe('a sum in a text', () => {
  it.each([
    ['Грант, 1,5 млн рублей', 1_500_000],
    ['300 тыс. руб. и ещё 50 тыс.', 350_000],
    ['250 000 ₽ на ремонт', 250_000],
    ['250\u00a0000 рублей', 250_000],
    ['2 миллиона рублей', 2_000_000],
    ['1.2 млрд', 1_200_000_000],
    ['5 000 р.', 5_000],
    ['До 700 тысяч', 700_000],
    ['100 рублей в 2025 году', 100],
  ])('is read from «%s»', (text, sum) => {
    expect(rublesIn(text)).toBe(sum)
  })

  it.each([
    'Помещение и свет',
    '3 компьютера',
    'К 2026 году',
    'дом 15, 2 этаж',
    'в 3 районах',
    '4 ряда стульев',
    '',
  ])('is not seen in «%s»', (text) => {
    expect(rublesIn(text)).toBeUndefined()
  })
})

it('adds up what is named and tells how much is not', () => {
  expect(moneySum(['1 млн рублей', 'помещение', '500 тыс.'])).toEqual({
    rubles: 1_500_000,
    named: 2,
    unnamed: 1,
  })
  expect(moneySum([])).toEqual({ rubles: 0, named: 0, unnamed: 0 })
})
