import { mkdir } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

export const looks = ['light', 'dark', 'large'] as const
export type Look = (typeof looks)[number]

export const languages = ['ru', 'en'] as const
export type Language = (typeof languages)[number]

/** Where the pictures lie, for those who look at them. */
const pictures = fileURLToPath(new URL('../../screenshots/', import.meta.url))

/** As somebody chooses it in another tab of the device: this one follows at once, and whatever is opened after it. */
export async function speak(page: Page, language: Language): Promise<void> {
  const other = await otherTab(page)
  await other.evaluate((chosen) => localStorage.setItem('language', chosen), language)
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, language)
}

/** Of the same device, with hardly anything in it. */
async function otherTab(page: Page): Promise<Page> {
  const context = page.context()
  const open = context.pages().find((one) => one !== page)
  if (open !== undefined) return open
  const other = await context.newPage()
  await other.goto('/before-start.js')
  return other
}

/** What «Вид и язык» does at once, without opening the page anew. */
export async function show(page: Page, look: Look): Promise<void> {
  // Whoever looks in the middle of a change of colours finds pairs that nobody is shown.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate((chosen) => {
    const { dataset } = document.documentElement
    dataset['theme'] = chosen === 'dark' ? 'dark' : 'light'
    if (chosen === 'large') dataset['size'] = 'large'
    else delete dataset['size']
  }, look)
}

/** Only where somebody wants to look (`SCREENSHOTS=1 npm test -- screens`): a picture takes longer than its checks. */
export const arePhotographed = Boolean(process.env['SCREENSHOTS'])

export async function photograph(page: Page, name: string, fullPage = false): Promise<void> {
  if (!arePhotographed) return
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}${name}.png`, fullPage, animations: 'disabled' })
}

/** Everything that the page fetches and opens by itself has come. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor()
  await page.waitForTimeout(250)
}

/**
 * What axe finds, one line each, by all of its rules or by some; it is given to the page as a debugger would, past the
 * content policy.
 */
export async function accessibilityFaults(
  page: Page,
  rules?: readonly string[],
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      ...(runOnly && { runOnly }),
    })
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')}`,
    )
  }, rules)
}

/** What sticks out on the right of a narrow screen, one line each. Whatever scrolls inside itself may be wider. */
export async function overhang(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    )
    return wide
      .slice(0, 5)
      .map(
        (element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`,
      )
  })
}

interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Opens everything that a page keeps folded. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '')
  })
}
