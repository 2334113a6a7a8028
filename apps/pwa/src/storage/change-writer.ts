import {
  type Change,
  deletedPath,
  pathsOf,
  splitPath,
  valueAt,
} from '@living-libraries/model/change'
import { recordIdOf } from '@living-libraries/model/identifier'
import { type Json, sameJson } from '@living-libraries/model/json'
import { kindOf } from '@living-libraries/model/kinds'
import type { RecordState } from '@living-libraries/model/record'
import type { Space } from '@living-libraries/model/space'
import { cleanText } from '@living-libraries/model/text'
import { seenIn } from '@living-libraries/model/transfer/carried-change'
import { ChangeNumbers } from './change-numbers.ts'
import type { DeviceDatabase, StoredRecord } from './database.ts'
import { type DraftChange, putDraft } from './drafts.ts'
import { type Entering, noteEntered } from './entering.ts'
import { stampOf } from './outbox-answers.ts'
import type { DeviceRecord, RecordReader } from './record-reader.ts'
import type { StoreNewsDesk } from './record-watch.ts'
import { type NewPicture, pictureRow } from './photo-store.ts'
import type { Sealer } from './sealing.ts'
import { readSetting } from './settings.ts'
import { storedRow } from './stored-row.ts'

export interface NewRecord {
  readonly kind: string
  readonly space: Space
  /** Required by the kinds that belong to a session. */
  readonly session?: string
  /** By path: `tables/t1` sets an entry of a map. */
  readonly values: { readonly [path: string]: Json }
  /** Of the field in which it was typed. */
  readonly draft?: DraftChange
  /** The refused item that it enters once more. */
  readonly entering?: Entering
}

export interface Edit {
  readonly set?: { readonly [path: string]: Json }
  readonly unset?: readonly string[]
  /**
   * What the person had before their eyes when they began to type, by path. Where something else stands there by now,
   * they have not seen it: it is kept as a dispute, not overwritten. `deleted: false`: the record was there.
   */
  readonly replacing?: { readonly [path: string]: Json }
  /** Of the field in which it was typed. */
  readonly draft?: DraftChange
  /** The refused item that it enters once more. */
  readonly entering?: Entering
}

interface WriterParts {
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly reader: RecordReader
  readonly desk: StoreNewsDesk
  readonly device: string
  readonly now: () => number
}

/**
 * Writes what people do. When a promise of this class is fulfilled, the change is on the disk, in the same
 * write as its number: closing the tab, an empty battery or an update of the app cannot lose it any more.
 */
export class ChangeWriter {
  readonly #parts: WriterParts
  readonly #numbers: ChangeNumbers

  constructor(parts: WriterParts) {
    this.#parts = parts
    this.#numbers = new ChangeNumbers(parts.database, parts.device)
  }

  /** Makes a record, and its pictures in the same write; its id is known once it is saved. Throws `RangeError` for a kind that does not exist. */
  async make(
    person: string,
    record: NewRecord,
    pictures: readonly NewPicture[] = [],
  ): Promise<string> {
    const kind = kindOf(record.kind)
    if (kind === undefined) throw new RangeError(`no kind of record is called ${record.kind}`)
    const { database, device, desk, now, reader } = this.#parts
    const draft: Change = {
      n: 0,
      person,
      record: '',
      base: 0,
      madeAt: now(),
      create: { kind: record.kind, space: record.space, session: record.session ?? null },
      set: cleaned(record.values),
      unset: [],
    }
    const sealed = await this.#parts.sealer.sealChange(draft, record.kind)
    const tables = [
      database.records,
      database.settings,
      ...(pictures.length > 0 ? [database.pictures] : []),
      ...(record.draft === undefined && record.entering === undefined ? [] : [database.drafts]),
      ...(record.entering === undefined ? [] : [database.refused, database.entered]),
    ]
    const made = await this.#numbers.write(tables, async (n) => {
      const id = recordIdOf(device, n, draft.madeAt)
      const row = storedRow({
        id,
        kind: record.kind,
        space: record.space,
        session: record.session ?? '',
        state: null,
        pending: [{ ...sealed, n, record: id }],
      })
      await Promise.all([
        database.records.add(row),
        ...(pictures.length === 0
          ? []
          : [database.pictures.bulkPut(pictures.map((one) => pictureRow(id, one)))]),
        ...(record.draft === undefined ? [] : [putDraft(database, record.draft)]),
        ...(record.entering === undefined ? [] : [noteEntered(database, record.entering, id)]),
      ])
      return { ...draft, n, record: id }
    })
    // Under the closed lock a record shows less than what was just written into it.
    const view = this.#parts.sealer.isClosed ? undefined : reader.viewOfMade(made)
    const told = { ids: [made.record], hasUnsent: true, wait: true } as const
    desk.tell({ ...told, ...(view ? { records: [view] } : {}) })
    return made.record
  }

  /**
   * Changes a record; false where there was nothing to change, or only what was forgotten and nobody sets again. Throws
   * `RangeError` if the device has no such record.
   */
  async change(person: string, id: string, edit: Edit): Promise<boolean> {
    for (;;) {
      const before = await this.#parts.reader.get(id)
      if (before === undefined) throw new RangeError(`no record ${id} on this device`)
      const draft = effectiveChange(before, edit, { n: 0, person, madeAt: this.#parts.now() })
      if (draft === undefined) {
        await this.#writeWithout(edit)
        return false
      }
      if (await this.#writeUpon(before, draft, edit)) return true
    }
  }

  /** The words stand already, or may not: what they were typed or refused in lets go of them all the same. */
  async #writeWithout({ draft, entering }: Edit): Promise<void> {
    const { database } = this.#parts
    if (draft === undefined && entering === undefined) return
    const { drafts, refused, entered } = database
    await database.transaction('rw', drafts, refused, entered, async () => {
      if (draft !== undefined) await putDraft(database, draft)
      if (entering !== undefined) await noteEntered(database, entering)
    })
  }

  /** False where a pull or a file brought something meanwhile, or an erasure: the change is to be worked out upon that. */
  async #writeUpon(before: DeviceRecord, draft: Change, edit: Edit): Promise<boolean> {
    const { database, sealer, desk, device } = this.#parts
    const { records, settings, drafts, refused, entered } = database
    const { id, kind } = before
    const sealed = await sealer.sealChange(draft, kind)
    const tables = [records, settings, drafts, ...(edit.entering ? [refused, entered] : [])]
    const isWritten = await database.transaction('rw', tables, async () => {
      const [stored, offered = 0, n] = await Promise.all([
        records.get(id),
        readSetting(database, 'offered'),
        this.#numbers.read(),
      ])
      const isGone = stored === undefined || stored.state?.erased === true
      if (isGone) throw new RangeError(`record ${id} left this device meanwhile`)
      if (stampOf(stored.state) !== stampOf(before)) return false
      if ((stored.carried ?? []).length !== before.carried) return false
      const state = stored.state ?? undefined
      const paths = pathsOf(draft).map(([path]) => path)
      const seen = hasSeen(before, edit)
        ? seenIn(before, state, stored.carried ?? [], paths, device)
        : { base: 0 }
      const pending = withChange(stored, { ...sealed, ...seen, n }, offered, device)
      await Promise.all([
        records.put(storedRow({ ...stored, pending }, stored.unconfirmed)),
        this.#numbers.note(n),
        ...(edit.draft === undefined ? [] : [putDraft(database, edit.draft)]),
        ...(edit.entering === undefined ? [] : [noteEntered(database, edit.entering)]),
      ])
      return true
    })
    if (isWritten) desk.tell({ ids: [id], hasUnsent: true, wait: true })
    return isWritten
  }

  remove(person: string, id: string): Promise<boolean> {
    return this.change(person, id, { set: { [deletedPath]: true } })
  }

  restore(person: string, id: string): Promise<boolean> {
    return this.change(person, id, { set: { [deletedPath]: false } })
  }
}

/**
 * Only the paths whose value differs from what the person saw. A path with a dispute is always sent: choosing
 * the value that stands settles it.
 */
function effectiveChange(
  before: RecordState,
  edit: Edit,
  author: Pick<Change, 'n' | 'person' | 'madeAt'>,
): Change | undefined {
  const isNews = (path: string, value: Json | undefined) =>
    before.forgotten?.includes(path) !== true &&
    (!sameJson(valueAt(before, path), value) || before.disputed[path] !== undefined)
  const set = Object.fromEntries(
    Object.entries(cleaned(edit.set ?? {})).filter(([path, value]) => isNews(path, value)),
  )
  const unset = (edit.unset ?? []).filter((path) => isNews(path, undefined))
  if (Object.keys(set).length === 0 && unset.length === 0) return undefined
  return { ...author, record: before.id, base: 0, set, unset }
}

/** Whether what stands there now is what the person had before their eyes. */
function hasSeen(before: RecordState, { replacing = {} }: Edit): boolean {
  return Object.entries(replacing).every(([path, seen]) =>
    sameJson(valueAt(before, path) ?? '', seen),
  )
}

/**
 * Counting heads is a tap per head. As long as no push has carried the last count, the next one takes its
 * place; words are never joined like that: each version of a text stays in the history.
 */
function withChange(
  stored: StoredRecord,
  change: Change,
  offered: number,
  device: string,
): Change[] {
  const pending = [...stored.pending]
  const last = pending.at(-1)
  const canJoin =
    last !== undefined &&
    last.create === undefined &&
    last.n > offered &&
    last.person === change.person &&
    isTallyOnly(last, stored.kind, device) &&
    isTallyOnly(change, stored.kind, device)
  if (canJoin) pending.pop()
  const set = canJoin ? { ...last.set, ...change.set } : change.set
  return [...pending, { ...change, set }]
}

function isTallyOnly(change: Change, kind: string, device: string): boolean {
  const fields = kindOf(kind)?.fields ?? {}
  return (
    change.unset.length === 0 &&
    Object.keys(change.set).every(
      (path) => fields[splitPath(path).field]?.rule === 'tally' && path.endsWith(`:${device}`),
    )
  )
}

function cleaned(values: { readonly [path: string]: Json }): { [path: string]: Json } {
  return Object.fromEntries(
    Object.entries(values).map(([path, value]) => [
      path,
      typeof value === 'string' ? cleanText(value) : value,
    ]),
  )
}
