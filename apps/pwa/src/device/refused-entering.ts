import { isJsonObject, type Json } from '@living-libraries/model/json'
import { isKindName, isPictureKind, type KindName } from '@living-libraries/model/kinds'
import { isSpace } from '@living-libraries/model/space'
import type { Edit, NewRecord } from '../storage/change-writer.ts'
import type { DeviceRecord } from '../storage/record-reader.ts'
import type { RefusedItem } from '../storage/refused-list.ts'
import { refusedPart } from '../storage/refused-part.ts'

/** What a person put right before it is entered once more, by path. */
export interface Corrections {
  readonly [path: string]: Json
}

/** What entering needs of a device. */
export interface EnteringDesk {
  get(id: string): Promise<DeviceRecord | undefined>
  make(record: NewRecord & { readonly kind: KindName }): Promise<string>
  /** A photo, with the pictures that still lie here under its former id. */
  makeWithPictures(former: string, record: NewRecord & { readonly kind: KindName }): Promise<string>
  change(id: string, edit: Edit): Promise<boolean>
  dismiss(key: number): Promise<void>
}

/**
 * Records refused changes once more, in the order in which they were first made; each goes from the list when it is
 * saved. What was to be made gets a new id, and whatever speaks of it follows, so that a whole evening comes back in one
 * piece. Gives those that could not be entered: they stay in the list.
 */
export async function enterRefused(
  desk: EnteringDesk,
  items: readonly RefusedItem[],
  corrections: Corrections = {},
): Promise<RefusedItem[]> {
  const ids = new Map<string, string>()
  const left: RefusedItem[] = []
  for (const item of [...items].sort((one, other) => one.change.n - other.change.n)) {
    try {
      await enterOne(desk, item, corrections, ids)
      await desk.dismiss(item.key)
    } catch {
      left.push(item)
    }
  }
  return left
}

async function enterOne(
  desk: EnteringDesk,
  item: RefusedItem,
  corrections: Corrections,
  ids: Map<string, string>,
): Promise<void> {
  const { change, kind, space, session, paths, reason } = item
  if (!isKindName(kind) || !isSpace(space)) throw new RangeError(`nothing to enter of ${kind}`)
  const part = refusedPart(item)
  const values = renamedEntries({ ...part.set, ...corrections }, ids)
  // Where only some fields were left out the record is there, and must not be made a second time.
  if (change.create === undefined || paths !== undefined) {
    const id = ids.get(change.record) ?? change.record
    const unset = part.unset.map((path) => renamedText(path, ids))
    const seen = { version: change.base, isOwn: ids.has(change.record) }
    await enterEdit(desk, id, { set: values, unset }, seen)
    return
  }
  // It had arrived, and only the answer was lost before the space was.
  if (reason === 'foreign-space' && (await desk.get(change.record)) !== undefined) return
  const of = session === '' ? undefined : (ids.get(session) ?? session)
  if (of !== undefined && (await desk.get(of)) === undefined) {
    // Nobody would ever see it there.
    throw new RangeError(`the session ${of} is not on this device`)
  }
  const record = { kind, space, ...(of === undefined ? {} : { session: of }), values }
  const id = isPictureKind(kind)
    ? await desk.makeWithPictures(change.record, record)
    : await desk.make(record)
  ids.set(change.record, id)
}

async function enterEdit(
  desk: EnteringDesk,
  id: string,
  edit: { readonly set: { readonly [path: string]: Json }; readonly unset: readonly string[] },
  seen: { readonly version: number; readonly isOwn: boolean },
): Promise<void> {
  const record = await desk.get(id)
  if (record === undefined) throw new RangeError(`no record ${id} on this device`)
  const isBehind = !seen.isOwn && record.version > seen.version
  // What others wrote since is kept beside it: nothing that stands there was before the eyes of whoever wrote this.
  const replacing: { [path: string]: Json } = {}
  if (isBehind) for (const path of Object.keys(edit.set)) replacing[path] = null
  await desk.change(id, { ...edit, replacing })
}

/** The same with every former id in the place of which there is a new one. */
function renamed(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((one: Json) => renamed(one, ids))
  return isJsonObject(value) ? renamedEntries(value, ids) : value
}

function renamedEntries(
  values: { readonly [path: string]: Json },
  ids: ReadonlyMap<string, string>,
): { [path: string]: Json } {
  return Object.fromEntries(
    Object.entries(values).map(([path, value]) => [renamedText(path, ids), renamed(value, ids)]),
  )
}

/** A path such as `elements/<id>` or `quotes/<question>:<id>`. */
function renamedText(path: string, ids: ReadonlyMap<string, string>): string {
  return path.replaceAll(identifiers, (id) => ids.get(id) ?? id)
}

const identifiers = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
