import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Administration, administrationOf } from './administration.ts'
import {
  accessibilityFaults,
  languages,
  looks,
  overhang,
  photograph,
  settled,
  show,
  speak,
} from './appearance.ts'
import { type BrowserDevice, browserDevice } from './browser-device.ts'
import type { Centre } from './centre.ts'
import { startChromium } from './chromium.ts'
import { type EveningResults, recordResults } from './evening-results.ts'
import { remarkAndReturn } from './headless-coordinator.ts'
import { writeSession } from './headless-librarian.ts'
import { join, joinAsGuest, takeOnToo } from './joining.ts'
import { journeyCentre } from './journey-centre.ts'
import { coordinatorOf, playSeveralVenues } from './several-venues.ts'

const phoneSize = { width: 360, height: 740 }
const computerSize = { width: 1366, height: 768 }
/** Of the narrowest phones, and of a page enlarged to 400 % on a computer. */
const narrowSize = { width: 320, height: 640 }

/** Where most of the screens are of. */
export const venue = 'zima-gorod-1'
export const municipality = 'zima-gorod'

/** Who holds a device; without grants it was joined by nobody. */
const holders = {
  nobody: [],
  'in a messenger': [],
  librarian: [{ role: 'librarian', venue }],
  coordinator: [{ role: 'coordinator', municipality }],
  regional: [{ role: 'regional' }],
  administrator: [{ role: 'administrator' }],
  guest: [{ role: 'guest' }],
  several: [
    { role: 'librarian', venue },
    { role: 'librarian', venue: 'sayansk-gorod-1' },
    { role: 'coordinator', municipality: 'sayansk-gorod' },
  ],
} as const

const messenger = 'Mozilla/5.0 (Linux; Android 13; 22095RA98C; wv) Chrome/126.0.0.0 Viber/22.1'

export interface Screen {
  readonly name: string
  readonly holder: keyof typeof holders
  readonly path: (shown: Shown) => string | Promise<string>
  /** Brings the screen into the state that is meant. */
  readonly arrange?: (page: Page, shown: Shown) => Promise<unknown>
}

/** A region in which every screen has something to show. */
export interface Shown {
  readonly centre: Centre
  readonly administration: Administration
  /** A session of the venue, returned with a remark. */
  readonly session: string
  readonly results: EveningResults
  /** Fails with whatever is wrong on the screen in any look, language or width. */
  judge(screen: Screen): Promise<void>
  close(): Promise<void>
}

export async function showEverything(): Promise<Shown> {
  const [browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  const administration = await administrationOf(centre)
  const written = await writeSession(centre, administration, venue, 80)
  const results = await recordResults(written)
  await remarkAndReturn(written, await coordinatorOf(centre, administration, municipality))
  await playSeveralVenues(centre, administration)
  const devices = new Map<Screen['holder'], BrowserDevice>()
  const deviceOf = async (holder: Screen['holder']) => {
    const device =
      devices.get(holder) ??
      (await browserDevice(
        browser,
        centre.url,
        holder === 'in a messenger' ? { userAgent: messenger } : undefined,
      ))
    if (!devices.has(holder)) {
      devices.set(holder, device)
      for (const grant of holders[holder]) {
        const { url } = await administration.invite(grant)
        const isSame = holder === 'several' && grant.role === 'coordinator'
        if (grant.role === 'guest') await joinAsGuest(device, url)
        else if (isSame) await takeOnToo(device, url)
        else await join(device, url, 'Ольга Петровна')
      }
    }
    return device
  }
  const shown: Shown = {
    centre,
    administration,
    session: written.session,
    results,
    judge: async (screen) => {
      const { page } = await deviceOf(screen.holder)
      expect(await faultsOf(page, screen, shown)).toEqual([])
    },
    close: async () => {
      await browser.close()
      written.close()
      administration.close()
      await centre.stop()
      for (const { watch } of devices.values()) watch.expectNobodyElseAsked()
    },
  }
  return shown
}

/**
 * The dark look differs from the light one in nothing but colours, and colours are the same in every language: so it is
 * judged by its colours alone, and the narrow page only where the letters have another width.
 */
async function faultsOf(page: Page, screen: Screen, shown: Shown): Promise<string[]> {
  const faults: string[] = []
  const judge = async (place: string, rules?: readonly string[]) => {
    faults.push(...(await accessibilityFaults(page, rules)).map((fault) => `${place}: ${fault}`))
  }
  if (!page.url().startsWith(shown.centre.url)) await page.goto('/')
  for (const language of languages) {
    await page.setViewportSize(computerSize)
    await speak(page, language)
    await page.goto('about:blank')
    await page.goto(await screen.path(shown))
    await settled(page)
    await screen.arrange?.(page, shown)
    for (const look of looks) {
      const place = `${look} ${language}`
      const rules = look === 'dark' ? ['color-contrast'] : undefined
      await show(page, look)
      await page.setViewportSize(computerSize)
      await photograph(page, `${screen.name}.computer.${look}.${language}`)
      if (language === 'ru' && look !== 'large') await judge(`computer ${place}`, rules)
      await page.setViewportSize(phoneSize)
      await photograph(page, `${screen.name}.phone.${look}.${language}`, look === 'light')
      if (language === 'ru' || look === 'light') await judge(`phone ${place}`, rules)
      await page.setViewportSize(narrowSize)
      if (look === 'dark') continue
      faults.push(...(await overhang(page)).map((one) => `320 px ${place}: ${one}`))
    }
    await page.keyboard.press('Escape')
  }
  await speak(page, 'ru')
  return faults
}
