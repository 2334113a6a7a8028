import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { workbookFile } from '../../../documents/workbook-file.ts'
import { cellsOfWorkbook } from './workbook-cells.ts'

async function bytesOf(sheets: Parameters<typeof workbookFile>[0]): Promise<Uint8Array> {
  return new Uint8Array(await workbookFile(sheets).arrayBuffer())
}

test('a workbook gives the cells of its first sheet with any, numbers as they are written', async () => {
  const bytes = await bytesOf([
    { name: 'Пусто', rows: [] },
    {
      name: 'Ответы',
      rows: [
        ['Ответ', 'Вопрос', 'Стол'],
        ['Мы люди реки;\n«и леса»', 2, 1],
        ['', '', ''],
        ['-5 зимой – не мороз', 3, ''],
      ],
    },
  ])
  expect(await cellsOfWorkbook(bytes)).toEqual([
    ['Ответ', 'Вопрос', 'Стол'],
    ['Мы люди реки;\n«и леса»', '2', '1'],
    ['-5 зимой – не мороз', '3', ''],
  ])
})

test('five thousand rows are read without a worker', async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => [`Слова человека под номером ${n}`, n])
  expect(await cellsOfWorkbook(await bytesOf([{ name: 'Ответы', rows }]))).toHaveLength(5000)
})

test('what is no workbook is refused, and so is one that swells', async () => {
  const other = zipSync({ 'readme.xml': strToU8('<a/>') })
  await expect(cellsOfWorkbook(other)).rejects.toThrow()
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(30 * 1024 * 1024) })
  expect(bomb.length).toBeLessThan(100_000)
  await expect(cellsOfWorkbook(bomb)).rejects.toThrow('too large')
})
