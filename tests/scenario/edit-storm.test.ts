import { historySchema } from '@living-libraries/model/history'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'
const answers = 200

interface Storm {
  readonly people: readonly Colleague[]
  readonly session: string
  readonly ids: readonly string[]
}

/** Three devices know the same answers; then the line breaks. */
async function beforeTheStorm(): Promise<Storm> {
  const names = ['Анна', 'Борис', 'Вера']
  const people: Colleague[] = []
  for (const name of names) people.push(await world.join({ role: 'librarian', venue }, name))
  const [anna] = people
  if (anna === undefined) throw new Error('nobody came')
  const session = await anna.beginsSession(venue)
  const ids: string[] = []
  for (let index = 0; index < answers; index++) {
    ids.push(await anna.says(session, 'q1', `Слово ${index}`))
  }
  for (const { device } of people) await device.settled()
  for (const { network } of people) network.weather = 'offline'
  return { people, session, ids }
}

async function afterTheStorm({ people }: Storm): Promise<void> {
  for (const { network } of people) network.weather = 'fine'
  // The second round brings each what the others sent in the first.
  for (let round = 0; round < 2; round++) for (const { device } of people) await device.settled()
}

test('S7: three devices edit different fields of two hundred answers offline: every edit stands, nothing is disputed', async () => {
  const storm = await beforeTheStorm()
  const edits = [{ table: 't1' }, { group: 'resident' }, { level: 'region' }]
  for (const [index, { device }] of storm.people.entries()) {
    for (const id of storm.ids) await device.change(id, { set: edits[index] ?? {} })
  }
  await afterTheStorm(storm)
  const stands = { ...edits[0], ...edits[1], ...edits[2] }
  let kept = 0
  for (const { device } of storm.people) {
    const list = await device.list({ kind: 'answer', session: storm.session })
    for (const { fields, disputed } of list) {
      expect(fields).toMatchObject(stands)
      expect(disputed).toEqual({})
    }
    kept = list.length * Object.keys(stands).length
  }
  process.stdout.write(`edit storm, different fields: ${kept} of ${answers * 3} edits stand\n`)
  expect(kept).toBe(answers * 3)
})

test('S7: three devices edit the same field of two hundred answers offline: every text is before everybody’s eyes', async () => {
  const storm = await beforeTheStorm()
  const said = new Set<string>()
  for (const [index, { device }] of storm.people.entries()) {
    for (const [place, id] of storm.ids.entries()) {
      const text = `Правка ${index} слова ${place}`
      said.add(text)
      await device.change(id, { set: { text } })
    }
  }
  await afterTheStorm(storm)
  for (const { device } of storm.people) {
    const shown = new Set<unknown>()
    for (const { fields, disputed } of await device.list({
      kind: 'answer',
      session: storm.session,
    })) {
      const texts = [fields.text, ...(disputed['text'] ?? []).map(({ value }) => value)]
      expect(texts).toHaveLength(3)
      for (const text of texts) shown.add(text)
    }
    expect(shown).toEqual(said)
  }
  process.stdout.write(
    `edit storm, the same field: ${said.size} of ${answers * 3} texts kept and shown\n`,
  )
  expect(said.size).toBe(answers * 3)

  // Settled by a device without a line, by confirming its own text: gone from dispute for all, kept in the history.
  const [anna, boris] = storm.people
  const [first = ''] = storm.ids
  if (anna === undefined || boris === undefined) throw new Error('nobody came')
  boris.network.weather = 'offline'
  await boris.device.change(first, { set: { text: 'Правка 0 слова 0' } })
  expect((await boris.device.get(first))?.disputed).toEqual({})
  boris.network.weather = 'fine'
  await boris.device.settled()
  await anna.device.settled()
  const settled = await anna.device.get(first)
  expect(settled?.fields['text']).toBe('Правка 0 слова 0')
  expect(settled?.disputed).toEqual({})
  const path = `/api/records/${first}/history`
  const { revisions } = v.parse(historySchema, await anna.device.centre.get(path))
  const told = JSON.stringify(revisions)
  for (const index of [0, 1, 2]) expect(told).toContain(`Правка ${index} слова 0`)
})
