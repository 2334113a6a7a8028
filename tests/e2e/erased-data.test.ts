import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { type BrowserDevice, browserDevice, phone } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import {
  answerRows,
  beginSession,
  entryField,
  savedLine,
  savedWords,
  showAllAnswers,
  writeAnswer,
} from './kit/librarian.ts'
import { spaced } from './kit/wording.ts'

const grant = { role: 'librarian', venue: 'bratsk-gorod-1' } as const
const patience = { timeout: 50_000 }

let browser: Browser
let centre: Centre
let administration: Administration

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administration = await administrationOf(centre)
})

afterAll(async () => {
  await browser?.close()
  administration?.close()
  await centre?.stop()
})

/** What Chromium throws away when the disk is full; it leaves cookies and what stands beside the databases. */
const evicted = 'indexeddb,cache_storage,service_workers,file_systems'
const everythingButCookies = `${evicted},local_storage`

async function erase({ context }: BrowserDevice, page: Page, storageTypes: string): Promise<void> {
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin: centre.url, storageTypes })
  await devtools.detach()
}

/** A librarian with a session of three answers at the centre. */
async function librarian(person: string, place: string): Promise<BrowserDevice> {
  const device = await browserDevice(browser, centre.url, phone)
  const { page } = device
  await join(device, (await administration.invite(grant)).url, person)
  await readyForOffline(device)
  await beginSession(page, place, 2)
  for (const text of ['Первое', 'Второе', 'Третье']) await writeAnswer(page, { text, question: 1 })
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
  return device
}

/**
 * What is there when the browser comes back. The page is gone for good first: one that is only left for another runs on
 * for a moment on a busy machine, and may still send what the journey believes lost.
 */
async function comeBackErased(device: BrowserDevice, storageTypes: string): Promise<Page> {
  await device.page.close()
  const page = await device.context.newPage()
  await erase(device, page, storageTypes)
  return page
}

async function mainText(page: Page): Promise<string> {
  return spaced(await page.getByRole('main').innerText())
}

test('a browser that erased the data says what is safe, brings it back, and new words do not get lost', async () => {
  const device = await librarian('Мария', 'Зал стёртых данных')
  const before = await administration.deviceOf('Мария')
  await device.goOffline()
  await writeAnswer(device.page, { text: 'Не успело уйти', question: 1 })
  await expect
    .poll(() => savedWords(device.page), patience)
    .toBe('Сохранено на устройстве 1 ждёт отправки')
  const page = await comeBackErased(device, evicted)
  await device.goOnline()

  await page.goto('/')
  await page.getByRole('heading', { name: 'Браузер стёр данные приложения' }).waitFor()
  await page.getByRole('button', { name: 'Вернуть записи' }).waitFor()
  for (const told of [
    'Всё, что получил центр, цело и вернётся на это устройство.',
    'Не успела уйти в центр: 1 запись.',
    'Здесь работали: Мария',
  ]) {
    await expect.poll(() => mainText(page)).toContain(told)
  }

  await page.getByRole('button', { name: 'Вернуть записи' }).click()
  await page.getByRole('heading', { name: 'Устройство подключено' }).waitFor()
  await page.getByRole('button', { name: 'Начать работу' }).click()
  await page.getByRole('link', { name: /Зал стёртых данных/ }).click()
  await showAllAnswers(page)
  await expect
    .poll(() => answerRows(page).allInnerTexts(), patience)
    .toEqual(['Третье', 'Второе', 'Первое'].map((text) => expect.stringContaining(text) as string))

  // The counter of changes began anew; under the old id the centre would take these for repeats.
  for (const text of ['Четвёртое', 'Пятое', 'Шестое', 'Седьмое', 'Восьмое']) {
    await writeAnswer(page, { text, question: 2 })
  }
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
  const colleague = await browserDevice(browser, centre.url)
  await join(colleague, (await administration.invite(grant)).url, 'Ольга')
  await colleague.page.getByRole('link', { name: /Зал стёртых данных/ }).click()
  await showAllAnswers(colleague.page)
  await expect.poll(() => answerRows(colleague.page).count(), patience).toBe(8)

  const devices = await centre.query(
    `select d.id, revoked_at is not null as revoked from device d
       join device_person dp on dp.device = d.id join person p on p.id = dp.person
     where p.name = 'Мария' order by revoked`,
  )
  expect(devices).toEqual([
    { id: expect.not.stringContaining(before) as string, revoked: false },
    { id: before, revoked: true },
  ])
  device.watch.expectNothingStrange()
  await Promise.all([device.close(), colleague.close()])
})

test('where even the mark is gone, the cookie still tells; a deep link leads to the same page', async () => {
  const device = await librarian('Анна', 'Зал без метки')
  const address = device.page.url()
  const page = await comeBackErased(device, everythingButCookies)
  await page.goto(address)
  await page.getByRole('button', { name: 'Вернуть записи' }).waitFor()
  await expect
    .poll(() => mainText(page))
    .toContain('Пропасть могло только то, что ещё не было отправлено.')

  // The answer may be lost on the way: a second press brings the same.
  await page.route('**/api/succession', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    await route.fetch()
    return route.abort()
  })
  device.watch.isConnected = false
  await page.getByRole('button', { name: 'Вернуть записи' }).click()
  await page.getByRole('alert').getByText('Нет связи с центром').waitFor()
  await page.unroute('**/api/succession')
  await page.getByRole('button', { name: 'Вернуть записи' }).click()
  await page.getByRole('button', { name: 'Начать работу' }).click()
  device.watch.isConnected = true
  await page.getByRole('link', { name: /Зал без метки/ }).waitFor()
  device.watch.expectNothingStrange()
  await device.close()
})

test('without the cookie an invitation is asked for, and without a line it is said that one is needed', async () => {
  const device = await librarian('Вера', 'Зал без всего')
  const page = await comeBackErased(device, 'indexeddb')
  await device.context.clearCookies()

  // The app itself is still on the device, and opens without a line.
  await device.goOffline()
  await page.goto('/')
  await page.getByRole('heading', { name: 'Браузер стёр данные приложения' }).waitFor()
  await expect.poll(() => mainText(page)).toContain('ничего не пропало')
  await page.getByText('Нет связи с центром').waitFor()
  await device.goOnline()
  await page.getByRole('button', { name: 'Попробовать ещё раз' }).click()
  await page.getByText('Попросите у координатора новое приглашение').waitFor()

  await join({ ...device, page }, (await administration.invite(grant)).url, 'Вера')
  await page.getByRole('link', { name: /Зал без всего/ }).click()
  await showAllAnswers(page)
  await expect.poll(() => answerRows(page).count(), patience).toBe(3)
  device.watch.expectNothingStrange()
  await device.close()
})

test('data erased under the open app: nothing pretends to be saved, and opening anew leads back', async () => {
  const device = await librarian('Нина', 'Зал на ходу')
  const { page } = device
  await entryField(page).fill('Набрано, когда стёрли')
  await erase(device, page, 'indexeddb')
  await expect
    .poll(() => savedWords(page), patience)
    .toBe('Новое не сохраняется браузер стёр данные приложения')
  await entryField(page).press('Enter')
  await page.getByRole('alert').getByText('браузер стёр данные приложения').waitFor()
  await expect.poll(() => entryField(page).inputValue()).toBe('Набрано, когда стёрли')
  await savedLine(page).click()
  await page.getByText('Браузер стёр данные приложения, пока оно было открыто').waitFor()
  await page.getByRole('button', { name: 'Открыть заново' }).click()
  await page.getByRole('button', { name: 'Вернуть записи' }).waitFor()
  await expect.poll(() => mainText(page)).toContain('ничего не пропало')
  await page.getByRole('button', { name: 'Вернуть записи' }).click()
  await page.getByRole('button', { name: 'Начать работу' }).click()
  await page.getByRole('link', { name: /Зал на ходу/ }).click()
  await showAllAnswers(page)
  await expect.poll(() => answerRows(page).count(), patience).toBe(3)
  device.watch.expectNothingStrange()
  await device.close()
})

test('on a device that is new here nothing is said of any loss', async () => {
  const device = await browserDevice(browser, centre.url, phone)
  await device.page.goto('/')
  await device.page.getByLabel('Ссылка или код приглашения').waitFor()
  await device.page.waitForLoadState('networkidle')
  await expect.poll(() => device.page.getByText('стёр').count()).toBe(0)
  device.watch.expectNothingStrange()
  await device.close()
})
