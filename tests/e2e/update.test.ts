import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserDevice, computer } from './kit/browser-device.ts'
import { builtApp } from './kit/built-app.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { type FrontDoor, openFrontDoor } from './kit/front-door.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { answerRows, beginSession, entryField, writeAnswer } from './kit/librarian.ts'

let browser: Browser
let centre: Centre
let door: FrontDoor

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  door = await openFrontDoor(centre.url)
})

afterAll(async () => {
  await browser?.close()
  await door?.close()
  await centre?.stop()
})

test('a new version waits for the person, and loses nothing of what is half typed', async () => {
  const device = await browserDevice(browser, door.url, computer)
  const { page } = device
  await page.clock.install()
  await join(device, centre.link('librarian').replace(centre.url, door.url), 'Мария')
  await readyForOffline(device)
  await beginSession(page, 'Читальный зал', 2)
  await writeAnswer(page, { text: 'До новой версии', question: 1 })
  await entryField(page).pressSequentially('Пока пишу, ')

  deployNewBuild()
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
  })
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration()
        return registration?.waiting?.state
      }),
    )
    .toBe('installed')

  // While somebody types, nothing moves on the screen and the old page goes on working.
  await entryField(page).pressSequentially('обновление молчит')
  await expect.poll(() => page.getByText('Есть новая версия приложения').count()).toBe(0)
  await expect.poll(() => buildOf(page)).toBe('first')

  const update = page.getByRole('button', { name: 'Обновить' })
  await offeredInAPause(page, update)
  await writeAnswer(page, { text: 'На старой версии', question: 1 })
  await expect.poll(() => update.isVisible()).toBe(false)
  await entryField(page).pressSequentially('Не дописано')
  await offeredInAPause(page, update)
  await Promise.all([page.waitForEvent('load'), update.click()])

  await expect.poll(() => buildOf(page)).toBe('second')
  await expect.poll(() => entryField(page).inputValue()).toBe('Не дописано')
  await expect.poll(() => answerRows(page).count()).toBe(2)
  device.watch.expectNothingStrange()
})

/** Nobody types for longer than the prompt waits for. */
async function offeredInAPause(page: Page, update: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.clock.fastForward(25_000)
        return update.isVisible()
      },
      { timeout: 50_000, interval: 200 },
    )
    .toBe(true)
}

/** The same app with another first page, so that the worker has something new to take. */
function deployNewBuild(): void {
  const dist = builtApp()
  const index = readFileSync(`${dist}index.html`, 'utf8')
  const worker = readFileSync(`${dist}service-worker.js`, 'utf8')
  const entry = /\{[^{}]*"?url"?:\s*"index\.html"[^{}]*\}/
  expect(worker).toMatch(entry)
  door.replaced.set('/index.html', {
    type: 'text/html',
    body: index.replace('<html ', '<html data-build="second" '),
  })
  door.replaced.set('/service-worker.js', {
    type: 'text/javascript',
    body: worker.replace(entry, '{"url":"index.html","revision":"second"}'),
  })
}

function buildOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.dataset['build'] ?? 'first')
}
