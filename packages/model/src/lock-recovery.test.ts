import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerBytes, answerDigits, readAnswer, requestNumber } from './lock-recovery.ts'

const sixteen = fc.uint8Array({ minLength: answerBytes, maxLength: answerBytes })

test('what was dictated is what was meant, however it is spaced', () => {
  fc.assert(
    fc.property(sixteen, fc.constantFrom(' ', '', '  ', '-'), (bytes, space) => {
      const said = answerDigits(bytes).replaceAll(' ', space)
      expect(readAnswer(said)).toEqual({ bytes })
    }),
  )
})

test('one misheard digit is noticed, in its group', () => {
  fc.assert(
    fc.property(sixteen, fc.nat(47), fc.integer({ min: 1, max: 9 }), (bytes, at, more) => {
      const digits = [...answerDigits(bytes).replaceAll(' ', '')]
      digits[at] = String((Number(digits[at]) + more) % 10)
      expect(readAnswer(digits.join(''))).toEqual({ wrongGroup: Math.floor(at / 6) + 1 })
    }),
  )
})

test('less or more than 48 digits is no answer', () => {
  expect(readAnswer('')).toBeUndefined()
  expect(readAnswer('1'.repeat(47))).toBeUndefined()
  expect(readAnswer(`${'0'.repeat(47)}x`)).toBeUndefined()
})

test('a request is said with eight digits', () => {
  expect(requestNumber(new Uint8Array([0, 0, 0, 7]))).toBe('00000007')
  expect(requestNumber(new Uint8Array(32).fill(255))).toBe('94967295')
})
