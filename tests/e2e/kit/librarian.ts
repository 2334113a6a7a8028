import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { focused } from './keyboard.ts'
import { spaced } from './wording.ts'

/** What a librarian does on the screens of an evening. Controls are found by the names that people read. */
export interface SpokenAnswer {
  readonly text: string
  /** Counted from 1. */
  readonly question: number
  /** «Жители»; absent: not stated. */
  readonly group?: string
  /** The number of the table. */
  readonly table?: string
}

export async function beginSession(page: Page, place: string, tables: number): Promise<void> {
  await page.getByRole('button', { name: 'Начать сессию' }).click()
  const dialog = page.getByRole('dialog', { name: 'Новая сессия' })
  await dialog.getByLabel('Где проходит').fill(place)
  await dialog.getByRole('textbox', { name: /^Сколько столов/ }).fill(String(tables))
  await dialog.getByRole('button', { name: 'Начать', exact: true }).click()
  await page.waitForURL(/\/session\//)
  await entryField(page).waitFor()
}

export function entryField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Ответ', exact: true })
}

/** Corrects the answer that a link has just opened; whoever types at once must not find the words in another field. */
export async function correctOpened(page: Page, words: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Слова говорящего' })
  await focused(field)
  // The field of the evening becomes ready later than this one. It would take the focus right after that.
  await expect.poll(() => entryField(page).isEnabled()).toBe(true)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(words)
  await endCorrecting(page)
}

/** Closes an opened answer by a press that lasts as long as a hand takes; what is saved meanwhile must not move the button. */
export async function endCorrecting(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Готово' }).click({ delay: 200 })
  await page.getByRole('region', { name: 'Ответ', exact: true }).waitFor({ state: 'detached' })
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
  await answerList(page).getByText(answer.text, { exact: true }).first().waitFor()
}

/** All answers of the session, not only those to the chosen question. */
export async function showAllAnswers(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Какие ответы показать' }).getByText(/^Все/).click()
}

export function answerRows(page: Page): Locator {
  return answerList(page).getByRole('listitem')
}

/** What all of them say, in the order of the alphabet. */
export async function answerTexts(page: Page): Promise<string[]> {
  // Not `innerText`: of rows beyond the window it is empty, since nothing of them is drawn.
  const texts = await answerRows(page).getByRole('button').allTextContents()
  return texts.map(spaced).sort()
}

export function savedLine(page: Page): Locator {
  return page.getByRole('link', { name: /Что сохранено и отправлено/ })
}

/** What the line says: «Сохранено на устройстве 4 ждут отправки». */
export async function savedWords(page: Page): Promise<string> {
  const [, words = ''] = spaced(await savedLine(page).innerText()).split('отправлено: ')
  return words
}

export type SessionPart =
  | 'Ответы'
  | 'С листа'
  | 'Участники'
  | 'План и зал'
  | 'О сессии'
  | 'Самое ценное'
  | 'Инициативы'
  | 'Делегаты'
  | 'Отправка'
  | 'Протокол'
  | 'Таблицы'

/** The place at the bottom of a phone under which a part stands. */
const placeOfPart: { readonly [Part in SessionPart]: string } = {
  Ответы: 'Сессия',
  'С листа': 'Сессия',
  Участники: 'Сессия',
  'План и зал': 'Сессия',
  'О сессии': 'Сессия',
  'Самое ценное': 'Инициативы',
  Инициативы: 'Инициативы',
  Делегаты: 'Делегаты',
  Отправка: 'Отправка',
  Протокол: 'Отправка',
  Таблицы: 'Отправка',
}

/** On a computer all parts stand in one line; on a phone the place at the bottom comes first. */
export async function openPart(page: Page, part: SessionPart): Promise<void> {
  const place = page
    .getByRole('navigation', { name: 'Разделы' })
    .getByRole('link', { name: placeOfPart[part] })
  const link = page
    .getByRole('navigation', { name: 'Части сессии' })
    .getByRole('link', { name: part })
  await place.or(link).first().waitFor()
  if ((await place.count()) > 0) await place.click()
  const isAlone = part === 'Делегаты' || part === 'Отправка'
  if (!isAlone || (await place.count()) === 0) await link.click()
}

/** Counts the hall, on the part «Участники»; by the titles of the groups. */
export async function countPeople(
  page: Page,
  counts: { readonly [group: string]: number },
): Promise<void> {
  for (const [group, count] of Object.entries(counts)) {
    const field = page.getByRole('textbox', { name: group, exact: true })
    await field.fill(String(count))
    await field.press('Tab')
  }
}

/** «Отправить координатору», on the part «Отправка». */
export async function handOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Отправить (координатору|снова)/ }).click()
  await page.getByText('Отправлено координатору').first().waitFor()
}

/** «Вернуть» goes after a while, but not under the hand of whoever is about to take something back. */
export async function holdUndo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Вернуть' }).hover()
}

/** Opens the whole truth behind the line, presses «Передать сейчас», waits until all is there, and goes back. */
export async function sendNow(page: Page): Promise<void> {
  await savedLine(page).click()
  const button = page.getByRole('button', { name: 'Передать сейчас' })
  await button.click()
  await page.getByText('Всё, что записано на этом устройстве, есть и в центре').waitFor()
  await page.goBack()
}

function answerList(page: Page): Locator {
  return page.getByRole('list', { name: 'Ответы' })
}

async function choose(page: Page, legend: string, label: string): Promise<void> {
  const group = page.getByRole('group', { name: new RegExp(`^${legend}`) })
  const chip = group.getByRole('radio', { name: label, exact: true })
  if (!(await chip.isChecked())) await chip.check({ force: true })
}
