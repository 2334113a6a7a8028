import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { venueSpace } from '@living-libraries/model/space'
import type { Page } from 'playwright-core'
import type { Administration } from './administration.ts'
import type { Centre } from './centre.ts'

/** A transfer file with a small evening that its device never sent. */
export async function writeTransferFile(
  centre: Centre,
  administration: Administration,
  venue: string,
): Promise<Uint8Array> {
  const device = await openDevice({
    serverUrl: centre.url,
    storage: memoryStorage(),
    fetch: cookieFetch(),
    stream: false,
  })
  const { code } = await administration.invite({ role: 'librarian', venue })
  await device.join({ code, deviceName: 'Телефон филиала', personName: 'Нина' })
  await device.settled()
  const space = venueSpace(venue)
  const session = await device.make({ kind: 'session', space, values: { place: 'Филиал' } })
  for (const text of ['Мы – сибиряки', 'Тайга', 'Ангара', 'Кедр', 'Острог']) {
    await device.make({ kind: 'answer', space, session, values: { question: 'q1', text } })
  }
  const file = await (await device.transfers()).writeForCentre()
  device.close()
  if (file === undefined) throw new Error('nothing was written')
  return file.bytes
}

/** Opens one on «Отправка», and waits for what the page says. */
export async function openWrittenFile(
  page: Page,
  centre: Centre,
  administration: Administration,
  venue: string,
): Promise<void> {
  const buffer = Buffer.from(await writeTransferFile(centre, administration, venue))
  const chosen = { name: 'evening.age', mimeType: 'application/octet-stream', buffer }
  await page.locator('input[type=file]').setInputFiles(chosen)
  await page.getByRole('alert').waitFor()
}
