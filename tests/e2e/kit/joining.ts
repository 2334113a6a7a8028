import { expect } from 'vitest'
import type { BrowserDevice } from './browser-device.ts'

/** Opens an invitation, presses «Подключить», waits for everything to come, and goes to work. */
export async function join(
  device: Pick<BrowserDevice, 'page'>,
  link: string,
  name: string,
): Promise<void> {
  const { page } = device
  await page.goto(link)
  await page.getByLabel('Как вас зовут').fill(name)
  await connect(device)
  await page.waitForURL(/\/(venue|municipality|region|admin)/)
  expect(page.url(), 'the code leaves the address').not.toContain('join=')
}

/** The same, for somebody who works on the device already and takes one more place on. */
export async function takeOnToo(device: Pick<BrowserDevice, 'page'>, link: string): Promise<void> {
  const { page } = device
  await page.goto(link)
  await page
    .getByRole('group', { name: 'Кто будет работать по этому приглашению' })
    .getByRole('radio')
    .last()
    .check({ force: true })
  await connect(device)
  await page.getByRole('navigation').first().waitFor()
}

async function connect({ page }: Pick<BrowserDevice, 'page'>): Promise<void> {
  const button = page.getByRole('button', { name: 'Подключить' })
  const joined = page.getByRole('heading', { name: 'Устройство подключено' })
  await button.click()
  // Where a busy centre answers later than the device waits, the page says to try again, and people press again.
  await joined.or(page.getByText('Нет связи с центром')).first().waitFor(whole)
  if (!(await joined.isVisible())) await button.click()
  await joined.waitFor(whole)
  await page.getByText('Приложение открывается без интернета').waitFor(whole)
  await page.getByRole('button', { name: 'Начать работу' }).click(whole)
}

/** Keys are made, the whole app and everything that the device may read come to it: nothing else takes as long. */
const whole = { timeout: 120_000 }

/** A guest opens the link, presses once, and reads. */
export async function joinAsGuest(
  { page }: Pick<BrowserDevice, 'page'>,
  link: string,
): Promise<void> {
  await page.goto(link)
  await page.getByText('Имя и регистрация не нужны').waitFor()
  await page.getByRole('button', { name: 'Подключить' }).click()
  await page.getByRole('button', { name: 'Открыть программу' }).click()
  await page.waitForURL(/\/forum$/)
}

/** Until the service worker has the whole app; from then on it opens without a line. */
export async function readyForOffline({ page }: Pick<BrowserDevice, 'page'>): Promise<void> {
  // Asked with a promise, `waitForFunction` would take the promise itself for a yes.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, whole)
}
