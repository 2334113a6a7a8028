import { expect, test } from 'vitest'
import { codeInText } from './invitation-text.ts'

const code = 'Zk3vT9-w_Qm1nB7xYp5sLd'

test.each([
  ['a link', `https://libraries.example.org/#join=${code}`],
  ['a whole message', `Здравствуйте! Откройте https://example.org/#join=${code} до 5 ноября.`],
  ['the bare code', code],
  ['a code that the messenger broke into lines', ` ${code.slice(0, 9)}\n${code.slice(9)} `],
])('an invitation is found in %s', (_, text) => {
  expect(codeInText(text)).toBe(code)
})

test.each([
  ['nothing', ''],
  ['a sentence', 'пришлите, пожалуйста, приглашение'],
  ['a link that was cut', 'https://example.org/#join=Zk3vT9'],
  ['another site', 'https://example.org/'],
])('no invitation is found in %s', (_, text) => {
  expect(codeInText(text)).toBeUndefined()
})

test.each(['48210937', '4821 0937', ' 4821 09 37 '])(
  'eight digits are a code that was said over the telephone: %s',
  (text) => {
    expect(codeInText(text)).toBe('48210937')
  },
)
