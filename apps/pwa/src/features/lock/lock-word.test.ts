import { expect, test } from 'vitest'
import { lockWordFault } from './lock-word.ts'

test('a PIN has six digits at least and is not the first that everybody tries', () => {
  expect(lockWordFault('pin', '258014')).toBeUndefined()
  expect(lockWordFault('pin', '２５８０１４')).toBeUndefined()
  expect(lockWordFault('pin', '2580')).toBe('short')
  expect(lockWordFault('pin', 'байкал')).toBe('digits')
  for (const pin of ['000000', '123456', '654321', '45678901']) {
    expect(lockWordFault('pin', pin)).toBe(pin === '45678901' ? undefined : 'easy')
  }
})

test('a passphrase is some words', () => {
  expect(lockWordFault('passphrase', 'байкал шумит')).toBeUndefined()
  expect(lockWordFault('passphrase', '  байкал   ')).toBe('short')
  expect(lockWordFault('passphrase', 'аааааааааааа')).toBe('easy')
})
