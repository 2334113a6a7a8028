import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'

/**
 * Until the half-typed words of the entry field are on the disk of the page. They lie there sealed, so that only their
 * length can be told.
 */
export async function draftOnDisk(page: Page, words: string): Promise<void> {
  const length = Buffer.byteLength(JSON.stringify(words))
  const endsAt = performance.now() + 60_000
  // Not `waitForFunction`: it would take the promise itself for a yes.
  while (!(await page.evaluate(draftOfLength, length))) {
    if (performance.now() > endsAt) throw new Error(`«${words}» is not on the disk`)
    await sleep(100)
  }
}

// Runs in the page, so it stands on nothing around it.
function draftOfLength(length: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('living-libraries')
    opening.onerror = () => reject(new Error('the database does not open'))
    opening.onsuccess = () => {
      const reading = opening.result.transaction('drafts').objectStore('drafts').getAll()
      reading.onsuccess = () => {
        opening.result.close()
        const drafts = reading.result as { key: string; value: { $sealed?: string } }[]
        const isThere = drafts.some(({ key, value }) => {
          const cipher = value.$sealed?.split('.').at(-1) ?? ''
          // The last 16 bytes are the mark by which the words are known to be whole.
          return /\/entry\/.*\/text$/.test(key) && atob(cipher).length === length + 16
        })
        resolve(isThere)
      }
    }
  })
}
