import { isJsonObject, type Json } from '@living-libraries/model/json'
import { isKindName, isPictureKind, type KindName } from '@living-libraries/model/kinds'
import { isSpace } from '@living-libraries/model/space'
import type { Edit, NewRecord } from '../storage/change-writer.ts'
import { makesRecord, NotRefusedAnyMore } from '../storage/entering.ts'
import type { DraftChange } from '../storage/drafts.ts'
import type { DeviceRecord } from '../storage/record-reader.ts'
import type { RefusedItem } from '../storage/refused-list.ts'
import { refusedPart } from '../storage/refused-part.ts'

/** What a person put right before it is entered once more, by path; null: it is to say nothing there. */
export interface Corrections {
  readonly [path: string]: Json
}

/** What was put right in one item, and the fields in which that was typed. */
export interface Correction {
  readonly corrections: Corrections
  readonly drafts: readonly DraftChange[]
}

/** What could not be entered and stays in the list. */
export interface LeftItem {
  readonly item: RefusedItem
  /** `waits`: it belongs to another item, which has to be entered first. */
  readonly why: 'waits' | 'failed'
}

/** What entering needs of a device. */
export interface EnteringDesk {
  get(id: string): Promise<DeviceRecord | undefined>
  make(record: NewRecord & { readonly kind: KindName }): Promise<string>
  /** A photo, with the pictures that still lie here under its former id. */
  makeWithPictures(former: string, record: NewRecord & { readonly kind: KindName }): Promise<string>
  change(id: string, edit: Edit): Promise<boolean>
  dismiss(key: number): Promise<void>
  /** The ids under which records were made once more, by their former ones. */
  entered(): Promise<ReadonlyMap<string, string>>
  /** Everything that is still refused. */
  refused(): Promise<readonly RefusedItem[]>
}

/** What is known when one item is entered. */
interface Known {
  readonly ids: ReadonlyMap<string, string>
  /** Records that are to be made by items that are still in the list. */
  readonly unmade: ReadonlySet<string>
}

/**
 * Records refused changes once more, in the order in which they were first made; each goes from the list in the write
 * that saves it. What was to be made gets a new id, and whatever speaks of it follows, so that a whole evening comes back
 * in one piece, also where this breaks off and is begun again. Gives those that could not be entered.
 */
export async function enterRefused(
  desk: EnteringDesk,
  items: readonly RefusedItem[],
  correction: Correction = { corrections: {}, drafts: [] },
): Promise<LeftItem[]> {
  const sorted = [...items].sort((one, other) => one.change.n - other.change.n)
  let left: LeftItem[] = sorted.map((item) => ({ item, why: 'waits' }))
  // What was refused twice has a later number than what belongs to it.
  for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
    before = left.length
    left = await enterOnce(
      desk,
      left.map(({ item }) => item),
      correction,
    )
  }
  return left
}

async function enterOnce(
  desk: EnteringDesk,
  items: readonly RefusedItem[],
  correction: Correction,
): Promise<LeftItem[]> {
  const ids = new Map(await desk.entered())
  const making = (await desk.refused()).filter(makesRecord)
  const unmade = new Set(making.map(({ change }) => change.record))
  const left: LeftItem[] = []
  for (const item of items) {
    try {
      const made = await enterOne(desk, item, correction, { ids, unmade })
      if (made !== undefined) ids.set(item.change.record, made)
      if (makesRecord(item)) unmade.delete(item.change.record)
    } catch (error) {
      if (error instanceof NotRefusedAnyMore) {
        // What another tab made of it has its id on the disk already.
        for (const [former, id] of await desk.entered()) ids.set(former, id)
        unmade.delete(item.change.record)
      } else {
        left.push({ item, why: error instanceof Waiting ? 'waits' : 'failed' })
      }
    }
  }
  return left
}

/** Gives the new id where it made a record. */
async function enterOne(
  desk: EnteringDesk,
  item: RefusedItem,
  { corrections, drafts }: Correction,
  known: Known,
): Promise<string | undefined> {
  const { key, change, kind, space, session, reason } = item
  if (!isKindName(kind) || !isSpace(space)) throw new RangeError(`nothing to enter of ${kind}`)
  const { ids } = known
  const part = refusedPart(item)
  const values = renamedEntries(corrected(part.set, corrections), ids)
  const unset = part.unset.map((path) => renamedText(path, ids))
  const own = ids.get(change.record) ?? change.record
  const of = session === '' ? undefined : (ids.get(session) ?? session)
  awaitOthers(own, [values, unset, of ?? ''], makesRecord(item), known)
  const entering = { key, change, drafts }
  if (!makesRecord(item)) {
    // Of one that was made anew this device has not seen what others did to it since.
    const seen = ids.has(change.record) ? 0 : change.base
    await enterEdit(desk, own, { set: values, unset, entering }, seen)
    return undefined
  }
  // It had arrived, and only the answer was lost before the space was.
  if (reason === 'foreign-space' && (await desk.get(change.record)) !== undefined) {
    await desk.dismiss(key)
    return undefined
  }
  if (of !== undefined && (await desk.get(of)) === undefined) {
    // Nobody would ever see it there.
    throw new RangeError(`the session ${of} is not on this device`)
  }
  const record = { kind, space, ...(of === undefined ? {} : { session: of }), values, entering }
  return isPictureKind(kind) ? desk.makeWithPictures(change.record, record) : desk.make(record)
}

/** Entered before what it speaks of, it would speak of nothing for ever. */
function awaitOthers(own: string, said: Json, isMaking: boolean, { unmade }: Known): void {
  if (!isMaking && unmade.has(own)) throw new Waiting()
  for (const [id] of JSON.stringify(said).matchAll(identifiers)) {
    if (id !== own && unmade.has(id)) throw new Waiting()
  }
}

class Waiting extends Error {
  override readonly name = 'Waiting'
}

async function enterEdit(
  desk: EnteringDesk,
  id: string,
  edit: Edit & Required<Pick<Edit, 'set' | 'unset'>>,
  seen: number,
): Promise<void> {
  const record = await desk.get(id)
  if (record === undefined) throw new RangeError(`no record ${id} on this device`)
  const isBehind = record.version > seen
  // What others wrote since is kept beside it: nothing that stands there was before the eyes of whoever wrote this.
  const replacing: { [path: string]: Json } = {}
  if (isBehind) for (const path of [...Object.keys(edit.set), ...edit.unset]) replacing[path] = null
  await desk.change(id, { ...edit, replacing })
}

function corrected(
  set: { readonly [path: string]: Json },
  corrections: Corrections,
): { [path: string]: Json } {
  const all = Object.entries({ ...set, ...corrections })
  return Object.fromEntries(all.filter(([, value]) => value !== null))
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
