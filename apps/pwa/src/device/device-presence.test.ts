import { presenceEveryMs } from '@living-libraries/model/presence'
import { expect, test } from 'vitest'
import { StoreNewsDesk } from '../storage/record-watch.ts'
import { Centre } from '../sync/centre.ts'
import { machineClock } from '../sync/clock.ts'
import type { ExchangeStatus } from '../sync/exchange-loop.ts'
import { DevicePresence } from './device-presence.ts'

const session = '019300a0-0000-7000-8000-000000000001'
const presence = { venue: 'irkutsk-gorod-1', session, person: session }

function telling() {
  const line = { sent: [] as string[], now: 0, phase: 'idle' as ExchangeStatus['phase'] }
  const fetch = async (_input: unknown, init?: RequestInit) => {
    if (typeof init?.body === 'string') line.sent.push(init.body)
    return new Response(null, { status: 503 })
  }
  const { signal } = new AbortController()
  const centre = new Centre({ url: '', fetch, signal, timers: machineClock.timers })
  const desk = new StoreNewsDesk(undefined)
  const presences = new DevicePresence(
    { centre, desk },
    () => line.phase,
    () => line.now,
  )
  return { line, presences }
}

test('a whole evening of keys costs one small request in twenty seconds, also when it fails', () => {
  const { line, presences } = telling()
  for (; line.now < presenceEveryMs * 3; line.now += 250) presences.tell(presence)
  expect(line.sent).toHaveLength(3)
  expect(Math.max(...line.sent.map((body) => body.length))).toBeLessThan(200)
})

test('another table is told at once', () => {
  const { line, presences } = telling()
  presences.tell(presence)
  presences.tell({ ...presence, table: 't2' })
  presences.tell({ ...presence, table: 't2' })
  expect(line.sent).toHaveLength(2)
})

test('nothing is said without a line, nor while records are on their way', () => {
  const { line, presences } = telling()
  for (const phase of ['off', 'waiting', 'stopped', 'sending', 'receiving'] as const) {
    line.phase = phase
    presences.tell(presence)
  }
  expect(line.sent).toEqual([])
  line.phase = 'idle'
  presences.tell(presence)
  expect(line.sent).toHaveLength(1)
})
