import { readFile } from 'node:fs/promises'
import readWorkbook from 'read-excel-file/node'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { accessibilityFaults } from './kit/appearance.ts'
import { type BrowserDevice, browserDevice, computer } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { join } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { focused, press, tabTo, type } from './kit/keyboard.ts'
import { readAnswers, readTable } from './kit/region.ts'
import { playSeveralVenues } from './kit/several-venues.ts'

const participants = 'Участники: группа и муниципалитет'

let browser: Browser
let centre: Centre
let administration: Administration
let desk: BrowserDevice

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administration = await administrationOf(centre)
  await playSeveralVenues(centre, administration)
  desk = await browserDevice(browser, centre.url, computer)
  // An administrator reads the whole as well as the region's staff does.
  await join(desk, (await administration.invite({ role: 'administrator' })).url, 'Павел')
})

afterAll(async () => {
  await browser?.close()
  administration?.close()
  await centre?.stop()
})

test('without a mouse somebody goes from the board to a session, and sorts by who needs help', async () => {
  const { page } = desk
  await page.goto('/region')
  await page.getByRole('table', { name: 'Муниципалитеты' }).waitFor()
  const board = () => readTable(page, 'Муниципалитеты')
  await expect
    .poll(async () => (await board())['город Братск']?.['Состояние и помощь'])
    .toContain('пришедшее позже не разобрано')
  await expect
    .poll(async () => (await board())['Всего'])
    .toMatchObject({ Ответы: '69', Принято: '24', Позже: '1' })
  await press(page, page.getByRole('button', { name: 'Ответы', exact: true }))
  await expect.poll(async () => Object.keys(await board())[0]).toBe('Ольхонский район')
  await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('answers')
  const map = page.getByRole('list', { name: 'Муниципалитеты на карте' })
  await tabTo(page, map.getByRole('link').first(), 'Shift+Tab')
  // One stop for Tab; the arrows go as the tiles lie: Усть-Илимский, below it Усть-Илимск, then west and south.
  for (const key of ['ArrowDown', 'ArrowLeft', 'ArrowDown']) await page.keyboard.press(key)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toMatch(/город Братск/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'город Братск', exact: true }).waitFor()
  await press(page, page.getByRole('link', { name: 'Сессия 5 ноября' }))
  await page.getByRole('region', { name: 'Одна сессия' }).waitFor()
  await expect.poll(() => readAnswers(page)).toHaveLength(15)
})

test('searches a word form, and takes along exactly what was found', async () => {
  const { page } = desk
  await press(page, page.getByRole('link', { name: 'Ко всем сессиям' }))
  await page.getByRole('region', { name: 'Одна сессия' }).waitFor({ state: 'detached' })
  // The link is gone with the session, and the focus has gone to the top of the page.
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await type(page, page.getByRole('searchbox', { name: 'Искать в ответах' }), 'лыжником')
  await page.keyboard.press('Enter')
  await expect.poll(() => readAnswers(page)).toEqual(['Вспомнили уже дома: мы ещё и лыжники'])
  await press(page, page.getByText('Сохранить найденное'))
  const lines = (await saved(page.getByRole('button', { name: 'Строки JSON' }))).toString().trim()
  expect(JSON.parse(lines)).toMatchObject({
    text: 'Вспомнили уже дома: мы ещё и лыжники',
    municipality: 'город Братск',
    date: '2024-11-05',
    group: 'Жители',
    late: 'да',
  })
})

test('takes a table of numbers along as a workbook, the same as on the screen', async () => {
  const { page } = desk
  await press(page, page.getByRole('link', { name: 'Числа' }), 'Shift+Tab')
  await page.getByText('Сумма сходится с полученным').waitFor()
  await expect.poll(() => readTable(page, participants)).toHaveProperty('Всего')
  const seen = await readTable(page, participants)
  await press(page, page.getByText('Сохранить таблицу'))
  const file = await saved(page.getByRole('button', { name: /Excel/ }))
  const [table] = await readWorkbook(file)
  const [head = [], ...rows] = table?.data ?? []
  expect(rows).toHaveLength(43)
  const last = Object.fromEntries(rows.at(-1)?.map((cell, at) => [head[at], String(cell)]) ?? [])
  expect(last).toMatchObject({ Жители: seen['Всего']?.['Жители'], Всего: seen['Всего']?.['Всего'] })
  desk.watch.expectNothingStrange()
})

test('makes a theme of a search, and goes from its table to a quote, to its session and back', async () => {
  const { page } = desk
  await page.goto('/region')
  await press(page, page.getByRole('navigation').getByRole('link', { name: 'Ответы' }))
  await type(page, page.getByRole('searchbox', { name: 'Искать в ответах' }), 'мы')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('text')).toBe('мы')
  await press(page, page.getByText('Темы для найденного'))
  await press(page, page.getByRole('button', { name: 'Сохранить поиск как кандидата' }))
  await page.getByText('Сделано: добавлена тема').waitFor()
  const places = page.getByRole('navigation')
  await press(page, places.getByRole('link', { name: 'Темы', exact: true }), 'Shift+Tab')
  const candidates = page.getByRole('region', { name: 'Кандидаты в темы' })
  await press(page, candidates.getByRole('button', { name: 'Отнести всё найденное' }))
  const theme = page.getByRole('list', { name: 'Кодификатор' }).getByRole('link', { name: 'мы' })
  await theme.waitFor()
  await press(page, page.getByRole('link', { name: 'Таблицы' }), 'Shift+Tab')
  await page.getByRole('table', { name: 'Темы и муниципалитеты' }).waitFor()
  const total = async () => (await readTable(page, 'Темы и муниципалитеты'))['мы']?.['Всего'] ?? ''
  // How many, and the share of all.
  await expect.poll(total).toMatch(/^[1-9]\d* · \d+.%$/)
  const [count = ''] = (await total()).split(' · ')
  await press(page, page.getByRole('row', { name: /^мы/ }).getByRole('link').first())
  await expect.poll(async () => (await readAnswers(page)).length).toBe(Number(count))
  const [quote = ''] = await readAnswers(page)
  await press(page, page.getByRole('link', { name: 'Похожие, темы и источник' }).first())
  const origin = page.getByRole('region', { name: 'Откуда этот ответ' })
  await origin.getByText('Получен центром').waitFor()
  await expect.poll(() => page.getByRole('blockquote').first().innerText()).toContain(quote)
  await press(page, origin.getByRole('link', { name: /^Сессия/ }))
  await page.getByRole('region', { name: 'Одна сессия' }).waitFor()
  await page.goBack()
  await origin.waitFor()
  await page.goBack()
  await expect.poll(async () => (await readAnswers(page)).length).toBe(Number(count))
})

test('reads answer after answer and gives them themes without leaving the keyboard', async () => {
  const { page } = desk
  await page.goto('/region/themes/reading')
  const field = page.getByRole('textbox', { name: 'Тема' })
  await focused(field)
  const first = await page.getByRole('blockquote').innerText()
  await page.keyboard.type('Земляки')
  await page.keyboard.press('Enter')
  await page.getByRole('group', { name: 'Темы этого ответа' }).getByText('Земляки').waitFor()
  await expect.poll(() => field.inputValue()).toBe('')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('blockquote').innerText()).not.toBe(first)
  await page.getByText(/^1 из/).waitFor()
  await press(page, page.getByRole('button', { name: 'Вернуть прошлый' }))
  await expect.poll(() => page.getByRole('blockquote').innerText()).toBe(first)
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  desk.watch.expectNothingStrange()
})

/** What the browser saves when a control is pressed by the keyboard. */
async function saved(control: Locator): Promise<Buffer> {
  const { page } = desk
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    tabTo(page, control).then(() => page.keyboard.press('Enter')),
  ])
  return readFile(await download.path())
}
