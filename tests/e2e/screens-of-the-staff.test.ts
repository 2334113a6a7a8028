import { afterAll, beforeAll, test } from 'vitest'
import { assignedTheme } from './kit/assigned-theme.ts'
import { municipality, type Screen, showEverything, type Shown, venue } from './kit/screens.ts'
import { openWrittenFile } from './kit/transfer-file.ts'

let shown: Shown

beforeAll(async () => {
  shown = await showEverything()
})

afterAll(() => shown?.close())

const screens: readonly Screen[] = [
  {
    name: 'sending-files',
    holder: 'coordinator',
    path: () => '/sending',
    arrange: (page, { centre, administration }) =>
      openWrittenFile(page, centre, administration, venue),
  },
  { name: 'municipality', holder: 'coordinator', path: () => `/municipality/${municipality}` },
  {
    name: 'card',
    holder: 'coordinator',
    path: () => `/municipality/${municipality}/card`,
  },
  {
    name: 'card-words',
    holder: 'coordinator',
    path: () => `/municipality/${municipality}/card`,
    arrange: (page) =>
      page
        .getByRole('button', { name: /Ответы и цитаты|Answers and quotes/ })
        .first()
        .click(),
  },
  {
    name: 'portfolio',
    holder: 'coordinator',
    path: () => `/municipality/${municipality}/portfolio`,
  },
  {
    name: 'report',
    holder: 'coordinator',
    path: () => `/municipality/${municipality}/report`,
  },
  {
    name: 'report-section',
    holder: 'coordinator',
    path: () => `/municipality/${municipality}/report`,
    arrange: (page) =>
      page
        .getByRole('button', { name: /Изменить текст|Edit the text/ })
        .first()
        .click(),
  },
  {
    name: 'review',
    holder: 'coordinator',
    path: (shown) => `/review/${shown.session}`,
    arrange: (page) => page.getByText(/(ведёт|led by) Пётр Ильич/).waitFor(),
  },
  {
    name: 'municipality-venue',
    holder: 'coordinator',
    path: () => `/municipality/${municipality}`,
    arrange: (page) =>
      page
        .getByRole('button', { name: /^(Название и адрес|Name and address)/ })
        .first()
        .click(),
  },
  { name: 'invitations', holder: 'coordinator', path: () => '/invitations' },
  {
    name: 'invitation-made',
    holder: 'coordinator',
    path: () => '/invitations',
    arrange: async (page) => {
      await page.getByRole('button', { name: /Сделать приглашение|Make the invitation/ }).click()
      await page.getByRole('img', { name: /QR/ }).waitFor()
    },
  },
  {
    name: 'invitation-spoken',
    holder: 'coordinator',
    path: () => '/invitations',
    arrange: (page) =>
      page
        .getByRole('button', { name: /Продиктовать код|Read out/ })
        .first()
        .click(),
  },
  { name: 'devices', holder: 'coordinator', path: () => '/devices' },
  { name: 'privacy', holder: 'administrator', path: () => '/personal-data' },
  { name: 'forum', holder: 'guest', path: () => '/forum' },
  {
    name: 'unlock',
    holder: 'administrator',
    path: () =>
      '/unlock#BAfzQcGz7m_QGygYst6hEwFixeeuSmCRI8GzWwHTdZxcqyjaTkTLmqtxkyv3MA2_i0HVlubux6S1zqqakwhfVGI',
    arrange: (page) => page.getByRole('button', { name: /Показать ответ|Show the answer/ }).click(),
  },
  { name: 'region', holder: 'regional', path: () => '/region' },
  {
    name: 'region-municipality',
    holder: 'administrator',
    path: () => '/region/municipality/bratsk-gorod',
  },
  { name: 'region-answers', holder: 'regional', path: () => '/region/answers?question=q3' },
  { name: 'region-none', holder: 'regional', path: () => '/region/answers?text=абракадабра' },
  {
    name: 'region-themes',
    holder: 'regional',
    path: async ({ administration }) => {
      await assignedTheme(administration, 'Мы, жители', 'мы')
      return '/region/themes'
    },
  },
  {
    name: 'region-theme',
    holder: 'regional',
    path: async ({ administration }) =>
      `/region/themes/${await assignedTheme(administration, 'Мы, жители', 'мы')}`,
  },
  { name: 'region-reading', holder: 'regional', path: () => '/region/themes/reading' },
  {
    name: 'region-theme-tables',
    holder: 'regional',
    path: async ({ administration }) => {
      await assignedTheme(administration, 'Мы, жители', 'мы')
      return '/region/themes/tables'
    },
  },
  { name: 'region-reports', holder: 'regional', path: () => '/region/reports' },
  {
    name: 'region-report',
    holder: 'regional',
    path: () => `/region/reports/${municipality}`,
  },
  { name: 'region-numbers', holder: 'regional', path: () => '/region/numbers' },
  { name: 'region-initiatives', holder: 'regional', path: () => '/region/initiatives' },
  { name: 'region-summary', holder: 'regional', path: () => '/region/summary' },
  { name: 'region-comparison', holder: 'regional', path: () => '/region/comparison' },
  { name: 'region-reconciliation', holder: 'regional', path: () => '/region/reconciliation' },
  { name: 'sign-in', holder: 'administrator', path: () => '/sign-in' },
  { name: 'admin', holder: 'administrator', path: () => '/admin' },
  {
    name: 'admin-venue',
    holder: 'administrator',
    path: () => '/admin',
    arrange: async (page) => {
      await page.getByRole('searchbox').fill('город Зима')
      await page.getByRole('button', { name: /^(Изменить|Edit)$/ }).click()
    },
  },
]

test.each(screens)('$name: readable, within 320 px, in every look and language', (screen) =>
  shown.judge(screen),
)
