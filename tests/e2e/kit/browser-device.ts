import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { patienceMs } from './chromium.ts'
import { PageWatch } from './page-watch.ts'

/** The cheap one that a village library has. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
}

export const computer: BrowserContextOptions = { viewport: { width: 1366, height: 768 } }

/** Somebody's device: a browser with a storage of its own, and one tab of the app in it. */
export interface BrowserDevice {
  readonly context: BrowserContext
  readonly page: Page
  /** What the app did that it must not do; see `expectNothingStrange`. */
  readonly watch: PageWatch
  goOffline(): Promise<void>
  goOnline(): Promise<void>
  close(): Promise<void>
}

export async function browserDevice(
  browser: Browser,
  origin: string,
  kind: BrowserContextOptions = computer,
): Promise<BrowserDevice> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'ru-RU',
    timezoneId: 'Asia/Irkutsk',
    ...kind,
  })
  context.setDefaultTimeout(patienceMs)
  const watch = new PageWatch(context, origin)
  const page = await context.newPage()
  return {
    context,
    page,
    watch,
    goOffline: async () => {
      watch.isConnected = false
      await context.setOffline(true)
    },
    goOnline: async () => {
      await context.setOffline(false)
      watch.isConnected = true
    },
    close: () => context.close(),
  }
}
