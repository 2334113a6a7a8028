import type { Change } from '@living-libraries/model/change'
import type { Json } from '@living-libraries/model/json'
import type { Table } from 'dexie'
import type { DeviceDatabase, StoredRecord } from './database.ts'
import { isUnderLock } from './drafts.ts'
import type { KeyRing } from './key-ring.ts'
import { type Conversion, mapPersonalChange, mapPersonalState } from './personal-values.ts'
import { picturePlace } from './photo-store.ts'
import { keyNameOf, openBytes, openValue, sealBytes, sealValue } from './sealed-value.ts'
import { readSetting, writeSetting } from './settings.ts'

const rowsAtOnce = 50
const mostRounds = 5

/**
 * Seals anew what lies under another key than it should: after a lock was set or opened, and what an earlier version
 * of the app left. Goes row by row, each in one write, and may be ended anywhere: what is left is done the next time,
 * and until then it opens with the key that sealed it. What no key of now opens stays as it is. True when nothing is
 * left.
 */
export async function resealAll(
  database: DeviceDatabase,
  ring: KeyRing,
  crypto: Crypto,
): Promise<boolean> {
  for (let round = 0; round < mostRounds; round++) {
    if ((await resealOnce(database, ring, crypto)) === 0) return true
  }
  return false
}

/** Rows that somebody else wrote meanwhile. */
async function resealOnce(
  database: DeviceDatabase,
  ring: KeyRing,
  crypto: Crypto,
): Promise<number> {
  const { records, refused, drafts, pictures, arriving } = database
  let isOther = false
  const convert: Conversion = async (value, place) => {
    const next = await resealed(ring, crypto, value, place, true)
    isOther ||= next !== value
    return next
  }
  let missed = 0
  for (let after = ''; ; ) {
    const rows = await records.where('id').above(after).limit(rowsAtOnce).toArray()
    for (const row of rows) {
      isOther = false
      const next = await mapRecord(row, convert)
      // Nearly all of them are as they should be.
      if (isOther) missed += await replace(database, 'records', row.id, row, next)
    }
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.id
  }
  for (const row of await refused.toArray()) {
    const change = await mapPersonalChange(row.change, row.kind, convert)
    missed += await replace(database, 'refused', row.key ?? 0, row, { ...row, change })
  }
  for (const row of await drafts.toArray()) {
    const isLocked = isUnderLock(row.key)
    const place = `draft/${row.key}`
    const value = await resealed(ring, crypto, row.value as Json, place, isLocked)
    missed += await replace(database, 'drafts', row.key, row, { ...row, value })
  }
  for (const key of ['ageIdentity', 'names'] as const) {
    const value = await readSetting(database, key)
    if (value === undefined) continue
    const next = await resealed(ring, crypto, value as Json, key, true)
    missed += await replace(database, 'settings', key, { key, value }, { key, value: next })
  }
  // By key: so many pictures do not fit into the memory of a phone.
  for (const key of await pictures.toCollection().primaryKeys()) {
    missed += await resealBytes(pictures, ring, crypto, key)
  }
  for (const key of await arriving.toCollection().primaryKeys()) {
    missed += await resealBytes(arriving, ring, crypto, key)
  }
  return missed
}

/** 1 where the row is not what it was, 0 where it is written or was right. */
async function replace(
  database: DeviceDatabase,
  table: 'records' | 'refused' | 'drafts' | 'settings',
  key: string | number,
  before: unknown,
  after: unknown,
): Promise<number> {
  const stamp = JSON.stringify(before)
  if (stamp === JSON.stringify(after)) return 0
  return database.transaction('rw', table, async () => {
    const now: unknown = await database.table(table).get(key)
    if (now === undefined) return 0
    if (JSON.stringify(now) !== stamp) return 1
    await database.table(table).put(after)
    return 0
  })
}

interface SealedRow {
  readonly sealed: Uint8Array<ArrayBuffer>
  readonly sealedWith?: string
}

async function resealBytes<Row extends SealedRow>(
  table: Table<Row, string>,
  ring: KeyRing,
  crypto: Crypto,
  key: string,
): Promise<number> {
  const row = await table.get(key)
  const from = row?.sealedWith ?? ''
  if (row === undefined || isRight(ring, from, true)) return 0
  const old = await ring.findAny(from)
  const clear = old && (await openBytes(crypto, old, row.sealed, picturePlace))
  if (clear === undefined) return 0
  const { name, key: next } = await ring.sealing()
  const sealed = await sealBytes(crypto, next, clear, picturePlace)
  return table.db.transaction('rw', table, async () => {
    const now = await table.get(key)
    if (now === undefined) return 0
    if ((now.sealedWith ?? '') !== from) return 1
    await table.put({ ...now, sealed, sealedWith: name })
    return 0
  })
}

async function resealed(
  ring: KeyRing,
  crypto: Crypto,
  value: Json,
  place: string,
  isLocked: boolean,
): Promise<Json> {
  const name = keyNameOf(value)
  if (name === undefined || isRight(ring, name, isLocked)) return value
  const key = await ring.findAny(name)
  const clear = key === undefined ? null : await openValue(crypto, key, value, place)
  if (clear === null) return value
  return sealValue(crypto, isLocked ? await ring.sealing() : ring.plain(), clear, place)
}

// While the lock is closed, what lies in the letterbox lies well.
function isRight(ring: KeyRing, name: string, isLocked: boolean): boolean {
  if (ring.isSettled(name, isLocked)) return true
  return isLocked && ring.isClosed && name.startsWith(`${ring.lock?.letterbox.name}:`)
}

async function mapRecord(row: StoredRecord, convert: Conversion): Promise<StoredRecord> {
  const map = (change: Change) => mapPersonalChange(change, row.kind, convert)
  const { state, pending, unconfirmed, carried } = row
  return {
    ...row,
    state: state && (await mapPersonalState(state, convert)),
    pending: await Promise.all(pending.map(map)),
    ...(unconfirmed && { unconfirmed: await Promise.all(unconfirmed.map(map)) }),
    ...(carried && {
      carried: await Promise.all(
        carried.map(async (one) => ({ ...one, change: await map(one.change) })),
      ),
    }),
  }
}

/**
 * The keys that lay on the disk as they were before the lock was set go, once nothing hangs on them any more. Only
 * while this is the one open page: another may be about to write something that it sealed with them.
 */
export async function retirePlainKeys(
  database: DeviceDatabase,
  ring: KeyRing,
  crypto: Crypto,
): Promise<void> {
  if (ring.lock === undefined || !(await hasFormerKeys(database, ring))) return
  await resealAll(database, ring, crypto)
  const { records, refused, drafts, pictures, arriving, settings } = database
  const tables = [records, refused, drafts, pictures, arriving, settings]
  await database.transaction('rw', tables, async () => {
    const names = await namesInUse(database)
    const current = ring.plain()
    const box = ring.lock?.letterbox.name
    const mayStay = (name: string) =>
      name === current.name || name === ring.lock?.key || name.startsWith(`${box}:`)
    if (![...names].every(mayStay)) return
    await settings.delete('dataKey')
    await writeSetting(database, 'plainKeys', { [current.name]: current.key })
  })
}

async function hasFormerKeys(database: DeviceDatabase, ring: KeyRing): Promise<boolean> {
  if ((await readSetting(database, 'dataKey')) !== undefined) return true
  const names = Object.keys((await readSetting(database, 'plainKeys')) ?? {})
  return names.some((name) => name !== ring.plain().name)
}

async function namesInUse(database: DeviceDatabase): Promise<Set<string>> {
  const names = new Set<string>()
  const look = (value: unknown) => {
    const name = keyNameOf(value)
    if (name !== undefined) names.add(name)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look)
  }
  await database.records.each(look)
  await database.refused.each(look)
  await database.drafts.each(look)
  await database.settings.each(({ value }) => look(value))
  for (const table of [database.pictures, database.arriving]) {
    await table.each(({ sealedWith }: SealedRow) => names.add(sealedWith ?? ''))
  }
  return names
}
