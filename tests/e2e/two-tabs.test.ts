import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { type BrowserDevice, browserDevice, computer } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { join } from './kit/joining.ts'
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

const venue = 'bratsk-gorod-1'

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

interface TwoTabs {
  readonly device: BrowserDevice
  /** Joined first, so it leads. */
  readonly first: Page
  readonly second: Page
  readonly pushes: Map<Page, number>
}

/** One browser with the same session open in two tabs. */
async function twoTabs(place: string): Promise<TwoTabs> {
  const device = await browserDevice(browser, centre.url, computer)
  const { page: first, context } = device
  const { url } = await administration.invite({ role: 'librarian', venue })
  await join(device, url, 'Мария')
  await beginSession(first, place, 2)
  const second = await context.newPage()
  await second.goto(first.url())
  await entryField(second).waitFor()
  for (const page of [first, second]) await showAllAnswers(page)
  return { device, first, second, pushes: countPushes(context) }
}

function countPushes(context: BrowserContext): Map<Page, number> {
  const pushes = new Map<Page, number>()
  context.on('request', (request) => {
    if (!isPush(request)) return
    const page = request.frame().page()
    pushes.set(page, (pushes.get(page) ?? 0) + 1)
  })
  return pushes
}

function isPush(request: { url(): string }): boolean {
  return request.url().endsWith('/api/records/push')
}

/**
 * Stops the tab's process: nothing in it runs any more, and its locks stay held. The browser itself freezes only
 * tabs that have been hidden for minutes. Answers how to let it go on.
 */
async function freeze(page: Page): Promise<() => void> {
  const pid = await processOf(page)
  process.kill(pid, 'SIGSTOP')
  return () => process.kill(pid, 'SIGCONT')
}

/** The browser names its processes, but not their pages: the one that works hardest while the page does is it. */
async function processOf(page: Page): Promise<number> {
  const found = await hardestWorking(page)
  // On a busy machine another may work as hard at that moment; twice in a row is no accident.
  return found === (await hardestWorking(page)) ? found : processOf(page)
}

async function hardestWorking(page: Page): Promise<number> {
  const devtools = await browser.newBrowserCDPSession()
  const read = async () => {
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
    return new Map(processInfo.map(({ id, type, cpuTime }) => [id, { type, cpuTime }]))
  }
  const before = await read()
  await page.evaluate(() => {
    const endsAt = performance.now() + 500
    while (performance.now() < endsAt);
  })
  const worked = [...(await read())]
    .filter(([, { type }]) => type === 'renderer')
    .map(([pid, { cpuTime }]) => [pid, cpuTime - (before.get(pid)?.cpuTime ?? 0)] as const)
    .sort(([, left], [, right]) => right - left)
  await devtools.detach()
  const [pid] = worked[0] ?? []
  if (pid === undefined) throw new Error('the page has no process')
  return pid
}

/** Everything was sent, and the leading tab writes nothing any more: the browser freezes no tab in a transaction. */
async function quiet(page: Page): Promise<void> {
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
  await page.waitForTimeout(1_000)
  await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
}

/** The centre has so many answers of the session: another device of the venue sees them. */
async function expectAtCentre(place: string, count: number): Promise<void> {
  const other = await browserDevice(browser, centre.url)
  await join(other, (await administration.invite({ role: 'librarian', venue })).url, 'Ольга')
  await other.page.getByRole('link', { name: new RegExp(place) }).click()
  await showAllAnswers(other.page)
  await expect.poll(() => answerRows(other.page).count(), patience).toBe(count)
  await other.close()
}

test('two tabs of one browser type at once; one of them sends, and both say and show the same', async () => {
  const { device, first, second, pushes } = await twoTabs('Зал двух вкладок')
  for (let index = 0; index < 5; index++) {
    await Promise.all([
      writeAnswer(first, { text: `Слева сказано ${index}`, question: 1 }),
      writeAnswer(second, { text: `Справа сказано ${index}`, question: 2, table: '1' }),
    ])
  }
  for (const page of [first, second]) {
    await expect.poll(() => answerRows(page).count(), patience).toBe(10)
    await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
  }
  const words = () => Promise.all([first, second].map((page) => savedWords(page)))
  await expect.poll(async () => new Set(await words()).size).toBe(1)
  expect([...pushes.keys()]).toEqual([first])
  await expectAtCentre('Зал двух вкладок', 10)

  // The whole truth behind the line is the same in the tab that does not send.
  await savedLine(second).click()
  await second.getByText('Всё отправлено и получено. Центр на связи.').waitFor()
  device.watch.expectNothingStrange()
  await device.close()
})

test('while the line is down, the tab that does not send says why nothing goes', async () => {
  const { device, first, second } = await twoTabs('Зал без связи')
  await expect.poll(() => savedWords(second), patience).toMatch(/^Получено центром/)
  await device.goOffline()
  await writeAnswer(second, { text: 'Записано без связи', question: 1 })
  for (const page of [first, second]) {
    await expect
      .poll(() => savedWords(page), patience)
      .toBe('Сохранено на устройстве 1 ждёт отправки')
  }
  await savedLine(second).click()
  await second.getByText('Нет связи с центром').waitFor()
  await device.goOnline()
  await second.getByText('Всё, что записано на этом устройстве, есть и в центре').waitFor({
    timeout: 50_000,
  })
  device.watch.expectNothingStrange()
  await device.close()
})

test('the other tab takes over within 30 seconds when the leading one is crashed', async () => {
  const { device, first, second, pushes } = await leadingAndOther('Зал упавшей вкладки')
  await Promise.all([
    first.waitForEvent('crash'),
    first.goto('chrome://crash').catch(() => undefined),
  ])
  await takesOver(second, pushes, 'crashed')
  await expectAtCentre('Зал упавшей вкладки', 2)
  await device.close()
})

test('so it does when the leading one is frozen; that one comes back, and nothing is doubled', async () => {
  const place = 'Зал оттаявшей вкладки'
  const { device, first, second, pushes } = await leadingAndOther(place)
  const thaw = await freeze(first)
  await takesOver(second, pushes, 'frozen')
  thaw()
  await writeAnswer(first, { text: 'Сказано спросонья', question: 1 })
  for (const page of [first, second]) {
    await expect.poll(() => answerRows(page).count(), patience).toBe(3)
    await expect.poll(() => savedWords(page), patience).toMatch(/^Получено центром/)
  }
  await expectAtCentre(place, 3)
  device.watch.expectNothingStrange()
  await device.close()
})

async function leadingAndOther(place: string): Promise<TwoTabs> {
  const tabs = await twoTabs(place)
  await writeAnswer(tabs.first, { text: 'Сказано до беды', question: 1 })
  await expect.poll(() => tabs.pushes.get(tabs.first), patience).toBeGreaterThan(0)
  await quiet(tabs.second)
  return tabs
}

async function takesOver(second: Page, pushes: Map<Page, number>, how: string): Promise<void> {
  const stoppedAt = performance.now()
  const sending = second.waitForRequest(isPush)
  await writeAnswer(second, { text: 'Сказано после беды', question: 1 })
  await sending
  const tookMs = performance.now() - stoppedAt
  process.stdout.write(`a leading tab ${how}: replaced after ${tookMs.toFixed(0)} ms\n`)
  expect(tookMs).toBeLessThan(30_000)
  await expect.poll(() => savedWords(second), patience).toMatch(/^Получено центром/)
  expect(pushes.get(second)).toBeGreaterThan(0)
}
