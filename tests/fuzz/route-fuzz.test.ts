import { operations } from '@living-libraries/sync-server/routes/operations'
import { expect, test } from 'vitest'
import { freshDatabase } from '../postgres/fresh-database.ts'
import { canaries, type Fetch, fuzzRoutes } from './route-fuzz.ts'

// `npm run fuzz` sends ten thousand and more, with another seed each time.
test('no route fails, leaks or shows its inside, whatever it is sent', async () => {
  const database = await freshDatabase()
  const requestsPerRoute = 16
  const report = await fuzzRoutes({ connectionString: database.url, requestsPerRoute, seed: 5_11 })
  await database.drop()
  expect(report.requests).toBe(requestsPerRoute * operations.length)
  // A fuzzer whose requests are all turned away at the door would find nothing.
  const taken = [...report.statuses].filter(([, counts]) => counts.has(200) || counts.has(204))
  expect(taken.length).toBeGreaterThan(operations.length / 2)
}, 240_000)

const faults: [string, RegExp, (answer: Response, status: number) => Response][] = [
  [
    'fails now and then',
    /answered 500/,
    (answer, status) =>
      status === 404 ? Response.json({ type: '/problems/internal' }, { status: 500 }) : answer,
  ],
  [
    'shows its inside',
    /shows our inside/,
    (answer, status) => (status === 404 ? told(answer, 'syntax error at or near "drop"') : answer),
  ],
  [
    'tells a stranger',
    /tells a stranger/,
    (answer, status) => (status === 403 ? told(answer, canaries[1] ?? '') : answer),
  ],
  [
    'forgets a header',
    /without content-security-policy/,
    (answer) => {
      answer.headers.delete('content-security-policy')
      return answer
    },
  ],
]

test.each(faults)(
  'a server that %s is found out',
  async (_, sentence, spoil) => {
    const database = await freshDatabase()
    const door =
      (fetch: Fetch): Fetch =>
      async (input, init) => {
        const answer = await fetch(input, init)
        return spoil(answer, answer.status)
      }
    const options = { connectionString: database.url, requestsPerRoute: 8, seed: 5_11, door }
    const failure: unknown = await fuzzRoutes(options).catch((error: unknown) => error)
    // fast-check says how to see it again; why it failed is the cause.
    expect(failure).toMatchObject({ cause: { message: expect.stringMatching(sentence) as string } })
    await database.drop()
  },
  240_000,
)

function told({ status, headers }: Response, detail: string): Response {
  return new Response(JSON.stringify({ type: '/problems/not-found', detail }), { status, headers })
}
