import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const

test('S15: a centre restored from its backup file is as it was, and devices give back what is newer', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const administrator = await world.join({ role: 'administrator' }, 'Админ')
  const session = await anna.beginsSession(venue, { place: 'Клуб\tу "реки"\\' })
  const kept = await anna.says(session, 'q1', 'До копии')
  await anna.device.settled()
  const before = await contents()
  const file = await world.backUpToFile()

  await boris.device.settled()
  await boris.says(session, 'q1', 'После копии')
  await boris.device.change(kept, { set: { text: 'До копии, поправлено' } })
  await boris.device.settled()
  await administrator.device.centre.delete(`/api/devices/${anna.device.id}`)
  const oldEpoch = (await world.server.services.storage.server()).epoch
  await world.restoreFromFile(file)

  expect(await contents()).toEqual(before)
  expect((await world.server.services.storage.server()).epoch).not.toBe(oldEpoch)
  await expect(anna.device.syncOnce()).rejects.toMatchObject({ problem: 'device-revoked' })
  await boris.device.settled()
  const newcomer = await world.join(asLibrarian, 'Вера')
  for (const person of [boris, newcomer]) {
    expect((await person.texts(session)).sort()).toEqual(['До копии, поправлено', 'После копии'])
    expect(await person.device.refused.count()).toBe(0)
  }
  const report = await administrator.device.centre.get('/api/restore')
  expect(report).toMatchObject({ devices: [{ name: 'Телефон: Борис', returned: 2, refused: 0 }] })
})

test('a backup made while people write holds one moment: no record without its history', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  let isOver = false
  const writing = (async () => {
    while (!isOver) {
      await anna.says(session, 'q1', 'ещё слово')
      await anna.device.syncOnce()
    }
  })()
  const file = await world.backUpToFile()
  isOver = true
  await writing
  await world.restoreFromFile(file)
  const { storage } = world.server.services
  const spaces = [`venue/${venue}`] as const
  await storage.read(spaces, async ({ records }) => {
    const present = await records.ofKinds(spaces[0], ['answer', 'session'])
    for (const { id } of present) expect(await records.revisionsOf(id)).toHaveLength(1)
  })
})

/** What the records are, without the numbers of the epoch. */
async function contents() {
  const { storage } = world.server.services
  return storage.read([`venue/${venue}`, 'forum'], async ({ records }) => [
    await records.ofKinds(`venue/${venue}`, ['session', 'answer', 'member']),
    await records.ofKinds('forum', ['pack', 'municipality', 'venue']),
  ])
}
