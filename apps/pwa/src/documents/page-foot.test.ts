import { expect, it } from 'vitest'
import { pageFootCss } from './page-foot.ts'

it('says of every printed page what it is and as of when, whatever the title holds', () => {
  const title = 'Паспорт «Тропа"; } body { display: none } </style>'
  const css = pageFootCss({ title, asOf: 'по состоянию на 6 ноября 2024 г., 21:15' })
  expect(css).toMatch(/^@page \{ @bottom-center \{ content: "[^"<>{};]*"; color/)
  expect(css).toMatch(/состоянию.+2024.+21\\3a 15/)
})
