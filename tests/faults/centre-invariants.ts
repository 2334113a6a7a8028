import { type Json, sameJson } from '@living-libraries/model/json'
import { type MergedRecord, mergeChange } from '@living-libraries/model/merge'
import type { FieldMark, RecordState } from '@living-libraries/model/record'
import { type PastVersion, stoodBefore } from '@living-libraries/model/stood-before'
import { type CentreContents, type CentreRevision, isOfTheCentre } from './centre-contents.ts'
import { keptTextsIn, textsIn } from './ledger.ts'
import { Violation } from './violation.ts'
import type { World } from './world.ts'

/** What must be true of the centre at any moment, whatever broke. Throws a `Violation`. */
export function refuseCentreFaults(world: World, contents: CentreContents): void {
  refuseErased(world, contents)
  refuseRepeats(world, contents)
  refuseForgotten(world, contents)
  refuseMiscounts(contents)
  for (const [id, { state, marks }] of contents.records) {
    const revisions = contents.revisions.get(id) ?? []
    // What came back by value after a restore has no changes that it could follow from.
    if (revisions.some(isReturn)) continue
    const folded = foldOf(state, revisions, (before, revision, after) => {
      refuseSilentLoss(world, before, revision, after, revisions)
    })
    const differs = differenceOf(folded.state, state)
    if (differs !== undefined || !sameMarks(folded.marks, marks)) {
      throw new Violation(1, `record ${id} does not follow from its history: ${differs ?? 'marks'}`)
    }
  }
}

/** Invariant 11. */
function refuseMiscounts({ countDifferences }: CentreContents): void {
  if (countDifferences.length === 0) return
  throw new Violation(11, JSON.stringify(countDifferences))
}

/** Invariant 7. */
function refuseErased({ ledger }: World, { records, revisions }: CentreContents): void {
  const kept = textsIn([[...records.values()], [...revisions.values()]])
  const back = ledger.erasedTexts().find(({ text }) => kept.has(text))
  if (back !== undefined) throw new Violation(7, `«${back.text}» was erased and is in the centre`)
}

/** A device gave it back to a restored centre (S15). Changes are numbered from 1. */
function isReturn({ change }: CentreRevision): boolean {
  return change.n === 0
}

/** Invariant 5. */
function refuseRepeats({ ledger }: World, { revisions, records }: CentreContents): void {
  const applied = new Set<string>()
  const makings = new Map<string, string>()
  for (const [id, ofRecord] of revisions) {
    for (const { device, change } of ofRecord.filter((one) => !isReturn(one))) {
      const identity = `${device}:${change.n}`
      if (applied.has(identity)) throw new Violation(5, `change ${identity} was applied twice`)
      applied.add(identity)
    }
    for (const text of textsIn(ofRecord[0]?.change.set)) {
      if (!ledger.sayings.has(text)) continue
      const other = makings.get(text)
      if (other !== undefined) throw new Violation(5, `«${text}» made both ${other} and ${id}`)
      makings.set(text, id)
    }
  }
  for (const [id, { state }] of records) {
    const isOwn = isOfTheCentre(state.kind) || ledger.makings.has(id)
    const texts = textsIn(state.fields)
    const isMaybe = [...texts].some((text) => ledger.sayings.get(text)?.fate === 'maybe')
    if (!isOwn && !isMaybe) throw new Violation(5, `nobody made the record ${id}`)
  }
}

/** Invariant 1, for changes: an acknowledged number is in the history, unless it had no effect. */
function refuseForgotten({ ledger }: World, { revisions }: CentreContents): void {
  const kept = new Set(
    [...revisions.values()].flat().map(({ device, change }) => `${device}:${change.n}`),
  )
  for (const [identity, outcome] of ledger.acknowledged) {
    if (outcome !== 'same' && !kept.has(identity)) {
      throw new Violation(1, `change ${identity} was acknowledged as ${outcome} and is gone`)
    }
  }
}

/**
 * Invariant 6. A text of another device may only give way silently to somebody who had it before their eyes, or what
 * took its place for such a person; else it is disputed until somebody who had it before their eyes decides. So may one
 * that comes when what was written over it stands already.
 */
function refuseSilentLoss(
  { ledger, devices }: World,
  before: MergedRecord | undefined,
  revision: CentreRevision,
  after: MergedRecord,
  revisions: readonly CentreRevision[],
): void {
  for (const [path, replaced] of Object.entries(revision.replaced)) {
    const setter = before?.marks[path]
    if (setter === undefined || setter.device === revision.device) continue
    for (const text of textsIn(replaced)) {
      const isLate = textsIn(revision.change.set[path]).has(text)
      const { device, n } = isLate ? setter : { device: revision.device, n: revision.change.n }
      const author = devices.find(({ id }) => id === device)
      const madeAt = ledger.changes.get(`${device}:${n}`)
      if (author === undefined || madeAt === undefined) continue
      const isKnown = ledger.sayings.has(text)
      if (!isKnown || ledger.knewOf(author.key, text, madeAt)) continue
      if (keptTextsIn(after.state.disputed[path]).has(text)) continue
      throw new Violation(
        6,
        `«${text}» gave way to ${author.key} (version ${revision.seq} of ${path} in ${after.state.id}, ` +
          `base ${revision.change.base}), who had never seen it; ${revisions.length} revisions`,
      )
    }
  }
}

/** The record made anew out of its history alone. */
function foldOf(
  { kind, space, session, made }: RecordState,
  revisions: readonly CentreRevision[],
  visit: (before: MergedRecord | undefined, revision: CentreRevision, after: MergedRecord) => void,
): MergedRecord {
  let record: MergedRecord | undefined
  const past: PastVersion[] = []
  for (const revision of revisions) {
    const { device, person, seq } = revision
    const { base, set, unset } = revision.change
    const by = { device, base, isMaker: made.device === device }
    const change = { ...revision.change, person, record: revision.record }
    const making = record === undefined ? { create: { kind, space, session } } : {}
    const { record: next, replaced } = mergeChange(
      record,
      { ...change, ...making },
      {
        device,
        version: seq,
        receivedAt: 0,
        stoodBefore: (path) => stoodBefore(past, path, by),
      },
    )
    past.push({ version: seq, device, set, unset, replaced })
    if (!sameJson(plainJson(replaced), plainJson(revision.replaced))) {
      throw new Violation(
        6,
        `version ${seq} of ${revision.record} replaced ${JSON.stringify(replaced)}, ` +
          `its history says ${JSON.stringify(revision.replaced)}`,
      )
    }
    visit(record, revision, next)
    record = next
  }
  if (record === undefined) throw new Violation(1, `a record of ${made.device} has no history`)
  return record
}

/** The first path in which two states differ, clocks aside; undefined: they are the same. */
export function differenceOf(left: RecordState, right: RecordState): string | undefined {
  const [one, other] = [comparable(left), comparable(right)]
  for (const [name, value] of Object.entries(one)) {
    const theirs = Object.entries(other).find(([key]) => key === name)?.[1]
    if (!sameJson(plainJson(value), plainJson(theirs))) {
      return `${name}: ${JSON.stringify(value)} ≠ ${JSON.stringify(theirs)}`
    }
  }
  return undefined
}

// A change without effect leaves its number on its own device only; clocks are informative.
function comparable({ made, changed, ...state }: RecordState) {
  const { id, kind, space, session, version, fields, deleted, disputed } = state
  return {
    id,
    kind,
    space,
    session,
    version,
    fields,
    deleted,
    disputed,
    madeBy: made.person,
    madeOn: made.device,
    changedOn: changed.device,
    over: changed.over,
  }
}

function sameMarks(
  left: { readonly [path: string]: FieldMark },
  right: { readonly [path: string]: FieldMark },
): boolean {
  return sameJson(plainJson(left), plainJson(right))
}

function plainJson(value: unknown): Json | undefined {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Json)
}
