import { expect, test } from 'vitest'
import { memoryStorage } from '../device/memory-storage.ts'
import { DeviceDatabase } from '../storage/database.ts'
import { ExchangeJournal } from './exchange-journal.ts'

test('the journal keeps what the exchange did, the latest lines, also for the next start', async () => {
  const database = new DeviceDatabase('journal', memoryStorage())
  let now = Date.UTC(2024, 10, 5, 10)
  const parts = { database, now: () => now, unsent: async () => 7 }
  const journal = new ExchangeJournal(parts)
  journal.note({ phase: 'sending' })
  now += 1_500
  journal.note({ phase: 'sending', secondsLeft: 12 })
  journal.note({ phase: 'waiting', problem: 'unreachable' })
  journal.note({ phase: 'waiting', problem: 'unreachable' })
  now += 60_000
  journal.note({ phase: 'idle' })
  expect(await journal.lines()).toEqual([
    '2024-11-05T10:00:01.500Z waiting (unreachable) after sending for 1.5 s, 7 unsent',
    '2024-11-05T10:01:01.500Z idle, 7 unsent',
  ])
  const later = new ExchangeJournal(parts)
  for (let turn = 0; turn < 310; turn++) {
    later.note({ phase: 'receiving' })
    later.note({ phase: 'idle' })
  }
  const lines = await later.lines()
  expect(lines).toHaveLength(300)
  expect(lines.at(-1)).toContain('idle')
  database.close()
})
