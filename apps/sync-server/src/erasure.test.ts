import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'

let server: TestCentre
let administrator: TestDevice

beforeAll(async () => {
  server = await startTestCentre()
  administrator = await TestDevice.with(server, { role: 'administrator' })
})
afterAll(() => server.stop())

it('takes from somebody who worked with the app the name, the roles, the devices and every way to sign in', async () => {
  const device = await TestDevice.with(server, { role: 'librarian', venue: 'zima-gorod-1' })
  const { person } = device
  await server.database.run('insert into password (person, hash) values ($1, $2)', [person, 'x'])
  await server.database.run(
    'insert into passkey (id, person, public_key, counter) values ($1, $2, $3, 0)',
    ['k', person, Buffer.of(1)],
  )
  const act = await okJson(await administrator.post('/api/erasures', { person }))
  expect(act).toMatchObject({ kind: 'person', subject: person })
  for (const table of ['password', 'passkey', 'person_grant', 'device_person']) {
    expect(
      await server.database.run(`select from ${table} where person = $1`, [person]),
      table,
    ).toEqual([])
  }
  const [kept] = await server.database.run<{ name: string }>(
    'select name from person where id = $1',
    [person],
  )
  expect(kept?.name).toBe('')
})

it('takes only what is a person’s out of a record, and nobody who does not exist', async () => {
  const venue = 'venue/zima-gorod-1'
  const device = await TestDevice.with(server, { role: 'librarian', venue: 'zima-gorod-1' })
  const session = device.session(venue, { place: 'Клуб', facilitator: 'Синичкин' })
  await device.push(session)
  const { record } = session
  const ask = (body: object) => administrator.post('/api/erasures', body)
  expect(await problemIn(await ask({ record, paths: ['place'] }))).toBe('403 not-allowed')
  expect(await problemIn(await ask({ record }))).toBe('403 not-allowed')
  const nobody = crypto.randomUUID()
  expect(await problemIn(await ask({ record: nobody }))).toBe('404 not-found')
  expect(await problemIn(await ask({ person: nobody }))).toBe('404 not-found')
  const act = await okJson(await ask({ record, paths: ['facilitator'] }))
  expect(act).toMatchObject({ kind: 'session', paths: ['facilitator'], revisions: 1 })
  const [held] = (await device.pull()).filter(({ id }) => id === record)
  expect(held).toMatchObject({ fields: { place: 'Клуб' }, forgotten: ['facilitator'] })
})

it('takes the words of an answer out of what the search finds as well', async () => {
  const device = await TestDevice.with(server, { role: 'librarian', venue: 'zima-gorod-1' })
  const session = device.session('venue/zima-gorod-1')
  const said = device.answer('venue/zima-gorod-1', session.record, 'Кораблекрушение')
  await device.push(session, said)
  const held = () =>
    server.database.run(`select from answer_words where lexemes::text like '%кораблекрушен%'`)
  expect(await held()).toHaveLength(1)
  await okJson(await administrator.post('/api/erasures', { record: said.record }))
  expect(await held()).toEqual([])
})

it('says of an id that is none, as of a record that is not there, that there is nothing', async () => {
  for (const id of ['0', '%00', crypto.randomUUID()]) {
    const answer = await administrator.request(`/api/records/${id}/holders`)
    expect(await problemIn(answer), id).toBe('404 not-found')
  }
})
