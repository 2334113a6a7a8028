import { readFile } from 'node:fs/promises'
import { attendancePath } from '@living-libraries/model/attendance'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { type BrowserDevice, browserDevice, computer } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { accept, openEveryScreen } from './kit/coordinator.ts'
import { recordResults } from './kit/evening-results.ts'
import { submit } from './kit/headless-coordinator.ts'
import { type WrittenSession, writeSession } from './kit/headless-librarian.ts'
import { remarkOnInitiative, returnInitiative } from './kit/initiative-steps.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { savedWords } from './kit/librarian.ts'
import { rowsOf, textOf } from './kit/docx-text.ts'
import { pack } from './kit/planned-evening.ts'
import {
  agree,
  choose,
  countRaw,
  eraseSignedPage,
  laySignedPage,
  overfill,
} from './kit/report-steps.ts'
import { markWhoCame, readGroups, takeFolder } from './kit/portfolio-steps.ts'
import { coordinatorOf } from './kit/several-venues.ts'
import { spaced } from './kit/wording.ts'

const municipality = 'tayshetskiy'
const venues = ['tayshetskiy-1', 'tayshetskiy-2']
const people = [
  { resident: 21, culture: 6, unstated: 3 },
  { resident: 9, business: 4 },
]
const ownAnswer = 'Мы – люди железной дороги и тайги.'

let browser: Browser
let centre: Centre
let administration: Administration
const evenings: WrittenSession[] = []
let coordinator: BrowserDevice
let region: BrowserDevice
let raw: Awaited<ReturnType<typeof countRaw>>

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administration = await administrationOf(centre)
  for (const [at, venue] of venues.entries()) {
    const evening = await writeSession(centre, administration, venue, 20 + at * 6)
    const { device, session } = evening
    for (const [group, count] of Object.entries(people[at] ?? {})) {
      await device.change(session, { set: { [attendancePath(group, device.id)]: count } })
    }
    await recordResults(evening)
    await submit(evening)
    evenings.push(evening)
  }
  coordinator = await browserDevice(browser, centre.url, computer)
  region = await browserDevice(browser, centre.url, computer)
  const invite = (grant: Parameters<Administration['invite']>[0]) => administration.invite(grant)
  await join(coordinator, (await invite({ role: 'coordinator', municipality })).url, 'Анна')
  await join(region, (await invite({ role: 'regional' })).url, 'Пётр Ильич')
  await readyForOffline(coordinator)
})

afterAll(async () => {
  await browser?.close()
  for (const evening of evenings) evening.close()
  administration?.close()
  await centre?.stop()
})

test('without a line the coordinator accepts both evenings', async () => {
  const { page } = coordinator
  await page.goto(`/municipality/${municipality}`)
  await expect.poll(() => page.getByText('ждёт проверки').count(), { timeout: 50_000 }).toBe(2)
  await coordinator.goOffline()
  await openEveryScreen(page, municipality)
  for (const { session } of evenings) {
    await page.goto(`/review/${session}`)
    await accept(page)
  }
})

test('without a line the card is composed, and words enter only by selection', async () => {
  const { page } = coordinator
  await page.goto(`/municipality/${municipality}/card`)
  await page.getByRole('button', { name: 'Начать карточку' }).click()
  await page.getByRole('textbox', { name: 'Ответ территории: Кто мы?' }).fill(ownAnswer)
  await page.getByRole('button', { name: 'Ответы и цитаты' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Кто мы?' })
  const quoted = spaced(await dialog.getByRole('blockquote').first().innerText())
  await choose(dialog.getByRole('checkbox', { name: 'Цитата' }).first())
  await choose(dialog.getByRole('checkbox', { name: 'Основа' }).nth(1))
  await dialog.getByRole('button', { name: 'Готово' }).click()
  await page
    .getByRole('button', { name: 'Добавить: Вокзал, с которого всё начиналось' })
    .first()
    .click()
  const sheet = page.getByRole('article')
  await sheet.getByText(ownAnswer).waitFor()
  await expect.poll(async () => spaced(await sheet.innerText())).toContain(`«${quoted}»`)
  await expect.poll(() => sheet.locator('blockquote').count()).toBe(1)
  await page.getByText(/Лист А4 заполнен на.\d+.%/).waitFor()
  await overfill(page)
})

test('what both venues found is offered, joined with a reason, and taken apart again', async () => {
  const { page } = coordinator
  const part = page.getByRole('region', { name: 'Одно и то же ценное с разных площадок' })
  const offered = part.getByRole('list', { name: 'Похожие' }).getByRole('listitem').first()
  await offered.getByRole('button', { name: 'Объединить…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Объединить' })
  await dialog.getByRole('textbox', { name: 'Почему это одно и то же' }).fill('Один вокзал')
  await dialog.getByRole('button', { name: 'Объединить', exact: true }).click()
  await part.getByText(/причина: Один вокзал/).waitFor()
  const sheet = page.getByRole('article')
  await sheet.getByText(/За.этим стоят: 4.ответа.*24.голоса/).waitFor()
  await part.getByRole('button', { name: 'Разъединить' }).click()
  await sheet.getByText(/За.этим стоят: 2.ответа.*12.голосов/).waitFor()
})

test('from a sentence of the report to the answer and back it is two taps each way', async () => {
  const { page } = coordinator
  await page.goto(`/municipality/${municipality}/report`)
  await page.getByRole('button', { name: 'Начать отчёт' }).click()
  const sentence = page.getByRole('paragraph').filter({ hasText: spaced(ownAnswer) })
  await sentence.getByRole('button', { name: 'Откуда: 2 записи' }).click()
  const dialog = page.getByRole('dialog', { name: 'Откуда это' })
  const words = spaced(await dialog.getByRole('listitem').first().getByRole('link').innerText())
  await dialog.getByRole('listitem').first().getByRole('link').click()
  await page.waitForURL(/\/review\//)
  const answer = page.locator('article:focus')
  await expect.poll(async () => spaced(await answer.innerText())).toContain(words)
  await answer.getByRole('link', { name: 'в отчёте' }).click()
  await page.getByRole('heading', { name: 'Отчёт Губернатору' }).waitFor()
})

test('a section is edited without losing its numbers', async () => {
  const { page } = coordinator
  const heading = page.getByRole('heading', { name: /Как прошли сессии/ })
  await heading.getByRole('button', { name: 'Изменить текст' }).click()
  const field = page.getByRole('textbox', { name: 'Текст раздела' })
  await field.fill('В Тайшете и в районе говорили {людей}, записано {ответов}.')
  await page.getByRole('button', { name: 'Готово' }).click()
  await page.getByText(/В.Тайшете и.в.районе говорили 43.человека, записано 46.ответов\./).waitFor()
})

test('every number in the report is what the raw records give', async () => {
  const desk = await coordinatorOf(centre, administration, municipality)
  raw = await countRaw(desk, people)
  desk.close()
  const { page } = coordinator
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать DOCX' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^Отчёт о стратегических сессиях.*\.docx$/)
  const file = unzipSync(await readFile(await download.path()))
  const body = strFromU8(file['word/document.xml'] ?? new Uint8Array())
  expect(spaced(textOf(body))).toContain(
    `говорили ${raw.people} человека, записано ${raw.answers.length} ответов.`,
  )
  const rows = rowsOf(body).map((row) => row.map(spaced))
  for (const [at, venue] of venues.entries()) {
    const name = pack.venues.find(({ id }) => id === venue)?.name
    const own = raw.answers.filter(({ space }) => space === `venue/${venue}`).length
    expect(rows).toContainEqual([
      name,
      '5 ноября 2024 г.',
      'принята',
      String(raw.present[at]),
      String(own),
    ])
  }
  for (const { id, title } of [...pack.groups, { id: undefined, title: 'Группа не указана' }]) {
    const came = raw.byGroup.get(id ?? 'unstated') ?? 0
    const said = raw.answers.filter(({ fields }) => fields.group === id).length
    if (came + said === 0) continue
    const share = `${Math.round((came / raw.people) * 100)} %`
    expect(rows).toContainEqual([title, String(came), share, String(said)])
  }
  expect(rows).toContainEqual(['Получено ответов', String(raw.answers.length + raw.deleted)])
  expect(rows).toContainEqual(['Учтено', String(raw.answers.length)])
  expect(rows).toContainEqual(['Удалено площадкой', String(raw.deleted)])
  const local = raw.initiatives.filter(({ fields }) => fields.resources?.['local'] !== undefined)
  expect(rows).toContainEqual(['Местный', String(local.length), '–', String(local.length)])
  const votes = raw.initiatives.map(({ fields }) => fields.title)
  expect(rows.filter(([title]) => title === 'Музей одного перрона')).toHaveLength(votes.length)
  // Nothing but the question counts, «46 = 46 + 0 …» and the checked tables says a number.
  const counts = [...textOf(body).matchAll(/Всего на.этот вопрос: (\d+)/g)].map((one) => one[1])
  expect(counts).toEqual([
    String(raw.answers.filter(({ fields }) => fields.question === 'q1').length),
  ])
})

test('the head agrees, the report is sent, returned by the region, corrected, and accepted', async () => {
  const { page } = coordinator
  await choose(page.getByRole('checkbox', { name: 'Музей одного перрона' }).first())
  await agree(page)
  await laySignedPage(page)
  await page.getByRole('button', { name: 'Отправить в регион' }).click()
  await page.getByText('Отправлен в регион', { exact: true }).first().waitFor()
  await coordinator.goOnline()
  await expect.poll(() => savedWords(page), { timeout: 50_000 }).toMatch(/^Получено центром/)
  const desk = region.page
  await desk.goto('/region/reports')
  await desk.getByRole('link', { name: 'Тайшетский район' }).click()
  await desk.getByText(/Отчёт №.1.от/).waitFor()
  await desk.getByText(/говорили 43.человека/).waitFor()
  await desk.getByRole('img', { name: 'Подписанный лист' }).waitFor()
  const delegates = desk.getByRole('heading', { name: 'Делегаты' })
  await delegates.getByRole('button', { name: 'Замечание' }).click()
  await desk.getByRole('textbox', { name: 'Замечание к разделу' }).fill('Назовите запасного.')
  await desk.getByRole('button', { name: 'Готово' }).click()
  await remarkOnInitiative(desk)
  await desk.getByRole('button', { name: 'Вернуть с замечаниями' }).click()
  await desk.getByRole('textbox', { name: 'Что исправить' }).fill('Добавьте, о чём просите.')
  await desk.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await desk.getByText('Отчёт возвращён').waitFor()

  await page.getByText('Слова региона: Добавьте, о чём просите.').waitFor()
  for (const remark of ['Назовите запасного.', 'Кто откроет дверь?'])
    await page.getByText(`Замечание региона: ${remark}`).waitFor()
  await page.getByRole('button', { name: 'О чём просим' }).click()
  await page.getByRole('textbox', { name: 'Текст раздела' }).fill('Просим поддержать музей.')
  await page.getByRole('button', { name: 'Готово' }).click()
  await page.getByText('Изменилось после согласования').waitFor()
  await agree(page)
  await laySignedPage(page)
  await page.getByRole('button', { name: 'Отправить в регион' }).click()
  await desk.getByText(/Отчёт №.2.от/).waitFor()
  await desk.getByText('Просим поддержать музей.').waitFor()
  await desk.getByRole('button', { name: 'Принять отчёт' }).click()
  await desk.getByText('Отчёт принят', { exact: true }).waitFor()
  await page.getByText('Отчёт принят регионом').waitFor()
})

test('the region finds the initiatives in its register, and all of it in the consolidated report', async () => {
  const { page } = region
  await page.goto('/region/initiatives?kind=project')
  await page.getByRole('heading', { name: /^2.инициативы$/ }).waitFor()
  await page.getByRole('link', { name: 'Музей одного перрона' }).first().waitFor()
  await returnInitiative(page, coordinator.page, municipality)
  await page.goto('/region/summary')
  const sheet = page.getByRole('article')
  await sheet
    .getByText(/участвовала 1.территория из.42: 43.человека.*46.учтённых ответов/)
    .waitFor()
  await sheet
    .getByText(/Тайшетский район:.*Вокзал, с.которого всё начиналось/)
    .first()
    .waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать DOCX' }).click(),
  ])
  const file = unzipSync(await readFile(await download.path()))
  const body = strFromU8(file['word/document.xml'] ?? new Uint8Array())
  const { length } = raw.answers
  const counted = [length + raw.deleted, length, raw.deleted].map(String)
  expect(rowsOf(body).map((row) => row.map(spaced))).toContainEqual(['Ответы', ...counted])
})

test('what is erased after the sending stands among the differences, and not in the sent report', async () => {
  const { page } = coordinator
  const [evening] = evenings
  const answers = await evening?.device.list({ kind: 'answer', session: evening.session })
  await evening?.device.remove(answers?.[0]?.id ?? '')
  await evening?.device.settled()
  await page.getByText(`Удалено: было ${raw.deleted}, стало ${raw.deleted + 1}`).waitFor()
  await page
    .getByText(`Учтено ответов: было ${raw.answers.length}, стало ${raw.answers.length - 1}`)
    .waitFor()
})

test('without a line groups are read in one list, who came is marked, and a folder goes with the delegate', async () => {
  const { page } = coordinator
  await coordinator.goOffline()
  await page.goto(`/municipality/${municipality}/portfolio`)
  await readGroups(page)
  await markWhoCame(page)
  await takeFolder(page)
  await coordinator.goOnline()
})

test('a signed page is erased for ever, and the agreed report stays', async () => {
  await coordinator.page.goto(`/municipality/${municipality}/report`)
  await eraseSignedPage(coordinator.page)
})

test('nobody was asked elsewhere, and the browser had nothing to complain of', () => {
  // A signed page comes after the report, as all pictures come last; the region asks until it is there.
  region.watch.expectComplaint(/status of 404.*\/photos\//)
  for (const { watch } of [coordinator, region]) watch.expectNothingStrange()
})
