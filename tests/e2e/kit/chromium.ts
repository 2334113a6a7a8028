import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core'

/** The Chromium that the test run has found; a run of one file finds it itself. */
export function startChromium(...more: readonly string[]): Promise<Browser> {
  return chromium.launch(options(more))
}

/** A browser with a profile on the disk, as people have it: some things are refused to a passing one. */
export function startChromiumWithProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...options(), locale: 'ru-RU' })
}

function options(more: readonly string[] = []): LaunchOptions {
  return {
    executablePath: process.env['CHROMIUM_PATH'] ?? foundChromium(),
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
