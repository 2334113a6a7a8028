import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { recoveryAnswerSchema } from '@living-libraries/model/lock-recovery'
import { venueSpace } from '@living-libraries/model/space'
import type { BrowserContext, Page } from 'playwright-core'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { accessibilityFaults, overhang, photograph, show } from './kit/appearance.ts'
import type { Centre } from './kit/centre.ts'
import { startChromiumWithProfile } from './kit/chromium.ts'
import { canary, wordsOnDisk } from './kit/disk-search.ts'
import { writeSession, type WrittenSession } from './kit/headless-librarian.ts'
import { join } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { press, type } from './kit/keyboard.ts'
import { savedLine, writeAnswer } from './kit/librarian.ts'
import { PageWatch } from './kit/page-watch.ts'

const venue = 'tulun-gorod-1'
const pin = '258014'
const phoneSize = { width: 360, height: 740 }
/** People whom a colleague writes down: what comes from the centre before the lock is closed, and after. */
const before = Array.from({ length: 8 }, canary)
const after = Array.from({ length: 8 }, canary)
/** The librarian, and whom the librarian types. */
const [librarian = '', facilitator = '', member = '', writer = ''] = Array.from(
  { length: 4 },
  canary,
)
const names = [...before, ...after, librarian, facilitator, member, writer]
/** Answers are not under the lock: what is found of them shows that names would be found. */
const spoken = Array.from({ length: 4 }, canary)

let folder: string
let context: BrowserContext
let page: Page
const watches: PageWatch[] = []
let centre: Centre
let administration: Administration
let written: WrittenSession

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'living-libraries-lock-'))
  ;[context, centre] = await Promise.all([startChromiumWithProfile(folder), journeyCentre()])
  watches.push(new PageWatch(context, centre.url))
  administration = await administrationOf(centre)
  written = await writeSession(centre, administration, venue, 5)
})

afterAll(async () => {
  await context?.close()
  written?.close()
  administration?.close()
  await centre?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a librarian sets a PIN by keyboard alone; names stand on the screen while the lock is open', async () => {
  await writePeople(before)
  page = await context.newPage()
  const { url } = await administration.invite({ role: 'librarian', venue })
  await join({ page }, url, librarian)
  await page.goto(`${centre.url}/lock`)
  const set = page.getByRole('button', { name: 'Поставить замок' })
  await type(page, page.getByLabel('Новый PIN-код'), '123456')
  await type(page, page.getByLabel('Ещё раз'), '123456')
  await press(page, set)
  await page.getByText('Такое пробуют первым').waitFor()
  await type(page, page.getByLabel('Новый PIN-код'), pin)
  await type(page, page.getByLabel('Ещё раз'), pin)
  await press(page, set)
  await page.getByText('Замок поставлен').waitFor()

  await goWithin(`/session/${written.session}/delegates`)
  for (const name of before.slice(4)) await page.getByText(name).first().waitFor()
  await goWithin(`/session/${written.session}/about`)
  await context.setOffline(true)
  await page.getByLabel('Кто ведёт сессию').fill(facilitator)
  await page.getByLabel('Кто ведёт сессию').press('Tab')
  await page.getByRole('link', { name: /1 ждёт отправки/ }).waitFor()
})

test('under the closed lock answers are collected, nobody has a name, and what has one waits', async () => {
  await press(page, page.getByRole('button', { name: 'Закрыть на замок' }))
  await page.getByRole('button', { name: /Замок закрыт/ }).waitFor()
  await page.getByText('Кто ведёт сессию: под замком').waitFor()
  await context.setOffline(false)
  await goWithin(`/session/${written.session}`)
  for (const text of spoken) await writeAnswer(page, { text, question: 1 })
  await writePeople(after)
  await savedLine(page).click()
  await page.getByText('Ждут открытия замка: 1').waitFor()
  await goWithin(`/session/${written.session}/delegates`)
  await page.getByRole('heading', { name: 'Замок закрыт' }).waitFor()
  const text = await page.locator('body').innerText()
  expect(names.filter((name) => text.includes(name))).toEqual([])
})

test('no name is found in the files of the browser; what is not under the lock is', async () => {
  await context.close()
  expect(Object.keys(await wordsOnDisk(folder, spoken)).sort()).toEqual([...spoken].sort())
  expect(await wordsOnDisk(folder, names)).toEqual({})
})

test('the app that is opened anew is locked; the PIN brings every name back, and what waited goes', async () => {
  context = await startChromiumWithProfile(folder)
  watches.push(new PageWatch(context, centre.url))
  page = await context.newPage()
  await page.goto(`${centre.url}/session/${written.session}/delegates`)
  await type(page, page.getByLabel('PIN-код'), '000000')
  await press(page, page.getByRole('button', { name: 'Открыть замок' }))
  await page.getByText('PIN-код не подошёл').waitFor()
  await type(page, page.getByLabel('PIN-код'), pin)
  await page.keyboard.press('Enter')
  for (const name of [...before.slice(4), ...after.slice(4)]) {
    await page.getByText(name).first().waitFor()
  }
  await page.getByRole('link', { name: /Получено центром/ }).waitFor()
  await expect.poll(() => facilitatorAtCentre()).toBe(facilitator)
})

test('a forgotten PIN is got over with what waits on the device, by the digits that are said', async () => {
  await goWithin(`/session/${written.session}/about`)
  await context.setOffline(true)
  await page.getByLabel('Кто ведёт сессию').fill(writer)
  await page.getByLabel('Кто ведёт сессию').press('Tab')
  await page.getByRole('link', { name: /1 ждёт отправки/ }).waitFor()
  await page.getByRole('button', { name: 'Закрыть на замок' }).click()
  await goWithin('/lock')
  await page.getByRole('button', { name: 'Запросить ответ' }).waitFor()
  await page.setViewportSize(phoneSize)
  await looked('lock-closed')
  await press(page, page.getByRole('button', { name: 'Запросить ответ' }))
  const said = await page.getByText(/^\d{4} \d{4}$/).innerText()
  const { digits, device } = v.parse(
    recoveryAnswerSchema,
    await administration.device.centre.post('/api/recoveries', {
      request: said.replaceAll(/\s/g, ''),
    }),
  )
  expect(device?.isRevoked).toBe(false)
  await looked('lock-forgotten')
  const answer = page.getByLabel('Ответ администратора')
  await type(page, answer, `${digits.startsWith('9') ? 8 : 9}${digits.slice(1)}`)
  await type(page, page.getByLabel('Новый PIN-код'), '741852')
  await type(page, page.getByLabel('Ещё раз'), '741852')
  await press(page, page.getByRole('button', { name: 'Открыть и сменить' }))
  await page.getByText('В группе 1 ошибка').waitFor()
  await type(page, answer, digits)
  await press(page, page.getByRole('button', { name: 'Открыть и сменить' }))
  await page.getByText('Замок стоит и открыт').waitFor()
  await looked('lock-open')

  await context.setOffline(false)
  await page.getByRole('link', { name: /Получено центром/ }).waitFor()
  await expect.poll(() => facilitatorAtCentre()).toBe(writer)
  for (const watch of watches) watch.expectNobodyElseAsked()
})

async function facilitatorAtCentre(): Promise<unknown> {
  await written.device.settled()
  return (await written.device.get(written.session))?.fields['facilitator']
}

async function looked(name: string): Promise<void> {
  for (const look of ['light', 'dark'] as const) {
    await show(page, look)
    await expect.poll(() => accessibilityFaults(page), { message: name }).toEqual([])
    await photograph(page, `${name}-${look}`, true)
  }
  await expect.poll(() => overhang(page), { message: name }).toEqual([])
  await show(page, 'light')
}

/** Without opening the page anew: that closes the lock. */
async function goWithin(path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
  }, path)
}

async function writePeople(people: readonly string[]): Promise<void> {
  const { device, session } = written
  const space = venueSpace(venue)
  for (const name of people.slice(0, 4)) {
    const values = { pseudonym: 'Житель', consent: 'paper', name }
    await device.make({ kind: 'participant', space, session, values })
  }
  await device.make({
    kind: 'sheet',
    space,
    session,
    values: { number: people[0] === before[0] ? '1' : '2', writer },
  })
  const team = { title: 'Музей', type: 'project', 'team/a': member }
  await device.make({ kind: 'initiative', space, session, values: team })
  for (const name of people.slice(4)) {
    const values = { seat: 'main', consent: 'paper', name, telephone: name }
    await device.make({ kind: 'delegate', space, session, values })
  }
  await device.settled()
}
