import { valueAt } from '@living-libraries/model/change'
import type { Json } from '@living-libraries/model/json'
import { seenVersion } from '@living-libraries/model/review'
import { type Space, venueSpace } from '@living-libraries/model/space'
import { pictureOfLength, samplePicture } from '@living-libraries/sync-server/test-photo'
import type { Device, DeviceRecord, NewRecord } from '@living-libraries/pwa/device'
import { keptTextsIn, type Ledger, textsIn } from './ledger.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { Deed, MadeKind, Mistake } from './deed.ts'
import { type Cast, foreignVenue, homeOf } from './world.ts'

/** A deed as it is about to be done: what it will say, and how it is done. */
export interface PreparedDeed {
  readonly texts: readonly { readonly text: string; readonly isPersonal: boolean }[]
  /** Texts in the place of which this deed puts others, in pairs. */
  readonly over?: readonly (readonly [before: string, after: string])[]
  readonly isPhoto?: true
  readonly count?: { readonly path: string; readonly value: number }
  /** Record that it changes; absent: it makes one. */
  readonly record?: string
  readonly space: string
  /** Of the field in which it is typed: where its words lie until they are saved. */
  readonly draft?: string
  /** Id of the record. `draft`: of the field, once it is done. */
  run(draft?: DraftChange): Promise<string>
}

type DraftChange = NonNullable<Parameters<Device['change']>[1]['draft']>

export interface Doer {
  readonly device: SimulatedDevice
  readonly app: Device
  readonly ledger: Ledger
  readonly cast: Cast
}

/** Undefined where there is nothing that the deed could be done to. */
export async function prepareDeed(doer: Doer, deed: Deed): Promise<PreparedDeed | undefined> {
  switch (deed.kind) {
    case 'make':
      return prepareMaking(doer, deed.what, deed.pick)
    case 'edit':
      return prepareEdit(doer, deed)
    case 'delete':
    case 'restore': {
      const record = chosen(await content(doer), deed.pick)
      return record && editOf(doer, record, { deleted: deed.kind === 'delete' }, [])
    }
    case 'settle':
      return prepareSettling(doer, deed.pick, deed.takesOther)
    case 'count': {
      const session = chosen(await sessions(doer), deed.pick)
      if (session === undefined) return undefined
      const path = `attendance/${groups[deed.group % groups.length]}:${doer.app.id}`
      const prepared = editOf(doer, session, { [path]: deed.heads }, [])
      return { ...prepared, count: { path, value: deed.heads } }
    }
    case 'photograph':
      return preparePhoto(doer, deed)
    case 'act':
      return prepareAct(doer, deed)
    case 'err':
      return prepareMistake(doer, deed.how, deed.pick)
  }
}

const groups = ['unstated', 'resident', 'culture'] as const

const editablePaths: { readonly [kind: string]: readonly string[] } = {
  answer: ['text', 'text', 'text', 'sheet', 'translation', 'group', 'also/q2'],
  participant: ['pseudonym', 'name', 'group'],
  comment: ['text', 'resolved'],
  session: ['title', 'note', 'place', 'tables/t1', 'tables/t2', 'facilitator'],
}
const required = ['text', 'pseudonym']

async function prepareMaking(
  doer: Doer,
  what: MadeKind,
  pick: number,
): Promise<PreparedDeed | undefined> {
  const { ledger } = doer
  const text = ledger.newText()
  if (what === 'session') {
    const space = venueSpace(homeOf(doer.cast))
    return makingOf(doer, { kind: what, space, values: { title: text, date: '2024-11-06' } })
  }
  const session = chosen(await sessions(doer), pick)
  if (session === undefined) return undefined
  const envelope = { kind: what, space: session.space, session: session.id }
  switch (what) {
    case 'answer':
      return makingOf(doer, { ...envelope, values: { question: 'q1', text } })
    case 'participant':
      return makingOf(doer, { ...envelope, values: participantOf(text, ledger, pick) })
    case 'comment':
      return makingOf(doer, { ...envelope, values: { text } })
  }
}

/** Some name somebody who has not consented to it. */
function participantOf(pseudonym: string, ledger: Ledger, pick: number): { [path: string]: Json } {
  const consent = pick < 0.8 ? { consent: 'paper' } : {}
  return { pseudonym, name: ledger.newText(), ...consent }
}

async function preparePhoto(
  { app, ledger }: Doer,
  { pick, bytes }: Extract<Deed, { kind: 'photograph' }>,
): Promise<PreparedDeed | undefined> {
  const session = chosen(await sessions({ app }), pick)
  if (session === undefined) return undefined
  const values = { sheet: ledger.newText() }
  const { space } = session
  const pictures = { picture: pictureOfLength(bytes), thumbnail: samplePicture }
  return {
    texts: sayingsIn('sheet', values.sheet),
    space,
    isPhoto: true,
    run: () =>
      app.photos.add({ space, session: session.id, values, width: 16, height: 16, ...pictures }),
  }
}

async function prepareEdit(
  doer: Doer,
  { pick, path: pathPick, isUnset }: Extract<Deed, { kind: 'edit' }>,
): Promise<PreparedDeed | undefined> {
  const record = chosen(await content(doer), pick)
  const paths = editablePaths[record?.kind ?? ''] ?? []
  const path = chosen(paths, pathPick)
  if (record === undefined || path === undefined || isHidden(doer, path)) return undefined
  if (isUnset && !required.includes(path)) return editOf(doer, record, {}, [path])
  return editOf(doer, record, { [path]: newValue(path, doer.ledger) }, [])
}

function newValue(path: string, ledger: Ledger): Json {
  if (path === 'group') return ledger.newWord()
  if (path === 'also/q2' || path === 'resolved') return true
  if (path.startsWith('tables/')) return { name: ledger.newText(), order: 1 }
  return ledger.newText()
}

async function prepareSettling(
  doer: Doer,
  pick: number,
  takesOther: boolean,
): Promise<PreparedDeed | undefined> {
  const disputed = (await content(doer)).filter((record) => Object.keys(record.disputed).length > 0)
  const record = chosen(disputed, pick)
  const [path, losers] = Object.entries(record?.disputed ?? {})[0] ?? []
  if (record === undefined || path === undefined || isHidden(doer, path)) return undefined
  const other = losers?.[0]?.value ?? null
  const [field = '', key] = path.split('/')
  const entries = record.fields[field]
  const present =
    path === 'deleted'
      ? record.deleted
      : key === undefined
        ? entries
        : (Object.entries(entries ?? {}).find(([name]) => name === key)?.[1] as Json | undefined)
  const value = takesOther ? other : present
  if (value === undefined || value === null) return editOf(doer, record, {}, [path])
  return editOf(doer, record, { [path]: value }, [])
}

async function prepareAct(
  doer: Doer,
  { pick, act }: Extract<Deed, { kind: 'act' }>,
): Promise<PreparedDeed | undefined> {
  const session = chosen(await sessions(doer), pick)
  if (session === undefined) return undefined
  const { id, space } = session
  const read = await Promise.all(
    ['answer', 'participant'].map((kind) =>
      doer.app.list({ kind, session: id, withDeleted: true }),
    ),
  )
  const seen = seenVersion([session, ...read.flat()], doer.app.id)
  const records = act === 'take-in' ? { records: read.flat().map((record) => record.id) } : {}
  const reason = doer.ledger.newText()
  return makingOf(doer, {
    kind: 'review',
    space,
    session: id,
    values: { act, seen, reason, ...records },
  })
}

async function prepareMistake(
  doer: Doer,
  how: Mistake,
  pick: number,
): Promise<PreparedDeed | undefined> {
  const { ledger } = doer
  const session = chosen(await sessions(doer), pick)
  if (session === undefined) return undefined
  const envelope = { kind: 'answer', space: session.space, session: session.id } as const
  const text = ledger.newText()
  switch (how) {
    case 'unknown-field':
      return makingOf(doer, {
        ...envelope,
        values: { question: 'q1', text, mood: ledger.newText() },
      })
    case 'bad-value-beside-good':
      return makingOf(doer, {
        ...envelope,
        values: { question: 'q1', text, language: ledger.newText() },
      })
    case 'text-too-long':
      return makingOf(doer, {
        ...envelope,
        values: { question: 'q1', text: `${text} ${'о'.repeat(4000)}` },
      })
    case 'foreign-space': {
      const space: Space = doer.cast === 'stranger' ? 'region' : venueSpace(foreignVenue)
      return makingOf(doer, { ...envelope, space, values: { question: 'q1', text } })
    }
    case 'unknown-kind':
      // What the writer knows is only that the kind exists; whose it is, the centre decides.
      return makingOf(doer, { kind: 'member', space: session.space, values: { name: text } })
    case 'incomplete':
      return makingOf(doer, { ...envelope, values: { sheet: text } })
  }
}

function makingOf({ app }: Doer, record: NewRecord & Parameters<Device['make']>[0]): PreparedDeed {
  const texts = Object.entries(record.values).flatMap(([path, value]) => sayingsIn(path, value))
  return { texts, space: record.space, run: () => app.make(record) }
}

function editOf(
  doer: Doer,
  record: DeviceRecord,
  set: { readonly [path: string]: Json },
  unset: readonly string[],
): PreparedDeed {
  const { device, ledger, app } = doer
  // What the person had before their eyes when they decided.
  ledger.saw(device.key, keptTextsIn([record.fields, record.disputed]))
  const texts = Object.entries(set)
    .flatMap(([path, value]) => sayingsIn(path, value))
    .filter(({ text }) => !ledger.sayings.has(text))
  const over = Object.entries(set).flatMap(([path, after]) => {
    const before = record.fields[path]
    return typeof before === 'string' && typeof after === 'string' ? [[before, after] as const] : []
  })
  const seen = Object.keys(set).map((path): [string, Json] => [path, valueAt(record, path) ?? ''])
  const replacing = { ...Object.fromEntries(seen), deleted: record.deleted }
  for (const text of textsIn(set)) if (ledger.sayings.has(text)) ledger.choseAgain(text)
  const [path] = Object.keys(set)
  return {
    texts,
    over,
    record: record.id,
    space: record.space,
    ...(path === undefined ? {} : { draft: `edit/${record.id}/${path}` }),
    run: async (draft) => {
      await app.change(record.id, { set, unset, replacing, ...(draft && { draft }) })
      return record.id
    },
  }
}

const personalPaths = ['name', 'facilitator']

/** Under the closed lock no screen shows a name, nor lets anybody write over one. */
function isHidden({ app }: Doer, path: string): boolean {
  return personalPaths.includes(path) && app.lock.state().state === 'closed'
}

function sayingsIn(path: string, value: Json): { text: string; isPersonal: boolean }[] {
  return [...textsIn(value)]
    .filter((text) => /^(слово|w)-\d+( о+)?$/.test(text))
    .map((text) => ({ text, isPersonal: personalPaths.includes(path) }))
}

async function sessions({ app }: Pick<Doer, 'app'>): Promise<DeviceRecord[]> {
  const all: DeviceRecord[] = await app.list({ kind: 'session', withDeleted: true })
  return all
}

async function content({ app }: Doer): Promise<DeviceRecord[]> {
  const lists: DeviceRecord[][] = await Promise.all(
    Object.keys(editablePaths).map((kind) => app.list({ kind, withDeleted: true })),
  )
  return lists.flat().filter(({ erased }) => erased !== true)
}

function chosen<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[Math.floor(pick * items.length)]
}
