import { venueSpace } from '@living-libraries/model/space'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { accessibilityFaults, photograph } from './kit/appearance.ts'
import { type BrowserDevice, browserDevice, phone } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { type WrittenSession, writeSession } from './kit/headless-librarian.ts'
import { join } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'

const venue = 'bratsk-gorod-1'
const name = 'Пелагея Канарейкина'

let browser: Browser
let centre: Centre
let administration: Administration
let librarian: WrittenSession
let coordinator: BrowserDevice

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administration = await administrationOf(centre)
  librarian = await writeSession(centre, administration, venue, 3)
  const { device, session } = librarian
  const space = venueSpace(venue)
  const values = { pseudonym: 'Житель 1', name, consent: 'paper' }
  const participant = await device.make({ kind: 'participant', space, session, values })
  const said = { question: 'q1', text: 'Слова Пелагеи', participant }
  await device.make({ kind: 'answer', space, session, values: said })
  const agreed = { document: 'personal-data', version: 1, how: 'paper', by: 'self' }
  const given = { ...agreed, about: participant, given: '2024-11-05' }
  const consent = await device.make({ kind: 'consent', space, values: given })
  await device.change(consent, { set: { withdrawn: new Date().toISOString().slice(0, 10) } })
  await device.settled()
  coordinator = await browserDevice(browser, centre.url, phone)
  const grant = { role: 'coordinator', municipality: 'bratsk-gorod' } as const
  await join(coordinator, (await administration.invite(grant)).url, 'Вера')
})
afterAll(async () => {
  await browser?.close()
  librarian?.close()
  administration?.close()
  await centre?.stop()
})

test('whoever took a consent back is counted down, with what is held of them where', async () => {
  const { page } = coordinator
  await page.goto('/devices')
  await page.getByRole('link', { name: 'Личные данные' }).click()
  await page.getByRole('heading', { name: 'Отозванные согласия' }).waitFor()
  await page.getByText(/остал(ось|ся)\s\d+\sд/).waitFor()
  await photograph(page, 'personal-data', true)
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Что и где' }).click()
  const dialog = page.getByRole('dialog', { name: `Что хранится: ${name}` })
  await dialog.getByText('Личные поля в центре: имя.').waitFor()
  await dialog.getByText('Компьютер библиотеки').waitFor()
  await photograph(page, 'personal-data-holders')
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Стереть' }).click()
})

test('a coordinator erases who asked for it: gone from the centre and from the librarian’s device', async () => {
  const { page } = coordinator
  await page.getByRole('heading', { name: 'Стереть по просьбе человека' }).waitFor()
  await page.getByRole('button', { name: new RegExp(name) }).click()
  const dialog = page.getByRole('dialog', { name: `Стереть: ${name}?` })
  await dialog.getByRole('checkbox', { name: /Стереть и ответы этого человека/ }).check()
  await photograph(page, 'erasure-dialog')
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Стереть навсегда' }).click()
  const heading = page.getByRole('heading', { name: 'Стереть по просьбе человека' })
  await expect
    .poll(() => heading.evaluate((element) => element === document.activeElement))
    .toBe(true)
  await page.getByText(/^Стёрто\. Акт записан/).waitFor()
  await page.getByRole('button', { name: new RegExp(name) }).waitFor({ state: 'detached' })
  await photograph(page, 'erasure-done', true)

  for (const table of ['record', 'revision']) {
    const rows = await centre.query(`select t::text as text from ${table} t`)
    for (const word of [name, 'Слова Пелагеи']) expect(JSON.stringify(rows)).not.toContain(word)
  }
  const { device, session } = librarian
  await device.settled()
  const held = [
    ...(await device.list({ session, withDeleted: true })),
    ...(await device.refused.list()),
  ]
  for (const word of [name, 'Слова Пелагеи']) expect(JSON.stringify(held)).not.toContain(word)
})

test('an erased name that belongs to a field closes it: nobody types it in again', async () => {
  const { page } = coordinator
  const leader = 'Ирина Сергеевна'
  await page.getByRole('button', { name: new RegExp(leader) }).click()
  const dialog = page.getByRole('dialog', { name: `Стереть: ${leader}?` })
  await dialog.getByRole('button', { name: 'Стереть навсегда' }).click()
  await page.getByRole('button', { name: new RegExp(leader) }).waitFor({ state: 'detached' })
  await page.goto(`/session/${librarian.session}/about`)
  await page.getByText('Кто ведёт сессию: стёрто по просьбе человека').waitFor()
  await photograph(page, 'erased-field')
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
})

test('afterwards the withdrawal is told as done, and nobody is named', async () => {
  const { page } = coordinator
  await page.goto('/personal-data')
  await page.getByText('стёрто в центре').waitFor()
  coordinator.watch.expectNothingStrange()
})
