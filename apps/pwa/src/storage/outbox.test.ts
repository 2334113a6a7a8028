import { venueSpace } from '@living-libraries/model/space'
import { expect, test } from 'vitest'
import { openParts } from '../device/device-parts.ts'
import { memoryStorage } from '../device/memory-storage.ts'

const space = venueSpace('bratsk-gorod-1')
const person = '00000000-0000-4000-8000-000000000001'

test('S4: sessions leave first, then delegates, initiatives and comments, answers and participants, acts of review last', async () => {
  const { outbox, writer, database } = await openParts({ storage: memoryStorage() })
  const session = '00000000-0000-7000-8000-000000000001'
  const kinds = ['review', 'participant', 'answer', 'initiative', 'comment', 'answer', 'delegate']
  for (const kind of kinds) {
    await writer.make(person, { kind, space, session, values: {} })
  }
  await writer.make(person, { kind: 'session', space, values: {} })
  const order: string[] = []
  for (;;) {
    const [entry] = await outbox.next(1, 1)
    if (entry === undefined) break
    order.push(entry.kind)
    await outbox.refuse([entry], 'not-yours')
  }
  expect(order[0]).toBe('session')
  expect(order.slice(1, 4).toSorted()).toEqual(['comment', 'delegate', 'initiative'])
  expect(order.slice(4)).toEqual(['answer', 'answer', 'participant', 'review'])
  database.close()
})

test('a batch is bounded by its bytes and holds at least one change', async () => {
  const { outbox, writer, database } = await openParts({ storage: memoryStorage() })
  const session = '00000000-0000-7000-8000-000000000001'
  const values = { question: 'q1', text: 'Слово '.repeat(100) }
  for (let index = 0; index < 20; index++) {
    await writer.make(person, { kind: 'answer', space, session, values })
  }
  const size = (await outbox.next(3_000, 5_000)).length
  expect(size).toBeGreaterThan(1)
  expect(size).toBeLessThan(8)
  expect(await outbox.next(1, 5_000)).toHaveLength(1)
  database.close()
})

test('changes made while others are under way are not known to be acknowledged with them', async () => {
  const { outbox, writer, database } = await openParts({ storage: memoryStorage() })
  const session = '00000000-0000-7000-8000-000000000001'
  const values = { question: 'q1', text: 'да' }
  await writer.make(person, { kind: 'answer', space, session, values })
  await writer.make(person, { kind: 'review', space, session, values: {} })
  const [answer] = await outbox.next(1, 1)
  if (answer === undefined) throw new Error('nothing to send')
  expect(await outbox.acknowledgedUpTo()).toBe(0)
  await outbox.take([answer], [{ n: 1, outcome: 'taken', version: 7 }], 1)
  expect(await outbox.acknowledgedUpTo()).toBe(1)
  expect(await outbox.count()).toBe(1)
  database.close()
})
