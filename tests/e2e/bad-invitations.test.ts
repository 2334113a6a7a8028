import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Administration, administrationOf } from './kit/administration.ts'
import { type BrowserDevice, browserDevice, phone } from './kit/browser-device.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { join, readyForOffline } from './kit/joining.ts'
import { journeyCentre } from './kit/journey-centre.ts'
import { spaced } from './kit/wording.ts'

let browser: Browser
let centre: Centre
let administration: Administration
/** Has not joined yet; every bad invitation is tried on it before the good one. */
let device: BrowserDevice

const grant = { role: 'librarian', venue: 'angarsk-gorod-1' } as const

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
  administration = await administrationOf(centre)
  device = await browserDevice(browser, centre.url, phone)
  device.watch.expectComplaint(/status of 4(04|10|09)/)
})

afterAll(async () => {
  await browser?.close()
  administration?.close()
  await centre?.stop()
})

test('a link that was copied with a wrong code says so and asks for another', async () => {
  await device.page.goto('/#join=Zk3vT9-w_Qm1nB7xYp5sLd')
  await expectSentence('Такого приглашения нет', 'Попросите прислать их ещё раз')
})

test('a link that was cut off is not even tried', async () => {
  await device.page.goto('/')
  await device.page.getByLabel('Ссылка или код приглашения').fill(`${centre.url}/#join=Zk3vT9`)
  await device.page.getByRole('button', { name: 'Открыть приглашение' }).click()
  await device.page.getByText('Это не похоже на приглашение').waitFor()
})

test('an invitation that others have used up is not opened twice', async () => {
  const { url } = await administration.invite(grant, { maxUses: 1 })
  const other = await browserDevice(browser, centre.url)
  await join(other, url, 'Мария')
  await other.close()
  await device.page.goto(url)
  await expectSentence('Приглашение уже использовано', 'Попросите новое приглашение')
})

test('an invitation whose time has run out asks for a new one', async () => {
  const { id, url } = await administration.invite(grant)
  await centre.query(`update invitation set expires_at = now() - interval '1 day' where id = $1`, [
    id,
  ])
  await device.page.goto(url)
  await expectSentence('Срок приглашения истёк', 'Попросите у координатора новое приглашение')
})

test('an invitation that was withdrawn asks for a new one', async () => {
  const { id, url } = await administration.invite(grant)
  await administration.device.centre.delete(`/api/invitations/${id}`)
  await device.page.goto(url)
  await expectSentence('Приглашение отозвано', 'Попросите у координатора новое приглашение')
})

test('a Wi-Fi that answers with a page of its own is told from the centre', async () => {
  const { url } = await administration.invite(grant)
  await device.page.route('**/api/invitation', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Войдите в сеть</h1>' }),
  )
  await device.page.goto(url)
  await expectSentence('Вместо центра ответил кто-то другой', 'войдите в сеть и вернитесь сюда')
  await device.page.unroute('**/api/invitation')
})

test('without a connection the link waits, and opens when there is one', async () => {
  const { url } = await administration.invite(grant)
  await readyForOffline(device)
  await device.goOffline()
  await device.page.goto(url)
  await device.page.reload()
  await expectSentence('Нет связи с центром', 'Ссылка подождёт')
  await device.goOnline()
  await device.page.getByRole('button', { name: 'Попробовать ещё раз' }).click()
  await device.page.getByRole('button', { name: 'Подключить' }).waitFor()
})

test('the connection may break at the press of «Подключить»; a second press joins', async () => {
  const { url } = await administration.invite(grant)
  await device.page.goto(url)
  await device.page.getByLabel('Как вас зовут').fill('Ольга')
  await device.goOffline()
  await device.page.getByRole('button', { name: 'Подключить' }).click()
  await expectSentence('Нет связи с центром', 'Когда появится интернет')
  await device.goOnline()
  await device.page.getByRole('button', { name: 'Подключить' }).click()
  await device.page.getByRole('button', { name: 'Начать работу' }).click()
  await device.page.getByRole('button', { name: 'Начать сессию' }).waitFor()
})

test('on a device that has joined, a bad invitation leads back to the work', async () => {
  await device.page.goto('/#join=Zk3vT9-w_Qm1nB7xYp5sLd')
  await expectSentence('Такого приглашения нет', 'Попросите прислать их ещё раз')
  await device.page.getByRole('button', { name: 'Не подключать, открыть приложение' }).click()
  await device.page.getByRole('button', { name: 'Начать сессию' }).waitFor()
  device.watch.expectNothingStrange()
})

/** What happened, and what to do; in the reader's language, and read aloud. */
async function expectSentence(happened: string, todo: string): Promise<void> {
  await device.page.getByRole('alert').getByText(happened).waitFor()
  await expect
    .poll(async () => spaced(await device.page.getByRole('main').innerText()))
    .toContain(todo)
}
