import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  asCoordinator,
  asLibrarian,
  asNeighbour,
  offline,
  opens,
  people,
  venue,
  written,
} from './by-file.ts'
import { type Colleague, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function answered(by: Colleague, to: Colleague): Promise<Uint8Array<ArrayBuffer>> {
  const file = await (await by.device.transfers()).writeFor(to.device.id)
  if (file === undefined) throw new Error('nothing of theirs was taken')
  return file.bytes
}

test('S17: an evening goes by file, comes back acknowledged, and is there once, also after the network', async () => {
  const { anna, tamara } = await people(world)
  offline(anna, tamara)
  const session = await anna.beginsSession(venue, { place: 'Клуб' })
  const answer = await anna.says(session, 'q1', 'Мы – сибиряки')
  await anna.device.change(answer, { set: { text: 'Мы – сибиряки, и этим всё сказано' } })
  await anna.says(session, 'q2', 'Байкал')
  const file = await written(anna)
  expect(await anna.device.unsentRecords()).toBe(3)

  const opened = await opens(tamara, file)
  expect(opened).toMatchObject({
    kind: 'taken',
    letter: { made: { session: 1, answer: 2 }, edits: 1, hidden: 0, spaces: [`venue/${venue}`] },
  })
  expect(await tamara.texts(session)).toEqual(['Мы – сибиряки, и этим всё сказано', 'Байкал'])
  expect((await tamara.device.get(answer))?.carried).toBe(2)
  expect(await tamara.device.unsentRecords()).toBe(3)

  // A word back without any line: she has it. Nothing is cleared by that.
  await tamara.comments(session, 'Спасибо, читаю', answer)
  const word = await opens(anna, await answered(tamara, anna))
  expect(word).toMatchObject({ kind: 'taken', letter: { made: { comment: 1 } } })
  expect(word).toMatchObject({ answer: { handed: 1, received: 0 } })
  expect(await anna.device.unsentRecords()).toBe(4)
  const remarks = await anna.device.list({ kind: 'comment', session })
  expect(remarks.map(({ fields }) => fields.text)).toEqual(['Спасибо, читаю'])

  tamara.network.weather = 'fine'
  await tamara.device.settled()
  expect(await tamara.texts(session)).toEqual(['Мы – сибиряки, и этим всё сказано', 'Байкал'])
  expect(await tamara.device.get(answer)).toMatchObject({ carried: 0, unsent: 0 })
  expect(world.server.pack).toBeDefined()

  // The centre's receipt, still without a line at Anna's.
  const receipt = await opens(anna, await answered(tamara, anna))
  expect(receipt).toMatchObject({ kind: 'taken', answer: { received: 4, refused: 0 } })
  expect(await anna.device.get(answer)).toMatchObject({ unsent: 0 })
  const [first] = (await (await anna.device.transfers()).journal()).written
  expect(first?.handedAt).toBeDefined()
  expect(first?.receivedAt).toBeDefined()

  anna.network.weather = 'fine'
  await anna.device.settled()
  await tamara.device.settled()
  expect(await anna.texts(session)).toHaveLength(2)
  expect(await tamara.texts(session)).toHaveLength(2)
  const comments = await tamara.device.list({ kind: 'comment', session })
  expect(comments).toHaveLength(1)
  expect(await anna.device.refused.count()).toBe(0)
})

test('S17: the network may be faster than the file, and the answer later than both', async () => {
  const { anna, tamara } = await people(world)
  offline(anna)
  const session = await anna.beginsSession(venue)
  const answer = await anna.says(session, 'q1', 'Записано до файла')
  const file = await written(anna)
  anna.network.weather = 'fine'
  await anna.device.settled()
  await anna.device.change(answer, { set: { text: 'Исправлено после файла' } })
  await anna.device.settled()
  await opens(tamara, file)
  await tamara.device.settled()
  expect(await tamara.texts(session)).toEqual(['Исправлено после файла'])
  const back = await answered(tamara, anna)
  expect(await opens(anna, back)).toMatchObject({ answer: { received: 0, news: undefined } })
  await anna.device.settled()
  expect(await anna.texts(session)).toEqual(['Исправлено после файла'])
  expect((await tamara.device.get(answer))?.disputed).toEqual({})
})

test('an old file that is opened again takes no place of what others have corrected since', async () => {
  const { anna, tamara } = await people(world)
  const vera = await world.join(asLibrarian, 'Вера')
  const session = await anna.beginsSession(venue)
  const answer = await anna.says(session, 'q1', 'Как записали')
  const file = await written(anna)
  await anna.device.settled()
  await vera.device.settled()
  await vera.device.change(answer, { set: { text: 'Как исправили' } })
  await vera.device.settled()
  await tamara.device.settled()
  offline(tamara)
  expect(await opens(tamara, file)).toMatchObject({ kind: 'taken' })
  expect(await tamara.texts(session)).toEqual(['Как исправили'])
  expect((await tamara.device.get(answer))?.carried).toBe(0)
})

test('what a coordinator corrects in a file that the centre does not have yet waits for it, and is no dispute', async () => {
  const { anna, tamara } = await people(world)
  offline(anna, tamara)
  const session = await anna.beginsSession(venue)
  const answer = await anna.says(session, 'q1', 'Опечятка')
  await opens(tamara, await written(anna))
  await tamara.device.change(answer, { set: { text: 'Опечатка' } })
  expect(await tamara.texts(session)).toEqual(['Опечатка'])
  tamara.network.weather = 'fine'
  await tamara.device.settled()
  expect(await tamara.device.refused.count()).toBe(0)
  anna.network.weather = 'fine'
  await anna.device.settled()
  expect(await anna.texts(session)).toEqual(['Опечатка'])
  expect((await anna.device.get(answer))?.disputed).toEqual({})
})

test('a colleague of the venue sees the other hall without any line', async () => {
  const vera = await world.join(asLibrarian, 'Вера')
  const { anna } = await people(world)
  offline(anna, vera)
  const session = await anna.beginsSession(venue, { facilitator: 'Мария Ивановна' })
  await anna.says(session, 'q1', 'Из соседнего зала')
  await opens(vera, await written(anna))
  expect(await vera.texts(session)).toEqual(['Из соседнего зала'])
  expect((await vera.device.get(session))?.fields['facilitator']).toBe('Мария Ивановна')
  // Both then meet the centre, and each record is there once.
  for (const { network } of [vera, anna]) network.weather = 'fine'
  await vera.device.settled()
  await anna.device.settled()
  await vera.device.settled()
  expect(await vera.texts(session)).toEqual(['Из соседнего зала'])
  expect(await anna.texts(session)).toEqual(['Из соседнего зала'])
})

test('what the centre refuses is told in the answer, and stays with its reason', async () => {
  const { anna, tamara } = await people(world)
  offline(anna)
  const session = await anna.beginsSession(venue)
  const space = `venue/${venue}` as const
  await anna.device.make({
    kind: 'review',
    space,
    session,
    values: { act: 'accept', seen: 0 },
  })
  expect(await opens(tamara, await written(anna))).toMatchObject({ letter: { hidden: 1 } })
  await tamara.device.settled()
  expect(await opens(anna, await answered(tamara, anna))).toMatchObject({
    answer: { received: 1, refused: 1 },
  })
  const [refused] = await anna.device.refused.list()
  expect(refused?.reason).toBe('not-yours')
  expect(await anna.device.unsentRecords()).toBe(0)
})

test('a file is for those who may read all of it, once the writer has heard of them, and for nobody else', async () => {
  let clock = Date.now()
  const tamara = await world.join(asCoordinator, 'Тамара', { now: () => clock })
  const anna = await world.join(asLibrarian, 'Анна')
  const raya = await world.join(asNeighbour, 'Рая')
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  await tamara.device.settled()
  offline(anna, raya)
  await tamara.comments(session, 'Площадке')
  const early = await written(tamara)
  expect(await opens(anna, early)).toEqual({ kind: 'kept', why: 'not-for-us' })
  clock += 7 * 60 * 60 * 1000
  await tamara.device.settled()
  offline(tamara)
  await tamara.comments(session, 'Площадке ещё раз')
  const later = await written(tamara)
  expect(await opens(anna, later)).toMatchObject({ kind: 'taken' })
  expect(await opens(raya, later)).toEqual({ kind: 'kept', why: 'not-for-us' })
})

describe('what is no proper file', () => {
  test('is refused with a reason, and nothing of it stays', async () => {
    const { anna, tamara } = await people(world)
    offline(anna, tamara)
    const session = await anna.beginsSession(venue)
    await anna.says(session, 'q1', 'Не должно появиться')
    const file = await written(anna)
    const damage = fc.oneof(
      fc.record({ at: fc.nat(file.length - 1), bit: fc.nat(7) }).map(({ at, bit }) => {
        const changed = new Uint8Array(file)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        return changed
      }),
      fc.nat(file.length - 1).map((length) => file.slice(0, length)),
      fc
        .uint8Array({ minLength: 1, maxLength: 40 })
        .map((tail) => new Uint8Array([...file, ...tail])),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
    )
    await fc.assert(
      fc.asyncProperty(damage, async (bytes) => {
        const outcome = await opens(tamara, bytes).then(
          ({ kind }) => kind,
          (error: unknown) => (error instanceof Error ? error.name : error),
        )
        // With the line of its reader broken a file looks like one for others: carried on, not opened.
        expect(['TransferFault', 'kept', 'known']).toContain(outcome)
        expect(await tamara.device.get(session)).toBeUndefined()
      }),
      { numRuns: 120 },
    )
    // The centre takes none of them either, and the queue of the device goes on.
    tamara.network.weather = 'fine'
    await tamara.device.settled()
    expect(await tamara.device.get(session)).toBeUndefined()
    await opens(tamara, file)
    expect(await tamara.texts(session)).toEqual(['Не должно появиться'])
  })

  test('an own file brought back, and an answer for somebody else, change nothing', async () => {
    const { anna, tamara } = await people(world)
    const vera = await world.join(asLibrarian, 'Вера')
    offline(anna)
    const session = await anna.beginsSession(venue)
    const file = await written(anna)
    expect(await opens(anna, file)).toEqual({ kind: 'own' })
    await opens(tamara, file)
    await tamara.device.settled()
    const [brought] = (await (await tamara.device.transfers()).journal()).carried
    const answer = brought?.answers?.[0]?.bytes
    if (answer === undefined) throw new Error('no answer was brought')
    expect(await opens(vera, answer)).toEqual({ kind: 'kept', why: 'not-for-us' })
    await vera.device.settled()
    expect(await vera.device.unsentRecords()).toBe(0)
    expect(session).toBeDefined()
  })
})

test('a file as text says the same', async () => {
  const { anna, tamara } = await people(world)
  offline(anna, tamara)
  const session = await anna.beginsSession(venue)
  await anna.says(session, 'q1', 'Через мессенджер')
  const desk = await anna.device.transfers()
  const file = await desk.writeForCentre()
  const text = file && desk.asText(file)
  expect(text).toContain('BEGIN AGE ENCRYPTED FILE')
  await opens(tamara, new TextEncoder().encode(text?.replaceAll('\n', '\r\n')))
  expect(await tamara.texts(session)).toEqual(['Через мессенджер'])
})
