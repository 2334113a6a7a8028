import { historySchema } from '@living-libraries/model/history'
import { withoutSetters } from '@living-libraries/model/set-by'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rewriting } from '../faults/wire-rewriting.ts'
import { type Colleague, openWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const

interface Staff {
  readonly anna: Colleague
  readonly boris: Colleague
  readonly vera: Colleague
}

test('S15: what a colleague wrote over words that he had read stands after a restore, whoever comes first', async () => {
  const staff = await joined()
  const { anna, boris, vera } = staff
  const session = await anna.beginsSession(venue)
  const orders = [
    [anna, boris, vera],
    [vera, anna, boris],
  ]
  for (const order of orders) {
    const answer = await anna.says(session, 'q1', 'Река')
    await settle(anna, boris, vera, anna)
    await world.backUp()
    await loseAnswerTo(anna, answer, 'Озеро')
    await settle(boris)
    await boris.device.change(answer, { set: { text: 'Озеро и лес' } })
    await settle(boris, vera)
    await world.restore()

    await settle(...order, ...order)
    for (const { device } of order) {
      expect(await device.get(answer)).toMatchObject({
        fields: { text: 'Озеро и лес' },
        disputed: {},
        unsent: 0,
      })
    }
    expect(await wordsIn(vera, answer)).toContain('Озеро')
  }
  expect(await world.tamperings()).toEqual([])
})

test('S15: what he wrote without having read them is disputed, and so it is where nobody can tell', async () => {
  const { anna, boris, vera } = await joined()
  const session = await anna.beginsSession(venue)
  const [unread, unheard] = [
    await anna.says(session, 'q1', 'Река'),
    await anna.says(session, 'q1', 'Гора'),
  ]
  await settle(anna, boris, vera, anna)
  await world.backUp()
  await boris.device.change(unread, { set: { text: 'Лес' } })
  await loseAnswerTo(anna, unread, 'Озеро')
  anna.network.weather = 'offline'
  // These never arrived.
  await anna.device.change(unheard, { set: { text: 'Саяны' } })
  await settle(boris)
  await boris.device.change(unheard, { set: { text: 'Скала' } })
  await settle(boris)
  await world.restore()

  anna.network.weather = 'fine'
  await settle(anna, boris, vera, anna)
  for (const { device } of [anna, boris, vera]) {
    for (const [answer, texts] of [
      [unread, ['Лес', 'Озеро']],
      [unheard, ['Саяны', 'Скала']],
    ] as const) {
      const record = await device.get(answer)
      const losers = record?.disputed['text']?.map(({ value }) => value) ?? []
      expect(new Set([record?.fields['text'], ...losers])).toEqual(new Set(texts))
      expect(losers).toHaveLength(1)
    }
  }
})

test('S15: an app or a centre that does not tell what words were written upon leaves them to people', async () => {
  const { anna, boris, vera } = await joined(older)
  const session = await anna.beginsSession(venue)
  const answer = await anna.says(session, 'q1', 'Река')
  await settle(anna, boris, vera, anna)
  await world.backUp()
  await loseAnswerTo(anna, answer, 'Озеро')
  await settle(boris)
  await boris.device.change(answer, { set: { text: 'Озеро и лес' } })
  await settle(boris)
  await world.restore()

  await settle(anna, boris, anna)
  for (const { device } of [anna, boris]) {
    expect(await device.get(answer)).toMatchObject({
      fields: { text: 'Озеро' },
      disputed: { text: [{ value: 'Озеро и лес' }] },
      unsent: 0,
    })
    expect(await device.refused.count()).toBe(0)
  }
})

/** `line`: of the app of Boris. */
async function joined(line: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch = same) {
  const staff: Staff = {
    anna: await world.join(asLibrarian, 'Анна'),
    boris: await world.join(asLibrarian, 'Борис', {
      fetch: cookieFetch(line((input, init) => world.server.fetch(input, init))),
    }),
    vera: await world.join(asLibrarian, 'Вера'),
  }
  return staff
}

/** Her words reach the centre, its answer does not reach her. */
async function loseAnswerTo({ device, network }: Colleague, answer: string, text: string) {
  await device.change(answer, { set: { text } })
  network.weather = 'answers-lost'
  await expect(device.syncOnce()).rejects.toThrow()
  network.weather = 'fine'
}

async function settle(...colleagues: readonly Colleague[]): Promise<void> {
  for (const { device } of colleagues) await device.settled()
}

/** What the history of a record offers to bring back. */
async function wordsIn({ device }: Colleague, record: string): Promise<unknown[]> {
  const answer = await device.centre.get(`/api/records/${record}/history`)
  return v.parse(historySchema, answer).revisions.map(({ replaced }) => replaced['text'])
}

function same(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return fetch
}

/** What neither an older app nor an older centre keeps never reaches the one nor the other. */
function older(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return rewriting(fetch, {
    records: (records) => records.map(withoutSetters),
    offers: (offers) => offers.map((one) => ({ ...one, state: withoutSetters(one.state) })),
  })
}
