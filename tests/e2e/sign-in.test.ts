import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserDevice, browserDevice } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { savedLine, savedWords } from './kit/librarian.ts'

const password = 'берег в тумане, лодка'
const patience = { timeout: 50_000 }

let browser: Browser
let centre: Centre
let administrator: BrowserDevice

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administrator = await browserDevice(browser, centre.url)
  administrator.watch.expectComplaint(/status of (401|403)/)
  const devtools = await administrator.context.newCDPSession(administrator.page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
})

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

async function dayPasses(): Promise<void> {
  await centre.query(`update staff_session set until = now() - interval '1 hour'`)
}

test('an administrator joins, and sets a password and a passkey while the invitation still counts', async () => {
  const { page } = administrator
  await page.goto(centre.link('administrator'))
  await page.getByLabel('Как вас зовут').fill('Вера Ильинична')
  await page.getByRole('button', { name: 'Подключить' }).click()
  await page.getByRole('link', { name: 'Задать пароль или ключ' }).click()
  await page.getByText('Ни пароля, ни ключа ещё нет').waitFor()
  await page.getByLabel('Новый пароль').fill('коротко')
  await page.getByRole('button', { name: 'Задать пароль' }).click()
  await page.getByText('Нужно не меньше 12 знаков').waitFor()
  await page.getByLabel('Новый пароль').fill(password)
  await page.getByRole('button', { name: 'Задать пароль' }).click()
  await page.getByText('Пароль сохранён').waitFor()
  await page.getByRole('button', { name: 'Сделать ключ входа' }).click()
  await page.getByText('Ключ сделан').waitFor()
  await page.getByText('Ключ входа: 1 ключ').waitFor()
})

test('after a day nothing is lost and everything says to sign in; the passkey does it', async () => {
  const { page } = administrator
  await dayPasses()
  await page.goto('/admin')
  await page.getByLabel('Найти муниципалитет или площадку').fill('город Тулун')
  await page.getByRole('button', { name: 'Изменить', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Название').fill('Библиотека имени Гагарина')
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click()
  await expect
    .poll(() => savedWords(page), patience)
    .toBe('Сохранено на устройстве для отправки войдите снова')
  await savedLine(page).click()
  await page.getByText('Нужно войти снова').waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Войти' }).click()
  await page.getByText('Вход закончился').waitFor()
  await page.getByRole('button', { name: 'Войти ключом' }).click()
  await page.getByText('Вход действует').waitFor()
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
})

test('a wrong password says so in a sentence, the right one lets in', async () => {
  const { page } = administrator
  await dayPasses()
  await page.reload()
  await page.getByLabel('Пароль', { exact: true }).fill('не тот берег, не та лодка')
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await page.getByRole('alert').getByText('Войти не получилось').waitFor()
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await page.getByText('Вход действует').waitFor()
  await page.goto('/devices')
  await page.getByText('Вера Ильинична').waitFor()
  administrator.watch.expectNothingStrange()
})
