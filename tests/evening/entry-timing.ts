import type { BrowserContext, Page } from 'playwright-core'

/** What one press of Enter cost, in ms on the clock of the page. */
export interface EntryTime {
  /** Until the field was empty, had the cursor, and was drawn so: the next word can be typed. */
  readonly ready: number
  /** Until the answer stood in the list. */
  readonly shown: number
}

/** Marks of the page's own timeline, around every entry. */
export const entryMarks = { from: 'entry pressed', to: 'entry drawn' } as const

/** Takes the time of every Enter in the entry field, on every page that the device opens from now on. */
export async function watchEntries(context: BrowserContext): Promise<void> {
  // The loader of TypeScript wraps named functions in a helper of its own that no page has.
  await context.addInitScript('globalThis.__name ??= (named) => named')
  await context.addInitScript(startWatch)
}

/** The times of all entries of the page, also of those that are in the list already but not drawn yet. */
export async function entryTimes(page: Page): Promise<EntryTime[]> {
  const times = await page.evaluate(() => Promise.all((window as unknown as Watched).entries ?? []))
  return times.filter((time) => time !== undefined)
}

interface Watched {
  /** In the order of the presses; undefined: nothing was to be seen of it. */
  entries?: Promise<EntryTime | undefined>[]
}

// Runs in the page, so it stands on nothing around it.
function startWatch(): void {
  const entries: Promise<EntryTime | undefined>[] = []
  ;(window as unknown as Watched).entries = entries
  addEventListener(
    'keydown',
    (event) => {
      const area = event.target
      if (event.key !== 'Enter' || event.shiftKey) return
      if (!(area instanceof HTMLTextAreaElement) || area.value.trim() === '') return
      const words = area.value.trim()
      const pressed = event.timeStamp
      performance.mark('entry pressed')
      let ready = 0
      let tell: (time: EntryTime | undefined) => void = () => {}
      entries.push(new Promise((resolve) => (tell = resolve)))
      const look = () => {
        if (ready === 0 && area.value === '' && document.activeElement === area) {
          ready = performance.now() - pressed
        }
        const row = document.querySelector('ul[aria-label="Ответы"] > li')
        if (ready === 0 || !row?.textContent?.includes(words)) return
        observer.disconnect()
        clearTimeout(surrender)
        const drawn = new MessageChannel()
        drawn.port1.onmessage = () => {
          performance.mark('entry drawn')
          tell({ ready, shown: performance.now() - pressed })
        }
        requestAnimationFrame(() => drawn.port2.postMessage(null))
      }
      // Looks only when something changed, and takes the time when that was drawn: asking every frame would slow it.
      const observer = new MutationObserver(look)
      observer.observe(document.body, { childList: true, subtree: true, characterData: true })
      const surrender = setTimeout(() => {
        observer.disconnect()
        tell(undefined)
      }, 30_000)
    },
    true,
  )
}

/** The value below which the given share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
