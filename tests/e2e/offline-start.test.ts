import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { browserDevice, phone } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium, startChromiumWithProfile } from './kit/chromium.ts'
import { writeSession, type WrittenSession } from './kit/headless-librarian.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { answerRows, entryField, writeAnswer } from './kit/librarian.ts'

const venue = 'zima-gorod-1'

let browser: Browser
let centre: Centre
let administration: Administration
let written: WrittenSession

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administration = await administrationOf(centre)
  written = await writeSession(centre, administration, venue, 300)
})

afterAll(async () => {
  await browser?.close()
  written?.close()
  administration?.close()
  await centre?.stop()
})

test('the browser finds nothing that would keep it from installing the app', async () => {
  const folder = await mkdtemp(joinPath(tmpdir(), 'living-libraries-profile-'))
  const context = await startChromiumWithProfile(folder)
  try {
    const page = await context.newPage()
    await page.goto(centre.url)
    await readyForOffline({ page })
    const devtools = await context.newCDPSession(page)
    const hindrances = async () => {
      const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
      return installabilityErrors
    }
    await expect.poll(hindrances).toEqual([])
    const { errors } = await devtools.send('Page.getAppManifest')
    expect(errors).toEqual([])
  } finally {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('a slow phone opens an evening of 300 answers without a line', async () => {
  const device = await browserDevice(browser, centre.url, phone)
  const { page } = device
  const { url } = await administration.invite({ role: 'librarian', venue })
  await join(device, url, 'Мария')
  await readyForOffline(device)
  await page.goto(`/session/${written.session}`)
  await expect.poll(() => answerRows(page).count()).toBeGreaterThan(10)
  await device.goOffline()
  // Once through the worker, so that the timed start is one of every day.
  await page.reload()
  await entryField(page).waitFor()

  const devtools = await device.context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  const startedAt = performance.now()
  await page.reload({ waitUntil: 'commit' })
  await entryField(page).waitFor()
  const fieldMs = performance.now() - startedAt
  await answerRows(page).nth(10).waitFor()
  const listMs = performance.now() - startedAt
  const typedAt = performance.now()
  await writeAnswer(page, { text: 'Записано на медленном телефоне', question: 1 })
  const answerMs = performance.now() - typedAt
  process.stdout.write(
    `offline start at a sixth of the speed, 300 answers: field ${fieldMs.toFixed(0)} ms, ` +
      `list ${listMs.toFixed(0)} ms, one answer typed and listed ${answerMs.toFixed(0)} ms\n`,
  )
  expect(listMs).toBeLessThan(15_000)
  device.watch.expectNothingStrange()
})
