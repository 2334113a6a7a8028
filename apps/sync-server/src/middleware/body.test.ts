import { Hono } from 'hono'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { jsonBody } from './body.ts'
import { problemAnswer, problemOf } from './problem-answer.ts'

const app = new Hono()
  .post('/', jsonBody(v.object({ text: v.string() })), (c) => c.json(c.req.valid('json'), 200))
  .onError((error, c) => problemAnswer(c, problemOf(error)))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A body that comes in pieces, with pauses of seconds between them; null: it never goes on. */
function arriving(...pieces: (string | number | null)[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const piece = pieces.shift()
      if (piece === undefined) controller.close()
      else if (piece === null) await new Promise(() => {})
      else if (typeof piece === 'string') controller.enqueue(encoder.encode(piece))
      else {
        await new Promise((resolve) => setTimeout(resolve, piece * 1_000))
        controller.enqueue(encoder.encode(' '))
      }
    },
  })
}

async function send(body: ReadableStream<Uint8Array>): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body, duplex: 'half' }
  const answer = app.request(new Request('http://localhost/', init))
  await vi.advanceTimersByTimeAsync(120_000)
  return answer
}

it('waits for a slow line as long as something comes', async () => {
  const answer = await send(arriving('{"text"', 15, ':"до', 19, 15, 15, 'шло"}'))
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ text: 'до   шло' })
})

it('gives up when nothing came for twenty seconds', async () => {
  const answer = await send(arriving('{"text"', null))
  expect(answer.status).toBe(408)
})

it('names the place of a fault and never its value', async () => {
  const answer = await send(arriving('{"text":{"secret":1}}'))
  expect(await answer.text()).toBe(
    '{"type":"/problems/body-malformed","title":"body-malformed","status":400,"detail":"text is not valid"}',
  )
})
