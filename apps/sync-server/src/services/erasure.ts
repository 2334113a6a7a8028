import {
  type ErasedAmong,
  erasedState,
  forgetting,
  isForgettable,
  type Erasure,
  type ErasureRequest,
  isErasable,
  mayErase,
} from '@living-libraries/model/erasure'
import { mayAdminister } from '@living-libraries/model/access'
import type { RecordState } from '@living-libraries/model/record'
import type { Space } from '@living-libraries/model/space'
import type { ErasedRecord } from '../erasure-port.ts'
import type { Revision, Transaction } from '../ports.ts'
import { type PlacedRecord, writeMerged } from './apply-changes.ts'
import { noteActs } from './administration.ts'
import type { Caller } from './caller.ts'
import type { Forum } from './forum.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

type Parts = Pick<Services, 'storage' | 'ledger' | 'server' | 'now'>

/**
 * Erases a record, or a person who worked with the app, wherever the centre has them. Repeating changes nothing.
 * Throws `not-found` for what the caller does not reach, `not-allowed` for what is not his to erase.
 */
export async function erase(
  services: Parts,
  caller: Caller,
  request: ErasureRequest,
): Promise<Erasure> {
  const eraser = caller.persons.find(
    ({ grants }) => mayAdminister(grants) || grants.some(({ role }) => role === 'coordinator'),
  )
  if (eraser === undefined) throw new ProblemError('not-allowed')
  const by = { person: eraser.id, device: caller.device.id }
  if ('person' in request) {
    if (!mayAdminister(eraser.grants)) throw new ProblemError('not-allowed')
    return erasePerson(services, caller.forum, by, request.person)
  }
  const found = await services.storage.readWhole(async ({ records }) => {
    return (await records.byId([request.record])).get(request.record)?.state
  })
  if (found === undefined || !mayErase(eraser.grants, found.space, caller.forum.territory)) {
    throw new ProblemError('not-found')
  }
  if ('paths' in request) return forgetValues(services, caller.forum, by, found, request.paths)
  if (!isErasable(found.kind)) throw new ProblemError('not-allowed')
  const { space, kind } = found
  return services.storage.write([space, 'region'], async (tx) => {
    const words = request.withWords === true ? await wordsOf(tx, found) : []
    const records = [found, ...words].filter((record) => record.erased !== true)
    const before = (await tx.erasures.list()).find((act) => act.records.includes(found.id))
    if (records.length === 0 && before !== undefined) return before
    await services.ledger.noteErased(records.map(erasedRecordOf))
    const revisions = await eraseRecords(services, tx, caller.forum, records)
    return noted(services, tx, caller.forum, {
      space,
      subject: found.id,
      kind,
      records,
      revisions,
      by,
    })
  })
}

/** The acts of erasing in the caller's spaces, the newest first; all of them for an administrator. */
export async function erasuresOf({ storage }: Services, caller: Caller): Promise<Erasure[]> {
  const isCoordinator = caller.grants.some(({ role }) => role === 'coordinator')
  if (mayAdminister(caller.grants)) return storage.readWhole(({ erasures }) => erasures.list())
  if (!isCoordinator) throw new ProblemError('not-allowed')
  return storage.read(caller.spaces, ({ erasures }) => erasures.list())
}

/**
 * What of these records was erased. Answered to every device, in whatever space they are: it holds words of them, and
 * learns only that they are to go.
 */
export async function erasedAmong(
  { ledger }: Pick<Services, 'ledger'>,
  asked: readonly string[],
): Promise<ErasedAmong> {
  const { records, values } = await ledger.erased()
  const wanted = new Set(asked)
  return {
    records: records.flatMap(({ id }) => (wanted.has(id) ? [id] : [])),
    values: values.flatMap(({ id, paths }) =>
      wanted.has(id) ? [{ record: id, paths: [...paths] }] : [],
    ),
  }
}

/**
 * Erases again what a database that was restored from an older backup has brought back, and makes tombstones for
 * what it never knew: a device that comes late must find the id taken for ever.
 */
export async function keepErased(services: Parts, forum: Forum): Promise<void> {
  const { storage, ledger } = services
  const { records, values, persons } = await ledger.erased()
  for (const space of new Set(records.map((record) => record.space))) {
    const known = records.filter((record) => record.space === space)
    await storage.write([space], async (tx) => {
      const present = await tx.records.byId(known.map(({ id }) => id))
      const back = known.filter(({ id }) => present.get(id)?.state.erased !== true)
      if (back.length === 0) return
      const made = { ...services.server, at: services.now() }
      await eraseRecords(
        services,
        tx,
        forum,
        back.map((record) => present.get(record.id)?.state ?? { ...record, version: 0, made }),
      )
    })
  }
  for (const { id, space, paths } of values) {
    await storage.write([space], async (tx) => {
      const state = (await tx.records.byId([id])).get(id)?.state
      const isBack = paths.some((path) => state?.forgotten?.includes(path) !== true)
      if (state !== undefined && state.erased !== true && isBack) {
        await forgetPaths(services, tx, forum, state, paths)
      }
    })
  }
  if (persons.length === 0) return
  await storage.write([], async ({ erasures }) => {
    for (const person of persons) await erasures.forgetPerson(person)
  })
}

type Erased = Pick<RecordState, 'id' | 'kind' | 'space' | 'session' | 'version' | 'made'>
interface Eraser {
  readonly person: string
  readonly device: string
}

async function erasePerson(
  services: Parts,
  forum: Forum,
  by: Eraser,
  person: string,
): Promise<Erasure> {
  const members = await services.storage.readWhole(({ records }) => records.membersOf(person))
  const spaces = [...new Set<Space>([...members.map(({ space }) => space), 'region'])]
  return services.storage.write(spaces, async (tx) => {
    await services.ledger.noteErased(members.map(erasedRecordOf), person)
    if (!(await tx.erasures.forgetPerson(person))) throw new ProblemError('not-found')
    const revisions = await eraseRecords(services, tx, forum, members)
    const what = { space: 'region', subject: person, kind: 'person', records: members } as const
    return noted(services, tx, forum, { ...what, revisions, by })
  })
}

async function forgetValues(
  services: Parts,
  forum: Forum,
  by: Eraser,
  { id, kind, space }: RecordState,
  paths: readonly string[],
): Promise<Erasure> {
  if (paths.some((path) => !isForgettable(kind, path))) throw new ProblemError('not-allowed')
  return services.storage.write([space, 'region'], async (tx) => {
    await tx.records.lockSpaces([space])
    const state = (await tx.records.byId([id])).get(id)?.state
    if (state === undefined || state.erased === true) throw new ProblemError('not-found')
    await services.ledger.noteForgotten({ id, space, paths })
    const revisions = await forgetPaths(services, tx, forum, state, paths)
    const what = { space, subject: id, kind, paths: [...paths], records: [state] }
    return noted(services, tx, forum, { ...what, revisions, by })
  })
}

/** Answers how many rows of the history lost their values. */
async function forgetPaths(
  { server, now }: Parts,
  { records, erasures }: Transaction,
  forum: Forum,
  { id, space }: RecordState,
  paths: readonly string[],
): Promise<number> {
  const position = ((await records.lockSpaces([space])).get(space) ?? 0) + 1
  const known = (await records.byId([id])).get(id)
  if (known === undefined) return 0
  const revisions = await erasures.eraseHistoryOf(id, paths)
  const receivedAt = now()
  const by = { person: server.person, device: server.device }
  // The version stays, because nothing was said that an accepting person had not read; the new place in the feed, and
  // that it was made over by others, take it to every device, also to the one that changed it last.
  const changed = { ...known.state.changed, over: position }
  const state = { ...forgetting(known.state, paths), changed }
  const marks = Object.fromEntries(
    Object.entries(known.marks).filter(([path]) => !paths.includes(path)),
  )
  const change = { n: 0, base: known.state.version, madeAt: receivedAt, set: {}, unset: [] }
  const act = { space, seq: position, record: id, change, replaced: {}, ...by, receivedAt }
  await writeMerged(records, forum, {
    records: new Map([[id, { state, marks, position }]]),
    revisions: [act],
    positions: new Map([[space, position]]),
  })
  return revisions
}

/** What a participant said: the answers that name them as speaker. */
async function wordsOf({ records }: Transaction, { id, kind, space }: RecordState) {
  if (kind !== 'participant') return []
  const answers = await records.ofKinds(space, ['answer'])
  return answers.filter(({ fields }) => fields['participant'] === id)
}

/** Answers how many rows of the history lost their values. */
async function eraseRecords(
  { server, now }: Parts,
  { records, erasures, photos }: Transaction,
  forum: Forum,
  erased: readonly Erased[],
): Promise<number> {
  const positions = new Map(
    await records.lockSpaces([...new Set(erased.map(({ space }) => space))]),
  )
  const revisions = await erasures.eraseHistory(erased.map(({ id }) => id))
  await photos.drop(erased.map(({ id }) => id))
  const written = new Map<string, PlacedRecord>()
  const acts: Revision[] = []
  const receivedAt = now()
  const by = { person: server.person, device: server.device }
  for (const record of erased) {
    const { id, space } = record
    const position = (positions.get(space) ?? 0) + 1
    positions.set(space, position)
    const state = erasedState(record, by, position, receivedAt)
    written.set(id, { state, marks: {}, position })
    const change = { n: 0, base: record.version, madeAt: receivedAt, set: {}, unset: [] }
    acts.push({ space, seq: position, record: id, change, replaced: {}, ...by, receivedAt })
  }
  await writeMerged(records, forum, { records: written, revisions: acts, positions })
  return revisions
}

/** The act, and beside it in the chain of the history that it was done. */
async function noted(
  services: Parts,
  tx: Transaction,
  forum: Forum,
  what: Pick<Erasure, 'space' | 'subject' | 'kind' | 'revisions'> & {
    readonly paths?: string[]
    readonly records: readonly Erased[]
    readonly by: Eraser
  },
): Promise<Erasure> {
  const { records, by, paths = [], ...rest } = what
  const act = {
    id: crypto.randomUUID(),
    ...rest,
    paths,
    records: records.map(({ id }) => id),
    ...by,
    at: services.now(),
  }
  await tx.erasures.note(act)
  const person = by.person === services.server.person ? undefined : by.person
  const done = { act: 'erase', subject: act.subject, by: person, about: act.kind } as const
  await noteActs(services, tx, forum, [done])
  return act
}

function erasedRecordOf({ id, kind, space, session }: ErasedRecord): ErasedRecord {
  return { id, kind, space, session }
}
