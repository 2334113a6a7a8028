import { boardSchema, numbersSchema } from '@living-libraries/model/overview'
import type { Browser } from 'playwright-core'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserDevice, browserDevice, computer, phone } from './kit/browser-device.ts'
import { type Centre, startCentre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { accept, findAnswer, giveBack, openReview, remarkOn } from './kit/coordinator.ts'
import { join, readyForOffline } from './kit/joining.ts'
import {
  answerRows,
  answerTexts,
  beginSession,
  correctOpened,
  countPeople,
  entryField,
  handOver,
  openPart,
  savedWords,
  showAllAnswers,
  writeAnswer,
} from './kit/librarian.ts'
import {
  countsOf,
  groupId,
  pack,
  plannedAnswers,
  questionId,
  titled,
  titledGroups,
} from './kit/planned-evening.ts'
import {
  askedBy,
  openRegionPlace,
  readAnswers,
  readBars,
  readFigures,
  readNumbers,
  readTable,
  searchAnswers,
} from './kit/region.ts'

const venue = 'irkutsk-gorod-1'
const municipality = 'irkutsk-gorod'
const words = plannedAnswers(venue, 'main job', 40)
/** Two people count at two doors; what they counted adds up. */
const atTheFrontDoor = { Жители: 12, Учёные: 3 }
const atTheBackDoor = { Жители: 5, Бизнес: 2, 'Группа не указана': 4 }
const attendance = { resident: 17, science: 3, business: 2, unstated: 4 }
const town = 'город Иркутск'

let browser: Browser
let centre: Centre
let first: BrowserDevice
let second: BrowserDevice
let coordinator: BrowserDevice
let region: BrowserDevice

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), startCentre()])
  first = await browserDevice(browser, centre.url, computer)
  second = await browserDevice(browser, centre.url, phone)
  coordinator = await browserDevice(browser, centre.url, computer)
  region = await browserDevice(browser, centre.url, computer)
})

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

test('everybody joins by the links that the server printed, while there is a line', async () => {
  await join(first, centre.link('librarian'), 'Мария')
  await join(second, centre.link('librarian'), 'Ольга')
  await join(coordinator, centre.link('coordinator'), 'Анна Сергеевна')
  await join(region, centre.link('regional'), 'Пётр Ильич')
  await Promise.all([first, second, coordinator, region].map(readyForOffline))
  await beginSession(first.page, 'Читальный зал', 3)
  await second.page.getByRole('link', { name: /Читальный зал/ }).click()
  await entryField(second.page).waitFor()
})

test('forty answers are typed on two devices at once, which start from the disk and have no line', async () => {
  await Promise.all([first, second].map((device) => device.goOffline()))
  await Promise.all([first, second].map(({ page }) => page.reload()))
  const half = words.length / 2
  await Promise.all([
    write(first, words.slice(0, half), atTheFrontDoor),
    write(second, words.slice(half), atTheBackDoor),
  ])
  for (const { page } of [first, second]) {
    // The answers of this device, and the session in which people were counted.
    await expect
      .poll(() => savedWords(page))
      .toMatch(new RegExp(`^Сохранено на устройстве ${half + 1} жд(ёт|ут) отправки$`))
  }
})

test('with a line everything goes by itself, and both devices show the same', async () => {
  await Promise.all([first, second].map((device) => device.goOnline()))
  for (const { page } of [first, second]) {
    await openPart(page, 'Ответы')
    await showAllAnswers(page)
    await expect.poll(() => answerRows(page).count()).toBe(words.length)
    await expect.poll(() => savedWords(page)).toMatch(/^Получено центром/)
    await expect.poll(() => answerTexts(page)).toEqual(words.map(({ text }) => text).sort())
    await openPart(page, 'Участники')
    await page.getByText('26 человек').waitFor()
  }
})

test('the region sees no words and counts nothing before the session is handed in', async () => {
  const none = { received: words.length, inDraft: words.length, counted: 0 }
  await expect.poll(countedNow).toMatchObject(none)
  const { page } = region
  await page.getByRole('heading', { name: 'Сводный экран' }).waitFor()
  // The board was open all the while: hints of the centre brought it up to date.
  await expect.poll(() => statesOnBoard()).toMatchObject({ 'не начата': '42', 'идёт работа': '1' })
  await openRegionPlace(page, 'Ответы')
  await page.getByText('Таких ответов нет').waitFor()
  await openRegionPlace(page, 'Карта')
})

const remarked = words[7]?.text ?? ''
const corrected = `${remarked} (уточнено со слов говорящей)`

test('the coordinator reads, remarks on an answer and returns the session', async () => {
  await openPart(first.page, 'Отправка')
  await handOver(first.page)
  const { page } = coordinator
  await page.getByText('ждёт проверки').first().waitFor()
  await openReview(page, 'Читальный зал')
  await remarkOn(await findAnswer(page, remarked), 'Чьи это слова?')
  await giveBack(page, 'Уточните один ответ.')
})

test('the librarian finds the remark, corrects the answer and hands the session in again', async () => {
  const { page } = first
  await page.getByText('Координатор вернул сессию с замечаниями').waitFor()
  await page.getByText('Слова координатора: Уточните один ответ.').waitFor()
  await page.getByText('Чьи это слова?').waitFor()
  await page.getByRole('link', { name: 'Открыть запись' }).click()
  await correctOpened(page, corrected)
  await openPart(page, 'Отправка')
  await page.getByText(corrected).waitFor()
  await page.getByRole('button', { name: 'Исправлено' }).click()
  await handOver(page)
})

test('the coordinator accepts without a line; the decision goes when there is one', async () => {
  const { page } = coordinator
  await page.getByText('Сессия ждёт вашего решения').waitFor()
  await coordinator.goOffline()
  await page.reload()
  await findAnswer(page, corrected)
  await accept(page)
  await expect.poll(() => savedWords(page)).toBe('Сохранено на устройстве 1 ждёт отправки')
  await expect.poll(countedNow).toMatchObject({ countedUnreviewed: words.length })
  await coordinator.goOnline()
  await expect.poll(() => savedWords(page)).toMatch(/^Получено центром/)
  await first.page.getByText('Сессия принята').waitFor()
  await second.page.reload()
  await openPart(second.page, 'Отправка')
  await second.page.getByText('Сессия принята').waitFor()
})

test('the numbers of the region are exactly those that were typed', async () => {
  const board = v.parse(boardSchema, await askedBy(region.page, '/api/overview/board'))
  const own = board.venues.find((one) => one.venue === venue)
  expect(own).toMatchObject({
    attendance,
    answers: { received: words.length, accepted: words.length, late: 0 },
    sessions: [{ state: 'accepted', isSelfAccepted: false, answers: words.length, late: 0 }],
  })
  expect(board.venues.filter(({ sessions }) => sessions.length > 0)).toHaveLength(1)
  const { attendance: people, answers, rule } = await numbers()
  expect(people).toHaveLength(Object.keys(attendance).length)
  expect(Object.fromEntries(people.map((one) => [one.group, one.count]))).toEqual(attendance)
  expect(new Set(people.map((one) => one.municipality))).toEqual(new Set([municipality]))
  expect(new Set(answers.map((one) => one.municipality))).toEqual(new Set([municipality]))
  expect(
    Object.fromEntries(answers.map((one) => [`${one.question} ${one.group}`, one.count])),
  ).toEqual(countsOf(words, (answer) => `${questionId(answer)} ${groupId(answer)}`))
  expect(rule).toEqual({
    received: words.length,
    counted: words.length,
    countedUnreviewed: 0,
    late: 0,
    returned: 0,
    inDraft: 0,
    deleted: 0,
    setAside: 0,
  })
})

test('the region reads the same numbers on its screens, which followed by themselves', async () => {
  const { page } = region
  await expect.poll(() => statesOnBoard()).toMatchObject({ принята: '1', 'не начата': '42' })
  const states = async () => Object.values(await statesOnBoard()).sort()
  await expect.poll(states).toEqual(['0', '0', '0', '1', '42'])
  await expect
    .poll(() => readFigures(page, 'Всего по области'))
    .toEqual({
      'Пришли на сессии, человек': '26',
      'Получено ответов': '40',
      учтено: '40',
      'пришло позже принятия': '0',
      'возвращено на исправление': '0',
      'в неотправленных сессиях': '0',
      'удалено площадками': '0',
      'исключено по просьбе': '0',
    })
  const board = await readTable(page, 'Муниципалитеты')
  expect(Object.keys(board)).toHaveLength(43)
  expect(board[town]).toMatchObject({ Люди: '26', Ответы: '40', Принято: '40', Позже: '0' })
  expect(board['Всего']).toMatchObject({ Люди: '26', Ответы: '40', Принято: '40', Позже: '0' })

  await expect
    .poll(async () => (await readNumbers(page)).rule)
    .toEqual({
      'Получено центром': '40',
      Учтено: '40',
      'Пришло позже принятия': '0',
      'Возвращено на исправление': '0',
      'В сессиях, которые ещё не отправлены': '0',
      'Удалено площадками': '0',
      'Исключено по просьбе человека': '0',
      'Сумма частей': '40',
    })
  const { people, byQuestion, byGroup } = await readNumbers(page)
  expect(Object.keys(people)).toEqual([town, 'Всего'])
  const counted = { Всего: '26', Жители: '17', Учёные: '3', Бизнес: '2', 'не указано': '4' }
  expect(people[town]).toMatchObject({ ...counted, 'Доля «не указано»': '15 %' })
  const questions = titled(countsOf(words, questionId), pack.questions)
  expect(byQuestion[town]).toMatchObject({ Всего: '40', ...questions })
  expect(byGroup).toMatchObject(titledGroups(words))
})

test('a number leads to the words it is made of, a word to all its forms, an answer to its session', async () => {
  const { page } = region
  const [question] = pack.questions
  const spoken = words.map((answer) => (answer.text === remarked ? corrected : answer.text))
  const own = spoken.filter((_, index) => words[index]?.question === 1)
  await page.getByRole('tab', { name: 'Ответы по муниципалитетам' }).click()
  const row = page.getByRole('row', { name: new RegExp(`^${town}`) })
  await row
    .getByRole('link', { name: String(own.length), exact: true })
    .first()
    .click()
  await page.getByRole('heading', { name: /^\d+ ответ/ }).waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('question')).toBe(question?.id)
  await expect.poll(async () => (await readAnswers(page)).sort()).toEqual([...own].sort())
  await openRegionPlace(page, 'Ответы')
  await expect.poll(async () => (await readAnswers(page)).sort()).toEqual([...spoken].sort())
  await searchAnswers(page, '"уточнить со словом говорящего"')
  await expect.poll(() => readAnswers(page)).toEqual([corrected])
  await page.getByRole('link', { name: 'Рядом в той же сессии' }).click()
  await page.getByRole('region', { name: 'Одна сессия' }).getByText('принята').waitFor()
  await expect.poll(() => readAnswers(page)).toContain(corrected)
})

test('without a line the region reads what it saw last, and is told of when that is', async () => {
  const { page } = region
  await openRegionPlace(page, 'Карта')
  await page.getByText(/^По\sданным центра: сегодня, \d+:\d+$/).waitFor()
  await region.goOffline()
  await page.reload()
  await page.getByText('Показано то, что это устройство видело последним: сегодня').waitFor()
  await expect.poll(() => statesOnBoard()).toMatchObject({ принята: '1' })
  await openRegionPlace(page, 'Числа')
  await page.getByText('Сумма сходится с полученным').waitFor()
  await openRegionPlace(page, 'Ответы')
  await expect.poll(async () => (await readAnswers(page)).length).toBe(words.length)
  await region.goOnline()
  await page.getByText(/^По\sданным центра/).waitFor()
})

test('nobody was asked elsewhere, and the browser had nothing to complain of', () => {
  for (const { watch } of [first, second, coordinator, region]) watch.expectNothingStrange()
})

async function write(
  { page }: BrowserDevice,
  own: typeof words,
  people: { readonly [group: string]: number },
): Promise<void> {
  for (const answer of own) await writeAnswer(page, answer)
  await openPart(page, 'Участники')
  await countPeople(page, people)
}

async function numbers() {
  return v.parse(numbersSchema, await askedBy(region.page, '/api/overview/numbers'))
}

const countedNow = async () => (await numbers()).rule

function statesOnBoard() {
  return readBars(region.page, /^43 площадки/)
}
