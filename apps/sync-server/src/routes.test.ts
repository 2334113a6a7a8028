import { transferMediaType } from '@living-libraries/model/transfer/letter'
import { answersFromTable } from '@living-libraries/model/wire/push'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from './routes/operations.ts'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, parcelIn, TestDevice } from './test-device.ts'
import { bring, bringPiece, LetterWriter } from './test-letter.ts'
import { type Actor, actors, matrix, order, venue } from './test-matrix.ts'
import { photoChange, samplePicture, sendPiece } from './test-photo.ts'
import { signInBody } from './test-sign-in-body.ts'

let server: TestCentre
let session = ''
let owner: LetterWriter
let photo = ''
let parcels = 0

beforeAll(async () => {
  server = await startTestCentre()
  owner = await LetterWriter.joined(server, actors['own librarian'])
  const change = owner.session(venue)
  session = change.record
  await owner.push(change)
  await bring(owner, await owner.file([change]))
  const picture = photoChange(owner, venue, session)
  photo = picture.record
  await owner.push(picture)
  await sendPiece(owner, photo, { bytes: samplePicture })
})
afterAll(() => server.stop())

/** The routes that are really there. */
function registered(): string[] {
  const own = server.app.routes.filter(
    ({ method, path }) => method !== 'ALL' && path.startsWith('/api/'),
  )
  return [
    ...new Set(own.map(({ method, path }) => `${method} ${path.slice('/api'.length)}`)),
  ].sort()
}

describe('every route', () => {
  it('stands in the matrix of who may do what', () => {
    expect(Object.keys(matrix).sort()).toEqual(registered())
  })

  it('is described, and nothing is described that is not there', () => {
    const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect(described.sort()).toEqual(registered())
  })

  for (const [route, expected] of Object.entries(matrix)) {
    it(`${route} answers each actor as agreed`, async () => {
      const answers: (number | string)[] = []
      for (const actor of order) answers.push(await answered(route, actor))
      expect(Object.fromEntries(order.map((actor, at) => [actor, answers[at]]))).toEqual(
        Object.fromEntries(order.map((actor, at) => [actor, expected[at]])),
      )
    })
  }
})

async function answered(route: string, actor: Actor): Promise<number | string> {
  const grant = actors[actor]
  const device = grant ? await TestDevice.with(server, grant) : new TestDevice(server)
  const [method = '', path = ''] = route.split(' ')
  switch (route) {
    case 'POST /invitation':
      return (
        await device.post('/api/invitation', {
          code: await server.invite(actors['own librarian']),
        })
      ).status
    case 'POST /join':
      return (await device.tryJoin(await server.invite(actors['own librarian']))).status
    case 'POST /succession':
      return (await device.trySucceed(new TestDevice(server))).status
    case 'POST /sign-in':
    case 'POST /sign-in/password':
    case 'POST /sign-in/passkeys/begin':
    case 'POST /sign-in/passkeys':
    case 'POST /sign-in/passkey/begin':
    case 'POST /sign-in/passkey':
      return (await device.post(`/api${path}`, signInBody(device.person || session))).status
    case 'POST /presence': {
      const person = device.person || session
      const presence = { venue: 'irkutsk-gorod-1', session, person, table: 't1' }
      return (await device.post('/api/presence', presence)).status
    }
    case 'POST /me/lock':
      return (await device.post('/api/me/lock', { point: server.services.keys.recoveryKey })).status
    case 'POST /recoveries':
      return (await device.post('/api/recoveries', { request: server.services.keys.recoveryKey }))
        .status
    case 'GET /venues/:venue/outstanding':
      return (await device.request('/api/venues/irkutsk-gorod-1/outstanding')).status
    case 'POST /me/persons':
      return (await device.tryAddPerson('Ольга')).status
    case 'POST /invitations':
      return (await device.post('/api/invitations', { grant: actors['own librarian'] })).status
    case 'POST /overview/reports': {
      const decision = { report: session, agreement: session, act: 'accept' }
      const body = { municipality: 'irkutsk-gorod', ...decision }
      return (await device.post('/api/overview/reports', body)).status
    }
    case 'POST /overview/initiatives': {
      const decision = { initiative: session, act: 'accept', seen: 1, after: null }
      const body = { id: crypto.randomUUID(), ...decision }
      return (await device.post('/api/overview/initiatives', body)).status
    }
    case 'GET /overview/reports/:municipality/photos/:photo': {
      const place = `/api/overview/reports/irkutsk-gorod/photos/${photo}`
      return (await device.request(place)).status
    }
    case 'POST /themes': {
      const made = { theme: crypto.randomUUID(), title: 'Дороги', definition: '' }
      const command = { act: 'make', ...made, parent: null, search: null }
      const body = { id: crypto.randomUUID(), person: device.person || session, command }
      return (await device.post('/api/themes', body)).status
    }
    case 'POST /devices/:id':
      return (await device.post(`/api/devices/${await idFor(route)}`, { name: 'Компьютер у окна' }))
        .status
    case 'DELETE /devices/:id/persons/:person': {
      const shared = await TestDevice.with(server, actors['own librarian'])
      const { person }: { person: string } = await okJson(await shared.tryAddPerson('Ольга'))
      const own = `/api/devices/${shared.id}/persons/${person}`
      return (await device.request(own, { method })).status
    }
    case 'POST /persons/move': {
      const { person } = await TestDevice.with(server, actors['own librarian'])
      const [from, to] = [actors['own librarian'], actors['own librarian']]
      const move = { persons: [person], from, to }
      return (await device.post('/api/persons/move', move)).status
    }
    case 'POST /erasures': {
      const answer = owner.answer(venue, session, 'Слово')
      await owner.push(answer)
      return (await device.post('/api/erasures', { record: answer.record })).status
    }
    case 'POST /erasures/among':
      return (await device.post('/api/erasures/among', { records: [session] })).status
    case 'POST /records/push': {
      const response = await device.pushBody(device.body([]))
      if (response.status !== 200) return response.status
      const [answer] = await device.push(device.session(venue))
      return answer && 'reason' in answer ? answer.reason : (answer?.outcome ?? '')
    }
    case 'PUT /records/parcels/:id': {
      const response = await device.putParcel('p1', device.packed([device.session(venue)]))
      if (response.status !== 200) return response.status
      const [answer] = answersFromTable((await parcelIn(response)).answers)
      return answer && 'reason' in answer ? answer.reason : (answer?.outcome ?? '')
    }
    case 'GET /records/parcels/:id': {
      // One of its own for each actor: under a known name the centre would go on with what it has.
      const id = `owners${(parcels += 1)}`
      const whole = owner.packed([owner.session(venue)])
      expect((await parcelIn(await owner.putParcel(id, whole))).received).toBe(whole.length)
      const response = await device.request(`/api/records/parcels/${id}`)
      return response.status === 200 ? (await parcelIn(response)).received : response.status
    }
    case 'POST /records/offer': {
      const response = await device.pushBody(device.body([]))
      if (response.status !== 200) return response.status
      const found = await server.services.storage.read([venue], (tx) => tx.records.byId([session]))
      const offers = [...found.values()].map(({ state }) => ({ state, seen: state.version }))
      return (await device.offer(offers)).refused
    }
    case 'POST /records/pull': {
      const response = await device.post('/api/records/pull', { wire: 1, token: null })
      if (response.status !== 200) return response.status
      return (await device.pull()).some((record) => record.space === venue) ? 'seen' : 'not'
    }
    case 'POST /transfer': {
      const headers = { 'content-type': transferMediaType }
      return (await device.request('/api/transfer', { method: 'POST', headers, body: 'x' })).status
    }
    case 'POST /transfer/pieces/:hash':
      return (await bringPiece(device, samplePicture, 0, 100)).status
    case 'POST /photos/:id/:part':
      return (await sendPiece(device, photo, { bytes: samplePicture })).status
    case 'GET /photos/:id/:part':
      return (await device.request(`/api/photos/${photo}/thumbnail`)).status
    case 'GET /transfer/answer':
      return (await device.request(`/api/transfer/answer?device=${owner.id}`)).status
    case 'GET /overview/answers/export': {
      const response = await device.request(`/api${path}?format=csv`)
      await response.body?.cancel()
      return response.status
    }
    case 'POST /invitations/:id/spoken':
    case 'DELETE /invitations/:id':
    case 'DELETE /devices/:id':
    case 'GET /overview/answers/:id/similar':
    case 'GET /overview/answers/:id/origin':
    case 'GET /overview/answers/:id/sheets/:photo':
    case 'GET /records/:id/holders':
    case 'GET /records/:id/history': {
      const id = await idFor(route)
      const whole = path.replace(':id', id).replace(':photo', photo)
      return (await device.request(`/api${whole}`, { method })).status
    }
  }
  const response = await device.request(`/api${path}`, { method })
  await response.body?.cancel()
  return response.status
}

async function idFor(route: string): Promise<string> {
  if (route.includes('/records/') || route.includes('answers/:id')) return session
  if (route.includes('devices')) {
    return (await TestDevice.with(server, actors['own librarian'])).id
  }
  await server.invite(actors['own librarian'])
  const all = await server.services.storage.read([], (tx) => tx.invitations.list())
  return all[0]?.id ?? ''
}
