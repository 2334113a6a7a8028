import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Administration, administrationOf } from './administration.ts'
import {
  accessibilityFaults,
  arePhotographed,
  type Language,
  languages,
  type Look,
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

const sizes = {
  computer: { width: 1366, height: 768 },
  phone: { width: 360, height: 740 },
  /** Of the narrowest phones, and of a page enlarged to 400 % on a computer. */
  narrow: { width: 320, height: 640 },
}

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
 * Which looks are judged where. The dark look differs from the light one in nothing but colours, and colours are the
 * same in every language; the narrow page is another only where the letters have another width.
 */
const judged: {
  readonly [size in keyof typeof sizes]: { readonly [language in Language]: readonly Look[] }
} = {
  computer: { ru: ['light', 'dark'], en: [] },
  phone: { ru: looks, en: ['light'] },
  narrow: { ru: ['light', 'large'], en: ['light', 'large'] },
}

/** All rules for the light look; of the others, which are the same page, those that ask how it is drawn. */
const rulesFor: { readonly [look in Look]: readonly string[] | undefined } = {
  light: undefined,
  dark: ['color-contrast'],
  large: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'],
}

/** What is wrong for a moment only, while a page is still being drawn, nobody reads. */
async function lasting(page: Page, faults: () => Promise<string[]>): Promise<string[]> {
  let found = await faults()
  for (let look = 0; look < mostLooks && found.length > 0; look++) {
    await page.waitForTimeout(250)
    found = await faults()
  }
  return found
}

const mostLooks = 12

async function faultsOf(page: Page, screen: Screen, shown: Shown): Promise<string[]> {
  const faults: string[] = []
  const path = await screen.path(shown)
  await page.setViewportSize(sizes.computer)
  // Where only the part behind the # is another, the page would stay.
  if (path.includes('#')) await page.goto('about:blank')
  await page.goto(path)
  await settled(page)
  await screen.arrange?.(page, shown)
  for (const language of languages) {
    if (language !== 'ru') {
      await speak(page, language)
      await settled(page)
    }
    for (const size of ['computer', 'phone'] as const) {
      const seen = arePhotographed ? looks : judged[size][language]
      if (seen.length > 0) await page.setViewportSize(sizes[size])
      for (const look of seen) {
        const place = `${size} ${look} ${language}`
        await show(page, look)
        const isWhole = size === 'phone' && look === 'light'
        await photograph(page, `${screen.name}.${size}.${look}.${language}`, isWhole)
        if (!judged[size][language].includes(look)) continue
        const found = await lasting(page, () => accessibilityFaults(page, rulesFor[look]))
        faults.push(...found.map((fault) => `${place}: ${fault}`))
      }
    }
    await page.setViewportSize(sizes.narrow)
    for (const look of judged.narrow[language]) {
      await show(page, look)
      const wide = await lasting(page, () => overhang(page))
      faults.push(...wide.map((one) => `320 px ${look} ${language}: ${one}`))
    }
  }
  await page.keyboard.press('Escape')
  await speak(page, 'ru')
  return faults
}
