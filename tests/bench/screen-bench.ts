import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import type { Browser, Page } from 'playwright-core'
import { type Administration, administrationOf } from '../e2e/kit/administration.ts'
import { type BrowserDevice, browserDevice, phone } from '../e2e/kit/browser-device.ts'
import { type Centre, startCentre } from '../e2e/kit/centre.ts'
import { startChromium } from '../e2e/kit/chromium.ts'
import { join, readyForOffline } from '../e2e/kit/joining.ts'
import { answerRows, entryField, showAllAnswers } from '../e2e/kit/librarian.ts'
import { pack } from '../e2e/kit/planned-evening.ts'
import { entryMarks, entryTimes, percentile, watchEntries } from '../evening/entry-timing.ts'
import { openBarePage } from './kit/bare-entry.ts'
import { eveningClock } from './kit/evening-clock.ts'
import { typeEvening } from './kit/evening-records.ts'
import { type Cell, tableText } from './kit/table.ts'
import { threadWork } from './kit/thread-work.ts'

export interface ScreenResult {
  readonly slowdown: number
  readonly answers: number
  /** ms from the address to a field that takes words, with the first answers below it; one for each start. */
  readonly startMs: readonly number[]
  /** ms from Enter until the answer is on the disk and drawn, in the list of its question; one for each answer. */
  readonly enterMs: readonly number[]
  /** The same, in the list of all answers of the session. */
  readonly enterInAllMs: readonly number[]
  /** The same by the CPU time of the page's main thread, as many times as the phone is slower. */
  readonly enterWorkMs: readonly number[]
  /** On a page with nothing but a field, a list and one strict write: the floor for any app in this browser. */
  readonly bareMs: readonly number[]
  readonly bareWorkMs: readonly number[]
}

const slowdown = 6
const starts = 7
const typed = 24
const paceMs = 1_500
/** The session itself and its participants stand beside the answers. */
const others = 61

const startLimitMs = 2_000
const enterLimitMs = 100

/** A slow phone in the evening, without a line: the built app in Chromium at a sixth of this machine's speed. */
export async function benchScreen(
  answers: number,
  print: (text: string) => void,
): Promise<ScreenResult> {
  const [browser, centre] = await Promise.all([startChromium(), startCentre()])
  try {
    const administration = await administrationOf(centre)
    const session = await eveningAtTheCentre(centre, administration, answers)
    const device = await browserDevice(browser, centre.url, phone)
    device.context.setDefaultTimeout(120_000)
    const { url } = await administration.invite({ role: 'librarian', venue })
    administration.close()
    await join(device, url, 'Мария')
    await readyForOffline(device)
    await watchEntries(device.context)
    await device.page.goto(`/session/${session}`)
    await answerRows(device.page).nth(10).waitFor()
    await device.goOffline()
    // Once through the worker, so that the timed start is one of every day.
    await device.page.reload()
    await entryField(device.page).waitFor()
    const devtools = await device.context.newCDPSession(device.page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const startMs = await timeStarts(device)
    const enterMs = await timeEntries(device.page)
    await showAllAnswers(device.page)
    const enterInAllMs = await timeEntries(device.page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    const enterWorkMs = await workOfEntries(browser, device.page)
    await device.close()
    const bare = await openBarePage(browser, centre.url, phone)
    const bareDevtools = await bare.context().newCDPSession(bare)
    await bareDevtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const bareMs = await timeEntries(bare)
    await bareDevtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    const bareWorkMs = await workOfEntries(browser, bare)
    const entries = { enterMs, enterInAllMs, enterWorkMs, bareMs, bareWorkMs }
    const result = { slowdown, answers, startMs, ...entries }
    print(screenTable(result))
    return result
  } finally {
    await browser.close()
    await centre.stop()
  }
}

const venue = 'irkutsk-gorod-1'

async function eveningAtTheCentre(
  centre: Centre,
  administration: Administration,
  answers: number,
): Promise<string> {
  const device = await openDevice({
    serverUrl: centre.url,
    storage: memoryStorage(),
    fetch: cookieFetch(),
    now: eveningClock(),
    stream: false,
  })
  const { code } = await administration.invite({ role: 'librarian', venue })
  await device.join({ code, deviceName: 'Компьютер библиотеки', personName: 'Вера Павловна' })
  const session = await typeEvening(device, pack, venue, answers + others)
  await device.settled()
  device.close()
  return session
}

async function timeStarts({ page }: BrowserDevice): Promise<number[]> {
  const taken: number[] = []
  for (let start = 0; start < starts; start += 1) {
    await page.reload({ waitUntil: 'commit' })
    taken.push(await page.evaluate(untilUsable))
  }
  return taken
}

/** Runs in the page: ms from its navigation until one can type and reads what was said last, and it is drawn so. */
function untilUsable(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const field = document.querySelector('textarea')
      const rows = document.querySelectorAll('ul[aria-label="Ответы"] > li')
      const isUsable = field !== null && !field.disabled && rows.length > 5
      if (!isUsable) requestAnimationFrame(look)
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    }
    look()
  })
}

/** Words typed and Enter pressed, at a pace at which the program that measures is not in the way of the page. */
async function timeEntries(page: Page): Promise<number[]> {
  const before = (await entryTimes(page)).length
  await entryField(page).focus()
  for (let index = 0; index < typed; index += 1) {
    await page.keyboard.insertText(`Сказано в конце вечера, ${before + index + 1}: пусть останетс`)
    await page.keyboard.type('я', { delay: 50 })
    await page.keyboard.press('Enter')
    await page.waitForTimeout(paceMs)
  }
  const times = (await entryTimes(page)).slice(before).map(({ shown }) => shown)
  if (times.length !== typed) throw new Error(`${typed - times.length} answers did not appear`)
  return times
}

/** The CPU time of each, as many times as the phone is slower. */
async function workOfEntries(browser: Browser, page: Page): Promise<number[]> {
  const worked = await threadWork(browser, page, entryMarks, async () => {
    await timeEntries(page)
  })
  return worked.map((ms) => ms * slowdown)
}

function screenTable(result: ScreenResult): string {
  const { startMs, enterMs, enterInAllMs, enterWorkMs, bareMs, bareWorkMs, answers } = result
  const row = (name: string, values: readonly number[], limit: number): Cell[] => [
    name,
    Math.round(percentile(values, 0.5)),
    Math.round(percentile(values, 0.95)),
    Math.round(Math.max(...values)),
    limit,
    percentile(values, 0.5) / limit,
  ]
  return tableText(
    `A phone ${slowdown} times slower, without a line, ${answers} answers in the session; ms`,
    ['', 'p50', 'p95', 'worst', 'limit', 'p50 / limit'],
    [
      row('open the session', startMs, startLimitMs),
      row('Enter, list of the question', enterMs, enterLimitMs),
      row('Enter, list of all questions', enterInAllMs, enterLimitMs),
      row('  the same, work of the page alone', enterWorkMs, enterLimitMs),
      row('Enter, a page with nothing else', bareMs, enterLimitMs),
      row('  the same, work of the page alone', bareWorkMs, enterLimitMs),
    ],
  )
}
