import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { administrationOf } from '../e2e/kit/administration.ts'
import { type BrowserDevice, browserDevice, phone } from '../e2e/kit/browser-device.ts'
import type { Centre } from '../e2e/kit/centre.ts'
import { draftOnDisk } from '../e2e/kit/draft-on-disk.ts'
import { join, readyForOffline } from '../e2e/kit/joining.ts'
import {
  beginSession,
  countPeople,
  entryField,
  handOver,
  openPart,
  savedLine,
  savedWords,
  type SpokenAnswer,
  writeAnswer,
} from '../e2e/kit/librarian.ts'
import { photoWithPlace, picturesAt, takePhoto } from '../e2e/kit/photographs.ts'
import { pack, plannedAnswers } from '../e2e/kit/planned-evening.ts'
import { type EntryTime, entryTimes, watchEntries } from './entry-timing.ts'

export interface EveningPlan {
  readonly answers: number
  /** ms between two answers of the hall; 0: as fast as the devices go. */
  readonly pace: number
  /** How much slower than this machine the phones are. */
  readonly slowdown: number
  readonly initiatives: number
  readonly delegates: number
  readonly photos: number
  readonly tell?: (line: string) => void
}

export interface PlayedEvening {
  readonly said: readonly SpokenAnswer[]
  readonly people: number
  readonly votes: number
  readonly photos: number
  readonly times: readonly EntryTime[]
  /** How far the typing fell behind the hall at the worst, in ms. */
  readonly behind: number
  readonly halfTyped: { readonly before: string; readonly after: string }
}

const venue = 'irkutsk-gorod-1'
const half = 'Недописанное слово, на котором телефон'

/**
 * One evening on two slow phones without a line: the hall is counted, answers are typed at the pace at which people
 * speak, the first phone crashes in the middle of a word, the hall votes, initiatives and delegates are written down,
 * and with the first connection everything goes and is handed in.
 */
export async function playEvening(
  centre: Centre,
  browser: Browser,
  plan: EveningPlan,
): Promise<PlayedEvening> {
  const tell = plan.tell ?? (() => {})
  const administration = await administrationOf(centre)
  const { url } = await administration.invite({ role: 'librarian', venue }, { maxUses: 2 })
  administration.close()
  const devices = [
    await browserDevice(browser, centre.url, phone),
    await browserDevice(browser, centre.url, phone),
  ] as const
  const [first, second] = devices
  for (const [index, device] of devices.entries()) {
    device.context.setDefaultTimeout(60_000)
    await join(device, url, index === 0 ? 'Мария' : 'Ольга')
    await readyForOffline(device)
    await watchEntries(device.context)
  }
  await beginSession(first.page, 'Читальный зал', 3)
  await received(first.page)
  await second.page.getByRole('link', { name: /Читальный зал/ }).click()
  await seesWhoWrites(first.page, second.page, 'Ольга')
  for (const device of devices) {
    await device.page.reload()
    await entryField(device.page).waitFor()
    await slowDown(device.page, plan.slowdown)
    await device.goOffline()
  }
  tell('Both phones have the session and no line.')

  const pages = devices.map(({ page }) => page)
  const phoneOf = (index: number) => pages[index % 2] ?? first.page
  const people = await countHall(phoneOf(0))
  const said = hallWords(plan.answers)
  const middle = Math.floor(said.length / 2)
  const begun = performance.now()
  let behind = 0
  let after = ''
  const times: EntryTime[] = []
  for (const [index, answer] of said.entries()) {
    const due = begun + index * plan.pace
    if (plan.pace > 0) {
      await sleep(Math.max(0, due - performance.now()))
      behind = Math.max(behind, performance.now() - due)
    }
    await writeAnswer(phoneOf(index), answer)
    if (index === middle) {
      times.push(...(await entryTimes(phoneOf(0))))
      const opened = await crashInTheMiddle(first, phoneOf(0))
      after = opened.text
      pages[0] = opened.page
      await slowDown(opened.page, plan.slowdown)
    }
    if (index % 25 === 24) tell(`${index + 1} answers`)
  }
  for (const page of pages) times.push(...(await entryTimes(page)))

  for (let number = 0; number < plan.photos; number += 1) {
    await photographFlipChart(phoneOf(number))
  }
  const votes = await voteAndDecide(phoneOf(0), plan)
  tell('Photographed, voted, initiatives and delegates recorded; the line comes back.')
  for (const [index, device] of devices.entries()) {
    await device.goOnline()
    await phoneOf(index).bringToFront()
    await received(phoneOf(index))
  }
  await picturesReceived(centre, plan.photos)
  await openPart(phoneOf(0), 'Отправка')
  await handOver(phoneOf(0))
  await received(phoneOf(0))
  for (const device of devices) {
    device.watch.expectNothingStrange()
    await device.close()
  }
  const { photos } = plan
  return { said, people, votes, photos, times, behind, halfTyped: { before: half, after } }
}

/** While both have a line, one sees that the other is typing. */
async function seesWhoWrites(watching: Page, typing: Page, name: string): Promise<void> {
  const until = performance.now() + 60_000
  while ((await watching.getByText(`Пишет ${name}`).count()) === 0) {
    if (performance.now() > until) throw new Error(`nobody sees that ${name} is typing`)
    await entryField(typing).pressSequentially('а')
    await sleep(250)
  }
  await entryField(typing).fill('')
}

/** As many answers as are asked for, no two alike. */
function hallWords(count: number): SpokenAnswer[] {
  const words = new Map<string, SpokenAnswer>()
  for (let seed = 1; words.size < count; seed += 1) {
    for (const answer of plannedAnswers(venue, `paced ${seed}`, Math.min(count, 150))) {
      words.set(answer.text, answer)
    }
  }
  return [...words.values()].slice(0, count)
}

async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

/** A photo of what stands on paper, tied to the question that is open. */
async function photographFlipChart(page: Page): Promise<void> {
  const strip = page.getByRole('region', { name: 'Фотографии' })
  const before = await strip.locator('img').count()
  await takePhoto(page, await photoWithPlace(page))
  await strip.locator('img').nth(before).waitFor()
}

/** Pictures go last and may take their time. */
async function picturesReceived(centre: Centre, photos: number): Promise<void> {
  const until = performance.now() + 300_000
  while ((await picturesAt(centre)).length < photos * 2) {
    if (performance.now() > until) throw new Error('the pictures did not come')
    await sleep(500)
  }
}

/** Sixty people, spread over the groups. */
async function countHall(page: Page): Promise<number> {
  const hall = 60
  const each = Math.floor(hall / pack.groups.length)
  const counts = Object.fromEntries(pack.groups.map(({ title }) => [title, each]))
  const [last] = pack.groups.slice(-1)
  if (last !== undefined) counts[last.title] = hall - each * (pack.groups.length - 1)
  await openPart(page, 'Участники')
  await countPeople(page, counts)
  await page.getByText(`${hall} человек`).waitFor()
  await openPart(page, 'Ответы')
  await entryField(page).waitFor()
  return hall
}

/** The renderer dies while a word is half typed; gives what stands in the field when the app is open again. */
async function crashInTheMiddle(
  { context }: BrowserDevice,
  page: Page,
): Promise<{ readonly page: Page; readonly text: string }> {
  const address = page.url()
  await entryField(page).pressSequentially(half)
  await draftOnDisk(page, half)
  await Promise.all([
    page.waitForEvent('crash'),
    page.goto('chrome://crash').catch(() => undefined),
  ])
  await page.close()
  const next = await context.newPage()
  await next.goto(address)
  // It is ready once the half-typed words were read.
  await entryField(next).and(next.locator(':enabled')).waitFor()
  const text = await entryField(next).inputValue()
  await entryField(next).fill('')
  return { page: next, text }
}

async function voteAndDecide(page: Page, plan: EveningPlan): Promise<number> {
  await openPart(page, 'Самое ценное')
  await page.getByRole('button', { name: 'Выбрать из ответов' }).click()
  const boxes = page.getByRole('dialog').locator('label:has(input[type=checkbox])')
  for (const index of [0, 1, 2]) await boxes.nth(index).click()
  await page.getByRole('button', { name: /^Создать из/ }).click()
  await page.getByLabel('Название').fill('Главное этого вечера')
  const votes = 12
  for (let vote = 0; vote < votes; vote += 1) {
    await page.getByRole('button', { name: 'Голоса зала: прибавить' }).click()
  }
  await page.getByRole('button', { name: 'Готово' }).click()
  await openPart(page, 'Инициативы')
  for (let number = 1; number <= plan.initiatives; number += 1) {
    await page.getByRole('button', { name: 'Записать инициативу' }).click()
    await page.getByLabel('Название').fill(`Инициатива ${number}`)
    await page.getByText(pack.initiativeKinds[number % 5]?.title ?? '', { exact: true }).click()
    await page.getByLabel('Какую задачу решает').fill('Чтобы было где собраться зимой')
    await page.getByRole('button', { name: 'Готово' }).click()
    await page.getByRole('button', { name: `Инициатива ${number}`, exact: true }).waitFor()
  }
  await openPart(page, 'Делегаты')
  for (let number = 1; number <= plan.delegates; number += 1) {
    await page.getByRole('button', { name: 'Добавить делегата' }).click()
    await page.getByLabel('С чем едет').fill(`Тема ${number}`)
    await page.getByRole('button', { name: 'Готово' }).click()
    await page.getByText(`Тема ${number}`).first().waitFor()
  }
  return votes
}

async function received(page: Page): Promise<void> {
  await savedLine(page).waitFor()
  const until = performance.now() + 120_000
  while (!(await savedWords(page)).startsWith('Получено центром')) {
    if (performance.now() > until) throw new Error(`not received: ${await savedWords(page)}`)
    await sleep(200)
  }
}
