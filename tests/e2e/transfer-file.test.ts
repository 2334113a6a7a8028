import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as pathJoin } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrationOf, type Administration } from './kit/administration.ts'
import { accessibilityFaults, photograph } from './kit/appearance.ts'
import { browserDevice, phone } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { findAnswer, openReview, remarkOn } from './kit/coordinator.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { beginSession, savedLine, savedWords, writeAnswer } from './kit/librarian.ts'
import { writeTransferFile } from './kit/transfer-file.ts'
import { spaced } from './kit/wording.ts'

let browser: Browser
let centre: Centre
let administration: Administration

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administration = await administrationOf(centre)
})

afterAll(async () => {
  await browser?.close()
  administration?.close()
  await centre?.stop()
})

const patience = { timeout: 50_000 }

test('S17: an evening goes to the coordinator by file, on to the centre by network, and the receipt comes back by file', async () => {
  const coordinator = await browserDevice(browser, centre.url)
  const librarian = await browserDevice(browser, centre.url, phone)
  const asCoordinator = { role: 'coordinator', municipality: 'zima-gorod' } as const
  const asLibrarian = { role: 'librarian', venue: 'zima-gorod-1' } as const
  await join(coordinator, (await administration.invite(asCoordinator)).url, 'Тамара')
  await join(librarian, (await administration.invite(asLibrarian)).url, 'Анна')
  for (const device of [coordinator, librarian]) {
    await readyForOffline(device)
    await device.goOffline()
  }

  const hall = librarian.page
  await beginSession(hall, 'Читальный зал', 2)
  await writeAnswer(hall, { text: 'Мы – сибиряки', question: 1 })
  await writeAnswer(hall, { text: 'Гордимся Байкалом', question: 2 })
  await expect.poll(() => savedWords(hall), patience).toMatch(/^Сохранено на устройстве 3 ждут/)
  await savedLine(hall).click()
  const evening = await savedFile(hall, 'Сохранить файл для передачи')
  await expect.poll(() => writtenBadges(hall), patience).toEqual(['Записан'])

  const desk = coordinator.page
  await savedLine(desk).click()
  await expect
    .poll(() => said(desk, evening))
    .toMatch(/Файл принят: .*В нём: 1 сессия, 2 ответа.*передаст файл само/)
  await expect.poll(() => said(desk, evening)).toContain('Этот файл уже здесь')
  await expect.poll(() => accessibilityFaults(desk)).toEqual([])
  await desk.goBack()
  await openReview(desk, 'Читальный зал')
  await desk.getByText('Часть записей пришла файлом, и в центре их ещё нет').waitFor()
  await expect
    .poll(() => desk.getByRole('button', { name: 'Принять', exact: true }).count())
    .toBe(0)
  await remarkOn(await findAnswer(desk, 'Мы – сибиряки'), 'Уточните, кто говорил')

  // Back without any line: it is in her hands, and the remark is there. Nothing counts as received.
  await savedLine(desk).click()
  await hall.getByRole('button', { name: 'Открыть файл' }).waitFor()
  const word = await said(hall, await savedFile(desk, 'Сохранить ответ'))
  expect(word).toContain('Передано координатору: 1 файл. В центре этого ещё нет.')
  expect(word).toContain('1 замечание')
  await expect.poll(() => writtenBadges(hall), patience).toEqual(['Передано координатору'])
  await expect.poll(() => savedWords(hall), patience).toMatch(/^Сохранено на устройстве 4 ждут/)

  await coordinator.goOnline()
  await desk
    .getByRole('list', { name: 'Файлы других устройств' })
    .getByText('Получено центром')
    .waitFor()
  await expect.poll(() => answersAtCentre()).toEqual(['Гордимся Байкалом', 'Мы – сибиряки'])

  const receipt = await said(hall, await savedFile(desk, 'Сохранить ответ'))
  expect(receipt).toContain('Получено центром: 3 изменения.')
  await expect.poll(() => writtenBadges(hall), patience).toEqual(['Получено центром'])
  await expect.poll(() => savedWords(hall), patience).toMatch(/1 ждёт|Получено центром/)

  await librarian.goOnline()
  await hall.getByRole('button', { name: 'Передать сейчас' }).click()
  await expect.poll(() => savedWords(hall), patience).toMatch(/^Получено центром/)
  await expect.poll(() => answersAtCentre()).toEqual(['Гордимся Байкалом', 'Мы – сибиряки'])
  await expect
    .poll(() => centre.query(`select count(*)::int as count from record where kind = 'comment'`))
    .toEqual([{ count: 1 }])
  // A button that has just become pressable still changes its colour.
  await expect.poll(() => accessibilityFaults(hall), patience).toEqual([])
  for (const device of [coordinator, librarian]) {
    device.watch.expectNothingStrange()
    await device.close()
  }
})

test('a file brought to the centre by hand is taken in at its terminal, and its answer lies beside it', async () => {
  const folder = await mkdtemp(pathJoin(tmpdir(), 'living-libraries-files-'))
  const path = pathJoin(folder, 'evening.age')
  await writeFile(path, await writeTransferFile(centre, administration, 'sayansk-gorod-1'))
  for (const _time of ['first', 'again']) {
    const { code, out } = await centre.transfer('import', path)
    expect(out).toMatch(/принято изменений 6, не принято 0/)
    expect(code).toBe(0)
  }
  await expect
    .poll(() =>
      centre.query(
        `select count(*)::int as count from record where kind = 'answer' and space = 'venue/sayansk-gorod-1'`,
      ),
    )
    .toEqual([{ count: 5 }])
  expect((await readdir(folder)).sort()).toEqual([
    'evening.age',
    expect.stringMatching(/^otvet-.*\.age$/),
  ])
  await writeFile(path, 'не файл')
  const bad = await centre.transfer('import', path)
  expect(bad.err).toBe('')
  expect(bad).toMatchObject({ code: 1, out: expect.stringContaining('это не файл передачи') })
  await rm(folder, { recursive: true })
})

test('a file that is none, and those dropped onto the page, each get their sentence', async () => {
  const device = await browserDevice(browser, centre.url)
  const asLibrarian = { role: 'librarian', venue: 'sayansk-gorod-1' } as const
  await join(device, (await administration.invite(asLibrarian)).url, 'Ольга')
  await readyForOffline(device)
  await device.goOffline()
  const { page } = device
  await savedLine(page).click()
  const photo = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8]) }
  await expect.poll(() => said(page, photo)).toMatch(/Это не файл передачи.*ничего не взято.*\.age/)
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    const text = 'age-encryption.org/v1\n-> X25519 broken\n'
    transfer.items.add(new File([text], 'x.age'))
    transfer.items.add(new File(['ничего'], 'y.txt'))
    return transfer
  })
  const section = page.locator('section').filter({ hasText: 'Без интернета: файлом' })
  await section.dispatchEvent('dragover', { dataTransfer: dropped })
  await section.getByText('Отпустите, чтобы открыть').waitFor()
  await section.dispatchEvent('drop', { dataTransfer: dropped })
  const told = () => section.getByText(/^x\.age|^y\.txt|^Файл повреждён|^Это не/).allInnerTexts()
  await expect
    .poll(async () => (await told()).map(spaced), patience)
    .toEqual(['x.age', 'Файл повреждён по дороге', 'y.txt', 'Это не файл передачи'])
  await photograph(page, 'transfer-several.computer.light.ru', true)
  device.watch.expectNothingStrange()
  await device.close()
})

/** Presses the button, by keyboard, and gives the path of what the browser saved. */
async function savedFile(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).press('Enter'),
  ])
  expect(download.suggestedFilename()).toMatch(/^(Передача|Ответ) .*\.age$/)
  return download.path()
}

/** Opens a file, by keyboard, and gives the words of the notice. */
async function said(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<string> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Открыть файл' }).press('Enter'),
  ])
  await chooser.setFiles(file)
  const button = page.getByRole('button', { name: 'Открыть файл' })
  await expect.poll(() => button.isEnabled(), patience).toBe(true)
  const notice = page.getByRole('alert').last()
  await notice.waitFor()
  return spaced(await notice.innerText())
}

async function writtenBadges(page: Page): Promise<string[]> {
  const rows = page.getByRole('list', { name: 'Записанные файлы' }).getByRole('listitem')
  const texts = (await rows.allInnerTexts()).map((text) => spaced(text))
  return texts.map(
    (text) => /Записан|Передано координатору|Получено центром/.exec(text)?.[0] ?? text,
  )
}

async function answersAtCentre(): Promise<unknown[]> {
  const rows = (await centre.query(
    `select state->'fields'->>'text' as text from record where kind = 'answer' and space = 'venue/zima-gorod-1' order by 1`,
  )) as { text: string }[]
  return rows.map(({ text }) => text)
}
