import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { watchEntries } from '../../evening/entry-timing.ts'

/**
 * A page that does nothing but what every app must: a field, a list, and with Enter one strict write and then a line more.
 * What an Enter costs here is the floor below which this browser lets no app come.
 */
export async function openBarePage(
  browser: Browser,
  origin: string,
  kind: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, ...kind })
  await watchEntries(context)
  const page = await context.newPage()
  await page.route('/bare', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: barePage }),
  )
  await page.goto('/bare')
  return page
}

const barePage = `<!doctype html>
<html lang="ru">
<meta name="viewport" content="width=device-width">
<textarea aria-label="Ответ" rows="2"></textarea>
<ul aria-label="Ответы">${'<li>Сказано раньше'.repeat(40)}</ul>
<script>
  const field = document.querySelector('textarea')
  const list = document.querySelector('ul')
  let count = 0
  const opening = indexedDB.open('bare', 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('records', { keyPath: 'id' })
    opening.result.createObjectStore('settings')
  }
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const text = field.value
    field.value = ''
    count += 1
    const stores = ['records', 'settings']
    const writing = opening.result.transaction(stores, 'readwrite', { durability: 'strict' })
    writing.objectStore('records').add({ id: crypto.randomUUID(), text })
    writing.objectStore('settings').put(count, 'counter')
    writing.commit()
    writing.oncomplete = () => {
      const row = document.createElement('li')
      row.textContent = text
      list.prepend(row)
    }
  })
</script>
</html>`
