import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Goes with Tab until the control has the focus, as somebody does who has no mouse; `backwards` with Shift+Tab. */
export async function tabTo(page: Page, control: Locator, direction = 'Tab'): Promise<void> {
  // Tab goes past what cannot be pressed yet.
  await expect.poll(() => control.isEnabled()).toBe(true)
  await drawn(page)
  for (let press = 0; press < mostPresses; press++) {
    if (await hasVisibleFocus(control)) return
    await page.keyboard.press(direction)
  }
  throw new Error(`${mostPresses} times ${direction} never reached ${String(control)}`)
}

/** Goes to a button or link and presses it. */
export async function press(page: Page, control: Locator, direction?: string): Promise<void> {
  await tabTo(page, control, direction)
  await page.keyboard.press('Enter')
}

/** Replaces what stands in a field. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** Goes to a group of choices and walks in it with the arrows, as radio buttons are used. */
export async function choose(page: Page, group: Locator, label: string): Promise<void> {
  const choice = group.getByRole('radio', { name: label, exact: true })
  const first = group.getByRole('radio').first()
  await tabTo(
    page,
    (await group.getByRole('radio', { checked: true }).count()) > 0
      ? group.getByRole('radio', { checked: true })
      : first,
  )
  // A choice that is kept in a record stands once it is saved.
  const chosen = page.locator('input:focus:checked')
  await page.keyboard.press('Space')
  await chosen.waitFor({ state: 'attached' })
  for (let step = 0; step < 10 && !(await choice.isChecked()); step++) {
    await page.keyboard.press('ArrowRight')
    await chosen.waitFor({ state: 'attached' })
  }
}

/** What has just been opened takes the focus once it is drawn; nobody presses Tab before that. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
      }),
  )
}

/** Until a control has the focus by itself. */
export async function focused(control: Locator): Promise<void> {
  await expect
    .poll(() => control.evaluate((element) => element === document.activeElement))
    .toBe(true)
}

/** No screen should need more. */
const mostPresses = 60

async function hasVisibleFocus(control: Locator): Promise<boolean> {
  return control.evaluate(
    (element) => element === document.activeElement && element.matches(':focus-visible'),
  )
}
