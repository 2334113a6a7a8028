import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sentByApp, typedInBrowser } from '../bench/kit/app-evening.ts'
import { profiles } from '../bench/kit/line-profile.ts'
import { openShapedLine, type ShapedLine } from '../bench/kit/shaped-line.ts'
import { type Administration, administrationOf } from './kit/administration.ts'
import { photograph } from './kit/appearance.ts'
import { type BrowserDevice, browserDevice, phone } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { pack } from './kit/planned-evening.ts'

const venue = 'bratsk-gorod-1'
const records = 420

let browser: Browser
let centre: Centre
let administration: Administration
let line: ShapedLine
let device: BrowserDevice

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administration = await administrationOf(centre)
  line = await openShapedLine(Number(new URL(centre.url).port), profiles.none)
  device = await browserDevice(browser, line.url, phone)
})

afterAll(async () => {
  await browser?.close()
  await line?.close()
  administration?.close()
  await centre?.stop()
})

test('at 32 kbit/s and cut every 16 KB an evening arrives whole, and the line says how much is left and how long', async () => {
  const { url } = await administration.invite({ role: 'librarian', venue })
  const code = new URL(url).hash.replace('#join=', '')
  await typedInBrowser(device.context, line.url, { pack, venue, code, count: records })

  line.taken()
  line.profile = profiles.village16
  device.watch.isConnected = false
  const said = await sentByApp(device.page, line.url, 120_000, async (words) => {
    if (words.includes('около')) await photograph(device.page, 'village-line-360-ru')
  })
  const { cuts } = line.taken()
  expect(cuts).toBeGreaterThan(0)
  expect(said.join('\n')).toMatch(/остал(?:ось|ась|ись) \d+ запис\S+, (?:около \d+|несколько) /)

  const [arrived] = await centre.query(
    `select count(*)::int as count from record where space = $1`,
    [`venue/${venue}`],
  )
  // The evening and the member who typed it.
  expect(arrived).toEqual({ count: records + 1 })
  await device.page.getByText('Всё отправлено и получено. Центр на связи.').waitFor()
  const log = await savedLog(device.page)
  expect(log).toMatch(/^unsentRecords: 0$/m)
  expect(log).toMatch(/ idle after sending(, receiving)? for \d+\.\d s, 0 unsent$/m)
  expect(log, 'no word that somebody said').not.toMatch(/[а-яё]/i)
  // The page from which the evening was typed is none of the app's.
  device.watch.expectComplaint(/favicon\.ico/)
  device.watch.expectNothingStrange()
})

async function savedLog(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Сохранить журнал в файл' }).click(),
  ])
  return readFile(await download.path(), 'utf8')
}
