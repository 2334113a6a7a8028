import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CentreProblem } from './centre-problem.ts'
import { ExchangeLoop, type ExchangeStatus } from './exchange-loop.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function slowLoop({ isHinted = false, timersLast = true } = {}) {
  const phases: ExchangeStatus['phase'][] = []
  const ends: { resolve: () => void; reject: (error: unknown) => void }[] = []
  let begun = 0
  const loop = new ExchangeLoop({
    exchangeOnce: () => {
      begun += 1
      return new Promise((resolve, reject) => ends.push({ resolve, reject }))
    },
    onStatus: ({ phase }) => phases.push(phase),
    timers: {
      setTimeout: (run, ms) => setTimeout(run, ms),
      // One that has fired already cannot be taken back.
      clearTimeout: (timer) => timersLast || clearTimeout(timer as ReturnType<typeof setTimeout>),
    },
    random: () => 0.5,
    isHinted: () => isHinted,
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

test.each([
  { isHinted: false, idleMs: 60_000 },
  { isHinted: true, idleMs: 300_000 },
])('the clock asks every $idleMs ms where the stream is heard: $isHinted', async (at) => {
  const { loop, begun, endExchange } = slowLoop(at)
  loop.start()
  await vi.advanceTimersByTimeAsync(0)
  await endExchange()
  await vi.advanceTimersByTimeAsync(at.idleMs - 100)
  expect(begun()).toBe(1)
  await vi.advanceTimersByTimeAsync(200)
  expect(begun()).toBe(2)
})

test('the app asks as soon as it is opened, and a sign of the line ends the pause after a failure', async () => {
  const { loop, begun, failExchange, endExchange } = slowLoop({ timersLast: false })
  loop.wake('now')
  await vi.advanceTimersByTimeAsync(0)
  expect(begun()).toBe(0)
  loop.start()
  await vi.advanceTimersByTimeAsync(0)
  expect(begun()).toBe(1)
  for (const _failure of [1, 2, 3, 4]) {
    await failExchange(new CentreProblem('unreachable'))
    const before = begun()
    // Typing asks nothing of a line that fails.
    loop.wake('soon')
    await vi.advanceTimersByTimeAsync(300)
    expect(begun()).toBe(before)
    loop.wake('now')
    await vi.advanceTimersByTimeAsync(0)
    expect(begun()).toBe(before + 1)
  }
  await endExchange()
})

test('pauses after failures grow to a minute, and each is drawn anew', async () => {
  const { loop, begun, failExchange } = slowLoop()
  loop.start()
  await vi.advanceTimersByTimeAsync(0)
  // Half of 2, 4, 8, … s: the random number of this test is one half.
  for (const [failures, pauseMs] of [
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ].entries()) {
    await failExchange(new CentreProblem('unreachable'))
    await vi.advanceTimersByTimeAsync(pauseMs - 50)
    expect(begun(), `${failures + 1} failures`).toBe(failures + 1)
    await vi.advanceTimersByTimeAsync(100)
    expect(begun(), `${failures + 1} failures`).toBe(failures + 2)
  }
})

test('a sign of the line that comes while an exchange hangs on the dead one keeps the next pause short', async () => {
  const { loop, begun, failExchange } = slowLoop()
  loop.start()
  await vi.advanceTimersByTimeAsync(0)
  for (const _failure of [1, 2, 3, 4, 5, 6]) {
    await failExchange(new CentreProblem('unreachable'))
    await vi.advanceTimersByTimeAsync(60_000)
  }
  expect(begun()).toBe(7)
  loop.wake('now')
  // What is typed after it says less, and takes nothing from it.
  loop.wake('soon')
  await failExchange(new CentreProblem('unreachable'))
  await vi.advanceTimersByTimeAsync(1_100)
  expect(begun()).toBe(8)
})

test('a centre that says when it is asked again is asked a little after that, each device at its own moment', async () => {
  const { loop, begun, failExchange } = slowLoop()
  loop.start()
  await vi.advanceTimersByTimeAsync(0)
  await failExchange(new CentreProblem('unavailable', 'busy', 5_000))
  await vi.advanceTimersByTimeAsync(5_900)
  expect(begun()).toBe(1)
  await vi.advanceTimersByTimeAsync(200)
  expect(begun()).toBe(2)
})
