import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const asLibrarian = { role: 'librarian', venue: 'bratsk-gorod-1' } as const

/** Two who have the same answer before their eyes. */
async function pair() {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession('bratsk-gorod-1')
  const answer = await anna.says(session, 'q1', 'Река')
  await anna.device.settled()
  await boris.device.settled()
  return { anna, boris, session, answer }
}

test('S7: what came while somebody typed over the same text stands beside theirs, on both devices', async () => {
  const { anna, boris, answer } = await pair()
  await boris.device.change(answer, { set: { text: 'Река и лес' } })
  await boris.device.settled()
  await anna.device.settled()
  // She had begun before that came, and her field did not show it.
  await anna.device.change(answer, { set: { text: 'Ангара' }, replacing: { text: 'Река' } })
  await anna.device.settled()
  await boris.device.settled()
  for (const { device } of [anna, boris]) {
    const record = await device.get(answer)
    expect(record?.fields['text']).toBe('Ангара')
    expect(record?.disputed['text']).toMatchObject([{ value: 'Река и лес', was: 'Река' }])
  }
})

test('S7: two correct one text without a line, each more than once: both hold all three texts, and the record follows from its history', async () => {
  const { anna, boris, answer } = await pair()
  for (const { network } of [anna, boris]) network.weather = 'offline'
  await boris.device.change(answer, { set: { text: 'Озеро' } })
  await boris.device.change(answer, { set: { text: 'Озеро и лес' } })
  await anna.device.change(answer, { set: { text: 'Ангара' } })
  await anna.device.change(answer, { set: { text: 'Ангара и лес' } })
  for (const { network, device } of [boris, anna, boris]) {
    network.weather = 'fine'
    await device.settled()
  }
  for (const { network } of [anna, boris]) network.weather = 'offline'
  for (const { device } of [anna, boris]) {
    const record = await device.get(answer)
    expect(record?.fields['text']).toBe('Ангара и лес')
    expect(record?.disputed['text']).toMatchObject([{ value: 'Озеро и лес', was: 'Река' }])
  }
  expect(await world.tamperings()).toEqual([])
  for (const { network } of [anna, boris]) network.weather = 'fine'
})

test('S7: a consent that two withdraw without a line is withdrawn from the earlier day for both, and nobody has to decide', async () => {
  const { anna, boris, answer } = await pair()
  const given = { document: 'publication', version: 1, how: 'paper', by: 'self' } as const
  const values = { about: answer, given: '2026-11-01', 'covers/name': true, ...given }
  const consent = await anna.device.make({ kind: 'consent', space: 'venue/bratsk-gorod-1', values })
  for (const { device } of [anna, boris]) await device.settled()
  for (const { network } of [anna, boris]) network.weather = 'offline'
  await anna.device.change(consent, { set: { withdrawn: '2026-11-02' } })
  await boris.device.change(consent, { set: { withdrawn: '2026-11-05' } })
  for (const { network, device } of [anna, boris, anna]) {
    network.weather = 'fine'
    await device.settled()
  }
  for (const { device } of [anna, boris]) {
    const record = await device.get(consent)
    expect(record).toMatchObject({ fields: { withdrawn: '2026-11-02' }, disputed: {} })
  }
  expect(await world.tamperings()).toEqual([])
})

test('S7: who had the other text before their eyes replaces it, and nothing is disputed', async () => {
  const { anna, boris, answer } = await pair()
  await boris.device.change(answer, { set: { text: 'Река и лес' } })
  await boris.device.settled()
  await anna.device.settled()
  const replacing = { text: 'Река и лес' }
  await anna.device.change(answer, { set: { text: 'Ангара' }, replacing })
  await anna.device.settled()
  expect(await anna.device.get(answer)).toMatchObject({ fields: { text: 'Ангара' }, disputed: {} })
})

test('S7: somebody’s own last text is never a dispute, however fast they type on', async () => {
  const { anna, answer } = await pair()
  await anna.device.change(answer, { set: { text: 'Река Ангара' }, replacing: { text: 'Река' } })
  await anna.device.settled()
  await anna.device.change(answer, { set: { text: 'Ангара' }, replacing: { text: 'Река' } })
  await anna.device.settled()
  expect(await anna.device.get(answer)).toMatchObject({ fields: { text: 'Ангара' }, disputed: {} })
})

test('S7: what was deleted while somebody typed in it comes back with their words, visibly', async () => {
  const { anna, boris, session, answer } = await pair()
  await boris.device.remove(answer)
  await boris.device.settled()
  await anna.device.settled()
  expect(await anna.texts(session)).toEqual([])
  const replacing = { text: 'Река', deleted: false }
  await anna.device.change(answer, { set: { text: 'Ангара' }, replacing })
  await anna.device.settled()
  await boris.device.settled()
  for (const colleague of [anna, boris]) {
    expect(await colleague.texts(session)).toEqual(['Ангара'])
    expect((await colleague.device.get(answer))?.disputed['deleted']).toHaveLength(1)
  }
})

test('S13: a name that stood before two wrote over it goes from beside their words too, with the value and with the record', async () => {
  const { anna, boris, session } = await pair()
  const municipality = 'bratsk-gorod'
  const coordinator = await world.join({ role: 'coordinator', municipality }, 'Вера')
  const twoWriteOver = async (name: string) => {
    const values = { pseudonym: 'Житель 7', name, consent: 'paper' }
    const space = `venue/${asLibrarian.venue}` as const
    const person = await anna.device.make({ kind: 'participant', space, session, values })
    for (const { device } of [anna, boris]) await device.settled()
    for (const { network } of [anna, boris]) network.weather = 'offline'
    await anna.device.change(person, { set: { name: 'Иволгина' } })
    await boris.device.change(person, { set: { name: 'Зябликова' } })
    for (const { network, device } of [anna, boris, anna, coordinator]) {
      network.weather = 'fine'
      await device.settled()
    }
    for (const { device } of [anna, boris, coordinator]) {
      const record = await device.get(person)
      expect(record?.disputed['name']).toMatchObject([{ value: 'Иволгина', was: name }])
    }
    return person
  }
  const { centre } = coordinator.device
  await centre.post('/api/erasures', { record: await twoWriteOver('Соловьёва'), paths: ['name'] })
  await centre.post('/api/erasures', { record: await twoWriteOver('Ласточкина') })
  const held: unknown[] = await world.everyRow()
  for (const { device } of [anna, boris, coordinator]) {
    await device.settled()
    held.push(await device.list({ session, withDeleted: true }))
  }
  expect(JSON.stringify(held)).toContain('Житель 7')
  for (const name of ['Соловьёва', 'Ласточкина', 'Иволгина', 'Зябликова']) {
    expect(JSON.stringify(held)).not.toContain(name)
  }
  expect(await world.tamperings()).toEqual([])
})
