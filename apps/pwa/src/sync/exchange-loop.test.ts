import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CentreProblem } from './centre-problem.ts'
import { ExchangeLoop, type ExchangeStatus } from './exchange-loop.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function slowLoop() {
  const phases: ExchangeStatus['phase'][] = []
  const ends: { resolve: () => void; reject: (error: unknown) => void }[] = []
  let begun = 0
  const loop = new ExchangeLoop({
    exchangeOnce: () => {
      begun += 1
      return new Promise((resolve, reject) => ends.push({ resolve, reject }))
    },
    onStatus: ({ phase }) => phases.push(phase),
    timers: { setTimeout: (run, ms) => setTimeout(run, ms), clearTimeout: () => {} },
    random: () => 0.5,
  })
  const endExchange = async () => {
    ends.shift()?.resolve()
    await vi.advanceTimersByTimeAsync(0)
  }
  const failExchange = async (error: unknown) => {
    ends.shift()?.reject(error)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { loop, phases, endExchange, failExchange, begun: () => begun }
}

test('a loop that is started while an exchange is under way goes on after it', async () => {
  const { loop, endExchange, begun } = slowLoop()
  void loop.once()
  loop.start()
  await vi.advanceTimersByTimeAsync(10)
  await endExchange()
  loop.wake('now')
  await vi.advanceTimersByTimeAsync(10)
  expect(begun()).toBe(2)
  await endExchange()
  loop.wake()
  await vi.advanceTimersByTimeAsync(300)
  expect(begun()).toBe(3)
})

test('what is woken during an exchange is exchanged right after it', async () => {
  const { loop, endExchange, begun } = slowLoop()
  loop.start()
  await vi.advanceTimersByTimeAsync(0)
  loop.wake()
  await endExchange()
  await vi.advanceTimersByTimeAsync(300)
  expect(begun()).toBe(2)
})

test('what is typed while an old app is being refused goes right after it, not in five minutes', async () => {
  const { loop, begun, failExchange } = slowLoop()
  loop.start()
  await vi.advanceTimersByTimeAsync(0)
  loop.wake()
  await failExchange(new CentreProblem('wire-too-old'))
  await vi.advanceTimersByTimeAsync(300)
  expect(begun()).toBe(2)
  await failExchange(new CentreProblem('wire-too-old'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(begun()).toBe(2)
})
