import type { Page } from 'playwright-core'
import type { Centre } from './centre.ts'

/** Adds a photo to what is on the screen, as the camera of the telephone hands it over. */
export async function takePhoto(page: Page, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Добавить фото' }).press('Enter'),
  ])
  await chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer })
}

/** What a telephone's camera gives: large, with the place in it. */
export async function photoWithPlace(page: Page): Promise<Buffer> {
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

/** The parts of photos that the centre has whole: two of each. */
export async function picturesAt(centre: Centre): Promise<string[]> {
  const rows = (await centre.query(`
    select part from photo_piece p join record r on r.id = p.photo group by r.id, part, r.state
    having sum(length(bytes)) = (r.state->'fields'->>
      case part when 'picture' then 'size' else 'thumbnailSize' end)::int order by part`)) as {
    part: string
  }[]
  return rows.map(({ part }) => part)
}
