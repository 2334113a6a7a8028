import { expect, it } from 'vitest'
import { spansOf } from './official-document.ts'
import { tableDocumentOf } from './table-document.ts'

const meanings = [
  ['Столбец', 'Что в нём'],
  ['Название', 'Как его записали'],
]
const asOf = 1_730_900_000_000

it('is a table with what its columns mean below it', () => {
  const rows = [
    ['Название', 'Голосов'],
    ['Музей', 12],
  ]
  const { blocks, isWide } = tableDocumentOf('Реестр', 'О чём', asOf, rows, meanings)
  expect(isWide).toBe(false)
  expect(blocks.slice(1)).toMatchObject([
    { type: 'table', rows: [['Музей', '12']] },
    { type: 'table', rows: [['Название', 'Как его записали']] },
  ])
})

it('tells every row at length where no page could hold the columns', () => {
  const names = Array.from({ length: 14 }, (_, at) => `Столбец ${at + 1}`)
  const row = names.map((_, at) => (at === 0 ? 'Музей' : at === 1 ? 12 : at === 2 ? 'Свет' : ''))
  const { blocks } = tableDocumentOf('Реестр', 'О чём', asOf, [names, row], meanings)
  const [, heading, words] = blocks
  expect(heading).toMatchObject({ type: 'heading', text: 'Музей' })
  const said = words?.type === 'paragraph' ? spansOf(words.text) : []
  expect(said.map(({ text }) => text).join('')).toBe('Столбец 2: 12. Столбец 3: Свет. ')
})
