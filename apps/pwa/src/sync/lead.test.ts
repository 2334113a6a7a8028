import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lead, type Locks } from './lead.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Request {
  readonly holder: () => Promise<void>
  readonly reject: (reason: unknown) => void
  readonly resolve: () => void
}

/** Web Locks for one name: who asks first holds it, the others wait; a thief takes it from the holder. */
function oneLock(): Locks {
  let held: Request | undefined
  const queue: Request[] = []
  const grant = (request: Request) => {
    held = request
    void request.holder().finally(() => {
      request.resolve()
      if (held !== request) return
      held = undefined
      const next = queue.shift()
      if (next !== undefined) grant(next)
    })
  }
  return {
    request: (_name, { steal = false, signal }, holder) =>
      new Promise<void>((resolve, reject) => {
        const request = { holder, reject, resolve }
        if (steal) {
          held?.reject(new DOMException('stolen', 'AbortError'))
          grant(request)
        } else if (held === undefined) grant(request)
        else queue.push(request)
        signal?.addEventListener('abort', () => {
          const place = queue.indexOf(request)
          if (place === -1) return
          queue.splice(place, 1)
          reject(new DOMException('given up', 'AbortError'))
        })
      }),
  }
}

/** Tabs that hear each other, unless they are frozen. */
function browserWith(count: number) {
  const locks = oneLock()
  const watchers = new Map<number, () => void>()
  const frozen = new Set<number>()
  const leading = new Set<number>()
  const takenAt: { tab: number; atMs: number }[] = []
  const openedAt = performance.now()
  const open = (tab: number) =>
    lead({
      locks,
      lockName: 'exchange',
      signs: {
        show: () => {
          for (const [other, onSign] of watchers) if (other !== tab) onSign()
        },
        watch: (onSign) => {
          watchers.set(tab, onSign)
          return () => watchers.delete(tab)
        },
      },
      // A frozen tab's timers stand still until it is thawed.
      timers: {
        setTimeout: (run, ms) => {
          const attempt = (): unknown => (frozen.has(tab) ? setTimeout(attempt, 500) : run())
          return setTimeout(attempt, ms)
        },
        clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
      },
      onLead: () => {
        leading.add(tab)
        takenAt.push({ tab, atMs: performance.now() - openedAt })
      },
      onLose: () => leading.delete(tab),
    })
  const closing = Array.from({ length: count }, (_, tab) => open(tab))
  return { leading, frozen, takenAt, close: (tab: number) => closing[tab]?.() }
}

const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('S3: of three tabs one leads, and goes on leading as long as it lives', async () => {
  const { leading, takenAt } = browserWith(3)
  await passes(600_000)
  expect([...leading]).toEqual([0])
  expect(takenAt).toHaveLength(1)
})

test('S3: the next tab leads at once when the leading one is closed', async () => {
  const { leading, close } = browserWith(3)
  await passes(10_000)
  close(0)
  await passes(0)
  expect([...leading]).toEqual([1])
  close(1)
  await passes(0)
  expect([...leading]).toEqual([2])
})

test('S3: a leading tab that is frozen is replaced within 30 seconds', async () => {
  const { leading, frozen, takenAt } = browserWith(2)
  await passes(61_000)
  frozen.add(0)
  await passes(30_000)
  expect([...leading]).toEqual([1])
  expect(takenAt.at(-1)?.atMs).toBeLessThan(91_000)
})

test('S3: a tab that comes back from the cold does not take the lead again, and follows like the others', async () => {
  const { leading, frozen, takenAt, close } = browserWith(2)
  await passes(10_000)
  frozen.add(0)
  await passes(60_000)
  frozen.delete(0)
  await passes(120_000)
  expect([...leading]).toEqual([1])
  expect(takenAt).toHaveLength(2)
  close(1)
  await passes(1_000)
  expect([...leading]).toEqual([0])
})

test('S3: the lead is passed on again and again, whoever freezes', async () => {
  const { leading, frozen } = browserWith(3)
  for (let round = 0; round < 6; round++) {
    await passes(20_000)
    const [leader = -1] = leading
    frozen.clear()
    frozen.add(leader)
    await passes(30_000)
    expect(leading.size).toBe(1)
    expect(leading.has(leader)).toBe(false)
  }
})

test('where nobody can be heard, nobody is robbed', async () => {
  const locks = oneLock()
  const events: string[] = []
  const timers = {
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    clearTimeout: () => {},
  }
  for (const tab of ['first', 'second']) {
    lead({
      locks,
      lockName: 'exchange',
      signs: undefined,
      timers,
      onLead: () => events.push(`${tab} leads`),
      onLose: () => events.push(`${tab} loses`),
    })
  }
  await passes(300_000)
  expect(events).toEqual(['first leads'])
})
