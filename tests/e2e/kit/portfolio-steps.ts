import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { textOf } from './docx-text.ts'
import { choose } from './report-steps.ts'
import { spaced } from './wording.ts'

/** The groups of all venues in one list: who leads, who took on what, what they carry and whom they send. */
export async function readGroups(page: Page): Promise<void> {
  const list = page.getByRole('list', { name: 'Группы территориального развития' })
  const [first, second] = [list.getByText('Хранители перрона'), list.getByText('Пётр Вокзалов')]
  for (const words of [first, second]) await expect.poll(() => words.count()).toBe(2)
  await list
    .getByText(/1.участник · ведёт: Музей одного перрона · из.неё едут: Музей одного перрона/)
    .first()
    .waitFor()
  const promised = list.getByRole('list', { name: 'Кто за что взялся' }).first()
  await promised.getByText('Анна Рельсова: экскурсии по воскресеньям').waitFor()
}

/** Marks the first delegate on the first day of the forum, and finds it marked when the page is opened again. */
export async function markWhoCame(page: Page): Promise<void> {
  const part = page.getByRole('region', { name: 'Кто приехал' })
  await part
    .getByText(/0.из.4$/)
    .first()
    .click()
  await choose(part.getByRole('checkbox', { name: 'Музей одного перрона' }).first())
  await part.getByText(/1.из.4$/).waitFor()
  await page.reload()
  await part.getByText(/1.из.4$/).waitFor()
}

/** The delegate's folder: every document for Word and for any browser, the photos, and what to read first. */
export async function takeFolder(page: Page): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Папка делегата' }).first().click(),
  ])
  const folder = unzipSync(await readFile(await download.path()))
  const names = Object.keys(folder).map((name) => name.normalize('NFC'))
  expect(names).toEqual(
    expect.arrayContaining([
      '1 Выступление.docx',
      '2 Отчёт.html',
      '3 Карточка территории.docx',
      '4 Паспорт Музей одного перрона.docx',
      'Прочитайте сначала.txt',
    ]),
  )
  const printed = strFromU8(folder['2 Отчёт.html'] ?? new Uint8Array())
  const report = spaced(printed.replaceAll('&nbsp;', ' '))
  expect(report).toMatch(/по состоянию на \d+ \p{L}+ \d{4} г\., \d{1,2}:\d\d/u)
  expect(report).not.toMatch(/<script|https?:\/\//)
  expect(report).toMatch(/<img src="data:image\/jpeg/)
  const inner = unzipSync(folder['2 Отчёт.docx'] ?? new Uint8Array())
  expect(textOf(strFromU8(inner['word/document.xml'] ?? new Uint8Array()))).toContain('Просим')
}
