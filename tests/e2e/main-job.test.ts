import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserDevice, computer, phone } from './kit/browser-device.ts'
import { type Centre, startCentre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { join, readyForOffline } from './kit/joining.ts'
import {
  answerRows,
  beginSession,
  savedLine,
  showAllAnswers,
  writeAnswer,
} from './kit/librarian.ts'

let browser: Browser
let centre: Centre

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), startCentre()])
})

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

test('an evening', async () => {
  const first = await browserDevice(browser, centre.url, computer)
  const second = await browserDevice(browser, centre.url, phone)
  const link = centre.link('librarian')
  await join(first, link, 'Мария')
  await join(second, link, 'Ольга')
  await Promise.all([first, second].map(readyForOffline))
  const session = await beginSession(first.page, 'Читальный зал', 3)
  await first.page.screenshot({ path: '/tmp/shot1.png' })
  await second.page.getByRole('link', { name: /Читальный зал/ }).click()
  await second.page.getByRole('textbox', { name: 'Ответ', exact: true }).waitFor()
  await first.goOffline()
  await second.goOffline()
  await first.page.reload()
  await second.page.reload()
  const t = Date.now()
  for (let i = 0; i < 10; i++) {
    await Promise.all([
      writeAnswer(first.page, { text: `Слова ${i} первого`, question: (i % 8) + 1, table: '1' }),
      writeAnswer(second.page, {
        text: `Слова ${i} второй`,
        question: (i % 8) + 1,
        group: 'Жители',
      }),
    ])
  }
  console.log('answers', Date.now() - t)
  await first.page.screenshot({ path: '/tmp/shot2.png' })
  await second.page.screenshot({ path: '/tmp/shot3.png' })
  console.log(await savedLine(first.page).innerText())
  await first.goOnline()
  await second.goOnline()
  await showAllAnswers(first.page)
  await showAllAnswers(second.page)
  await expect.poll(() => answerRows(first.page).count(), { timeout: 20000 }).toBe(20)
  await expect.poll(() => answerRows(second.page).count(), { timeout: 20000 }).toBe(20)
  console.log(await savedLine(first.page).innerText())
  first.watch.expectNothingStrange()
  second.watch.expectNothingStrange()
})
