import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core'

/** Shorter than the minute after which a device would ask by itself, and long enough for a busy machine. */
export const patienceMs = 50_000

const open = new Set<BrowserContext | Browser>()

/** The pages of this test file that are open now, in all its browsers. */
export function openPages(): readonly Page[] {
  return [...open].flatMap((one) =>
    'contexts' in one ? one.contexts().flatMap((context) => context.pages()) : one.pages(),
  )
}

/** The Chromium that the test run has found; a run of one file finds it itself. */
export async function startChromium(...more: readonly string[]): Promise<Browser> {
  const browser = await chromium.launch(options(more))
  open.add(browser)
  browser.on('disconnected', () => open.delete(browser))
  return browser
}

/** A browser with a profile on the disk, as people have it: some things are refused to a passing one. */
export async function startChromiumWithProfile(folder: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, { ...options(), locale: 'ru-RU' })
  open.add(context)
  context.setDefaultTimeout(patienceMs)
  context.on('close', () => open.delete(context))
  return context
}

function options(more: readonly string[] = []): LaunchOptions {
  return {
    executablePath: process.env['CHROMIUM_PATH'] ?? foundChromium(),
    // Four of them may be starting at once, on two busy cores.
    timeout: 120_000,
    // Without a language of its own Chromium cannot write Russian letters into the name of a file.
    env: { ...process.env, LANG: 'C.UTF-8' },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-component-update',
      ...more,
    ],
  }
}

function foundChromium(): string {
  const script = fileURLToPath(new URL('../../../scripts/chromium.mjs', import.meta.url))
  const { stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
  return stdout.trim().split('\n').at(-1) ?? ''
}
