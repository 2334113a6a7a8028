import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountOf, differences } from '../evening/centre-account.ts'
import { playEvening } from '../evening/evening-play.ts'
import type { Centre } from './kit/centre.ts'
import { startChromium } from './kit/chromium.ts'
import { journeyCentre } from './kit/journey-centre.ts'

let browser: Browser
let centre: Centre

beforeAll(async () => {
  ;[browser, centre] = await Promise.all([startChromium(), journeyCentre()])
})

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

// The whole of it, paced and on slow phones, with its times: `npm run evening`.
test('a short evening on two phones without a line, with a crash, is all at the centre in the end', async () => {
  const played = await playEvening(centre, browser, {
    answers: 16,
    pace: 0,
    slowdown: 1,
    initiatives: 2,
    delegates: 1,
    photos: 2,
  })
  const account = await accountOf(centre)
  expect(differences(played, account)).toEqual([])
  expect(account).toMatchObject({ initiatives: 2, delegates: 1, photos: 2, submissions: 1 })
  expect(played.halfTyped.after).toBe(played.halfTyped.before)
  // Those of the first phone before the crash were read in time: none went unmeasured.
  expect(played.times.length).toBe(played.said.length)
})
