import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Centre } from './centre.ts'
import { machineClock } from './clock.ts'
import { listenToCentre } from './stream.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A centre that opens streams and says on the last one what it is told to say. */
function speakingCentre() {
  let opened = 0
  let say = (_text: string) => {}
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    opened += 1
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => {
        say = (text) => controller.enqueue(new TextEncoder().encode(text))
        init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')))
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }
  const closed = new AbortController()
  const centre = new Centre({ url: '', fetch, signal: closed.signal, timers: machineClock.timers })
  return { centre, opened: () => opened, say: (text: string) => say(text) }
}

test('a stream that is silent for longer than the centre ever is, is opened anew', async () => {
  const { centre, opened, say } = speakingCentre()
  const listening = listenToCentre(centre, () => {})
  await vi.advanceTimersByTimeAsync(10)
  expect(listening.isHeard).toBe(true)
  for (let minute = 0; minute < 5; minute++) {
    await vi.advanceTimersByTimeAsync(60_000)
    say(': still here\n\n')
  }
  expect(opened()).toBe(1)
  // The phone has changed its network, and nobody tells either end.
  await vi.advanceTimersByTimeAsync(151_000)
  expect(listening.isHeard).toBe(false)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(opened()).toBe(2)
  expect(listening.isHeard).toBe(true)
  listening.stop()
})
