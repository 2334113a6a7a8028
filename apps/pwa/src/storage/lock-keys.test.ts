import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dataKeyFrom,
  letterboxKey,
  letterKey,
  makeLetterbox,
  newLetterKey,
  newRawKey,
  unwrapByPin,
  wrapByPin,
} from './lock-keys.ts'
import { openValue, sealValue } from './sealed-value.ts'

const rounds = 10
const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })

test('whatever the PIN, it opens what it wrapped, and no other does', async () => {
  await fc.assert(
    fc.asyncProperty(words, words, async (secret, other) => {
      const raw = newRawKey(crypto)
      const wrapped = await wrapByPin(crypto, raw, secret, rounds)
      expect(await unwrapByPin(crypto, wrapped, secret)).toEqual(raw)
      const isSame = plain(secret) === plain(other)
      expect(await unwrapByPin(crypto, wrapped, other)).toEqual(isSame ? raw : undefined)
    }),
    { numRuns: 60 },
  )
})

test('a wrap that was cut or changed at any place opens nothing, and is no failure', async () => {
  const raw = newRawKey(crypto)
  const wrapped = await wrapByPin(crypto, raw, '2580', rounds)
  const texts = ['salt', 'iv', 'cipher'] as const
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...texts), fc.nat(60), async (part, place) => {
      const text = wrapped[part]
      const at = place % text.length
      const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
      fc.pre(text[at] !== '=')
      // The last sign before the padding has bits that stand for nothing.
      fc.pre(atob(changed) !== atob(text))
      expect(await unwrapByPin(crypto, { ...wrapped, [part]: changed }, '2580')).toBeUndefined()
    }),
    { numRuns: 60 },
  )
})

test('what is put into the letterbox comes out with its private half only', async () => {
  const data = await dataKeyFrom(crypto, newRawKey(crypto))
  const box = await makeLetterbox(crypto, data)
  const letter = await newLetterKey(crypto, box)
  const sealed = await sealValue(crypto, letter, 'Анна Петрова', 'participant/name')
  expect(JSON.stringify(sealed)).not.toContain('Анна')

  const privateKey = await letterboxKey(crypto, box, data)
  const key = await letterKey(crypto, privateKey, letter.name)
  expect(await openValue(crypto, key, sealed, 'participant/name')).toBe('Анна Петрова')
  expect(await openValue(crypto, key, sealed, 'delegate/name')).toBeNull()
  const strange = await dataKeyFrom(crypto, newRawKey(crypto))
  await expect(letterboxKey(crypto, box, strange)).rejects.toThrow()
})

function plain(text: string): string {
  return text.normalize('NFKC').trim()
}
