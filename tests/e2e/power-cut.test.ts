import { setTimeout as sleep } from 'node:timers/promises'
import { answersPageSchema, numbersSchema } from '@living-libraries/model/overview'
import type { Browser } from 'playwright-core'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { type BrowserDevice, browserDevice, computer, phone } from './kit/browser-device.ts'
import { type Centre, startCentre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { join, readyForOffline } from './kit/joining.ts'
import {
  answerRows,
  beginSession,
  entryField,
  handOver,
  openPart,
  savedWords,
  sendNow,
  showAllAnswers,
  type SpokenAnswer,
  writeAnswer,
} from './kit/librarian.ts'
import { countsOf, groupId, plannedAnswers, questionId } from './kit/planned-evening.ts'

const venue = 'irkutsk-gorod-1'

/**
 * When the power fails, in ms after the device has begun to send. Both devices send at once, so each cut finds
 * them at another place: before the transaction, in it, between its end and the answer, during the pull.
 */
const cuts = [0, 8, 20, 45, 'acknowledged'] as const
const answersPerCut = 4

let browser: Browser
let centre: Centre
let administration: Administration

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), startCentre()])
  administration = await administrationOf(centre)
})

afterAll(async () => {
  await browser?.close()
  administration?.close()
  await centre?.stop()
})

test('the power fails at the centre again and again while an evening arrives; all of it arrives once', async () => {
  const devices = await Promise.all([
    browserDevice(browser, centre.url, computer),
    browserDevice(browser, centre.url, phone),
  ])
  const [first, second] = devices
  const { url } = await administration.invite({ role: 'librarian', venue })
  await join(first, url, 'Мария')
  await join(second, url, 'Ольга')
  await Promise.all(devices.map(readyForOffline))
  await beginSession(first.page, 'Читальный зал', 3)
  await second.page.getByRole('link', { name: /Читальный зал/ }).click()
  await entryField(second.page).waitFor()

  const words = plannedAnswers(venue, 'power cut', devices.length * cuts.length * answersPerCut)
  let next = 0
  for (const cut of cuts) {
    await Promise.all(devices.map((device) => device.goOffline()))
    await Promise.all(
      devices.map(async ({ page }) => {
        const own = words.slice(next, (next += answersPerCut))
        for (const answer of own) await writeAnswer(page, answer)
      }),
    )
    await Promise.all(devices.map(({ page }) => expectOnDevice(page)))
    const reached = momentOf(cut, first)
    // The line is back; whatever the dead centre then leaves unanswered is no complaint of the app.
    await Promise.all(devices.map((device) => device.context.setOffline(false)))
    await reached
    await centre.kill()
    await centre.start()
  }

  for (const { page } of devices) await sendNow(page)
  for (const { page } of devices) {
    await showAllAnswers(page)
    await expect.poll(() => answerRows(page).count(), { timeout: 60_000 }).toBe(words.length)
    await expect.poll(() => savedWords(page)).toMatch(/^Получено центром/)
  }
  await openPart(first.page, 'Отправка')
  await handOver(first.page)
  await expectReceived(words)
  for (const { watch } of devices) watch.expectNothingStrange()
})

async function expectReceived(words: readonly SpokenAnswer[]): Promise<void> {
  const { centre: way } = administration.device
  const read = async () => v.parse(numbersSchema, await way.get('/api/overview/numbers'))
  await expect.poll(async () => (await read()).rule.counted, { timeout: 50_000 }).toBe(words.length)
  const numbers = await read()
  expect(numbers.rule).toMatchObject({ received: words.length, deleted: 0, inDraft: 0 })
  const answers: { [questionAndGroup: string]: number } = {}
  for (const { question, group, count } of numbers.answers) {
    answers[`${question} ${group}`] = count
  }
  expect(answers).toEqual(countsOf(words, (answer) => `${questionId(answer)} ${groupId(answer)}`))
  const page = v.parse(answersPageSchema, await way.get('/api/overview/answers?limit=100'))
  expect(page.answers.map(({ text }) => text).sort()).toEqual(words.map(({ text }) => text).sort())
}

/** The moment of the power cut, counted from the first push of the device. */
async function momentOf(cut: (typeof cuts)[number], { page }: BrowserDevice): Promise<void> {
  // What several cuts have held up is more, and goes as a parcel.
  const isPush = (one: { url(): string }) => /\/api\/records\/(push$|parcels\/)/.test(one.url())
  if (cut === 'acknowledged') {
    await page.waitForResponse(isPush)
    return
  }
  await page.waitForRequest(isPush)
  await sleep(cut)
}

async function expectOnDevice(page: BrowserDevice['page']): Promise<void> {
  await expect.poll(() => savedWords(page)).toMatch(/^Сохранено на устройстве/)
}
