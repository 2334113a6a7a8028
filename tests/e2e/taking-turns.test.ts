import { spokenCodeSchema } from '@living-libraries/model/invitation'
import type { Browser } from 'playwright-core'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { type BrowserDevice, browserDevice, phone } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { draftOnDisk } from './kit/draft-on-disk.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { answerRows, beginSession, entryField, savedLine, writeAnswer } from './kit/librarian.ts'

let browser: Browser
let centre: Centre
let administration: Administration
let device: BrowserDevice

const grant = { role: 'librarian', venue: 'cheremkhovo-gorod-1' } as const

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administration = await administrationOf(centre)
  device = await browserDevice(browser, centre.url, phone)
})

afterAll(async () => {
  await browser?.close()
  administration?.close()
  await centre?.stop()
})

test('a librarian joins by eight digits that the coordinator says over the telephone', async () => {
  const { id } = await administration.invite(grant)
  const body = await administration.device.centre.post(`/api/invitations/${id}/spoken`, {})
  const { code } = v.parse(spokenCodeSchema, body)
  const { page } = device
  await page.goto('/')
  const typed = `${code.slice(0, 4)} ${code.slice(4)}`
  await page.getByLabel('Ссылка или код приглашения').fill(typed)
  await page.getByRole('button', { name: 'Открыть приглашение' }).click()
  await page.getByLabel('Как вас зовут').fill('Мария Ивановна')
  await page.getByRole('button', { name: 'Подключить' }).click()
  await page.getByRole('button', { name: 'Начать работу' }).click()
})

test('a colleague takes turns on the phone and does not find the half-typed words of the other', async () => {
  const { page } = device
  await beginSession(page, 'Читальный зал', 1)
  await writeAnswer(page, { text: 'Мы живём у реки', question: 1 })
  await entryField(page).fill('Недописанное о соседе')
  await draftOnDisk(page, 'Недописанное о соседе')
  await savedLine(page).click()
  await page.getByRole('button', { name: 'Добавить коллегу' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'Сначала поставьте замок' })
  await notice.getByRole('link', { name: 'Поставить замок' }).click()
  await page.getByLabel('Новый PIN-код').fill('258014')
  await page.getByLabel('Ещё раз').fill('258014')
  await page.getByRole('button', { name: 'Поставить замок' }).click()
  await page.getByText('Замок поставлен').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Добавить коллегу' }).click()
  await page.getByLabel('Как зовут коллегу').fill('Ольга Петровна')
  await page.getByRole('button', { name: 'Добавить коллегу' }).click()
  await page.getByRole('button', { name: 'Сейчас работает: Ольга Петровна' }).waitFor()

  await page.goBack()
  await expect.poll(() => entryField(page).inputValue()).toBe('')
  await writeAnswer(page, { text: 'Мы помогаем соседям', question: 1 })
  await expect.poll(() => answerRows(page).count()).toBe(2)
  await page.getByText('Мария Ивановна').first().waitFor()
})

test('whoever takes the phone back goes on in the middle of their own word', async () => {
  const { page } = device
  await page.getByRole('button', { name: 'Сейчас работает: Ольга Петровна' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Это я' }).click()
  await page.getByRole('link', { name: /Читальный зал/ }).click()
  await expect.poll(() => entryField(page).inputValue()).toBe('Недописанное о соседе')
  await page.getByRole('button', { name: 'Сейчас работает: Мария Ивановна' }).waitFor()
  device.watch.expectNothingStrange()
})

test('inside a messenger an invitation asks for the real browser, and is not used up', async () => {
  const { id, url } = await administration.invite(grant)
  const messenger = await browserDevice(browser, centre.url, {
    ...phone,
    userAgent:
      'Mozilla/5.0 (Linux; Android 13; 22095RA98C) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 Telegram-Android/11.2',
  })
  await messenger.page.goto(url)
  await messenger.page.getByRole('heading', { name: /Откройте ссылку в своём браузере/ }).waitFor()
  await messenger.page.getByText(url).waitFor()
  const uses = await centre.query('select 1 from invitation_use where invitation = $1', [id])
  expect(uses).toHaveLength(0)
  await messenger.page.getByRole('button', { name: /продолжить здесь/ }).click()
  await messenger.page.getByRole('button', { name: 'Подключить' }).waitFor()
  messenger.watch.expectNothingStrange()
})
