import type { Page } from 'playwright-core'

/** What a librarian says and does on the screens of an evening. Names of controls are those that people read. */
export interface SpokenAnswer {
  readonly text: string
  /** Counted from 1. */
  readonly question: number
  /** «Жители»; absent: not stated. */
  readonly group?: string
  /** The number of the table. */
  readonly table?: string
}

export async function beginSession(page: Page, place: string, tables: number): Promise<string> {
  await page.getByRole('button', { name: 'Начать сессию' }).click()
  const dialog = page.getByRole('dialog', { name: 'Новая сессия' })
  await dialog.getByLabel('Где проходит').fill(place)
  await dialog.getByRole('textbox', { name: /^Сколько столов/ }).fill(String(tables))
  await dialog.getByRole('button', { name: 'Начать', exact: true }).click()
  await page.waitForURL(/\/session\//)
  await entryField(page).waitFor()
  return page.url()
}

export function entryField(page: Page) {
  return page.getByRole('textbox', { name: 'Ответ', exact: true })
}

/** Types one answer as in the hall: the choices, the words, Enter. */
export async function writeAnswer(page: Page, answer: SpokenAnswer): Promise<void> {
  const field = entryField(page)
  await field.focus()
  await page.keyboard.press(`Alt+${answer.question}`)
  if (answer.table !== undefined) await choose(page, 'Стол', answer.table)
  if (answer.group !== undefined) await choose(page, 'Кто говорит', answer.group)
  await field.fill(answer.text)
  await field.press('Enter')
  await page.getByRole('list', { name: 'Ответы' }).getByText(answer.text).waitFor()
}

/** All answers of the session, not only those to the chosen question. */
export async function showAllAnswers(page: Page): Promise<void> {
  await page.getByText(/^Все вопросы/).click()
}

export function answerRows(page: Page) {
  return page.getByRole('list', { name: 'Ответы' }).getByRole('listitem')
}

export function savedLine(page: Page) {
  return page.getByRole('link', { name: /Что сохранено и отправлено/ })
}

async function choose(page: Page, legend: string, label: string): Promise<void> {
  const group = page.getByRole('group', { name: new RegExp(`^${legend}`) })
  const chip = group.getByRole('radio', { name: label, exact: true })
  if (!(await chip.isChecked())) await chip.check({ force: true })
}
