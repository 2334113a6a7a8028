import fc from 'fast-check'
import readWorkbook from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { workbookFile } from './workbook-file.ts'

test('a reader of another make finds every sheet, row and cell again', async () => {
  const rows = [
    ['Вопрос', 'Слова', 'Число'],
    ['Кто мы?', '«Люди реки» & <Байкала>\nвторая строка', 12],
    ['=1+1', ' пробелы по краям ', -0.5],
  ]
  const about = [['Столбец'], ['Слова']]
  const file = await bytesOf(
    workbookFile([
      { name: 'Ответы: все/всё [2024]', rows },
      { name: 'Описание', rows: about },
    ]),
  )
  const sheets = await readWorkbook(file, { trim: false })
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Ответы  все всё  2024 ', 'Описание'])
  expect(sheets.map(({ data }) => data)).toEqual([rows, about])
})

test('whatever people write comes back, letters of all languages and what XML cannot hold left out', async () => {
  const words = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 20 })
    .map((text) => `а${text}я`)
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 5 }), async (texts) => {
      const file = await bytesOf(
        workbookFile([{ name: 'Лист', rows: texts.map((text) => [text]) }]),
      )
      const [sheet] = await readWorkbook(file, { trim: false })
      const kept = texts.map((text) =>
        [...text]
          .filter((letter) =>
            /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]$/u.test(letter),
          )
          .join('')
          .replaceAll(/\r\n?/g, '\n'),
      )
      expect(sheet?.data.map(([cell]) => cell)).toEqual(kept)
    }),
    { numRuns: 12 },
  )
})

async function bytesOf(blob: Blob): Promise<Buffer> {
  return Buffer.from(await blob.arrayBuffer())
}
