import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { WrittenSession } from './headless-librarian.ts'
import { photoWithPlace } from './photographs.ts'

/** What is pressed is saved first and shown then. */
export async function choose(checkbox: Locator): Promise<void> {
  await checkbox.click()
  await expect.poll(() => checkbox.isChecked(), { timeout: 50_000 }).toBe(true)
}

export async function agree(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Отметить согласование главой' }).click()
  const dialog = page.getByRole('dialog', { name: 'Согласование главой' })
  const post = dialog.getByRole('textbox', { name: 'Должность' })
  if ((await post.inputValue()) === '') {
    await post.fill('Глава Тайшетского района')
    await dialog.getByRole('textbox', { name: 'Имя' }).fill('И. О. Главы')
    await dialog.getByRole('textbox', { name: 'Имя' }).blur()
  }
  await dialog.getByRole('button', { name: 'Глава согласовал' }).click()
  await page.getByText('Согласовано главой', { exact: true }).first().waitFor()
  // That may be said of an agreement from before; only a new one is sent.
  await page.getByRole('button', { name: 'Отправить в регион' }).waitFor()
}

/** The page that the head signed, photographed and laid with the report. */
export async function laySignedPage(page: Page): Promise<void> {
  const part = page.getByRole('region', { name: 'Лист с подписью' })
  const buffer = await photoWithPlace(page)
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    part.getByRole('button', { name: 'Добавить фото' }).click(),
  ])
  await chooser.setFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer })
  await part.getByRole('button', { name: 'Открыть фото 1' }).waitFor()
}

/** For a head who wants the signature gone: asked once more, then nobody has it, and the agreed text stays. */
export async function eraseSignedPage(page: Page): Promise<void> {
  const part = page.getByRole('region', { name: 'Лист с подписью' })
  await part.getByRole('button', { name: 'Открыть фото 1' }).click()
  await page.getByRole('button', { name: 'Стереть навсегда…' }).click()
  const question = page.getByRole('dialog', { name: /^Стереть навсегда: подписанный лист 1/ })
  await question.getByRole('button', { name: 'Стереть', exact: true }).click()
  await part.getByText(/^Снимок стёрт/).waitFor()
  await part.getByRole('button', { name: 'Открыть фото 1' }).waitFor({ state: 'detached' })
  await page.getByRole('article').getByText('Подписанный лист').waitFor({ state: 'detached' })
}

/** From what the devices of the venues wrote, by plain counting. */
export async function countRaw(
  desk: WrittenSession['device'],
  people: readonly { readonly [group: string]: number | undefined }[],
) {
  const answers = await desk.list({ kind: 'answer' })
  const withDeleted = await desk.list({ kind: 'answer', withDeleted: true })
  const initiatives = await desk.list({ kind: 'initiative' })
  const byGroup = new Map<string, number>()
  const present = people.map((own) =>
    Object.values(own).reduce<number>((sum, count) => sum + (count ?? 0), 0),
  )
  for (const session of await desk.list({ kind: 'session' })) {
    for (const [key, count] of Object.entries(session.fields.attendance ?? {})) {
      const group = key.split(':')[0] ?? ''
      byGroup.set(group, (byGroup.get(group) ?? 0) + count)
    }
  }
  return {
    answers,
    deleted: withDeleted.length - answers.length,
    initiatives,
    byGroup,
    present,
    people: [...byGroup.values()].reduce((sum, count) => sum + count, 0),
  }
}

/** More on the card than one sheet holds: no file is made, and it is said what to shorten; then it is taken back. */
export async function overfill(page: Page): Promise<void> {
  const fields = page.getByRole('textbox', { name: /^Ответ территории: / })
  const further = (await fields.all()).slice(1)
  for (const field of further) await field.fill('Мы помним каждого. '.repeat(60))
  await further.at(-1)?.blur()
  await page
    .getByText(/сократить «.+» на.\d+.знак/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Скачать DOCX' }).click()
  await page.getByText('Больше одного листа, поэтому документ не').waitFor()
  for (const field of further) await field.fill('')
  await further.at(-1)?.blur()
  await page.getByText(/Лист А4 заполнен на.\d+.%/).waitFor()
}
