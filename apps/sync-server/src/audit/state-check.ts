import type { Change } from '@living-libraries/model/change'
import { type Json, sameJson } from '@living-libraries/model/json'
import { mergeChange, type MergedRecord } from '@living-libraries/model/merge'
import type { RecordState } from '@living-libraries/model/record'
import { withoutSetters } from '@living-libraries/model/set-by'
import { isLeftToPeople } from '@living-libraries/model/standing'
import { type PastVersion, stoodBefore } from '@living-libraries/model/stood-before'
import type pg from 'pg'
import type { Tampering } from './chain-check.ts'

const pageRecords = 500

export interface StateReport {
  readonly compared: number
  /** Came back from a device after a restore, or was erased: their history does not give them. */
  readonly passedOver: number
  readonly tamperings: readonly Tampering[]
}

/**
 * Plays the history of every record through the merge, and compares what comes of it with what the database
 * holds: a state that somebody changed past the server has no history that gives it.
 */
export async function checkStates(owner: pg.ClientBase): Promise<StateReport> {
  const tamperings: Tampering[] = []
  let compared = 0
  let passedOver = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await owner.query<HeldRecord>(
      `select r.id, r.space, r.state, r.marks, (select jsonb_agg(jsonb_build_object('seq', h.seq, 'person', h.person,
          'device', h.device, 'change', h.change, 'replaced', h.replaced, 'isErased', h.salt is null,
          'receivedAt', (extract(epoch from h.received_at) * 1000)::bigint) order by h.seq)
        from revision h where h.record = r.id) as history
      from record r where r.id > $1 order by r.id limit ${pageRecords}`,
      [after],
    )
    for (const held of rows) {
      const isOwnHistory = held.history?.every(({ change, isErased }) => change.n > 0 && !isErased)
      if (isOwnHistory === false) {
        passedOver += 1
        continue
      }
      compared += 1
      const given = replayed(held)
      const isSame =
        given !== undefined &&
        sameJson(plain(withoutLater(given.state)), plain(withoutLater(held.state))) &&
        sameJson(plain(given.marks), plain(held.marks)) &&
        tellsNoMore(held.state, given.state)
      if (isSame) continue
      tamperings.push({ space: held.space, seq: held.history?.at(-1)?.seq ?? 0, what: 'state' })
    }
    const last = rows.at(-1)
    if (last === undefined) return { compared, passedOver, tamperings }
    after = last.id
  }
}

interface HeldRecord {
  readonly id: string
  readonly space: string
  readonly state: RecordState
  readonly marks: MergedRecord['marks']
  readonly history: readonly HeldRevision[] | null
}

interface HeldRevision {
  readonly seq: number
  readonly person: string
  readonly device: string
  readonly change: Pick<Change, 'n' | 'base' | 'madeAt' | 'set' | 'unset' | 'upon'>
  readonly replaced: { readonly [path: string]: Json | null }
  readonly isErased: boolean
  readonly receivedAt: number
}

function replayed({ state, history }: HeldRecord): MergedRecord | undefined {
  const { id, kind, space, session } = state
  let current: MergedRecord | undefined
  const past: PastVersion[] = []
  for (const { seq, person, device, change, replaced, receivedAt } of history ?? []) {
    const create = current === undefined ? { create: { kind, space, session } } : {}
    const whole: Change = { ...change, record: id, person, ...create }
    const { base, set, unset } = change
    const by = { device, base, isMaker: state.made.device === device }
    const stood = (path: string) => stoodBefore(past, path, by)
    const arrival = { device, version: seq, receivedAt, stoodBefore: stood }
    const merged = mergeChange(current, whole, arrival)
    // What was replaced tells whether the release that merged it had a rule for the field.
    const isByRules = sameJson(plain(merged.replaced), plain(replaced))
    const asOnce = { ...arrival, leavesAllToPeople: true } as const
    current = isByRules ? merged.record : mergeChange(current, whole, asOnce).record
    past.push({ version: seq, device, set, unset, replaced })
  }
  return current
}

/**
 * Who set a path, and what stood there before a dispute, are kept only since later releases: what was written before them
 * may lack some of it, and none may be added.
 */
function tellsNoMore(held: RecordState, given: RecordState): boolean {
  const { setBy = {} } = held
  const isSetSo = Object.entries(setBy).every(([path, setters]) =>
    setters.every(({ device, n }) => {
      return given.setBy?.[path]?.some((one) => one.device === device && one.n === n) === true
    }),
  )
  return (
    isSetSo &&
    Object.entries(held.disputed).every(([path, losers]) =>
      losers.every(({ was }, index) => {
        return was === undefined || sameJson(was, given.disputed[path]?.[index]?.was)
      }),
    )
  )
}

function withoutLater(state: RecordState): RecordState {
  // Some disputes of older releases are decided by a rule since.
  const open = Object.entries(state.disputed).filter(([path]) => isLeftToPeople(state, path))
  const disputed = open.map(([path, losers]) => {
    return [path, losers.map(({ was: _was, ...loser }) => loser)] as const
  })
  return { ...withoutSetters(state), disputed: Object.fromEntries(disputed) }
}

function plain(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
