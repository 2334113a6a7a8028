import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from './official-document.ts'
import { sheetAdviceOf } from './sheet-advice.ts'

const own = (name: string, length: number): Block => ({
  type: 'paragraph',
  text: [{ text: name, isBold: true }, { text: 'а'.repeat(length) }],
})
const quote = (text: string): Block => ({ type: 'quote', text })
const picture: Block = { type: 'photo', photo: 'p', width: 4, height: 3, caption: 'Зал в Тайшете' }

describe('what to do with an overfull sheet', () => {
  it('names the texts to shorten, by how much, and the quotes and photos to take out', () => {
    const blocks = [own('Кто мы? ', 392), quote('Мы люди дороги'), picture]
    expect(sheetAdviceOf({ blocks }, [0.2, 0.06, 0.2], 0.05)).toEqual({
      isAnyEnough: true,
      steps: [
        { act: 'take-out', of: 'picture', name: 'Зал в Тайшете' },
        { act: 'shorten', name: 'Кто мы?', letters: 110 },
        { act: 'take-out', of: 'quote', name: 'Мы люди дороги' },
      ],
    })
  })

  it('puts several things together where none is enough', () => {
    const blocks = [own('Кто мы? ', 392), quote('Мы люди дороги')]
    expect(sheetAdviceOf({ blocks }, [0.2, 0.06], 0.15)).toEqual({
      isAnyEnough: false,
      steps: [
        { act: 'shorten', name: 'Кто мы?', letters: 220 },
        { act: 'take-out', of: 'quote', name: 'Мы люди дороги' },
      ],
    })
  })

  it('says nothing where nothing would help, and finds a long quote by its beginning', () => {
    const long = quote('Здесь на станции всегда встречали поезда всем посёлком и провожали тоже')
    expect(sheetAdviceOf({ blocks: [long] }, [0.1], 0.5).steps).toEqual([])
    expect(sheetAdviceOf({ blocks: [long] }, [0.1], 0.1).steps).toEqual([
      { act: 'take-out', of: 'quote', name: 'Здесь на станции всегда встречали поезда…' },
    ])
  })

  it('never asks to shorten a text by more than there is, and never leaves an overfull sheet half advised', () => {
    const drawn = fc.array(
      fc.record({
        length: fc.integer({ min: 1, max: 2000 }),
        share: fc.double({ min: 0.01, max: 0.4, noNaN: true }),
        isQuote: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(drawn, fc.double({ min: 0.001, max: 1.5, noNaN: true }), (parts, over) => {
        const blocks = parts.map(({ length, isQuote }, at) =>
          isQuote ? quote(`${at} слова`) : own(`${at}? `, length),
        )
        const advice = sheetAdviceOf(
          { blocks },
          parts.map(({ share }) => share),
          over,
        )
        const freed = advice.steps.map((step) => {
          const at = Number.parseInt(step.name, 10)
          const { length, share, isQuote } = parts[at] ?? { length: 0, share: 0, isQuote: false }
          if (isQuote || step.act !== 'shorten') return share
          const whole = `${at}? `.length + length
          expect(step.letters).toBeLessThanOrEqual(Math.ceil((whole * 0.55) / 10) * 10)
          return (step.letters / whole) * share
        })
        if (advice.steps.length === 0) return
        if (advice.isAnyEnough)
          for (const share of freed) expect(share).toBeGreaterThanOrEqual(over)
        else expect(freed.reduce((sum, share) => sum + share, 0)).toBeGreaterThanOrEqual(over)
      }),
    )
  })
})
