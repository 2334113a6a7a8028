import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { Caller } from '../services/caller.ts'
import type { Environment } from './environment.ts'
import { problemAnswer, problemOf } from './problem-answer.ts'
import { requestLimit } from './request-limit.ts'

let now = 0
const limits = {
  device: { burst: 3, perSecond: 1, together: 2 },
  stranger: { burst: 5, perSecond: 1, together: 5 },
}
let release = () => {}

function server() {
  now = 0
  return new Hono<Environment>()
    .use(async (c, next) => {
      const id = c.req.header('device')
      if (id !== undefined) c.set('caller', { device: { id, name: '' } } as Caller)
      await next()
    })
    .use(requestLimit({ now: () => now, addressOf: (c) => c.req.header('from') ?? '', limits }))
    .get('/', (c) => c.text('ok'))
    .get('/slow', async (c) => {
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return c.text('ok')
    })
    .get('/stream', (c) =>
      c.body(new ReadableStream({ start: (one) => one.enqueue(new Uint8Array(1)) }), 200, {
        'content-type': 'text/event-stream',
      }),
    )
    .onError((error, c) => problemAnswer(c, problemOf(error)))
}

async function asked(app: ReturnType<typeof server>, headers: { [name: string]: string }) {
  const response = await app.request('/', { headers })
  return response.status === 429 ? `wait ${response.headers.get('retry-after')}` : response.status
}

it('lets a device ask in a burst, then at its pace, and makes whoever goes on wait ever longer', async () => {
  const app = server()
  const device = { device: 'one' }
  const answers: unknown[] = []
  for (let time = 0; time < 6; time += 1) answers.push(await asked(app, device))
  expect(answers).toEqual([200, 200, 200, 'wait 1', 'wait 2', 'wait 4'])
  now = 3_000
  expect(await asked(app, device)).toBe('wait 8')
  now = 11_500
  expect(await asked(app, device)).toBe(200)
  expect(await asked(app, { device: 'another' })).toBe(200)
  now = 200_000
  const later: unknown[] = []
  for (let time = 0; time < 4; time += 1) later.push(await asked(app, device))
  expect(later).toEqual([200, 200, 200, 'wait 1'])
})

it('never asks anybody to wait for more than a minute', async () => {
  const app = server()
  let last: unknown
  for (let time = 0; time < 30; time += 1) last = await asked(app, { device: 'one' })
  expect(last).toBe('wait 60')
})

it('counts strangers by their address, known devices behind one address apart', async () => {
  const app = server()
  for (let time = 0; time < 5; time += 1) expect(await asked(app, { from: 'a' })).toBe(200)
  expect(await asked(app, { from: 'a' })).toBe('wait 1')
  expect(await asked(app, { from: 'b' })).toBe(200)
  expect(await asked(app, { from: 'a', device: 'one' })).toBe(200)
})

it('lets this machine itself through, for which a proxy may stand that is not trusted', async () => {
  const app = server()
  const from = '127.0.0.1'
  for (let time = 0; time < 20; time += 1) expect(await asked(app, { from })).toBe(200)
})

it('bounds what is under way together, and a stream is until it ends', async () => {
  const app = server()
  const headers = { device: 'one' }
  const slow = app.request('/slow', { headers })
  const stream = await app.request('/stream', { headers })
  expect(await asked(app, headers)).toBe('wait 1')
  await stream.body?.cancel()
  release()
  await slow
  now = 5_000
  expect(await asked(app, headers)).toBe(200)
})
