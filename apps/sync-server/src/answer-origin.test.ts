import { answerOriginSchema } from '@living-libraries/model/answer-origin'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'
import { photoChange, pictureOfLength, samplePicture, sendPiece } from './test-photo.ts'

const space = 'venue/irkutsk-gorod-1'
const picture = pictureOfLength(500)

let server: TestCentre
let answer = ''
let photo = ''
let other = ''

beforeAll(async () => {
  server = await startTestCentre()
  const librarian = new TestDevice(server)
  const code = await server.invite({ role: 'librarian', venue: 'irkutsk-gorod-1' })
  await librarian.join(code, 'Ольга Петровна')
  const session = librarian.session(space, { date: '2024-11-05' })
  const said = librarian.answer(space, session.record, 'С листа', { sheet: '7' })
  const ofSheet = photoChange(librarian, space, session.record, picture, { sheet: '7' })
  const ofHall = photoChange(librarian, space, session.record, samplePicture, { sheet: '8' })
  ;[answer, photo, other] = [said.record, ofSheet.record, ofHall.record]
  await librarian.push(session, said, ofSheet, ofHall)
  await librarian.push(
    librarian.change({ record: answer, base: 99, set: { text: 'С листа, исправлено' } }),
  )
  await sendPiece(librarian, photo, { bytes: picture, part: 'picture' })
  await librarian.push(librarian.act(space, session.record, 'submit', 1000))
})
afterAll(() => server.stop())

const originFor = async (device: TestDevice) =>
  v.parse(
    answerOriginSchema,
    await okJson(await device.request(`/api/overview/answers/${answer}/origin`)),
  )

it('leads from an answer to its session, its time and its sheet, the writer only for those who may know', async () => {
  const regional = await TestDevice.with(server, { role: 'regional' })
  const origin = await originFor(regional)
  expect(origin).toMatchObject({
    session: { date: '2024-11-05', venue: 'irkutsk-gorod-1', state: 'submitted' },
    corrections: 1,
    writer: null,
    sheet: { number: '7', photos: [{ id: photo, width: 16, height: 16 }] },
  })
  expect(origin.receivedAt).toBeGreaterThan(origin.writtenAt)
  const known = { name: 'Ольга Петровна', device: 'Телефон' }
  const administrator = await TestDevice.with(server, { role: 'administrator' })
  expect((await originFor(administrator)).writer).toEqual(known)
  const grants = [
    { role: 'regional' },
    { role: 'coordinator', municipality: 'irkutsk-gorod' },
  ] as const
  expect((await originFor(await TestDevice.with(server, ...grants))).writer).toEqual(known)
  const elsewhere = [
    { role: 'regional' },
    { role: 'coordinator', municipality: 'bratsk-gorod' },
  ] as const
  expect((await originFor(await TestDevice.with(server, ...elsewhere))).writer).toBeNull()
})

it('shows the picture of that sheet and of no other', async () => {
  const regional = await TestDevice.with(server, { role: 'regional' })
  const path = `/api/overview/answers/${answer}/sheets`
  const shown = await regional.request(`${path}/${photo}`)
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(picture)
  expect(await problemIn(await regional.request(`${path}/${other}`))).toBe('404 not-found')
})
