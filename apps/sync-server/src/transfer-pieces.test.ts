import type { TransferPieceAnswer } from '@living-libraries/model/transfer/transfer-response'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, TestDevice } from './test-device.ts'
import { bringPiece, LetterWriter } from './test-letter.ts'

const venue = 'venue/irkutsk-gorod-1'
const asLibrarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const
const asNeighbour = { role: 'librarian', venue: 'bratsk-gorod-1' } as const

let server: TestCentre
let now = Date.now()

beforeAll(async () => {
  server = await startTestCentre({ now: () => now })
})
afterAll(() => server.stop())

async function fileOf(writer: LetterWriter): Promise<Uint8Array<ArrayBuffer>> {
  const session = writer.session(venue)
  return writer.file([session, writer.answer(venue, session.record, 'По кускам')])
}

async function answerTo(response: Promise<Response>): Promise<TransferPieceAnswer> {
  return okJson<TransferPieceAnswer>(await response)
}

it('goes on where it was, after cuts, lost answers and pieces that come twice or from elsewhere', async () => {
  const writer = await LetterWriter.joined(server, asLibrarian)
  const carrier = await TestDevice.with(server, asNeighbour)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
        maxLength: 12,
      }),
      async (steps) => {
        const file = await fileOf(writer)
        let received = 0
        const send = async (at: number, end: number) => {
          const answer = await answerTo(bringPiece(carrier, file, at, end))
          expect(answer.received).toBe(at === received && end > at ? end : received)
          received = answer.received
          return answer
        }
        for (const [share, isMisplaced] of steps) {
          const end = Math.min(file.length - 1, received + Math.ceil(share * 400))
          await send(isMisplaced ? Math.max(0, received - 7) : received, end)
        }
        const last = await send(received, file.length)
        expect(last.response?.files).toMatchObject([{ outcome: 'taken', changes: 2, refused: 0 }])
        // The answer was lost: the same piece again brings the same word, and no second answer to the record.
        const again = await answerTo(bringPiece(carrier, file, file.length - 10, file.length))
        expect(again.response?.files).toMatchObject([{ outcome: 'taken', changes: 2, refused: 0 }])
      },
    ),
    { numRuns: 8 },
  )
  const doubled = await server.database.run(
    `select record from revision where device = '${writer.id}' group by record having count(*) > 1`,
  )
  expect(doubled).toEqual([])
})

it('keeps apart what two devices bring of the same file', async () => {
  const writer = await LetterWriter.joined(server, asLibrarian)
  const one = await TestDevice.with(server, asNeighbour)
  const other = await TestDevice.with(server, asLibrarian)
  const file = await fileOf(writer)
  expect(await answerTo(bringPiece(one, file, 0, 300))).toEqual({ received: 300 })
  expect(await answerTo(bringPiece(other, file, 300, 400))).toEqual({ received: 0 })
})

it('refuses a file that is no file of ours with its reason, and one that is too large at its first piece', async () => {
  const carrier = await TestDevice.with(server, asNeighbour)
  const junk = crypto.getRandomValues(new Uint8Array(500))
  await bringPiece(carrier, junk, 0, 200)
  const { response } = await answerTo(bringPiece(carrier, junk, 200, 500))
  expect(response?.files).toEqual([{ outcome: 'refused', fault: 'not-a-transfer-file' }])
  const large = new Uint8Array(24 * 1024 * 1024 + 1)
  expect((await bringPiece(carrier, large, 0, 100)).status).toBe(413)
})

it('forgets the oldest of more files than a device brings at once, and what nobody goes on with', async () => {
  const carrier = await TestDevice.with(server, asNeighbour)
  const files = [1, 2, 3, 4].map((fill) => new Uint8Array(500).fill(fill))
  for (const file of files) {
    now += 1_000
    await bringPiece(carrier, file, 0, 100)
  }
  const [first = new Uint8Array(1), second = new Uint8Array(1)] = files
  expect(await answerTo(bringPiece(carrier, first, 100, 200))).toEqual({ received: 0 })
  expect(await answerTo(bringPiece(carrier, second, 100, 200))).toEqual({ received: 200 })
  now += 15 * 24 * 3_600_000
  await bringPiece(carrier, new Uint8Array(500).fill(9), 0, 100)
  expect(await answerTo(bringPiece(carrier, second, 200, 300))).toEqual({ received: 0 })
})
