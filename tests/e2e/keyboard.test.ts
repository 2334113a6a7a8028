import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserDevice, browserDevice, computer } from './kit/browser-device.ts'
import { type Centre, startCentre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { choose, press, tabTo, type } from './kit/keyboard.ts'
import { answerRows, entryField, savedWords } from './kit/librarian.ts'

let browser: Browser
let centre: Centre
let librarian: BrowserDevice
let coordinator: BrowserDevice

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), startCentre()])
  librarian = await browserDevice(browser, centre.url, computer)
  coordinator = await browserDevice(browser, centre.url, computer)
})

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

async function joinByKeys({ page }: BrowserDevice, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Подключить' }).waitFor()
  await type(page, page.getByLabel('Как вас зовут'), name)
  await page.keyboard.press('Enter')
  const start = page.getByRole('button', { name: 'Начать работу' })
  await expect.poll(() => start.isEnabled(), { timeout: 15_000 }).toBe(true)
  await press(page, start)
  await page.waitForURL(/\/(venue|municipality)/)
}

test('somebody without a mouse joins and begins a session', async () => {
  const { page } = librarian
  await joinByKeys(librarian, centre.link('librarian'), 'Мария')
  await press(page, page.getByRole('button', { name: 'Начать сессию' }))
  await type(page, page.getByLabel('Где проходит'), 'Читальный зал')
  await type(page, page.getByRole('textbox', { name: /^Сколько столов/ }), '3')
  await page.keyboard.press('Enter')
  await entryField(page).waitFor()
})

test('types an evening: the field is ready, the question is a key away, choices are near', async () => {
  const { page } = librarian
  // Nobody had to look for the field: the cursor is in it.
  await expect
    .poll(() => entryField(page).evaluate((one) => one === document.activeElement))
    .toBe(true)
  await page.keyboard.type('Мы люди реки')
  await page.keyboard.press('Enter')
  await page.keyboard.type('И тайги')
  await page.keyboard.press('Enter')
  await expect.poll(() => answerRows(page).count()).toBe(2)

  await page.keyboard.press('Alt+ArrowDown')
  await page.getByRole('heading', { name: 'Какие мы?' }).waitFor()
  await choose(page, page.getByRole('group', { name: 'Стол' }), '2')
  await choose(page, page.getByRole('group', { name: /^Кто говорит/ }), 'Бизнес')
  await tabTo(page, entryField(page), 'Shift+Tab')
  await page.keyboard.type('Терпеливые')
  await page.keyboard.press('Enter')
  await page.getByText('Стол 2 · Бизнес').waitFor()
  await page.keyboard.press('Alt+8')
  await page.getByRole('heading', { name: 'Как мы ведём себя' }).waitFor()
  await page.keyboard.type('Помогаем')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('и не ждём')
  await page.keyboard.press('Enter')
  await expect.poll(() => answerRows(page).count()).toBe(1)
})

test('corrects an answer, removes one and takes it back', async () => {
  const { page } = librarian
  await page.keyboard.press('Alt+1')
  await press(page, page.getByRole('button', { name: 'И тайги' }))
  await type(page, page.getByRole('textbox', { name: 'Слова говорящего' }), 'И тайги, и степи')
  await page.keyboard.press('Escape')
  await page.getByRole('list', { name: 'Ответы' }).getByText('И тайги, и степи').waitFor()
  // Back in the field, without a search for it.
  expect(await entryField(page).evaluate((one) => one === document.activeElement)).toBe(true)

  await press(page, page.getByRole('button', { name: 'Мы люди реки' }))
  await press(page, page.getByRole('button', { name: 'Удалить ответ' }))
  await expect.poll(() => answerRows(page).count()).toBe(1)
  await press(page, page.getByRole('button', { name: 'Вернуть' }))
  await expect.poll(() => answerRows(page).count()).toBe(2)
})

test('counts the hall and hands the session in', async () => {
  const { page } = librarian
  await press(page, page.getByRole('link', { name: 'Участники' }), 'Shift+Tab')
  await type(page, page.getByRole('textbox', { name: 'Жители', exact: true }), '14')
  await page.getByText('14 человек').waitFor()
  await press(page, page.getByRole('link', { name: 'Отправка', exact: true }), 'Shift+Tab')
  await press(page, page.getByRole('button', { name: 'Отправить координатору' }))
  await page.getByText('Отправлено координатору').first().waitFor()
  await expect.poll(() => savedWords(page)).toMatch(/^Получено центром/)
})

test('the coordinator reads with the arrows, remarks, and accepts', async () => {
  const { page } = coordinator
  await joinByKeys(coordinator, centre.link('coordinator'), 'Анна')
  await press(page, page.getByRole('link', { name: /Читальный зал/ }))
  await page.waitForURL(/\/review\//)
  await page.getByRole('article').first().waitFor()
  await page.keyboard.press('n')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('c')
  await page.getByRole('textbox').waitFor()
  await page.keyboard.type('Очень точно сказано')
  await page.keyboard.press('Enter')
  await page.getByText('Очень точно сказано').waitFor()
  // The remark stands before its field is closed; then the keys are those of reading again.
  await page.getByRole('textbox').waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByText('Терпеливые').waitFor()
  await press(page, page.getByRole('button', { name: 'Принять', exact: true }), 'Shift+Tab')
  await page.getByText('Сессия принята').waitFor()
  await librarian.page.getByText('Сессия принята').waitFor()
  for (const { watch } of [librarian, coordinator]) watch.expectNothingStrange()
})
