import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import {
  accessibilityFaults,
  languages,
  looks,
  overhang,
  photograph,
  settled,
  show,
  speak,
  unfold,
} from './kit/appearance.ts'
import { type BrowserDevice, browserDevice } from './kit/browser-device.ts'
import { type Centre, startCentre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { type EveningResults, recordResults } from './kit/evening-results.ts'
import { remarkAndReturn } from './kit/headless-coordinator.ts'
import { openWrittenFile } from './kit/transfer-file.ts'
import { writeSession, type WrittenSession } from './kit/headless-librarian.ts'
import { join } from './kit/joining.ts'
import { coordinatorOf, playSeveralVenues } from './kit/several-venues.ts'

const phoneSize = { width: 360, height: 740 }
const computerSize = { width: 1366, height: 768 }
/** Of the narrowest phones, and of a page enlarged to 400 % on a computer. */
const narrowSize = { width: 320, height: 640 }

const venue = 'zima-gorod-1'
const municipality = 'zima-gorod'

let browser: Browser
let centre: Centre
let administration: Administration
let written: WrittenSession
let results: EveningResults
const devices = new Map<Holder, BrowserDevice>()

type Holder =
  | 'nobody'
  | 'in a messenger'
  | 'librarian'
  | 'coordinator'
  | 'regional'
  | 'administrator'
  | 'several'

interface Screen {
  readonly name: string
  readonly holder: Holder
  readonly path: () => string | Promise<string>
  /** Brings the screen into the state that is meant. */
  readonly arrange?: (page: Page) => Promise<unknown>
}

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), startCentre()])
  administration = await administrationOf(centre)
  written = await writeSession(centre, administration, venue, 80)
  results = await recordResults(written)
  await remarkAndReturn(written, await coordinatorOf(centre, administration, municipality))
  await playSeveralVenues(centre, administration)
  const invited = {
    librarian: [{ role: 'librarian', venue }],
    coordinator: [{ role: 'coordinator', municipality }],
    regional: [{ role: 'regional' }],
    administrator: [{ role: 'administrator' }],
    several: [
      { role: 'librarian', venue },
      { role: 'librarian', venue: 'sayansk-gorod-1' },
    ],
  } as const
  devices.set('nobody', await browserDevice(browser, centre.url))
  const userAgent = 'Mozilla/5.0 (Linux; Android 13; 22095RA98C; wv) Chrome/126.0.0.0 Viber/22.1'
  devices.set('in a messenger', await browserDevice(browser, centre.url, { userAgent }))
  for (const [holder, grants] of Object.entries(invited)) {
    const device = await browserDevice(browser, centre.url)
    for (const grant of grants) {
      await join(device, (await administration.invite(grant)).url, 'Ольга Петровна')
    }
    devices.set(holder as Holder, device)
  }
})

afterAll(async () => {
  await browser?.close()
  written?.close()
  administration?.close()
  await centre?.stop()
})

const session = () => `/session/${written.session}`
const openFile = (page: Page) => openWrittenFile(page, centre, administration, venue)

const screens: readonly Screen[] = [
  { name: 'welcome', holder: 'nobody', path: () => '/' },
  {
    name: 'join',
    holder: 'nobody',
    path: async () => new URL((await administration.invite({ role: 'librarian', venue })).url).hash,
  },
  {
    name: 'join-built-in',
    holder: 'in a messenger',
    path: async () => new URL((await administration.invite({ role: 'librarian', venue })).url).hash,
  },
  { name: 'join-wrong', holder: 'nobody', path: () => '/#join=Zk3vT9-w_Qm1nB7xYp5sLd' },
  { name: 'missing', holder: 'librarian', path: () => '/nowhere' },
  { name: 'places', holder: 'several', path: () => '/' },
  { name: 'venue', holder: 'librarian', path: () => `/venue/${venue}` },
  { name: 'venue-empty', holder: 'several', path: () => '/venue/sayansk-gorod-1' },
  {
    name: 'venue-begin',
    holder: 'librarian',
    path: () => `/venue/${venue}`,
    arrange: (page) => page.getByRole('button', { name: /Начать сессию|Begin a session/ }).click(),
  },
  { name: 'session-answers', holder: 'librarian', path: session },
  {
    name: 'session-answer',
    holder: 'librarian',
    path: session,
    arrange: (page) => page.getByRole('listitem').getByRole('button').nth(1).click(),
  },
  { name: 'session-participants', holder: 'librarian', path: () => `${session()}/participants` },
  { name: 'session-about', holder: 'librarian', path: () => `${session()}/about`, arrange: unfold },
  { name: 'session-sheets', holder: 'librarian', path: () => `${session()}/sheets` },
  { name: 'session-elements', holder: 'librarian', path: () => `${session()}/elements` },
  {
    name: 'session-initiative',
    holder: 'librarian',
    path: () => `${session()}/initiatives?record=${results.initiative}`,
  },
  {
    name: 'session-delegate',
    holder: 'librarian',
    path: () => `${session()}/delegates?record=${results.delegate}`,
  },
  { name: 'session-protocol', holder: 'librarian', path: () => `${session()}/protocol` },
  { name: 'prepare', holder: 'librarian', path: () => `/venue/${venue}/prepare` },
  { name: 'session-evening', holder: 'librarian', path: () => `${session()}/evening` },
  { name: 'session-spreadsheet', holder: 'librarian', path: () => `${session()}/spreadsheet` },
  { name: 'hall', holder: 'librarian', path: () => `/hall/${written.session}` },
  { name: 'session-submit', holder: 'librarian', path: () => `${session()}/submit` },
  { name: 'sending', holder: 'librarian', path: () => '/sending' },
  {
    name: 'persons',
    holder: 'several',
    path: () => '/venue/sayansk-gorod-1',
    arrange: (page) => page.getByRole('button', { name: /Сменить|Change/ }).click(),
  },
  { name: 'sending-files', holder: 'coordinator', path: () => '/sending', arrange: openFile },
  { name: 'municipality', holder: 'coordinator', path: () => `/municipality/${municipality}` },
  {
    name: 'card',
    holder: 'coordinator',
    path: () => `/municipality/${municipality}/card`,
  },
  {
    name: 'card-words',
    holder: 'coordinator',
    path: () => `/municipality/${municipality}/card`,
    arrange: (page) =>
      page
        .getByRole('button', { name: /Ответы и цитаты|Answers and quotes/ })
        .first()
        .click(),
  },
  {
    name: 'portfolio',
    holder: 'coordinator',
    path: () => `/municipality/${municipality}/portfolio`,
  },
  {
    name: 'report',
    holder: 'coordinator',
    path: () => `/municipality/${municipality}/report`,
  },
  {
    name: 'report-section',
    holder: 'coordinator',
    path: () => `/municipality/${municipality}/report`,
    arrange: (page) =>
      page
        .getByRole('button', { name: /Изменить текст|Edit the text/ })
        .first()
        .click(),
  },
  { name: 'review', holder: 'coordinator', path: () => `/review/${written.session}` },
  { name: 'invitations', holder: 'coordinator', path: () => '/invitations' },
  {
    name: 'invitation-made',
    holder: 'coordinator',
    path: () => '/invitations',
    arrange: async (page) => {
      await page.getByRole('button', { name: /Сделать приглашение|Make the invitation/ }).click()
      await page.getByRole('img', { name: /QR/ }).waitFor()
    },
  },
  {
    name: 'invitation-spoken',
    holder: 'coordinator',
    path: () => '/invitations',
    arrange: (page) =>
      page
        .getByRole('button', { name: /Продиктовать код|Read out/ })
        .first()
        .click(),
  },
  { name: 'devices', holder: 'coordinator', path: () => '/devices' },
  { name: 'region', holder: 'regional', path: () => '/region' },
  {
    name: 'region-municipality',
    holder: 'administrator',
    path: () => '/region/municipality/bratsk-gorod',
  },
  { name: 'region-answers', holder: 'regional', path: () => '/region/answers?question=q3' },
  { name: 'region-none', holder: 'regional', path: () => '/region/answers?text=абракадабра' },
  { name: 'region-reports', holder: 'regional', path: () => '/region/reports' },
  {
    name: 'region-report',
    holder: 'regional',
    path: () => `/region/reports/${municipality}`,
  },
  { name: 'region-numbers', holder: 'regional', path: () => '/region/numbers' },
  { name: 'region-denied', holder: 'librarian', path: () => '/region' },
  { name: 'sign-in', holder: 'administrator', path: () => '/sign-in' },
  { name: 'admin', holder: 'administrator', path: () => '/admin' },
  {
    name: 'admin-venue',
    holder: 'administrator',
    path: () => '/admin',
    arrange: async (page) => {
      await page.getByRole('searchbox').fill('город Зима')
      await page.getByRole('button', { name: /^(Изменить|Edit)$/ }).click()
    },
  },
]

test.each(screens)('$name: readable, within 320 px, in every look and language', async (screen) => {
  const device = devices.get(screen.holder)
  if (device === undefined) throw new Error(`nobody is ${screen.holder}`)
  const { page } = device
  const faults: string[] = []
  for (const language of languages) {
    await page.setViewportSize(computerSize)
    await page.goto('/')
    await speak(page, language)
    await page.goto('about:blank')
    await page.goto(await screen.path())
    await settled(page)
    await screen.arrange?.(page)
    for (const look of looks) {
      const place = `${look} ${language}`
      await show(page, look)
      await page.setViewportSize(computerSize)
      await photograph(page, `${screen.name}.computer.${look}.${language}`)
      if (look !== 'large') faults.push(...(await faultsAt(page, `computer ${place}`)))
      await page.setViewportSize(phoneSize)
      await photograph(page, `${screen.name}.phone.${look}.${language}`, look === 'light')
      faults.push(...(await faultsAt(page, `phone ${place}`)))
      await page.setViewportSize(narrowSize)
      faults.push(...(await overhang(page)).map((one) => `320 px ${place}: ${one}`))
    }
    await page.keyboard.press('Escape')
  }
  await speak(page, 'ru')
  expect(faults).toEqual([])
})

async function faultsAt(page: Page, place: string): Promise<string[]> {
  return (await accessibilityFaults(page)).map((fault) => `${place}: ${fault}`)
}
