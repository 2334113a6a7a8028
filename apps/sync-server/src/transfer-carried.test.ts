import { maxLetterBytes } from '@living-libraries/model/transfer/letter'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isTooMuch } from './services/transfer.ts'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { TestDevice } from './test-device.ts'
import { bring, LetterWriter } from './test-letter.ts'

const venue = 'venue/irkutsk-gorod-1'
const asLibrarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const
const asNeighbour = { role: 'librarian', venue: 'bratsk-gorod-1' } as const
const asCoordinator = { role: 'coordinator', municipality: 'irkutsk-gorod' } as const

let server: TestCentre

beforeAll(async () => {
  server = await startTestCentre()
})
afterAll(() => server.stop())

async function textsSeenBy(device: TestDevice): Promise<unknown[]> {
  const records = await device.pull()
  return records.filter(({ kind }) => kind === 'answer').map(({ fields }) => fields['text'])
}

/** An evening that was only ever written to a file. */
async function evening(writer: LetterWriter, text: string) {
  const session = writer.session(venue)
  return [session, writer.answer(venue, session.record, text)]
}

/** A file of somebody who has nothing to say and carries those of others. */
async function fileAround(carrier: LetterWriter, files: readonly Uint8Array[]) {
  const blocks = files.map((file) => ({ carried: Buffer.from(file).toString('base64') }))
  return carrier.sealed(await carrier.letter([], {}, blocks))
}

it('a file brings along the files of others that lie in it', async () => {
  const writer = await LetterWriter.joined(server, asLibrarian)
  const other = await LetterWriter.joined(server, asNeighbour)
  const inner = await writer.file(await evening(writer, 'Файл в файле'))
  const carried = [Buffer.from(inner).toString('base64'), 'не файл', 'AAAA']
  const letter = await other.letter(
    [],
    {},
    carried.map((one) => ({ carried: one })),
  )
  expect(await bring(other, await other.sealed(letter))).toMatchObject([
    { outcome: 'taken', device: other.id, changes: 0 },
    { outcome: 'taken', device: writer.id, changes: 2 },
    { outcome: 'refused', fault: 'damaged' },
    { outcome: 'refused', fault: 'not-a-transfer-file' },
  ])
})

it('a file brings along what was handed on from carrier to carrier', async () => {
  const writer = await LetterWriter.joined(server, asLibrarian)
  const carriers = await Promise.all(
    [asNeighbour, asNeighbour, asCoordinator].map((grant) => LetterWriter.joined(server, grant)),
  )
  let file = await writer.file(await evening(writer, 'Через три руки'))
  for (const carrier of carriers) file = await fileAround(carrier, [file])
  const outcomes = await bring(await TestDevice.with(server, asNeighbour), file)
  expect(outcomes.map((one) => one.outcome === 'taken' && one.device)).toEqual([
    ...carriers.map(({ id }) => id).reverse(),
    writer.id,
  ])
  expect(await textsSeenBy(writer)).toContain('Через три руки')
})

it('a file may not swell by the files in it: of what lies too deep for that nothing is taken, and all others are', async () => {
  const one = await LetterWriter.joined(server, asNeighbour)
  const other = await LetterWriter.joined(server, asNeighbour)
  const junk = Array.from({ length: 50 }, () => Buffer.alloc(6))
  const both = [await fileAround(one, junk), await fileAround(other, junk)]
  expect(await bring(one, await fileAround(one, both))).toMatchObject([
    { outcome: 'taken' },
    { outcome: 'taken', device: one.id },
    { outcome: 'taken', device: other.id },
    { outcome: 'refused', fault: 'too-many' },
    ...junk.map(() => ({ outcome: 'refused', fault: 'not-a-transfer-file' })),
  ])
  const half = 'A'.repeat(maxLetterBytes / 2)
  expect([isTooMuch(2, [half, half]), isTooMuch(2, [half, half, 'A'])]).toEqual([false, true])
})
