import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults, photograph } from './kit/appearance.ts'
import { type BrowserDevice, browserDevice, computer, phone } from './kit/browser-device.ts'
import { cameraOf, holdBeforeCamera } from './kit/camera.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { beginSession, savedLine, savedWords, writeAnswer } from './kit/librarian.ts'

let folder = ''
let browser: Browser
let centre: Centre
let administrator: BrowserDevice
let coordinator: BrowserDevice
let librarian: BrowserDevice

const camera = () => joinPath(folder, 'camera.y4m')

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'living-libraries-camera-'))
  await writeFile(camera(), '')
  ;[browser, centre] = await Promise.all([startChromium(...cameraOf(camera())), journeyCentre()])
  administrator = await browserDevice(browser, centre.url, computer)
  coordinator = await browserDevice(browser, centre.url, computer)
  librarian = await browserDevice(browser, centre.url, phone)
  await join(administrator, centre.link('administrator'), 'Вера Ильинична')
  await join(coordinator, centre.link('coordinator'), 'Анна Сергеевна')
})

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('an administrator gives a venue its real name, and the coordinator reads it', async () => {
  const { page } = administrator
  await page.getByRole('heading', { name: 'Центр', exact: true }).waitFor()
  await page.getByText('Центр работает').waitFor()
  await page.getByLabel('Найти муниципалитет или площадку').fill('город Иркутск')
  await page.getByRole('button', { name: 'Изменить', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Площадка' })
  await dialog.getByLabel('Название').fill('Библиотека имени Молчанова-Сибирского')
  await dialog.getByLabel('Адрес').fill('Лермонтова, 253')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect.poll(() => savedWords(page), { timeout: 50_000 }).toMatch(/^Получено центром/)
  await coordinator.page
    .getByRole('heading', { name: 'Библиотека имени Молчанова-Сибирского' })
    .waitFor()
})

test('the coordinator corrects the name, and the administrator reads that', async () => {
  const { page } = coordinator
  await page.getByRole('button', { name: /^Название и адрес/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Площадка' })
  await dialog.getByLabel('Название').fill('Библиотека имени И. И. Молчанова-Сибирского')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect.poll(() => savedWords(page), { timeout: 50_000 }).toMatch(/^Получено центром/)
  const { page: desk } = administrator
  await desk.getByText('Библиотека имени И. И. Молчанова-Сибирского').waitFor()
})

test('a librarian joins by the code on the coordinator’s screen, through the camera', async () => {
  const { page } = coordinator
  await page.getByRole('link', { name: 'Пригласить библиотекаря' }).click()
  await page.getByRole('button', { name: 'Сделать приглашение' }).click()
  await page.getByRole('heading', { name: 'Приглашение готово' }).waitFor()
  const code = page.getByRole('img', { name: 'QR-код приглашения' })
  await holdBeforeCamera(camera(), code)

  await librarian.page.goto('/')
  await librarian.page.getByRole('button', { name: 'Навести камеру на QR-код' }).click()
  await librarian.page.getByText('Молчанова-Сибирского').waitFor()
  await librarian.page.getByLabel('Как вас зовут').fill('Мария Ивановна')
  await librarian.page.getByRole('button', { name: 'Подключить' }).click()
  await librarian.page.getByRole('button', { name: 'Начать работу' }).click()
  await librarian.page.getByRole('button', { name: 'Начать сессию' }).waitFor()

  await page.getByRole('button', { name: 'Готово' }).click()
  await page.reload()
  await page.getByText('1 устройство подключено из 3').waitFor()
})

test('the coordinator sees what the librarian’s phone holds, names it and disconnects it; nothing is lost', async () => {
  await readyForOffline(librarian)
  await beginSession(librarian.page, 'Читальный зал', 1)
  await writeAnswer(librarian.page, { text: 'Мы живём у реки', question: 1 })
  await expect
    .poll(() => savedWords(librarian.page), { timeout: 50_000 })
    .toMatch(/^Получено центром/)

  const { page } = coordinator
  await page.getByRole('link', { name: 'Устройства' }).click()
  const row = () => page.getByRole('listitem').filter({ hasText: 'Мария Ивановна' })
  await row().getByText('всё передано').waitFor()
  await row().getByRole('button', { name: 'Назвать иначе' }).click()
  await page.getByLabel('Название').fill('Телефон читального зала')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await row().getByText('Телефон читального зала').waitFor()
  await savedLine(librarian.page).click()
  await librarian.page.getByText('Телефон читального зала').waitFor()
  await librarian.page.goBack()
  await row().getByRole('button', { name: 'Люди' }).click()
  await page.getByRole('dialog', { name: /Кто работает/ }).waitFor()
  await photograph(page, 'people-dialog')
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await row().getByRole('button', { name: 'Отключить' }).click()
  const dialog = page.getByRole('dialog', { name: /Отключить «Телефон читального зала»/ })
  await dialog.getByRole('button', { name: 'Отключить', exact: true }).click()
  await page.getByText('Отключённые: 1').waitFor()

  librarian.watch.expectComplaint(/status of 401/)
  await writeAnswer(librarian.page, { text: 'Записано после отключения', question: 2 })
  await expect
    .poll(() => savedWords(librarian.page), { timeout: 50_000 })
    .toBe('Сохранено на устройстве для отправки нужно новое приглашение')
  await savedLine(librarian.page).click()
  await librarian.page.getByText('Координатор отключил это устройство').waitFor()
  await librarian.page.getByText('1 ответ', { exact: true }).waitFor()
})

test('a withdrawn invitation leads nobody in any more, and is issued anew with one press', async () => {
  const { page } = coordinator
  await page.getByRole('link', { name: 'Приглашения' }).click()
  await page.getByRole('button', { name: 'Выдать заново' }).first().click()
  await page.getByRole('heading', { name: 'Приглашение готово' }).waitFor()
  const link = await page.getByText(/#join=/).innerText()
  await page.getByRole('button', { name: 'Готово' }).click()
  await page.getByText('Прежние: 1').waitFor()
  await page.getByRole('button', { name: 'Отозвать' }).first().click()
  await page.getByText('Прежние: 2').waitFor()

  librarian.watch.expectComplaint(/status of 410/)
  await librarian.page.goto(link)
  await librarian.page.getByText('Приглашение отозвано').waitFor()
})

test('the administrator moves the coordinator to another municipality, where the work goes on', async () => {
  const { page } = administrator
  await page.getByRole('link', { name: 'Устройства' }).first().click()
  const row = page.getByRole('listitem').filter({ hasText: 'Анна Сергеевна' })
  await row.getByRole('button', { name: 'Люди' }).click()
  const dialog = page.getByRole('dialog', { name: /Кто работает/ })
  const places = dialog.getByLabel('В какой муниципалитет').locator('option')
  await expect.poll(() => places.allInnerTexts()).toContain('город Зима')
  // Where she is already, she is not moved to.
  expect(await places.allInnerTexts()).not.toContain('город Иркутск')
  await dialog.getByLabel('В какой муниципалитет').selectOption('zima-gorod')
  await dialog.getByRole('button', { name: 'Перевести' }).click()
  await row.getByText('Координатор муниципалитета, город Зима').waitFor()

  // Her device hears of it with its next pull; a page that is left at once would never come to the end of one.
  const placeOfWork = async () => {
    const pulled = coordinator.page.waitForResponse(/\/api\/records\/pull/)
    await coordinator.page.goto('/')
    await coordinator.page.waitForURL(/\/municipality\//)
    const { pathname } = new URL(coordinator.page.url())
    await pulled
    return pathname
  }
  await expect
    .poll(placeOfWork, { timeout: 100_000, interval: 1_000 })
    .toBe('/municipality/zima-gorod')
  await coordinator.page.getByRole('heading', { name: 'город Зима' }).first().waitFor()
  for (const device of [administrator, coordinator, librarian]) device.watch.expectNothingStrange()
})
