import type { ForumPack } from '@living-libraries/model/forum-pack'
import { venueSpace } from '@living-libraries/model/space'
import type { BrowserContext, Page } from 'playwright-core'
import { readyForOffline } from '../../e2e/kit/joining.ts'
import { savedLine, savedWords } from '../../e2e/kit/librarian.ts'
import { eveningRecords } from './evening-records.ts'
import { openPageDevice } from './page-script.ts'

export interface AppEvening {
  readonly pack: ForumPack
  readonly venue: string
  /** Of an invitation for a librarian of the venue. */
  readonly code: string
  /** Records of the evening. */
  readonly count: number
}

/** A browser that has the app and a typed evening in it, nothing of which has been sent. */
export async function typedInBrowser(
  context: BrowserContext,
  origin: string,
  { pack, venue, code, count }: AppEvening,
): Promise<void> {
  const page = await context.newPage()
  await page.goto(origin)
  await readyForOffline({ page })
  const device = await openPageDevice(page, origin)
  const id = await device.call('join', code)
  await device.call('type', venueSpace(venue), await eveningRecords(pack, venue, id, count))
  await device.call('close')
  await page.close()
}

/** Opens the app and waits until its line says that the centre has everything; gives everything that it said before. */
export async function sentByApp(
  page: Page,
  origin: string,
  timeoutMs: number,
  onWords: (words: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const said = new Set<string>()
  const endsAt = Date.now() + timeoutMs
  await page.goto(`${origin}/sending`)
  await savedLine(page).waitFor()
  for (;;) {
    const words = await savedWords(page)
    if (!said.has(words)) await onWords(words)
    said.add(words)
    if (words.startsWith('Получено центром')) return [...said]
    if (Date.now() > endsAt) throw new Error(`not sent in time; the line says: ${words}`)
    await page.waitForTimeout(100)
  }
}
