import { afterAll, beforeAll, test } from 'vitest'
import { unfold } from './kit/appearance.ts'
import { refuseOneOfEachKind } from './kit/refused-items.ts'
import { type Screen, showEverything, type Shown, venue } from './kit/screens.ts'

let shown: Shown

beforeAll(async () => {
  shown = await showEverything()
})

afterAll(() => shown?.close())

const session = ({ session: id }: Shown) => `/session/${id}`

const screens: readonly Screen[] = [
  { name: 'welcome', holder: 'nobody', path: () => '/' },
  {
    name: 'join',
    holder: 'nobody',
    path: async ({ administration }) =>
      new URL((await administration.invite({ role: 'librarian', venue })).url).hash,
  },
  {
    name: 'join-built-in',
    holder: 'in a messenger',
    path: async ({ administration }) =>
      new URL((await administration.invite({ role: 'librarian', venue })).url).hash,
  },
  { name: 'join-wrong', holder: 'nobody', path: () => '/#join=Zk3vT9-w_Qm1nB7xYp5sLd' },
  { name: 'missing', holder: 'librarian', path: () => '/nowhere' },
  { name: 'places', holder: 'several', path: () => '/' },
  { name: 'venue', holder: 'librarian', path: () => `/venue/${venue}` },
  { name: 'venue-empty', holder: 'several', path: () => '/venue/sayansk-gorod-1' },
  {
    name: 'venue-begin',
    holder: 'librarian',
    path: () => `/venue/${venue}`,
    arrange: (page) => page.getByRole('button', { name: /Начать сессию|Begin a session/ }).click(),
  },
  { name: 'session-answers', holder: 'librarian', path: session },
  {
    name: 'session-answer',
    holder: 'librarian',
    path: session,
    arrange: (page) => page.getByRole('listitem').last().getByRole('button').first().click(),
  },
  {
    name: 'session-participants',
    holder: 'librarian',
    path: (shown) => `${session(shown)}/participants`,
  },
  {
    name: 'session-about',
    holder: 'librarian',
    path: (shown) => `${session(shown)}/about`,
    arrange: unfold,
  },
  { name: 'session-sheets', holder: 'librarian', path: (shown) => `${session(shown)}/sheets` },
  { name: 'session-elements', holder: 'librarian', path: (shown) => `${session(shown)}/elements` },
  {
    name: 'session-initiative',
    holder: 'librarian',
    path: (shown) => `${session(shown)}/initiatives?record=${shown.results.initiative}`,
  },
  {
    name: 'session-delegate',
    holder: 'librarian',
    path: (shown) => `${session(shown)}/delegates?record=${shown.results.delegate}`,
  },
  { name: 'session-protocol', holder: 'librarian', path: (shown) => `${session(shown)}/protocol` },
  { name: 'prepare', holder: 'librarian', path: () => `/venue/${venue}/prepare` },
  { name: 'session-evening', holder: 'librarian', path: (shown) => `${session(shown)}/evening` },
  {
    name: 'session-spreadsheet',
    holder: 'librarian',
    path: (shown) => `${session(shown)}/spreadsheet`,
  },
  { name: 'hall', holder: 'librarian', path: (shown) => `/hall/${shown.session}` },
  { name: 'session-submit', holder: 'librarian', path: (shown) => `${session(shown)}/submit` },
  {
    name: 'sending',
    holder: 'librarian',
    path: () => '/sending',
    // With one of each kind in the refused list, and the form of one that lacks its question.
    arrange: async (page, { session: id }) => {
      await refuseOneOfEachKind(page, id)
      await page.reload()
      const again = page.getByRole('button', { name: /^(Ввести заново|Enter again)$/ })
      await again.nth(1).click()
      await page.getByRole('button', { name: /^(Записать|Record)$/ }).click()
      await page.getByText(/Без этого центр|takes no record without this/).waitFor()
    },
  },
  { name: 'lock', holder: 'librarian', path: () => '/lock' },
  {
    name: 'persons',
    holder: 'several',
    path: () => '/venue/sayansk-gorod-1',
    arrange: (page) => page.getByRole('button', { name: /Сменить|Change/ }).click(),
  },
  { name: 'region-denied', holder: 'librarian', path: () => '/region' },
]

test.each(screens)('$name: readable, within 320 px, in every look and language', (screen) =>
  shown.judge(screen),
)
