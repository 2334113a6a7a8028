import { foldInitiative } from '@living-libraries/model/initiative-state'
import { sentReportsSchema } from '@living-libraries/model/frozen-report'
import { boardSchema } from '@living-libraries/model/overview'
import { resultsSchema } from '@living-libraries/model/overview-results'
import { foldReview } from '@living-libraries/model/review'
import { municipalitySpace, venueSpace } from '@living-libraries/model/space'
import { eldestFirst, unitedFields } from '@living-libraries/model/united-fields'
import { pictureOfLength, samplePicture } from '@living-libraries/sync-server/test-photo'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'
const municipality = 'bratsk-gorod'
const space = municipalitySpace(municipality)
const asLibrarian = { role: 'librarian', venue } as const
const asCoordinator = { role: 'coordinator', municipality } as const

async function settled(...people: Colleague[]): Promise<void> {
  for (const { device } of people) await device.settled()
}

test('who collects and reviews alone accepts in one step, and coordinator and region read that of the session', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  await anna.says(session, 'q1', 'Мы – люди дороги')
  await anna.acts(session, 'self-accept')
  await settled(anna)
  // A librarian alone may not: the centre takes nothing of it.
  expect(await anna.sees(session)).toMatchObject({ state: 'draft' })

  const code = await world.server.invite(asCoordinator)
  const person = await anna.device.person()
  await anna.device.join({ code, deviceName: 'Телефон: Анна', person })
  anna.network.weather = 'offline'
  await anna.acts(session, 'self-accept')
  expect(await anna.sees(session)).toMatchObject({ state: 'accepted', late: [] })
  anna.network.weather = 'fine'
  await settled(anna)

  const tamara = await world.join(asCoordinator, 'Тамара')
  const review = foldReview(await tamara.device.list({ kind: 'review', session }))
  expect(review).toMatchObject({ state: 'accepted', isSelfAccepted: true })
  const region = await world.join({ role: 'regional' }, 'Пётр')
  const board = v.parse(boardSchema, await region.device.centre.get('/api/overview/board'))
  const sessions = board.venues.flatMap((one) => (one.venue === venue ? one.sessions : []))
  expect(sessions).toMatchObject([{ state: 'accepted', isSelfAccepted: true }])
})

test('two coordinators who read without a line keep what each has checked, and a later change asks for another look', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  const answers = [
    await anna.says(session, 'q1', 'Мы – люди дороги'),
    await anna.says(session, 'q2', 'Мы терпеливые'),
  ]
  await settled(anna)
  const [tamara, boris] = [
    await world.join(asCoordinator, 'Тамара'),
    await world.join(asCoordinator, 'Борис'),
  ]
  for (const [at, { device, network }] of [tamara, boris].entries()) {
    network.weather = 'offline'
    const id = answers[at] ?? ''
    const { version } = (await device.get(id)) ?? { version: 0 }
    const reading = await device.make({ kind: 'reading', space, values: { of: session } })
    await device.change(reading, { set: { [`checked/${id}`]: version } })
  }
  for (const { network } of [tamara, boris]) network.weather = 'fine'
  await settled(tamara, boris, tamara)
  const isChecked = async (id: string) => {
    const readings = await tamara.device.list({ kind: 'reading', space })
    const marks = unitedFields(eldestFirst(readings)).checked ?? {}
    const answer = await tamara.device.get(id)
    return (answer?.version ?? 0) <= (marks[id] ?? -1)
  }
  expect(await Promise.all(answers.map(isChecked))).toEqual([true, true])
  await anna.device.change(answers[0] ?? '', { set: { text: 'Мы – люди дороги и реки' } })
  await settled(anna, tamara)
  expect(await Promise.all(answers.map(isChecked))).toEqual([false, true])
  expect(await anna.device.list({ kind: 'reading' })).toEqual([])
})

test('a remark on one field is answered and settled by the venue, in one thread', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  const answer = await anna.says(session, 'q1', 'Мы – люди дороги')
  await settled(anna)
  const tamara = await world.join(asCoordinator, 'Тамара')
  const about = { about: answer, field: 'group', text: 'Кто это сказал?' }
  const place = { space: venueSpace(venue), session }
  const remark = await tamara.device.make({ kind: 'comment', ...place, values: about })
  await settled(tamara, anna)
  const reply = { about: answer, parent: remark, text: 'Учитель, исправила.' }
  await anna.device.make({ kind: 'comment', ...place, values: reply })
  await anna.device.change(answer, { set: { group: 'culture' } })
  await anna.device.change(remark, { set: { resolved: true } })
  await settled(anna, tamara)
  const thread = await tamara.device.list({ kind: 'comment', session })
  expect(thread.map(({ fields }) => fields)).toMatchObject([
    { ...about, resolved: true },
    { parent: remark, text: 'Учитель, исправила.' },
  ])
})

test('two coordinators mark who came on different days without a line, and both stay', async () => {
  const [tamara, boris] = [
    await world.join(asCoordinator, 'Тамара'),
    await world.join(asCoordinator, 'Борис'),
  ]
  const delegate = crypto.randomUUID()
  for (const [at, { device, network }] of [tamara, boris].entries()) {
    network.weather = 'offline'
    const values = { [`came/2024-11-0${7 + at}:${delegate}`]: true }
    await device.make({ kind: 'delegation', space, values })
  }
  for (const { network } of [tamara, boris]) network.weather = 'fine'
  await settled(tamara, boris, tamara)
  for (const { device } of [tamara, boris]) {
    const { came } = unitedFields(eldestFirst(await device.list({ kind: 'delegation', space })))
    expect(came).toEqual({ [`2024-11-07:${delegate}`]: true, [`2024-11-08:${delegate}`]: true })
  }
})

test('the page that the head signed is photographed without a line, and lies with the report at the region', async () => {
  const tamara = await world.join(asCoordinator, 'Тамара')
  tamara.network.weather = 'offline'
  const { device } = tamara
  const report = await device.make({ kind: 'report', space, values: {} })
  const words = { over: 'Братск', title: 'Отчёт', subtitle: 'Губернатору' }
  const frozen = { asOf: 1_730_900_000_000, ...words, blocks: [], figures: { people: 64 } }
  const act = (values: Parameters<typeof device.make>[0]['values']) =>
    device.make({ kind: 'reportAct', space, values: { report, ...values } })
  const agreement = await act({ act: 'agree', frozen })
  const picture = pictureOfLength(40_000)
  const size = { width: 16, height: 16 }
  const signed = { kind: 'scan', space, picture, thumbnail: samplePicture, ...size } as const
  const scan = await device.photos.add({ ...signed, values: { agreement } })
  await act({ act: 'send', agreement })
  expect(await device.photos.read(scan, 'picture')).toEqual(picture)
  tamara.network.weather = 'fine'
  await settled(tamara)
  expect(await device.photos.progress(scan)).toEqual({ kind: 'done' })

  const region = await world.join({ role: 'regional' }, 'Пётр')
  const { centre } = region.device
  const { reports } = v.parse(sentReportsSchema, await centre.get('/api/overview/reports'))
  expect(reports).toMatchObject([{ agreement, scans: [{ photo: scan, ...size }] }])
  expect(reports[0]?.frozen.figures).toEqual({ people: 64 })
  const place = `/api/overview/reports/${municipality}/photos/${scan}`
  expect(await centre.getBytes(place)).toEqual(picture)
  // A page that was not meant for others is erased; the agreed text stays, and so does another page with the same bytes.
  const twin = await device.photos.add({ ...signed, values: { agreement: report } })
  await settled(tamara)
  const bytesOf = async (photo: string) => {
    const rows = await world.everyRow()
    return rows.filter((row) => row.includes(photo) && row.includes('\\xffd8')).length
  }
  expect(await bytesOf(scan)).toBeGreaterThan(0)
  await device.centre.post('/api/erasures', { record: scan })
  await settled(tamara)
  expect(await bytesOf(scan)).toBe(0)
  expect(await bytesOf(twin)).toBeGreaterThan(0)
  expect(await device.centre.getBytes(`/api/photos/${twin}/picture`)).toEqual(picture)
  await expect(centre.getBytes(place)).rejects.toMatchObject({ problem: 'not-found' })
  expect(await device.photos.read(scan, 'picture')).toBeUndefined()
  const after = v.parse(sentReportsSchema, await centre.get('/api/overview/reports'))
  expect(after.reports).toMatchObject([{ agreement, scans: [] }])
})

test('an initiative that the region returned is corrected and handed in again without a line, and a colleague who had not heard of the next decision changes nothing', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  const place = { space: venueSpace(venue), session }
  const values = { title: 'Музей одного перрона' }
  const initiative = await anna.device.make({ kind: 'initiative', ...place, values })
  await settled(anna)
  await anna.acts(session, 'submit')
  await settled(anna)
  const region = await world.join({ role: 'regional' }, 'Пётр')
  const { centre } = region.device
  const registered = async () => {
    const results = v.parse(resultsSchema, await centre.get('/api/overview/results'))
    const found = results.initiatives.find(({ id }) => id === initiative)
    if (found === undefined) throw new Error('the register does not have it')
    return found
  }
  const decide = async (act: 'return' | 'accept', reason?: string) => {
    const { version, review } = await registered()
    const after = review.acts.at(-1)?.id ?? null
    const words = reason === undefined ? {} : { reason }
    const body = { id: crypto.randomUUID(), initiative, act, seen: version, after, ...words }
    await centre.post('/api/overview/initiatives', body)
  }
  await decide('return', 'Назовите сумму.')

  const [tamara, boris] = [
    await world.join(asCoordinator, 'Тамара'),
    await world.join(asCoordinator, 'Борис'),
  ]
  const standingAt = async ({ device }: Colleague) =>
    foldInitiative(await device.list({ kind: 'initiativeAct', session }))
  const returned = (await standingAt(tamara)).act?.id ?? ''
  const again = { initiative, act: 'send', returned }
  for (const { network } of [tamara, boris]) network.weather = 'offline'
  await tamara.device.change(initiative, { set: { 'resources/regional': '300 тыс. рублей' } })
  await tamara.device.make({ kind: 'initiativeAct', ...place, values: again })
  expect(await standingAt(tamara)).toMatchObject({ state: 'sent' })
  tamara.network.weather = 'fine'
  await settled(tamara)
  expect(await registered()).toMatchObject({
    resources: { regional: '300 тыс. рублей' },
    review: { state: 'sent' },
  })
  await decide('accept')

  // Boris answers the same return, much later.
  await boris.device.make({ kind: 'initiativeAct', ...place, values: again })
  boris.network.weather = 'fine'
  await settled(boris, tamara, anna)
  for (const colleague of [tamara, boris, anna]) {
    const standing = await standingAt(colleague)
    expect(standing).toMatchObject({ state: 'accepted', void: [standing.acts.at(-1)?.id] })
    expect(standing.acts.map(({ fields }) => fields['act'])).toEqual([
      'return',
      'send',
      'accept',
      'send',
    ])
  }
  const { review } = await registered()
  expect(review).toMatchObject({ state: 'accepted', isChanged: false })
  expect(review.acts.map(({ isVoid }) => isVoid)).toEqual([false, false, false, true])
})
