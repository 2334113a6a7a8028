import type { Page } from 'playwright-core'

const title = 'Музей одного перрона'

/** A remark beside the heading of an initiative that the report tells at length. */
export async function remarkOnInitiative(desk: Page): Promise<void> {
  const heading = desk.getByRole('heading', { name: title }).first()
  await heading.getByRole('button', { name: 'Замечание' }).click()
  await desk.getByRole('textbox', { name: 'Замечание к разделу' }).fill('Кто откроет дверь?')
  await desk.getByRole('button', { name: 'Готово' }).click()
  await desk.getByText('Кто откроет дверь?').waitFor()
}

/** The region returns an initiative of its register; the coordinator reads why and hands it in again. */
export async function returnInitiative(desk: Page, page: Page, municipality: string) {
  const item = desk.getByRole('list', { name: 'Инициативы' }).locator('> li').first()
  await item.getByText('Решить или написать замечание').click()
  await item.getByRole('textbox', { name: 'Слова для муниципалитета' }).fill('Кто будет водить?')
  await item.getByRole('button', { name: 'Вернуть на доработку' }).click()
  await item.getByText('Возвращена', { exact: true }).waitFor()
  const before = page.url()
  await page.goto(`/municipality/${municipality}/portfolio`)
  const row = page.getByRole('listitem').filter({ hasText: 'Регион пишет: Кто будет водить?' })
  await row.getByRole('link', { name: title }).click()
  await page.getByText('Регион вернул инициативу').waitFor()
  await page.getByRole('textbox', { name: 'Что исправлено' }).fill('Водить будет учитель.')
  await page.getByRole('button', { name: 'Передать региону снова' }).click()
  await item.getByText('Водить будет учитель.').waitFor()
  await item.getByText('Передана снова', { exact: true }).first().waitFor()
  await page.goto(before)
}
