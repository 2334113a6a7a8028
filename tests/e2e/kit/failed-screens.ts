import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'
import { openPages } from './chromium.ts'

let isTold = false

// A journey that fails on somebody else's machine cannot be looked at again: its message says what was on the screens.
// Only the first of a file: the steps after it mostly fail for the same reason.
afterEach(async ({ task }) => {
  const error = task.result?.errors?.[0]
  if (error === undefined || isTold) return
  isTold = true
  const screens = await Promise.all(openPages().map(screenOf))
  error.message = [error.message, ...screens].join('\n\n')
})

const mostLetters = 2500

async function screenOf(page: Page): Promise<string> {
  const seen = await page
    .locator('body')
    .ariaSnapshot({ timeout: 2000 })
    .catch((problem: unknown) => String(problem))
  return `On the screen of ${page.url()}:\n${seen.slice(0, mostLetters)}`
}
