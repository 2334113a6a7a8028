import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserDevice, browserDevice, phone } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import {
  answerRows,
  beginSession,
  entryField,
  holdUndo,
  openPart,
  savedWords,
  writeAnswer,
} from './kit/librarian.ts'
import { spaced } from './kit/wording.ts'

let browser: Browser
let centre: Centre
let librarian: BrowserDevice
let page: Page

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  librarian = await browserDevice(browser, centre.url, phone)
  page = librarian.page
  await join(librarian, centre.link('librarian'), 'Мария')
  await beginSession(page, 'Читальный зал', 3)
  const said = ['Мы люди реки', 'Хранители леса', 'Потомки переселенцев']
  for (const text of said) await writeAnswer(page, { text, question: 1, table: '2' })
})

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

/** The fields of everything of a kind that the centre has now. */
async function received(kind: string): Promise<Received[]> {
  const rows = await centre.query(
    `select state->'fields' as fields from record where kind = $1 and not deleted order by id`,
    [kind],
  )
  return rows.map((row) => (row as { fields: Received }).fields)
}

type Received = { readonly [field: string]: string | { readonly [key: string]: unknown } }

test('what is most valuable grows from answers, and the hall votes for it', async () => {
  await openPart(page, 'Самое ценное')
  await page.getByRole('button', { name: 'Выбрать из ответов' }).click()
  await page.getByText('Мы люди реки').click()
  await page.getByText('Хранители леса').click()
  await page.getByRole('button', { name: /^Создать из\s2/ }).click()
  await page.getByLabel('Название').fill('Река и лес')
  await page.getByText('Природа', { exact: true }).click()
  await page.getByLabel('Что даст будущему').fill('Чистую воду')
  await page.getByRole('button', { name: 'Голоса зала: прибавить' }).click()
  await page.getByRole('button', { name: 'Голоса зала: прибавить' }).click()
  await page.getByRole('button', { name: 'Готово' }).click()
  await page.getByText('2 голоса').waitFor()
  const values = ({ title, type, future, answers, votes }: Received) => ({
    named: [title, type, future],
    answers: Object.keys(answers ?? {}).length,
    votes: Object.values(votes ?? {}),
  })
  await expect
    .poll(async () => (await received('element')).map(values))
    .toEqual([{ named: ['Река и лес', 'nature', 'Чистую воду'], answers: 2, votes: [2] }])
})

test('an initiative needs a title, and its passport is filled in by pieces', async () => {
  await openPart(page, 'Инициативы')
  await page.getByRole('button', { name: 'Записать инициативу' }).click()
  await page.getByLabel('Название').fill('Тропа речных людей')
  await page.getByText('Туристический маршрут').click()
  await page.getByText('Река и лес').click()
  await page.getByRole('heading', { name: 'Кто и когда' }).click()
  for (const [index, line] of ['Анна Петрова: карта тропы', 'Иван Орлов: мостки'].entries()) {
    await page.getByLabel('Команда: добавить строку').fill(line)
    await page.getByLabel('Команда: добавить строку').press('Enter')
    await page.getByLabel(`Команда ${index + 1}`).waitFor()
  }
  await page.getByRole('heading', { name: 'Ресурсы' }).click()
  await page.getByLabel('Местный').fill('Доски и гвозди')
  await page.getByLabel('Местный').press('Tab')
  await page.getByText('заполнено 4 из 10').waitFor()
  await page.getByRole('button', { name: 'Готово' }).click()
  const values = ({ title, type, team, resources }: Received) => ({
    named: [title, type],
    team: Object.values(team ?? {}),
    resources,
  })
  await expect
    .poll(async () => (await received('initiative')).map(values))
    .toEqual([
      {
        named: ['Тропа речных людей', 'tourist-route'],
        team: ['Анна Петрова: карта тропы', 'Иван Орлов: мостки'],
        resources: { local: 'Доски и гвозди' },
      },
    ])
})

test('a delegate is named only with consent, and withdrawing it takes the contacts away', async () => {
  await openPart(page, 'Делегаты')
  await page.getByRole('button', { name: 'Добавить делегата' }).click()
  await page.getByLabel('С чем едет').fill('Тропа речных людей')
  await expect.poll(() => page.getByLabel('Телефон').count()).toBe(0)
  await page.getByText('на экране', { exact: true }).click()
  await page.getByLabel('Имя и фамилия').fill('Анна Петрова')
  await page.getByLabel('Телефон').fill('8 900 000-00-00')
  await page.getByLabel('Телефон').press('Tab')
  await expect
    .poll(() => received('delegate'))
    .toMatchObject([{ seat: 'main', name: 'Анна Петрова', telephone: '8 900 000-00-00' }])
  await page.getByText('Младше 18 лет').click()
  await page.getByText('Пока нет бумажного согласия родителя').waitFor()
  const topic = 'Тропа речных людей'
  await expect
    .poll(() => received('delegate'))
    .toEqual([{ seat: 'main', consent: 'screen', minor: true, topic }])
  await page.getByRole('button', { name: 'Готово' }).click()
  await page.getByText('ждёт согласия родителя').waitFor()
})

test('whatever was corrected in a result stands in its history, and comes back from there', async () => {
  await openPart(page, 'Самое ценное')
  await page.getByRole('button', { name: /^Река и лес/ }).click()
  await correctAndBringBack('Что даст будущему', 'Чистую воду', 'Чистый воздух')
  await openPart(page, 'Инициативы')
  await page.getByRole('button', { name: /^Тропа речных людей/ }).click()
  await page.getByRole('heading', { name: 'Ресурсы' }).click()
  await correctAndBringBack('Местный', 'Доски и гвозди', 'Только гвозди')
  await openPart(page, 'Делегаты')
  await page.getByRole('button', { name: /^Делегат 1/ }).click()
  await correctAndBringBack('С чем едет', 'Тропа речных людей', 'Тропа лесных людей')
  await page.getByRole('button', { name: 'Добавить группу' }).click()
  await correctAndBringBack('Название группы', 'Новая группа', 'Хранители тропы')
  await openPart(page, 'Участники')
  await page.getByRole('button', { name: 'Добавить участника' }).click()
  await correctAndBringBack('Обозначение в протоколе', 'Участник 1', 'Житель 1')
})

async function correctAndBringBack(label: string, before: string, after: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await expect.poll(() => field.inputValue()).toBe(before)
  await field.fill(after)
  await field.press('Tab')
  await expect.poll(() => savedWords(page), { timeout: 50_000 }).toMatch(/^Получено центром/)
  await page.locator('summary', { hasText: 'История' }).click()
  const latest = page.getByRole('list', { name: 'История' }).getByRole('listitem').first()
  await latest.getByText(after).waitFor()
  await latest.getByText(/вы · исправление$/).waitFor()
  await latest.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await expect.poll(() => field.inputValue()).toBe(before)
  await page.getByRole('button', { name: 'Готово' }).click()
}

test('a sheet of paper is counted before it is typed, and its answers name it', async () => {
  await openPart(page, 'С листа')
  await page.getByRole('button', { name: 'Лист: Стол 1' }).click()
  await page.getByRole('button', { name: 'Лист: Стол 3' }).click()
  await page.getByRole('heading', { name: 'Листов 2, набрано 0, осталось 2' }).waitFor()
  await page.getByRole('button', { name: 'Лист 2', exact: true }).click()
  await page.getByRole('button', { name: 'Набирать с этого листа' }).click()
  await entryField(page).fill('Мы с этой реки, и дети тоже')
  await entryField(page).press('Enter')
  await expect.poll(() => answerRows(page).count()).toBe(4)
  await page.getByText('С листа 2 · 1 ответ').waitFor()
  await page.getByRole('button', { name: 'Набран', exact: true }).click()
  await openPart(page, 'С листа')
  await page.getByRole('heading', { name: 'Листов 2, набрано 1, осталось 1' }).waitFor()
  const last = async () => (await received('answer')).at(-1)
  await expect.poll(last).toMatchObject({ sheet: '2', source: 'form', table: 't3' })
})

test('what was said already is offered as a «+1», which is an answer of its own and can be parted', async () => {
  await openPart(page, 'Ответы')
  await entryField(page).fill('Люди реки мы')
  await page.getByRole('button', { name: 'Записать как «+1» к ответу: Мы люди реки' }).click()
  await page.getByText('Записано как «+1»').waitFor()
  await holdUndo(page)
  await expect.poll(() => answerRows(page).count()).toBe(5)
  const linked = async () => (await received('answer')).at(-1)
  await expect.poll(linked).toMatchObject({ text: 'Люди реки мы' })
  await expect.poll(() => linked()).toHaveProperty('repeats')
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await expect.poll(linked).not.toHaveProperty('repeats')
  await expect.poll(() => linked()).toMatchObject({ text: 'Люди реки мы' })
})

test('two answers are joined by hand and parted again, each whole', async () => {
  await page.getByRole('button', { name: 'Хранители леса' }).click()
  await page.getByRole('button', { name: 'Присоединить такие же' }).click()
  await page.getByRole('dialog').getByText('Потомки переселенцев').click()
  await page.getByRole('button', { name: /^Присоединить\s1/ }).click()
  await page.getByText('Повторили 1 раз').waitFor()
  await page.getByRole('button', { name: 'Разъединить' }).click()
  await page.getByText('Повторили 1 раз').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Готово' }).click()
  const arrived = async () => (await received('answer')).map(({ text }) => text)
  await expect.poll(arrived).toContain('Потомки переселенцев')
})

test('the protocol is saved as DOCX without a line', async () => {
  await readyForOffline(librarian)
  await librarian.goOffline()
  await openPart(page, 'Протокол')
  await page.getByRole('heading', { name: 'Чего в протоколе нет' }).waitFor()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Скачать DOCX' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/\.docx$/)
  const file = unzipSync(await readFile(await download.path()))
  const words = spaced(strFromU8(file['word/document.xml'] ?? new Uint8Array()))
  const said = ['Мы люди реки', 'Река и лес', 'Тропа речных людей']
  expect(said.filter((one) => !words.includes(one))).toEqual([])
  await librarian.goOnline()
})

test('the projector shows the question and what was put on it, and nothing else', async () => {
  await openPart(page, 'План и зал')
  await page.getByRole('button', { name: 'Составить по вопросам' }).click()
  await page.getByRole('button', { name: /^Начать: 1. Кто мы/ }).click()
  const opening = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Открыть экран зала' }).click()
  const hall = await opening
  await hall.getByRole('heading', { name: 'Кто мы?' }).waitFor()
  await hall.getByText(/^(10:00|9:\d\d)$/).waitFor()
  await page.bringToFront()
  await openPart(page, 'Ответы')
  await page.getByRole('button', { name: 'Хранители леса' }).click()
  await page.getByRole('button', { name: 'На экран' }).click()
  await hall.getByText('Хранители леса').waitFor()
  await expect.poll(() => hall.getByText(/Стол|Мария/).count()).toBe(0)
  await page.getByRole('button', { name: 'Убрать с экрана' }).click()
  await hall.getByText('Хранители леса').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Готово' }).click()
  await page.getByRole('button', { name: 'Следующий вопрос' }).click()
  await hall.getByRole('heading', { name: 'Какие мы?' }).waitFor()
  await hall.close()
})

test('rows of a spreadsheet are looked at before they are recorded, and the session goes out as one', async () => {
  await openPart(page, 'Таблицы')
  const cells = ['Ответ\tВопрос\tСтол', 'Упрямые\t2\t1', 'Добрые\t2\t9', 'Живучие\tКакие мы?\t2']
  await page.getByLabel('Ячейки из таблицы').fill(cells.join('\n'))
  await page.getByText('нет такого стола').waitFor()
  await page.getByRole('button', { name: /^Записать\s2/ }).click()
  await page.getByText(/^Записано:\s2/).waitFor()
  await expect.poll(() => page.getByLabel('Ячейки из таблицы').inputValue()).toContain('Добрые')
  const texts = async () => (await received('answer')).map(({ text }) => text)
  // The line was away a moment ago: the next attempt may wait for its turn.
  await expect.poll(texts).toEqual(expect.arrayContaining(['Упрямые', 'Живучие']))
  await expect.poll(() => texts()).not.toContain('Добрые')
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Скачать XLSX' }).click()
  const file = await (await downloading).path()
  const book = unzipSync(await readFile(file))
  const words = Object.values(book)
    .map((part) => strFromU8(part))
    .join('\n')
  expect(words).toContain('Упрямые')
  expect(words).not.toContain('Анна Петрова')
  // What it gives out it also takes in: a workbook of another venue looks like its own.
  const workbook = {
    name: 'Сессия.xlsx',
    mimeType: 'application/zip',
    buffer: await readFile(file),
  }
  await page.getByLabel('Открыть файл XLSX или CSV').setInputFiles(workbook)
  const preview = page.getByRole('list', { name: 'Что получится' })
  await preview.getByText('Живучие').waitFor()
  await page.getByLabel('Ячейки из таблицы').fill('')
})

test('practice is the same app apart from everything real, and leaves nothing behind', async () => {
  const counted = async () =>
    (await centre.query('select count(*)::int as count from record'))[0] as { count: number }
  await expect.poll(() => savedWords(page), { timeout: 50_000 }).toMatch(/^Получено центром/)
  const before = await counted()
  await page.goto('/')
  await page.getByRole('link', { name: 'Подготовиться' }).click()
  await page.getByRole('button', { name: 'Начать пробу' }).click()
  await page.getByText('Здесь будет сессия').waitFor()
  await beginSession(page, 'Проба', 2)
  await writeAnswer(page, { text: 'Пробный ответ', question: 1, table: '1' })
  await page.reload()
  await expect.poll(() => answerRows(page).count()).toBe(1)
  await page.getByRole('button', { name: 'Закончить пробу' }).click()
  await page.getByText('Читальный зал').waitFor()
  await expect.poll(() => page.getByText('Проба').count()).toBe(0)
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1)
  await expect.poll(() => counted()).toEqual(before)
  librarian.watch.expectNothingStrange()
})
