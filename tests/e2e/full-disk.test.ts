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

const grant = { role: 'librarian', venue: 'angarsk-gorod-1' } as const
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

/** What the browser lets the app keep, in bytes; undefined: as much as ever. */
async function allow({ context, page }: BrowserDevice, quotaSize?: number): Promise<void> {
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', {
    origin: centre.url,
    ...(quotaSize === undefined ? {} : { quotaSize }),
  })
}

test('on a full disk no word is lost, the sentence says what to do, and what was saved still goes', async () => {
  const device = await browserDevice(browser, centre.url, phone)
  const { page } = device
  await join(device, (await administration.invite(grant)).url, 'Мария')
  await readyForOffline(device)
  await beginSession(page, 'Полный телефон', 2)
  await device.goOffline()
  await writeAnswer(page, { text: 'Сказано, пока было место', question: 1 })
  await writeAnswer(page, { text: 'И это тоже', question: 1 })

  await allow(device, 1)
  // The browser asks for the room that is left every half minute, and gives out of what it was told until then.
  await page.waitForTimeout(31_000)
  await choose(page, 'Жители')
  await entryField(page).fill('Последние слова вечера')
  await entryField(page).press('Enter')
  const alert = page.getByRole('alert')
  await alert.waitFor()
  await expect
    .poll(async () => spaced(await alert.innerText()))
    .toMatch(
      /^Ответ не записался на устройство: на устройстве кончилось место .*Всё, что было записано раньше, цело.*Удалите лишние фото, видео или программы и запишите ещё раз/,
    )
  await expect.poll(() => entryField(page).inputValue()).toBe('Последние слова вечера')
  await expect
    .poll(() => page.getByRole('radio', { name: 'Жители', exact: true }).isChecked())
    .toBe(true)
  await expect.poll(() => savedWords(page), patience).toMatch(/^Новое не сохраняется/)
  await expect.poll(() => answerRows(page).count()).toBe(2)

  // A choice that cannot be saved stays as it was; nothing pretends to be saved.
  await answerRows(page).getByRole('button').first().click()
  await page.getByLabel('Стол', { exact: true }).last().selectOption({ label: 'Стол 1' })
  await expect.poll(() => page.getByLabel('Стол', { exact: true }).last().inputValue()).toBe('')
  await page.getByRole('button', { name: 'Закрыть' }).click()

  // The whole truth behind the line; the words wait in their field meanwhile.
  await savedLine(page).click()
  await page.getByText('На устройстве кончилось место, новое не сохраняется').waitFor()
  await page.goBack()
  await expect.poll(() => entryField(page).inputValue()).toBe('Последние слова вечера')

  // Nothing can be noted here, but the centre gets what was saved before.
  await device.goOnline()
  const colleague = await colleagueIn('Полный телефон')
  const atCentre = () => answerRows(colleague.page).count()
  await expect.poll(atCentre, patience).toBe(2)
  await expect.poll(() => savedWords(page)).toMatch(/^Новое не сохраняется/)

  await allow(device)
  await page.getByRole('button', { name: 'Записать' }).click()
  await page.getByRole('list', { name: 'Ответы' }).getByText('Последние слова вечера').waitFor()
  await expect.poll(() => entryField(page).inputValue()).toBe('')
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
  await expect.poll(atCentre, patience).toBe(3)
  device.watch.expectNothingStrange()
  await device.close()
})

async function choose(page: Page, group: string): Promise<void> {
  await page.getByRole('radio', { name: group, exact: true }).check({ force: true })
}

/** Somebody who sees of the session what the centre has. */
async function colleagueIn(place: string): Promise<BrowserDevice> {
  const reader = await browserDevice(browser, centre.url)
  await join(reader, (await administration.invite(grant)).url, 'Ольга')
  await reader.page.getByRole('link', { name: new RegExp(place) }).click()
  await showAllAnswers(reader.page)
  return reader
}
