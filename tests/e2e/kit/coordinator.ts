import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a coordinator does on the screens of a review. */
export async function openReview(page: Page, place: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(place) }).click()
  await page.waitForURL(/\/review\//)
}

/** The card of one answer, wherever its question stands: questions are gone through until it is found. */
export async function findAnswer(page: Page, text: string): Promise<Locator> {
  const card = page.getByRole('article').filter({ hasText: text })
  const next = page.getByRole('button', { name: /^Дальше: / })
  // Whoever looks before the first question stands would go past it.
  await card.or(next).first().waitFor()
  while (!(await card.isVisible())) {
    const name = await next.innerText()
    await next.click()
    await expect.poll(() => next.allInnerTexts()).not.toContain(name)
  }
  return card
}

export async function remarkOn(card: Locator, words: string): Promise<void> {
  await card.getByRole('button', { name: 'Замечание' }).click()
  await card.getByRole('textbox', { name: 'Что исправить или уточнить' }).fill(words)
  await card.getByRole('button', { name: 'Сохранить' }).click()
  await card.getByText(words).waitFor()
}

export async function giveBack(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Вернуть с замечаниями' }).click()
  const dialog = page.getByRole('dialog', { name: 'Вернуть сессию площадке' })
  await dialog.getByRole('textbox', { name: 'Что исправить' }).fill(reason)
  await dialog.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await page.getByText('Сессия возвращена с замечаниями').waitFor()
}

export async function accept(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Принять', exact: true }).click()
  await page.getByText('Сессия принята').waitFor()
}

/** Every screen of a coordinator, each begun anew as after a reload, with its heading and without a failure. */
export async function openEveryScreen(page: Page, municipality: string): Promise<void> {
  const own = ['', '/card', '/portfolio', '/report'].map(
    (part) => `/municipality/${municipality}${part}`,
  )
  for (const path of [...own, '/sending', '/invitations', '/devices']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
}
