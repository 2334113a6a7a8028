import type { Locator, Page } from 'playwright-core'
import { spaced } from './wording.ts'

/** What stands in a table of the region's desk: by the name of the row, then by the heading of the column. */
export interface ReadTable {
  readonly [row: string]: { readonly [column: string]: string }
}

/** What the centre answers to the device of the page. */
export function askedBy(page: Page, path: string): Promise<unknown> {
  return page.evaluate(async (asked): Promise<unknown> => (await fetch(asked)).json(), path)
}

/** Reads a table as somebody does who looks at it. */
export async function readTable(page: Page, name: string): Promise<ReadTable> {
  const table = page.getByRole('table', { name, exact: true })
  const columns = (await table.getByRole('columnheader').allInnerTexts()).map(heading)
  const read: { [row: string]: { [column: string]: string } } = {}
  for (const row of await table.locator('tbody tr, tfoot tr').all()) {
    const texts = await row.locator('th, td').allInnerTexts()
    const [title = '', ...cells] = texts.map(spaced)
    read[title] = Object.fromEntries(
      cells.map((cell, index) => [columns[index + 1] ?? '', cell.trim()]),
    )
  }
  return read
}

/** The numbers of a chart, by their labels. */
export async function readBars(
  page: Page,
  name: string | RegExp,
): Promise<{ [label: string]: string }> {
  const table = page.getByRole('table', { name })
  const rows = await table.locator('tbody tr').all()
  const bars = await Promise.all(
    rows.map(async (row) => {
      const label = spaced(await row.getByRole('rowheader').innerText())
      const [value = ''] = spaced(await row.getByRole('cell').innerText())
        .trim()
        .split(' ')
      return [label, value] as const
    }),
  )
  return Object.fromEntries(bars)
}

/** The lines of a list of terms and numbers. */
export async function readFigures(page: Page, name: string): Promise<{ [term: string]: string }> {
  const list = page.getByRole('region', { name })
  const terms = await list.locator('dt').allInnerTexts()
  const values = await list.locator('dd').allInnerTexts()
  return Object.fromEntries(terms.map((term, index) => [spaced(term), values[index] ?? '']))
}

export async function openRegionPlace(
  page: Page,
  place: 'Карта' | 'Ответы' | 'Числа',
): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click()
}

/** Everything on the page of numbers: the counting rule and its three tables. */
export async function readNumbers(page: Page) {
  await openRegionPlace(page, 'Числа')
  await page.getByText('Сумма сходится с полученным').waitFor()
  const rule = await readFigures(page, 'Как посчитано')
  const people = await readTable(page, 'Участники: группа и муниципалитет')
  await page.getByRole('tab', { name: 'Ответы по муниципалитетам' }).click()
  const byQuestion = await readTable(page, 'Учтённые ответы: вопрос и муниципалитет')
  await page.getByRole('tab', { name: 'Ответы по группам' }).click()
  const byGroup = await readTable(page, 'Учтённые ответы: вопрос и группа')
  return { rule, people, byQuestion, byGroup }
}

/** The answers that are listed, all pages of them. */
export async function readAnswers(page: Page): Promise<string[]> {
  const more = page.getByRole('button', { name: 'Показать ещё' })
  while (await more.isVisible()) {
    const before = await foundAnswers(page).count()
    await more.click()
    await page.waitForFunction(
      (count) => document.querySelectorAll('ol > li > blockquote').length > count,
      before,
    )
  }
  return (await foundAnswers(page).allInnerTexts()).map(spaced)
}

export async function searchAnswers(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Искать в ответах' }).fill(text)
  await page.getByRole('button', { name: 'Найти' }).click()
}

function foundAnswers(page: Page): Locator {
  return page.getByRole('list', { name: 'Найденные ответы' }).locator('blockquote')
}

/** A column that is sorted by says so with an arrow. */
function heading(text: string): string {
  return spaced(text)
    .replace(/\s*[↑↓]$/, '')
    .trim()
}
