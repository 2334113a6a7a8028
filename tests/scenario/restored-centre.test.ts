import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const
const asCoordinator = { role: 'coordinator', municipality: 'bratsk-gorod' } as const

test('S15: a centre restored from an older backup gets back what its devices still hold', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue, { place: 'Клуб' })
  const kept = await anna.says(session, 'q1', 'До копии')
  await anna.device.settled()
  await world.backUp()
  await boris.device.settled()
  await boris.says(session, 'q1', 'После копии')
  await boris.device.change(kept, { set: { text: 'До копии, поправлено' } })
  await boris.device.change(session, { set: { note: 'Пришли школьники' } })
  await boris.device.settled()
  await anna.device.settled()
  await world.restore()

  await anna.says(session, 'q2', 'Набрано после восстановления')
  await anna.device.settled()
  await boris.device.settled()
  await anna.device.settled()
  const expected = ['До копии, поправлено', 'После копии', 'Набрано после восстановления']
  const newcomer = await world.join(asLibrarian, 'Вера')
  for (const person of [anna, boris, newcomer]) {
    expect((await person.texts(session)).sort()).toEqual([...expected].sort())
    expect((await person.device.get(session))?.fields).toMatchObject({
      place: 'Клуб',
      note: 'Пришли школьники',
    })
    expect(await person.device.refused.count()).toBe(0)
  }
})

test('S15: an edit made since the restore is not overwritten by an older text, which is kept beside it', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue, { place: 'Клуб' })
  await anna.device.settled()
  await boris.device.settled()
  await world.backUp()
  await boris.device.change(session, { set: { place: 'Школа' } })
  await boris.device.settled()
  await world.restore()

  // Anna never saw the school; she corrects what the restored centre has. Boris comes back later.
  await anna.device.change(session, { set: { place: 'Библиотека' } })
  await anna.device.settled()
  await boris.device.settled()
  await anna.device.settled()
  for (const { device } of [anna, boris]) {
    const { fields, disputed } = (await device.get(session)) ?? {}
    expect(fields?.['place']).toBe('Библиотека')
    expect(disputed?.['place']).toMatchObject([{ value: 'Школа' }])
  }
})

test('S15: what was acknowledged but never confirmed by a pull is sent again', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue, { place: 'Клуб' })
  await anna.device.settled()
  await boris.device.settled()
  await world.backUp()
  const { centre } = anna.device
  const pull = centre.pull.bind(centre)
  centre.pull = () => Promise.reject(new Error('the line broke'))
  await anna.device.change(session, { set: { note: 'Людно' } })
  await anna.says(session, 'q1', 'Принято, но не подтверждено')
  await expect(anna.device.syncOnce()).rejects.toThrow()
  expect(await anna.device.unsentRecords()).toBe(0)
  centre.pull = pull
  await world.restore()

  await boris.device.settled()
  await boris.device.change(session, { set: { place: 'Школа' } })
  await boris.device.settled()
  await anna.device.settled()
  await boris.device.settled()
  for (const person of [anna, boris]) {
    expect((await person.device.get(session))?.fields).toMatchObject({
      note: 'Людно',
      place: 'Школа',
    })
    expect(await person.texts(session)).toEqual(['Принято, но не подтверждено'])
  }
})

test('S15: words whose answer was lost with the history do not come back over what was written upon them', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  await boris.device.settled()
  await world.backUp()
  const answer = await anna.says(session, 'q1', 'Река')
  anna.network.weather = 'answers-lost'
  await expect(anna.device.syncOnce()).rejects.toThrow()
  await boris.device.settled()
  boris.network.weather = 'offline'
  await boris.device.change(answer, { set: { text: 'Река и лес' } })
  await world.restore()

  // Boris gives back what Anna still believes unsent, and writes over it.
  boris.network.weather = 'fine'
  await boris.device.settled()
  anna.network.weather = 'fine'
  await anna.device.settled()
  await boris.device.settled()
  for (const { device } of [anna, boris]) {
    expect(await device.get(answer)).toMatchObject({
      fields: { text: 'Река и лес' },
      disputed: {},
      unsent: 0,
    })
  }
})

test('S15: an accepted session that was lost is accepted again once its coordinator comes, and nothing is late', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const coordinator = await world.join(asCoordinator, 'Вера')
  await world.backUp()
  const session = await anna.beginsSession(venue)
  await anna.says(session, 'q1', 'Слово')
  await anna.acts(session, 'submit')
  await anna.device.settled()
  await coordinator.device.settled()
  await coordinator.acts(session, 'accept')
  await coordinator.device.settled()
  await anna.device.settled()
  await world.restore()

  await anna.device.settled()
  await coordinator.device.settled()
  await anna.device.settled()
  const region = await world.join({ role: 'regional' }, 'Регион')
  expect(await anna.sees(session)).toEqual({ state: 'accepted', late: [] })
  expect(await coordinator.sees(session)).toEqual({ state: 'accepted', late: [] })
  const board = (await region.device.centre.get('/api/overview/board')) as {
    venues: { venue: string; sessions: { state: string; late?: number }[] }[]
  }
  expect(JSON.stringify(board.venues.find((one) => one.venue === venue))).toContain('"accepted"')
})

test('S15: a restore that nobody announced is noticed by the first device that has seen more', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  await world.backUp()
  const session = await anna.beginsSession(venue)
  await anna.says(session, 'q1', 'Слово')
  await anna.device.settled()
  await world.restore('silently')
  await anna.device.settled()
  const newcomer = await world.join(asLibrarian, 'Борис')
  expect(await newcomer.texts(session)).toEqual(['Слово'])
})

test('S15: a device that was revoked after the backup stays shut out', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const administrator = await world.join({ role: 'administrator' }, 'Админ')
  await world.backUp()
  await administrator.device.centre.delete(`/api/devices/${anna.device.id}`)
  await world.restore()
  await expect(anna.device.syncOnce()).rejects.toMatchObject({ problem: 'device-revoked' })
})

test('S15: the same backup may be restored twice: what was said between the two comes back like all else', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue, { place: 'Клуб' })
  await anna.device.settled()
  await boris.device.settled()
  await world.backUp()
  await world.restore()
  await anna.device.settled()
  await boris.device.settled()
  await anna.device.change(session, { set: { place: 'Школа' } })
  await anna.says(session, 'q1', 'Между двумя восстановлениями')
  await anna.device.settled()
  await boris.device.settled()
  await world.restore()

  await boris.device.change(session, { set: { note: 'Людно' } })
  await boris.device.settled()
  await anna.device.settled()
  await boris.device.settled()
  for (const person of [anna, boris]) {
    expect((await person.device.get(session))?.fields).toMatchObject({
      place: 'Школа',
      note: 'Людно',
    })
    expect(await person.texts(session)).toEqual(['Между двумя восстановлениями'])
  }
})

test('S15: whoever joined in the lost time is no colleague any more, and comes back by joining again', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  await world.backUp()
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await boris.beginsSession(venue)
  await boris.device.settled()
  await boris.says(session, 'q1', 'Набрано, но не отправлено')
  await anna.device.settled()
  const namesAt = async () =>
    new Set((await anna.device.list({ kind: 'member' })).map(({ fields }) => fields.name))
  expect(await namesAt()).toEqual(new Set(['Анна', 'Борис']))
  await world.restore()

  await anna.device.settled()
  expect(await namesAt()).toEqual(new Set(['Анна']))
  expect((await anna.device.get(session))?.deleted).toBe(false)
  await expect(boris.device.syncOnce()).rejects.toMatchObject({ problem: 'device-unknown' })
  const code = await world.server.invite(asLibrarian)
  await boris.device.join({ code, deviceName: 'Телефон: Борис', personName: 'Борис' })
  await boris.device.settled()
  await anna.device.settled()
  expect(await namesAt()).toEqual(new Set(['Анна', 'Борис']))
})

test('S15: the administrator reads what came back from whom', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const administrator = await world.join({ role: 'administrator' }, 'Админ')
  await world.backUp()
  const session = await anna.beginsSession(venue)
  await anna.says(session, 'q1', 'Слово')
  await anna.device.settled()
  await world.restore()
  await anna.device.settled()
  const report = await administrator.device.centre.get('/api/restore')
  expect(report).toMatchObject({ devices: [{ name: 'Телефон: Анна', returned: 2, refused: 0 }] })
})
