import { venueSpace } from '@living-libraries/model/space'
import { expect, test } from 'vitest'
import { openParts } from '../device/device-parts.ts'
import { memoryStorage } from '../device/memory-storage.ts'

const space = venueSpace('bratsk-gorod-1')
const person = '00000000-0000-4000-8000-000000000001'
const session = '00000000-0000-7000-8000-000000000001'

test('a list shows every record as it is shown alone: received, changed since, sealed, deleted', async () => {
  const { outbox, writer, reader, database } = await openParts({ storage: memoryStorage() })
  const make = (kind: string, values: { [path: string]: string }) =>
    writer.make(person, { kind, space, session, values })
  const ids = [
    await make('answer', { question: 'q1', text: 'Получено' }),
    await make('answer', { question: 'q1', text: 'Потом исправлено' }),
    await make('answer', { question: 'q1', text: 'Потом удалено' }),
    await make('participant', { name: 'Анна Петровна' }),
  ]
  const entries = await outbox.next(1_000_000, 100)
  const answers = entries.map(({ change: { n } }) => ({ n, outcome: 'taken' as const, version: n }))
  await outbox.take(entries, answers, 1)
  await writer.change(person, ids[1] ?? '', { set: { text: 'Исправлено' } })
  await writer.remove(person, ids[2] ?? '')
  ids.push(await make('answer', { question: 'q1', text: 'Ещё не отправлено' }))

  const alone = await Promise.all(ids.map((id) => reader.get(id)))
  expect(alone.map((one) => one?.unsent)).toEqual([0, 1, 1, 0, 1])
  expect(await reader.list({ session, withDeleted: true })).toEqual(alone)
  expect(await reader.list({ session })).toEqual(alone.filter((one) => one?.deleted === false))
  database.close()
})
