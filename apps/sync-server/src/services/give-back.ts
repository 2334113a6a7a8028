import { pathsOf } from '@living-libraries/model/change'
import { forgetting } from '@living-libraries/model/erasure'
import { sameJson } from '@living-libraries/model/json'
import type { MergedRecord } from '@living-libraries/model/merge'
import {
  mergeOffer,
  needsHistory,
  type Offer,
  type OfferArrival,
} from '@living-libraries/model/offer'
import { mayOffer } from '@living-libraries/model/offer-check'
import { mayAdminister, type WritersIn, writersOf } from '@living-libraries/model/access'
import type { RestoreReport } from '@living-libraries/model/restore-report'
import type { Space } from '@living-libraries/model/space'
import {
  offerBlockSchema,
  type OfferResponse,
  offersFromTable,
} from '@living-libraries/model/wire/offer'
import { TableError } from '@living-libraries/model/wire/columns'
import { wireVersion } from '@living-libraries/model/wire/version'
import * as v from 'valibot'
import type { GiveBackCounts, Records, Revision } from '../ports.ts'
import { type PlacedRecord, writeMerged } from './apply-changes.ts'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import { returnRevisions } from './return-revisions.ts'
import { headOf, linesOf, parsedLine } from './sent-lines.ts'
import type { Services } from './services.ts'

const maxOffers = 2_000

/**
 * Takes back what a device holds of a log that was lost (S15): by value, path by path, nothing newer is
 * overwritten. What comes back keeps its version, so that bases and acts of review still mean it, and gets a new
 * place in the feed, so that every device hears of it. May be repeated.
 */
export async function giveBack(
  { storage, ledger, now }: Services,
  caller: Caller,
  body: string,
): Promise<OfferResponse> {
  const [head, ...blocks] = linesOf(body)
  headOf(head, caller.device.id)
  const { offers, malformed } = offersOf(blocks)
  const { spaces, forum, device, grants } = caller
  const writersIn: WritersIn = (space, venue) => writersOf(grants, space, forum.territory, venue)
  const allowed = offers.filter(
    (offer) => spaces.includes(offer.state.space) && mayOffer(offer, writersIn),
  )
  const { values } = await ledger.erased()
  const forgotten = new Map(values.map(({ id, paths }) => [id, paths]))
  const counts = await storage.write(spaces, async (tx) => {
    const places = [...new Set(allowed.map(({ state }) => state.space))]
    const positions = await tx.records.lockSpaces(places)
    const merged = await mergeOffers(tx.records, allowed, positions, device.id, now(), forgotten)
    await writeMerged(tx.records, forum, merged)
    const refused = merged.counts.refused + offers.length - allowed.length + malformed
    const counted = { ...merged.counts, refused }
    await tx.records.noteGiveBack(device.id, counted)
    return counted
  })
  return { wire: wireVersion, epoch: caller.epoch, ...counts }
}

/** For administrators. Throws `not-allowed`. */
export async function restoreReport({ storage }: Services, caller: Caller): Promise<RestoreReport> {
  if (!mayAdminister(caller.grants)) throw new ProblemError('not-allowed')
  return storage.read([], async ({ records }) => {
    const { devices, ...epoch } = await records.giveBacks()
    return { ...epoch, devices: [...devices] }
  })
}

export type OfferRecords = Pick<
  Records,
  'byId' | 'placesOf' | 'epochStarts' | 'backupEnds' | 'revisionsOf'
>

/** What the offers of a device come to, upon what the records are now. */
export async function mergeOffers(
  records: OfferRecords,
  offers: readonly Offer[],
  last: ReadonlyMap<Space, number>,
  device: string,
  receivedAt: number,
  forgotten: ReadonlyMap<string, readonly string[]>,
) {
  const ids = offers.map(({ state }) => state.id)
  const present = await records.byId(ids)
  const taken = await records.placesOf(ids)
  const epochStarts = await records.epochStarts([...last.keys()])
  const backupEnds = await records.backupEnds([...last.keys()])
  const heard = await heardWords(records, present, offers, epochStarts, backupEnds)
  const written = new Map<string, PlacedRecord>()
  const revisions: Revision[] = []
  const positions = new Map<Space, number>()
  const counts = { returned: 0, joined: 0, same: 0, refused: 0 }
  for (const offer of offers) {
    const { id, space } = offer.state
    const current = written.get(id) ?? present.get(id)
    // The id belongs to a record elsewhere, or to one of another kind: nothing is said about it.
    const isOther = current === undefined ? taken.has(id) : !isSameRecord(current, offer)
    const epochStart = epochStarts.get(space) ?? 0
    // Only numbers from before the restore can have been lost: without one nothing is taken by value.
    const isLost = offer.seen < epochStart && offer.state.version < epochStart
    if (isOther || !isLost) {
      counts.refused += 1
      continue
    }
    const position = (positions.get(space) ?? last.get(space) ?? 0) + 1
    const lost = [...(current?.state.forgotten ?? []), ...(forgotten.get(id) ?? [])]
    const kept = { ...offer, state: forgetting(offer.state, lost) }
    const result = mergeOffer(current, kept, {
      version: position,
      epochStart,
      backupEnd: backupEnds.get(space) ?? 0,
      ...(heard.get(id) ?? nothingToHear),
    })
    counts[result.outcome] += 1
    if (result.outcome === 'same' && result.kept.length === 0) continue
    written.set(id, { ...result.record, position })
    const rows = returnRevisions(offer, current, result, { device, receivedAt })
    rows.forEach((row, index) => {
      revisions.push({ ...row, seq: position + index })
    })
    positions.set(space, position + rows.length - 1)
  }
  return { records: written, revisions, positions, counts: counts satisfies GiveBackCounts }
}

function isSameRecord({ state }: MergedRecord, offer: Offer): boolean {
  const { kind, space, session } = offer.state
  return sameJson([state.kind, state.space, state.session], [kind, space, session])
}

type HeardWords = Pick<OfferArrival, 'isKnown' | 'isSetSince' | 'isOfBackup'>

const nothingToHear: HeardWords = {
  isKnown: () => true,
  isSetSince: () => true,
  isOfBackup: () => false,
}

/** Where an offer says what may not come to stand: what the history of its record tells. */
async function heardWords(
  records: Pick<Records, 'revisionsOf'>,
  present: ReadonlyMap<string, MergedRecord>,
  offers: readonly Offer[],
  epochStarts: ReadonlyMap<Space, number>,
  backupEnds: ReadonlyMap<Space, number>,
): Promise<Map<string, HeardWords>> {
  const heard = new Map<string, HeardWords>()
  for (const offer of offers) {
    const { id, space } = offer.state
    const current = present.get(id)
    if (current === undefined || heard.has(id)) continue
    if (!needsHistory(current, offer, backupEnds.get(space) ?? 0)) continue
    heard.set(id, wordsIn(await records.revisionsOf(id), epochStarts.get(space) ?? 0))
  }
  return heard
}

function wordsIn(history: readonly Revision[], epochStart: number): HeardWords {
  const known = new Set<string>()
  const ofBackup = new Map<string, Set<string>>()
  const setSince = new Set<string>()
  for (const { change, replaced, seq, ...revision } of history) {
    const paths = pathsOf({ ...revision, ...change })
    for (const [path, value] of [...paths, ...Object.entries(replaced)]) {
      const text = JSON.stringify(value ?? null)
      known.add(keyOf(path, text))
      if (seq < epochStart) ofBackup.set(path, (ofBackup.get(path) ?? new Set()).add(text))
    }
    // A return is nobody's change.
    if (seq >= epochStart && change.n > 0) for (const [path] of paths) setSince.add(path)
  }
  return {
    isKnown: (path, value) => known.has(keyOf(path, JSON.stringify(value))),
    isSetSince: (path) => setSince.has(path),
    isOfBackup: (path, value) => {
      const values = ofBackup.get(path)
      const isNothing = value === undefined || value === false
      return values === undefined ? isNothing : values.has(JSON.stringify(value ?? null))
    },
  }
}

function keyOf(path: string, text: string): string {
  return `${path} ${text}`
}

function offersOf(blocks: readonly string[]): { offers: Offer[]; malformed: number } {
  const offers: Offer[] = []
  let malformed = 0
  for (const line of blocks) {
    const block = v.safeParse(offerBlockSchema, parsedLine(line))
    if (!block.success) throw new ProblemError('body-malformed', 'a line is not a block of offers')
    const read = rowsOf(block.output.offers)
    offers.push(...read.offers)
    malformed += read.malformed
    if (offers.length + malformed > maxOffers) throw new ProblemError('body-too-large')
  }
  return { offers, malformed }
}

function rowsOf(table: unknown) {
  try {
    return offersFromTable(table)
  } catch (error) {
    if (error instanceof TableError) throw new ProblemError('body-malformed', error.message)
    throw error
  }
}
