import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { accessibilityFaults, photograph } from './kit/appearance.ts'
import { browserDevice, phone } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { openReview } from './kit/coordinator.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { beginSession, savedLine } from './kit/librarian.ts'
import { photoWithPlace, picturesAt, takePhoto } from './kit/photographs.ts'

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

test('a photo is there at once without a line, goes when there is one, and tells nothing of where it was taken', async () => {
  const librarian = await browserDevice(browser, centre.url, phone)
  const coordinator = await browserDevice(browser, centre.url)
  const asLibrarian = { role: 'librarian', venue: 'zima-gorod-1' } as const
  const asCoordinator = { role: 'coordinator', municipality: 'zima-gorod' } as const
  await join(librarian, (await administration.invite(asLibrarian)).url, 'Анна')
  await join(coordinator, (await administration.invite(asCoordinator)).url, 'Тамара')
  await readyForOffline(librarian)
  await librarian.goOffline()
  const { page } = librarian
  await beginSession(page, 'Читальный зал', 2)
  const session = page.url()

  await takePhoto(page, await photoWithPlace(page))
  const strip = page.getByRole('region', { name: 'Фотографии' })
  await expect.poll(() => isDrawn(page), patience).toBe(true)
  await page.reload()
  await expect.poll(() => isDrawn(page), patience).toBe(true)
  await photograph(page, 'photo-strip.phone.light.ru', true)
  await strip.getByRole('button', { name: 'Открыть фото 1' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Фото 1 из 1' })
  await dialog.getByRole('img').waitFor()
  await dialog.getByLabel('За каким столом').selectOption('Стол 2')
  await photograph(page, 'photo-open.phone.light.ru')
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Удалить фото' }).press('Enter')
  await page.getByText('Фото удалено').waitFor()
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await strip.getByRole('button', { name: 'Открыть фото 1' }).waitFor()
  await savedLine(page).click()
  await page.getByText(/1\s+фото ждёт отправки/).waitFor()

  await librarian.goOnline()
  await page.getByRole('button', { name: 'Передать сейчас' }).click()
  await expect.poll(() => picturesAt(centre), patience).toEqual(['picture', 'thumbnail'])
  const [{ marks } = { marks: '' }] = (await centre.query(
    `select string_agg(encode(bytes, 'escape'), '') as marks from photo_piece`,
  )) as { marks: string }[]
  expect(marks).toContain('JFIF')
  expect(marks).not.toContain('Exif')
  expect(marks).not.toContain('N52.28')

  await openReview(coordinator.page, 'Читальный зал')
  await expect.poll(() => isDrawn(coordinator.page), patience).toBe(true)
  await photograph(coordinator.page, 'photo-review.computer.light.ru')

  await page.goto(session)
  await strip.getByRole('button', { name: 'Открыть фото 1' }).press('Enter')
  await dialog.getByText('История', { exact: true }).click()
  await dialog.getByRole('list', { name: 'История' }).getByText('Стол 2').first().waitFor()
  await photograph(page, 'photo-history.phone.light.ru')

  await page.goto(`${session}/sheets`)
  await page.getByRole('button', { name: 'Лист: Стол 1' }).press('Enter')
  await page.getByRole('button', { name: 'Лист 1', exact: true }).press('Enter')
  await takePhoto(page, await photoWithPlace(page))
  await page.getByRole('button', { name: 'Открыть фото 1' }).waitFor()
  await page.getByRole('button', { name: 'Набирать с этого листа' }).press('Enter')
  const beside = page.getByRole('region', { name: 'Фото листа 1' })
  await beside.getByRole('button', { name: /^Крупнее/ }).press('Enter')
  await beside.getByRole('button', { name: /^Целиком/ }).waitFor()
  await photograph(page, 'photo-sheet.phone.light.ru')
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  for (const device of [librarian, coordinator]) {
    // Before the centre has all of a picture, it has none.
    device.watch.expectComplaint(/status of 404/)
    device.watch.expectNothingStrange()
    await device.close()
  }
})

function isDrawn(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const image = document.querySelector<HTMLImageElement>('[aria-label="Фотографии"] img')
    return image !== null && image.complete && image.naturalWidth > 0
  })
}
