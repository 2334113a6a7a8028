import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { accessibilityFaults, photograph } from './kit/appearance.ts'
import { browserDevice, phone } from './kit/browser-device.ts'
import { type Centre, startCentre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { openReview } from './kit/coordinator.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { beginSession, savedLine } from './kit/librarian.ts'

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

const patience = { timeout: 30_000 }

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

  await takePhoto(page, await photoWithPlace(page))
  const strip = page.getByRole('region', { name: 'Фотографии' })
  await expect.poll(() => isDrawn(page), patience).toBe(true)
  await page.reload()
  await expect.poll(() => isDrawn(page), patience).toBe(true)
  await photograph(page, 'photo-strip.phone.light.ru', true)
  await strip.getByRole('button', { name: 'Открыть фото 1' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Фото 1 из 1' })
  await dialog.getByRole('img').waitFor()
  await photograph(page, 'photo-open.phone.light.ru')
  expect(await accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Удалить фото' }).press('Enter')
  await page.getByText('Фото удалено').waitFor()
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await strip.getByRole('button', { name: 'Открыть фото 1' }).waitFor()
  await savedLine(page).click()
  await page.getByText(/1\s+фото ждёт отправки/).waitFor()

  await librarian.goOnline()
  await page.getByRole('button', { name: 'Передать сейчас' }).click()
  await expect.poll(picturesAtCentre, patience).toEqual(['picture', 'thumbnail'])
  const [{ marks } = { marks: '' }] = (await centre.query(
    `select string_agg(encode(bytes, 'escape'), '') as marks from photo_piece`,
  )) as { marks: string }[]
  expect(marks).toContain('JFIF')
  expect(marks).not.toContain('Exif')
  expect(marks).not.toContain('N52.28')

  await openReview(coordinator.page, 'Читальный зал')
  await expect.poll(() => isDrawn(coordinator.page), patience).toBe(true)
  await photograph(coordinator.page, 'photo-review.computer.light.ru')
  for (const device of [librarian, coordinator]) {
    // Before the centre has all of a picture, it has none.
    device.watch.expectComplaint(/status of 404/)
    device.watch.expectNothingStrange()
    await device.close()
  }
})

async function takePhoto(page: Page, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Добавить фото' }).press('Enter'),
  ])
  await chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer })
}

/** What a telephone's camera gives: large, with the place in it. */
async function photoWithPlace(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2_400
    canvas.height = 1_800
    const context = canvas.getContext('2d')
    for (let at = 0; at < 400; at++) {
      if (context === null) continue
      context.fillStyle = `hsl(${(at * 47) % 360} 70% 50%)`
      context.fillRect((at * 613) % 2_400, (at * 379) % 1_800, 220, 160)
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? ''
  })
  const plain = Buffer.from(base64, 'base64')
  const words = Buffer.from('Exif\0\0GPS N52.28 E104.28')
  const mark = Buffer.from([0xff, 0xe1, 0, words.length + 2])
  return Buffer.concat([plain.subarray(0, 2), mark, words, plain.subarray(2)])
}

function isDrawn(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const image = document.querySelector<HTMLImageElement>('[aria-label="Фотографии"] img')
    return image !== null && image.complete && image.naturalWidth > 0
  })
}

async function picturesAtCentre(): Promise<string[]> {
  const rows = (await centre.query(`
    select part from photo_piece p join record r on r.id = p.photo group by part, r.state
    having sum(length(bytes)) = (r.state->'fields'->>
      case part when 'picture' then 'size' else 'thumbnailSize' end)::int order by part`)) as {
    part: string
  }[]
  return rows.map(({ part }) => part)
}
