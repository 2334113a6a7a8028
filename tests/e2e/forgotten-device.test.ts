import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { browserDevice, phone } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import {
  answerRows,
  beginSession,
  savedLine,
  savedWords,
  showAllAnswers,
  writeAnswer,
} from './kit/librarian.ts'
import { spaced } from './kit/wording.ts'

let browser: Browser
let centre: Centre
let administration: Administration

const grant = { role: 'librarian', venue: 'bratsk-gorod-1' } as const

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administration = await administrationOf(centre)
})

afterAll(async () => {
  await browser?.close()
  administration?.close()
  await centre?.stop()
})

interface Forgetting {
  readonly how: string
  readonly person: string
  readonly place: string
  readonly sentence: string
  readonly forget: (id: string) => Promise<unknown>
}

test.each<Forgetting>([
  {
    how: 'disconnected by an administrator',
    person: 'Мария',
    place: 'Читальный зал',
    sentence: 'Координатор отключил это устройство',
    forget: (id) => administration.device.centre.delete(`/api/devices/${id}`),
  },
  {
    how: 'forgotten by the centre',
    person: 'Анна',
    place: 'Детский зал',
    sentence: 'Центр не узнаёт это устройство',
    forget: (id) => centre.query('delete from device_token where device = $1', [id]),
  },
])('a device that was $how keeps its work, says what to do, and brings it through', async (one) => {
  const device = await browserDevice(browser, centre.url, phone)
  const { page } = device
  device.watch.expectComplaint(/status of 401/)
  await join(device, (await administration.invite(grant)).url, one.person)
  await readyForOffline(device)
  await beginSession(page, one.place, 2)
  await writeAnswer(page, { text: 'Пока центр нас знал', question: 1 })
  await expect.poll(() => savedWords(page)).toMatch(/^Получено центром/)
  await device.goOffline()
  await writeAnswer(page, { text: 'Мы живём у реки', question: 1, table: '1' })
  await writeAnswer(page, { text: 'Мы помогаем соседям', question: 2 })

  await one.forget(await administration.deviceOf(one.person))
  await device.goOnline()

  // The evening goes on: nobody is thrown out of the field, nothing is taken away.
  await writeAnswer(page, { text: 'Записано после отключения', question: 2, group: 'Жители' })
  await expect
    .poll(() => savedWords(page))
    .toBe('Сохранено на устройстве для отправки нужно новое приглашение')
  await savedLine(page).click()
  await page.getByText('3 ответа').waitFor()
  const notice = page.getByText(one.sentence)
  await notice.waitFor()
  await expect
    .poll(async () => spaced(await page.getByRole('main').innerText()))
    .toMatch(/попросите новое приглашение|Попросите у координатора новое приглашение/)
  await page.reload()
  await notice.waitFor()

  // A new invitation, opened on the same device: what waited goes through, as the same records.
  await join(device, (await administration.invite(grant)).url, one.person)
  await expect.poll(() => savedWords(page)).toMatch(/^Получено центром/)
  await page.getByRole('link', { name: one.place }).click()
  await showAllAnswers(page)
  await expect.poll(() => answerRows(page).count()).toBe(4)
  device.watch.expectNothingStrange()

  const other = await browserDevice(browser, centre.url)
  await join(other, (await administration.invite(grant)).url, 'Ольга')
  await other.page
    .getByRole('link', { name: /Читальный зал/ })
    .first()
    .click()
  await showAllAnswers(other.page)
  await expect.poll(() => answerRows(other.page).count()).toBe(4)
  await Promise.all([device.close(), other.close()])
})
