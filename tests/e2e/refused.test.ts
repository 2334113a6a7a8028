import { readFile } from 'node:fs/promises'
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
  holdUndo,
  savedLine,
  savedWords,
  showAllAnswers,
  writeAnswer,
} from './kit/librarian.ts'
import { spaced } from './kit/wording.ts'

const venue = 'bratsk-gorod-1'
const grant = { role: 'librarian', venue } as const
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

/** A librarian with a session, and without a line from now on. */
async function librarianOffline(person: string, place: string): Promise<BrowserDevice> {
  const device = await browserDevice(browser, centre.url, phone)
  await join(device, (await administration.invite(grant)).url, person)
  await readyForOffline(device)
  await beginSession(device.page, place, 2)
  await expect.poll(() => savedWords(device.page), patience).toMatch(/^Получено центром/)
  await device.goOffline()
  return device
}

function refusedList(page: Page) {
  return page.getByRole('heading', { name: 'Что центр не принял' }).locator('xpath=..')
}

test('what was refused is read with its reason, corrected, recorded anew, or put away and taken back', async () => {
  const device = await librarianOffline('Мария', 'Зал возвращённых слов')
  let { page } = device
  await writeAnswer(page, { text: 'Первые слова', question: 1, group: 'Жители' })
  await writeAnswer(page, { text: 'Вторые слова', question: 1 })
  await writeAnswer(page, { text: 'Хорошие слова', question: 1 })
  const somebodyElse = '00000000-0000-4000-8000-00000000dead'
  await recordOtherwise(page, ['Первые слова', 'Вторые слова'], { person: somebodyElse })
  await device.goOnline()

  await expect
    .poll(() => savedWords(page), patience)
    .toBe('2 записи не приняты они целы на устройстве, посмотрите почему')
  const session = page.url()
  await savedLine(page).click()
  let list = refusedList(page)
  await list.getByText('Первые слова').waitFor()
  await expect
    .poll(async () => spaced(await list.innerText()))
    .toMatch(
      /Ответ\. Человек, который это записал, больше не работает на этом устройстве\. .*Первые слова .*Введите заново от своего имени/,
    )

  const again = () => list.getByRole('button', { name: 'Ввести заново' }).first()
  const field = () => page.getByLabel('Слова, которые уйдут заново')
  await again().click()
  await expect.poll(() => field().inputValue()).toBe('Первые слова')
  await field().fill('Первые слова, исправленные')
  page = await crashAndReopen(page, 'refused/')
  list = refusedList(page)
  await again().click()
  await expect.poll(() => field().inputValue(), patience).toBe('Первые слова, исправленные')
  await page.getByRole('button', { name: 'Записать' }).click()
  await expect.poll(() => savedWords(page), patience).toMatch(/^1 запись не принята/)

  await expect.poll(() => list.getByRole('button', { name: 'Убрать' }).count()).toBe(1)
  await list.getByRole('button', { name: 'Убрать' }).click()
  await holdUndo(page)
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await expect.poll(() => savedWords(page), patience).toMatch(/^1 запись не принята/)
  await list.getByText('Вторые слова').waitFor()
  await page.reload()
  await list.getByRole('button', { name: 'Ввести заново' }).click()
  await page.getByRole('button', { name: 'Записать' }).click()
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
  await expect.poll(() => list.count()).toBe(0)

  await page.goto(session)
  await showAllAnswers(page)
  await expect.poll(() => answerRows(page).count(), patience).toBe(3)
  // Not `innerText`: of rows beyond the window it is empty, since nothing of them is drawn.
  const words = async () => (await answerRows(page).allTextContents()).map(spaced).join(' ')
  for (const text of ['Первые слова, исправленные', 'Вторые слова', 'Хорошие слова']) {
    await expect.poll(words).toContain(text)
  }
  // Who said it came along with the words.
  await expect.poll(words).toMatch(/Первые слова, исправленные.*Жители/)

  await device.goOffline()
  await writeAnswer(page, { text: 'Ничей вопрос', question: 1 })
  await recordOtherwise(page, ['Ничей вопрос'], { set: { text: 'Ничей вопрос' } })
  await device.goOnline()
  await expect.poll(() => savedWords(page), patience).toMatch(/^1 запись не принята/)
  await savedLine(page).click()
  await list.getByText(/Не.хватает: Вопрос/).waitFor()
  await again().click()
  await page.getByRole('button', { name: 'Записать' }).click()
  await list.getByText(/Без этого центр запись не.примет/).waitFor()
  await list.getByLabel('Вопрос').selectOption({ index: 2 })
  await page.getByRole('button', { name: 'Записать' }).click()
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)

  // As words are kept that are half typed, so are names.
  await page.goto(`${session}/about`)
  const table = () => page.getByRole('textbox', { name: /^Название стола/ }).first()
  await table().fill('Стол у ок')
  page = await crashAndReopen(page, '/tables/')
  await expect.poll(() => table().inputValue(), patience).toBe('Стол у ок')
  await table().fill('Стол у окна')
  await table().press('Enter')
  await page.getByRole('textbox', { name: 'Название стола: Стол у окна' }).waitFor()
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
  device.watch.expectNothingStrange()
  await device.close()
})

test('whoever moved to another venue takes the unsent words out by a file or by copying', async () => {
  const device = await librarianOffline('Ольга', 'Прежняя площадка')
  const { page, context } = device
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  device.watch.expectComplaint(/status of 401/)
  await writeAnswer(page, { text: 'Деды ставили избы\nокнами на реку', question: 1 })
  await writeAnswer(page, { text: 'Ангара', question: 2 })
  await centre.query('delete from device_token where device = $1', [
    await administration.deviceOf('Ольга'),
  ])
  await device.goOnline()
  await expect.poll(() => savedWords(page), patience).toMatch(/новое приглашение/)
  const elsewhere = { role: 'librarian', venue: 'zima-gorod-1' } as const
  await join(device, (await administration.invite(elsewhere)).url, 'Ольга')

  await expect.poll(() => savedWords(page), patience).toMatch(/^2 записи не приняты/)
  await savedLine(page).click()
  const list = refusedList(page)
  await list.getByText('Ангара').waitFor()
  await expect
    .poll(async () => spaced(await list.innerText()))
    .toContain('Это устройство больше не работает с этой площадкой')
  // Entering them here could only be refused again.
  await expect.poll(() => list.getByRole('button', { name: 'Ввести заново' }).count()).toBe(0)

  await list.getByRole('button', { name: 'Скопировать' }).first().click()
  await list.getByText('Скопировано').waitFor()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe('Деды ставили избы\nокнами на реку')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('button', { name: 'Сохранить всё в файл' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Не принято центром.txt')
  const file = await readFile(await download.path(), 'utf8')
  expect(file).toMatch(/1\. Ответ\r\nПлощадка: .*Братск.*\r\nЗаписано: сегодня/)
  expect(file).toContain('Слова:\r\nДеды ставили избы\r\nокнами на реку\r\n')
  expect(file).toContain('2. Ответ')
  expect(file).toContain('Слова:\r\nАнгара\r\n')
  device.watch.expectNothingStrange()
  await device.close()
})

/** The tab dies once the half-typed words are on the disk, under a key that tells where; gives the next one. */
async function crashAndReopen(page: Page, key: string): Promise<Page> {
  const address = page.url()
  await expect.poll(async () => (await draftKeys(page)).some((one) => one.includes(key))).toBe(true)
  await Promise.all([
    page.waitForEvent('crash'),
    page.goto('chrome://crash').catch(() => undefined),
  ])
  const context = page.context()
  await page.close()
  const next = await context.newPage()
  await next.goto(address)
  return next
}

function draftKeys(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('living-libraries')
    const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
      opening.onerror = () => reject(new Error('not opened'))
      opening.onsuccess = () => {
        const reading = opening.result.transaction('drafts').objectStore('drafts').getAllKeys()
        reading.onsuccess = () => resolve(reading.result)
      }
    })
    opening.result.close()
    return keys.map(String)
  })
}

/** What waits on the device says something else than what was typed: another person, or less. */
async function recordOtherwise(
  page: Page,
  texts: readonly string[],
  otherwise: { readonly person?: string; readonly set?: { readonly text: string } },
): Promise<void> {
  await page.evaluate(
    async ([wanted, change]) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('living-libraries')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error('not opened'))
      })
      await new Promise<void>((resolve) => {
        const transaction = database.transaction('records', 'readwrite')
        transaction.oncomplete = () => resolve()
        const cursor = transaction.objectStore('records').openCursor()
        cursor.onsuccess = () => {
          const row = cursor.result?.value as { pending: { set: { text?: string } }[] } | undefined
          if (row === undefined) return
          const [first] = row.pending
          if (first !== undefined && wanted.includes(first.set.text ?? '')) {
            cursor.result?.update({ ...row, pending: [{ ...first, ...change }] })
          }
          cursor.result?.continue()
        }
      })
      database.close()
    },
    [texts, otherwise] as const,
  )
}
