import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { type BrowserDevice, browserDevice, computer, phone } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import {
  answerRows,
  beginSession,
  endCorrecting,
  entryField,
  openPart,
  savedWords,
  showAllAnswers,
  writeAnswer,
} from './kit/librarian.ts'
import { spaced } from './kit/wording.ts'

const grant = { role: 'librarian', venue: 'bratsk-gorod-1' } as const
const patience = { timeout: 50_000 }
const place = 'Зал двух правок'

let browser: Browser
let centre: Centre
let administration: Administration
let first: BrowserDevice
let second: BrowserDevice

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administration = await administrationOf(centre)
  first = await browserDevice(browser, centre.url, computer)
  second = await browserDevice(browser, centre.url, phone)
  await join(first, (await administration.invite(grant)).url, 'Мария')
  await join(second, (await administration.invite(grant)).url, 'Ольга')
  await Promise.all([first, second].map(readyForOffline))
  await beginSession(first.page, place, 2)
  await second.page.getByRole('link', { name: new RegExp(place) }).click()
  await entryField(second.page).waitFor()
})

afterAll(async () => {
  await browser?.close()
  administration?.close()
  await centre?.stop()
})

test('two people correct the same words offline; both see all versions, one press settles it for both', async () => {
  await writeAnswer(first.page, { text: 'Мы живём у реки', question: 1 })
  for (const { page } of [first, second]) {
    await showAllAnswers(page)
    await expect.poll(() => answerRows(page).count(), patience).toBe(1)
  }
  await expect.poll(() => savedWords(first.page), patience).toMatch(/^Получено центром/)
  await Promise.all([first.goOffline(), second.goOffline()])
  await correct(first.page, 'Мы живём у реки', 'Мы живём у реки Ангары')
  await correct(second.page, 'Мы живём у реки', 'Мы живём у большой реки')
  await first.goOnline()
  await expect.poll(() => savedWords(first.page), patience).toMatch(/^Получено центром/)
  await second.goOnline()

  // All three texts lie on the device.
  for (const device of [first, second]) {
    const { page } = device
    await page.getByText('выберите из двух').waitFor()
    await device.goOffline()
    await answerRows(page).getByRole('button').first().click()
    await page.getByText('Двое изменили одно и то же. Какой вариант оставить?').waitFor()
    await page.getByText('Было раньше').waitFor()
  }
  // The later arrival stands; whose the other is, each reads from their own side.
  await expect
    .poll(() => versionsOn(first.page))
    .toEqual([
      'Сейчас стоит Мы живём у большой реки',
      'Ваш вариант Мы живём у реки Ангары',
      'Было раньше Мы живём у реки',
    ])
  await expect
    .poll(() => versionsOn(second.page))
    .toEqual([
      'Сейчас стоит Мы живём у большой реки',
      'Вариант: Мария Мы живём у реки Ангары',
      'Было раньше Мы живём у реки',
    ])

  // Settled without a connection, by whoever comes first.
  await second.goOnline()
  await first.page
    .getByRole('group', { name: 'Текст' })
    .getByRole('button', { name: /^Взять это: Мы живём у реки Ангары/ })
    .click()
  await first.page.getByText('Двое изменили').waitFor({ state: 'detached' })
  await first.goOnline()
  await second.page.getByText('Двое изменили').waitFor({ state: 'detached' })
  for (const { page } of [first, second]) {
    await expect
      .poll(() => page.getByLabel('Слова говорящего').inputValue(), patience)
      .toBe('Мы живём у реки Ангары')
    await expect.poll(() => page.getByText('выберите из двух').count()).toBe(0)
    await page.getByRole('button', { name: 'Закрыть' }).click()
    await answerRows(page).getByText('Мы живём у реки Ангары').waitFor()
  }
  await expect.poll(() => refusedAndDisputed()).toEqual({ disputed: 0 })
})

test('the history of an answer names who changed what, and brings an earlier text back', async () => {
  const { page } = second
  await writeAnswer(page, { text: 'Пекут хлеб', question: 2 })
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
  await expect.poll(() => answerRows(first.page).count(), patience).toBe(2)
  await correct(first.page, 'Пекут хлеб', 'Пекут хлеб и поют')
  await answerRows(page).getByText('Пекут хлеб и поют').waitFor()
  await correct(page, 'Пекут хлеб и поют', 'Пекут хлеб, поют и спорят')
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)

  await open(page, 'Пекут хлеб, поют и спорят')
  await page.getByText('История', { exact: true }).click()
  const history = page.getByRole('list', { name: 'История' })
  const entries = async () => Promise.all((await history.getByRole('listitem').all()).map(textOf))
  const told = [
    /вы · исправление Текст Было: Пекут хлеб и поют Вернуть этот текст Стало: Пекут хлеб, поют и спорят$/,
    /Мария · исправление Текст Было: Пекут хлеб Вернуть этот текст Стало: Пекут хлеб и поют$/,
    /вы · первая запись Текст Пекут хлеб Вопрос Какие мы\?/,
  ]
  await expect
    .poll(entries, patience)
    .toEqual(told.map((entry) => expect.stringMatching(entry) as string))

  await history.getByRole('button', { name: 'Вернуть этот текст' }).nth(1).click()
  await expect.poll(() => page.getByLabel('Слова говорящего').inputValue()).toBe('Пекут хлеб')
  await answerRows(first.page).getByText('Пекут хлеб', { exact: true }).waitFor()
  // What was there before stays in the history, and the new step with it.
  await expect.poll(() => history.getByRole('listitem').count(), patience).toBe(4)

  await page.getByText('История', { exact: true }).click()
  await second.goOffline()
  await page.getByText('История', { exact: true }).click()
  await page.getByText('Историю хранит центр, а связи с ним сейчас нет').waitFor()
  await second.goOnline()
  await page.getByRole('button', { name: 'Спросить ещё раз' }).click()
  await expect.poll(() => history.getByRole('listitem').count(), patience).toBe(4)
  for (const { watch } of [first, second]) watch.expectNothingStrange()
})

test('what comes while somebody types over the same words is kept beside theirs', async () => {
  const { page } = second
  await page.getByLabel('Слова говорящего').fill('Пекут ржаной хлеб')
  await correct(first.page, 'Пекут хлеб', 'Пекут белый хлеб')
  await expect.poll(() => savedWords(first.page), patience).toMatch(/^Получено центром/)
  // It is on her device, and does not jump into the field under her hand.
  const history = page.getByRole('list', { name: 'История' })
  await history.getByText('Пекут белый хлеб').waitFor()
  await expect
    .poll(() => page.getByLabel('Слова говорящего').inputValue())
    .toBe('Пекут ржаной хлеб')
  await page.getByLabel('Слова говорящего').blur()
  await page.getByText('Двое изменили').waitFor()
  await expect
    .poll(() => versionsOn(page))
    .toEqual([
      'Сейчас стоит Пекут ржаной хлеб',
      'Вариант: Мария Пекут белый хлеб',
      'Было раньше Пекут хлеб',
    ])
  await answerRows(first.page).getByText('выберите из двух').waitFor()
  await page.getByRole('button', { name: 'Взять это: Пекут хлеб' }).click()
  await answerRows(first.page).getByText('Пекут хлеб', { exact: true }).waitFor()
})

test('what somebody deleted another brings back, long after and without a line; the session has a history too', async () => {
  const { page } = first
  await second.page.getByRole('button', { name: 'Удалить ответ' }).click()
  await expect.poll(() => answerRows(page).count(), patience).toBe(1)

  await openPart(page, 'О сессии')
  await first.goOffline()
  await page.getByText('Удалённое: 1').click()
  await page.getByText(/^Ольга, /).waitFor()
  await page.getByRole('button', { name: 'Вернуть: Пекут хлеб' }).click()
  await expect.poll(() => page.getByText('Удалённое: 1').count()).toBe(0)
  await first.goOnline()
  await answerRows(second.page).getByText('Пекут хлеб', { exact: true }).waitFor()

  await page.getByLabel('Место').fill('Читальный зал')
  await page.getByLabel('Место').blur()
  await page.getByText('История', { exact: true }).click()
  await page.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await expect.poll(() => page.getByLabel('Место').inputValue()).toBe(place)

  // A whole session, deleted by mistake, comes back from the page of the venue.
  await page.getByRole('button', { name: 'Удалить сессию' }).click()
  await page.getByRole('link', { name: 'На главную' }).click()
  await page.getByText('Удалённое: 1').click()
  await page.getByRole('button', { name: `Вернуть: ${place}` }).click()
  await page.getByRole('link', { name: new RegExp(place) }).waitFor()
  for (const { watch } of [first, second]) watch.expectNothingStrange()
})

async function open(page: Page, text: string): Promise<void> {
  await answerRows(page)
    .filter({ hasText: new RegExp(`^\\D*${text}`) })
    .getByRole('button')
    .first()
    .click()
  await page.getByRole('region', { name: 'Ответ', exact: true }).waitFor()
}

async function correct(page: Page, before: string, after: string): Promise<void> {
  await open(page, before)
  await page.getByLabel('Слова говорящего').fill(after)
  await endCorrecting(page)
  await answerRows(page).getByText(after, { exact: true }).waitFor()
}

/** Label and words of each version, as they stand one under another. */
async function versionsOn(page: Page): Promise<string[]> {
  const group = page.getByRole('group', { name: 'Текст' })
  const buttons = await group.getByRole('button').all()
  return Promise.all(
    buttons.map((button) => textOf(button.locator('xpath=preceding-sibling::div'))),
  )
}

async function textOf(locator: Locator): Promise<string> {
  return spaced(await locator.innerText()).trim()
}

async function refusedAndDisputed(): Promise<unknown> {
  const [row] = await centre.query(
    `select count(*)::int as disputed from record where state->'disputed' <> '{}'`,
  )
  return row
}
