import type { RecordState } from '@living-libraries/model/record'
import { venueSpace } from '@living-libraries/model/space'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeviceParts, openParts } from '../device/device-parts.ts'
import { memoryStorage } from '../device/memory-storage.ts'
import type { PulledPage } from './inbox.ts'

const space = venueSpace('bratsk-gorod-1')
const person = '00000000-0000-4000-8000-000000000001'
const other = '00000000-0000-4000-8000-0000000000ff'
const name = 'Синичкин'

let device: DeviceParts
let session: string
beforeEach(async () => {
  device = await openParts({ storage: memoryStorage() })
  session = await device.writer.make(person, { kind: 'session', space, values: { place: 'Клуб' } })
  await answer({ outcome: 'taken', version: 1 })
})
afterEach(() => device.database.close())

const state = async (): Promise<RecordState> => {
  const row = await device.database.records.get(session)
  if (row === undefined || row.state === null) throw new Error('the centre never had it')
  return row.state
}

/** What an exchange brings; another tab may do it while one of this tab is under way. */
async function pull(records: RecordState[], more: Partial<PulledPage> = {}): Promise<void> {
  const askedWith = ((await device.database.settings.get('token'))?.value as string) ?? null
  const token = `${askedWith ?? ''}t`
  const page = { askedWith, token, acknowledged: 0, more: false, malformed: [], records }
  await device.inbox.take({ ...page, epoch: undefined, spaces: undefined, ...more })
}

async function hearsOfErasure(): Promise<void> {
  const before = await state()
  const changed = { ...before.changed, over: 9 }
  const { facilitator: _erased, ...fields } = before.fields
  await pull([{ ...before, fields, changed, forgotten: ['facilitator'] }])
}

type Word = { outcome: 'taken'; version: number } | { outcome: 'refused'; reason: 'unknown-record' }
async function answer(word: Word, entries = device.outbox.next(1e6, 100)): Promise<void> {
  const sent = await entries
  const answers = sent.map(({ change: { n } }) => ({ n, ...word }))
  await device.outbox.take(sent, answers, 1)
}
const refusal: Word = { outcome: 'refused', reason: 'unknown-record' }

async function isHere(word = name): Promise<boolean> {
  const { database, refused, reader, drafts, sealer } = device
  const views = await reader.list({ space, withDeleted: true })
  const kept = [views, await refused.list(), await drafts.read(`edit/${session}/facilitator`)]
  const rows = await database.records.toArray()
  const changes = rows.flatMap(({ kind, pending, unconfirmed = [], carried = [] }) =>
    [...pending, ...unconfirmed, ...carried.map(({ change }) => change)].map((change) =>
      sealer.openChange(change, kind),
    ),
  )
  const all = [kept, await Promise.all(changes), await database.setAside.toArray()]
  return JSON.stringify(all).includes(word)
}

test('S13: into a value that is known to be erased nobody types again, so that nothing of it waits, goes or is refused', async () => {
  await hearsOfErasure()
  expect(await device.writer.change(person, session, { set: { facilitator: name } })).toBe(false)
  const both = { set: { facilitator: name, title: 'Вечер' } }
  expect(await device.writer.change(person, session, both)).toBe(true)
  const [entry] = await device.outbox.next(1e6, 100)
  expect(entry?.change.set).toEqual({ title: 'Вечер' })
  await answer(refusal)
  expect(await device.refused.list()).toMatchObject([{ change: { set: { title: 'Вечер' } } }])
})

test('S13: a refusal that comes after the erasure was read brings no erased word into the refused list', async () => {
  const { writer, outbox, refused } = device
  await writer.change(person, session, { set: { facilitator: name, title: 'Вечер' } })
  await writer.change(person, session, { set: { facilitator: `${name} младший` } })
  const underWay = await outbox.next(1e6, 100)
  await hearsOfErasure()
  await answer(refusal, Promise.resolve(underWay))
  expect(await outbox.count()).toBe(0)
  expect(await refused.list()).toMatchObject([{ change: { set: { title: 'Вечер' } } }])
  expect((await refused.list())[0]?.change.set).not.toHaveProperty('facilitator')
})

test('S13: what an older app wrote there is let go with its answer, taken or refused', async () => {
  const { writer, database, outbox, refused } = device
  await writer.change(person, session, { set: { facilitator: name } })
  const pending = (await database.records.get(session))?.pending ?? []
  await hearsOfErasure()
  for (const word of [refusal, { outcome: 'taken', version: 5 } as const]) {
    await database.records.update(session, { pending, outboxRank: 0 })
    expect(await isHere()).toBe(true)
    const sent = await outbox.next(1e6, 100)
    const present = { facilitator: null }
    const answers = sent.map(({ change: { n } }) => ({ n, ...word, present }))
    await outbox.take(sent, answers, 1)
    expect(await outbox.count()).toBe(0)
    expect(await refused.count()).toBe(0)
    expect(await isHere()).toBe(false)
  }
})

test('S13: what was refused beside an erased value stays, and says so for its own reason', async () => {
  const { writer, refused } = device
  const set = { facilitator: name, title: 'Вечер', place: 'Школа' }
  await writer.change(person, session, { set })
  const [entry] = await device.outbox.next(1e6, 100)
  const refusedPaths = { facilitator: 'invalid-value', title: 'not-yours' } as const
  const word = { n: entry?.change.n ?? 0, outcome: 'taken', version: 2, refusedPaths } as const
  await device.outbox.take(entry ? [entry] : [], [word], 1)
  await hearsOfErasure()
  const [item] = await refused.list()
  expect(item).toMatchObject({ reason: 'not-yours', paths: { title: 'not-yours' } })
  expect(item?.paths).not.toHaveProperty('facilitator')
  expect(item?.change.set).not.toHaveProperty('facilitator')
})

test('S13: where the erased value alone was refused, nothing stays in the refused list', async () => {
  const { writer, refused, outbox } = device
  await writer.change(person, session, { set: { facilitator: name, place: 'Школа' } })
  const entries = await outbox.next(1e6, 100)
  const refusedPaths = { facilitator: 'invalid-value' } as const
  const word = { outcome: 'taken', version: 2, refusedPaths } as const
  await outbox.take(
    entries,
    entries.map(({ change: { n } }) => ({ n, ...word })),
    1,
  )
  expect(await refused.count()).toBe(1)
  await hearsOfErasure()
  expect(await refused.count()).toBe(0)
})

test('S13: an erasure that is read between the press and the writing is not typed over', async () => {
  const { reader, writer } = device
  const get = reader.get.bind(reader)
  let readings = 0
  reader.get = async (id) => {
    const view = await get(id)
    readings += 1
    if (readings === 1) await hearsOfErasure()
    return view
  }
  expect(await writer.change(person, session, { set: { facilitator: name } })).toBe(false)
  expect(readings).toBe(2)
  expect(await isHere()).toBe(false)
})

test('S13: an erasure takes the half-typed words of the very value, and leaves those of the hall', async () => {
  const { drafts, leftBehind, database } = device
  const kept = {
    [`${person}/entry/${session}/q1`]: 'Мы – люди реки',
    [`${person}/paste/${session}`]: 'таблица',
    [`${person}/edit/${session}/tables/t1`]: 'Стол у окна',
    [`${person}/refused/7/${session}/note`]: 'Пришли дети и',
    [`${person}/edit/${session}/note`]: 'Пришли дети',
  }
  const own = [
    `${person}/edit/${session}/facilitator`,
    `${person}/refused/7/${session}/facilitator`,
  ]
  const write = async () => {
    for (const key of own) await drafts.write(key, name)
    for (const [key, value] of Object.entries(kept)) await drafts.write(key, value)
  }
  const isRight = async () => {
    for (const key of own) expect(await drafts.read(key)).toBeUndefined()
    for (const [key, value] of Object.entries(kept)) expect(await drafts.read(key)).toBe(value)
  }
  await write()
  await hearsOfErasure()
  await isRight()
  // Another tab was typing there all the while.
  await write()
  await leftBehind.forgetKnown()
  await isRight()
  await write()
  await database.records.delete(session)
  expect(await leftBehind.forgetKnown()).toEqual([session])
  await leftBehind.forget({ records: [], values: [{ record: session, paths: ['facilitator'] }] })
  await isRight()
})

test('S13: what is typed in or put back of a record after its erasure was read goes with the next exchange', async () => {
  const { drafts, writer, refused, leftBehind } = device
  await writer.change(person, session, { set: { place: name } })
  await answer(refusal)
  const [item] = await refused.list()
  if (item === undefined) throw new Error('nothing was refused')
  await refused.dismiss(item.key)
  const before = await state()
  await pull([{ ...before, version: 9, fields: {}, deleted: true, erased: true }])
  await refused.putBack(item)
  await drafts.write(`edit/${session}/facilitator`, name)
  expect(await isHere()).toBe(true)
  await leftBehind.forgetKnown()
  expect(await isHere()).toBe(false)
})

test('S13: a transfer file that is opened after the erasure shows no erased word', async () => {
  await hearsOfErasure()
  const change = { n: 1, person, record: session, base: 1, madeAt: 1, unset: [] }
  const shown = [{ facilitator: name }, { facilitator: `${name} младший`, title: 'Из файла' }].map(
    (set, index) => ({
      ...{ device: other, file: 'f', kind: 'session', space, session: '' },
      change: { ...change, n: index + 1, set },
    }),
  )
  const file = { hash: 'h', bytes: new Uint8Array(1), cameAt: 1, state: 'waiting', records: [] }
  await device.carriedFiles.keep({ ...file, state: 'waiting' }, shown)
  expect(await isHere()).toBe(false)
  expect((await device.reader.get(session))?.fields['title']).toBe('Из файла')
})

test('S13: a row that this version cannot read gives way to the next one of its record, which may be read no better', async () => {
  const row = (facilitator: string) => ({ id: session, kind: 'session', fields: { facilitator } })
  await pull([], { malformed: [{ id: session, row: row(name) }] })
  expect(await isHere()).toBe(true)
  await pull([], { malformed: [{ id: session, row: row('') }] })
  expect(await isHere()).toBe(false)
  expect(await device.database.setAside.count()).toBe(1)
})
