import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults } from './kit/appearance.ts'
import { type BrowserDevice, browserDevice, computer } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { choose, focused, press, tabTo, type } from './kit/keyboard.ts'
import { answerRows, entryField, savedWords } from './kit/librarian.ts'

/*
 * The twelve main flows, each by keyboard alone, in the order of an evening:
 *
 *  1 join by an invitation            7 count the hall
 *  2 begin a session                  8 grow what is most valuable from answers, and vote
 *  3 type answers                     9 fill in the passport of an initiative
 *  4 correct, delete, take back      10 send a delegate
 *  5 record a «+1»                   11 say why something is missing, and hand the session in
 *  6 put answers in order            12 read, remark, accept (coordinator)
 */

let browser: Browser
let centre: Centre
let librarian: BrowserDevice
let coordinator: BrowserDevice

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  librarian = await browserDevice(browser, centre.url, computer)
  coordinator = await browserDevice(browser, centre.url, computer)
})

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

async function joinByKeys({ page }: BrowserDevice, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Подключить' }).waitFor()
  await type(page, page.getByLabel('Как вас зовут'), name)
  await page.keyboard.press('Enter')
  const start = page.getByRole('button', { name: 'Начать работу' })
  await expect.poll(() => start.isEnabled(), { timeout: 50_000 }).toBe(true)
  await press(page, start)
  await page.waitForURL(/\/(venue|municipality)/)
}

test('flows 1 and 2: somebody without a mouse joins and begins a session', async () => {
  const { page } = librarian
  await joinByKeys(librarian, centre.link('librarian'), 'Мария')
  await press(page, page.getByRole('button', { name: 'Начать сессию' }))
  await type(page, page.getByLabel('Где проходит'), 'Читальный зал')
  await type(page, page.getByRole('textbox', { name: /^Сколько столов/ }), '3')
  await page.keyboard.press('Enter')
  await entryField(page).waitFor()
})

test('flow 3: types an evening: the field is ready, the question is a key away, choices are near', async () => {
  const { page } = librarian
  // Nobody had to look for the field: the cursor is in it.
  await focused(entryField(page))
  await page.keyboard.type('Мы люди реки')
  await page.keyboard.press('Enter')
  await page.keyboard.type('И тайги')
  await page.keyboard.press('Enter')
  await expect.poll(() => answerRows(page).count()).toBe(2)

  await page.keyboard.press('Alt+ArrowDown')
  await page.getByRole('heading', { name: 'Какие мы?' }).waitFor()
  await choose(page, page.getByRole('group', { name: 'Стол' }), '2')
  await choose(page, page.getByRole('group', { name: /^Кто говорит/ }), 'Бизнес')
  await tabTo(page, entryField(page), 'Shift+Tab')
  await page.keyboard.type('Терпеливые')
  await page.keyboard.press('Enter')
  await page.getByText('Стол 2 · Бизнес').waitFor()
  await page.keyboard.press('Alt+8')
  await page.getByRole('heading', { name: 'Как мы ведём себя' }).waitFor()
  await page.keyboard.type('Помогаем')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('и не ждём')
  await page.keyboard.press('Enter')
  await expect.poll(() => answerRows(page).count()).toBe(1)
})

test('flow 4: corrects an answer, removes one and takes it back', async () => {
  const { page } = librarian
  await page.keyboard.press('Alt+1')
  await press(page, page.getByRole('button', { name: 'И тайги' }))
  await focused(page.getByRole('textbox', { name: 'Слова говорящего' }))
  await type(page, page.getByRole('textbox', { name: 'Слова говорящего' }), 'И тайги, и степи')
  await page.keyboard.press('Escape')
  await page.getByRole('list', { name: 'Ответы' }).getByText('И тайги, и степи').waitFor()
  // Back in the field, without a search for it.
  await focused(entryField(page))

  await press(page, page.getByRole('button', { name: 'Мы люди реки' }))
  await focused(page.getByRole('textbox', { name: 'Слова говорящего' }))
  await press(page, page.getByRole('button', { name: 'Удалить ответ' }))
  await expect.poll(() => answerRows(page).count()).toBe(1)
  await press(page, page.getByRole('button', { name: 'Вернуть' }))
  await expect.poll(() => answerRows(page).count()).toBe(2)
})

test('flow 5: what was said already is recorded as a «+1» with two keys', async () => {
  const { page } = librarian
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+1')
  await page.getByRole('heading', { name: 'Кто мы?' }).waitFor()
  await tabTo(page, entryField(page))
  await page.keyboard.type('Мы – люди реки')
  const offer = page.getByRole('region', { name: 'Похоже на записанное' })
  await offer.getByRole('button', { name: 'Мы люди реки' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText(/^Записано как «\+1»/).waitFor()
  await expect.poll(() => answerRows(page).count()).toBe(3)
  await focused(entryField(page))
  await page.keyboard.type('Сибиряки')
  await page.keyboard.press('Enter')
  await expect.poll(() => answerRows(page).count()).toBe(4)
})

test('flow 6: takes an answer up, moves it with the arrows, and takes that back', async () => {
  const { page } = librarian
  await press(page, page.getByRole('button', { name: 'Порядок' }))
  const rows = page.getByRole('list', { name: 'Ответы по порядку' }).getByRole('listitem')
  const order = async () => (await rows.allInnerTexts()).map((text) => text.split('\n')[1])
  await expect.poll(async () => (await order()).at(-1)).toBe('Сибиряки')
  await press(page, rows.getByRole('button', { name: 'Сибиряки' }))
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  for (const wanted of [2, 1]) {
    await page.keyboard.press('ArrowUp')
    await expect.poll(async () => (await order()).indexOf('Сибиряки')).toBe(wanted)
  }
  await page.keyboard.press('Escape')
  await page.getByText('Ответ переставлен').waitFor()
  await press(page, page.getByRole('button', { name: 'Вернуть' }))
  await expect.poll(async () => (await order()).indexOf('Сибиряки')).toBe(3)
  await press(page, page.getByRole('button', { name: 'Готово' }), 'Shift+Tab')
  await press(page, page.getByRole('button', { name: 'Голосование' }), 'Shift+Tab')
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  await press(page, page.getByRole('button', { name: 'Закончить голосование' }))
})

test('flow 7: counts the hall', async () => {
  const { page } = librarian
  await press(page, page.getByRole('link', { name: 'Участники' }), 'Shift+Tab')
  await type(page, page.getByRole('textbox', { name: 'Жители', exact: true }), '14')
  await page.getByText('14 человек').waitFor()
})

test('flow 8: grows what is most valuable from answers, and the hall votes', async () => {
  const { page } = librarian
  await press(page, page.getByRole('link', { name: 'Самое ценное' }), 'Shift+Tab')
  await press(page, page.getByRole('button', { name: 'Выбрать из ответов' }))
  const dialog = page.getByRole('dialog')
  await tabTo(page, dialog.getByRole('checkbox', { name: 'Сибиряки' }))
  await page.keyboard.press('Space')
  await press(page, page.getByRole('button', { name: /^Создать из/ }))
  await page.getByLabel('Название').waitFor()
  await choose(page, page.getByRole('group', { name: 'Что это' }), 'Человек')
  for (const votes of [1, 2]) {
    await press(page, page.getByRole('button', { name: 'Голоса зала: прибавить' }))
    await expect
      .poll(() => page.getByLabel('Голоса зала', { exact: true }).inputValue())
      .toBe(String(votes))
  }
  await press(page, page.getByRole('button', { name: 'Готово' }))
  await page.getByText('2 голоса').waitFor()
})

test('flow 9: fills in the passport of an initiative piece by piece', async () => {
  const { page } = librarian
  await press(page, page.getByRole('link', { name: 'Инициативы' }), 'Shift+Tab')
  await press(page, page.getByRole('button', { name: 'Записать инициативу' }))
  await page.getByLabel('Название').waitFor()
  await type(page, page.getByLabel('Название'), 'Музей перрона')
  await type(page, page.getByLabel('Какую задачу решает'), 'Вокзал пустует')
  await type(page, page.getByLabel('Команда: добавить строку'), 'Учитель: экскурсии')
  await page.keyboard.press('Enter')
  await page.getByLabel('Команда 1').waitFor()
  await press(page, page.getByRole('button', { name: 'Готово' }))
  await page.getByText('заполнено 2 из 10').waitFor()
})

test('flow 10: sends a delegate', async () => {
  const { page } = librarian
  await press(page, page.getByRole('link', { name: 'Делегаты' }), 'Shift+Tab')
  await press(page, page.getByRole('button', { name: 'Добавить делегата' }))
  await page.getByLabel('С чем едет').waitFor()
  await type(page, page.getByLabel('С чем едет'), 'Музей перрона')
  await choose(page, page.getByRole('group', { name: /^Согласие/ }), 'на экране')
  await type(page, page.getByLabel('Имя и фамилия'), 'Анна Петрова')
  await press(page, page.getByRole('button', { name: 'Готово' }))
  await page.getByRole('button', { name: /Анна Петрова|Музей перрона/ }).waitFor()
})

test('flow 11: says why something is missing, and hands the session in', async () => {
  const { page } = librarian
  await press(page, page.getByRole('link', { name: 'Отправка', exact: true }), 'Shift+Tab')
  await press(page, page.getByText('Почему этого нет').first())
  const reason = page.getByRole('textbox', { name: 'Почему этого нет' }).first()
  await type(page, reason, 'Не успели')
  await press(page, page.getByRole('button', { name: 'Отправить координатору' }), 'Shift+Tab')
  await page.getByText('Отправлено координатору').first().waitFor()
  await expect.poll(() => savedWords(page)).toMatch(/^Получено центром/)
})

test('flow 12: the coordinator reads with the arrows, remarks, and accepts', async () => {
  const { page } = coordinator
  await joinByKeys(coordinator, centre.link('coordinator'), 'Анна')
  await press(page, page.getByRole('link', { name: /Читальный зал/ }))
  await page.waitForURL(/\/review\//)
  await page.getByRole('article').first().waitFor()
  const firstByKey = async () => {
    await page.keyboard.press('n')
    return page.evaluate(() => document.activeElement?.tagName)
  }
  // The page may stand a moment before it listens to its keys.
  await expect.poll(firstByKey).toBe('ARTICLE')
  const first = await page.evaluate(() => document.activeElement?.id)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).not.toBe(first)
  await page.keyboard.press('c')
  await focused(page.getByRole('textbox'))
  await page.keyboard.type('Очень точно сказано')
  await page.keyboard.press('Enter')
  await page.getByText('Очень точно сказано').waitFor()
  // The remark stands before its field is closed; then the keys are those of reading again.
  await page.getByRole('textbox').waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByText('Терпеливые').waitFor()
  await press(page, page.getByRole('button', { name: 'Принять', exact: true }), 'Shift+Tab')
  await page.getByText('Сессия принята').waitFor()
  await librarian.page.getByText('Сессия принята').waitFor()
  for (const { watch } of [librarian, coordinator]) watch.expectNothingStrange()
})
