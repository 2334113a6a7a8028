import type { Json } from '@living-libraries/model/json'
import { kindOf } from '@living-libraries/model/kinds'
import type { FieldMarks, RecordState } from '@living-libraries/model/record'
import { type CountDifference, checkCounts } from '@living-libraries/sync-server/audit/count-check'
import type pg from 'pg'

/** What the centre's database holds, apart from the forum's registry. */
export interface CentreContents {
  readonly records: ReadonlyMap<string, CentreRecord>
  /** By record, in the order in which they were taken in. */
  readonly revisions: ReadonlyMap<string, readonly CentreRevision[]>
  readonly reviews: ReadonlyMap<string, string>
  /** SHA-256 of the pictures as far as they are there, base64url, by `<photo>/<part>`. */
  readonly pictures: ReadonlyMap<string, string>
  /** Where what is kept for the region's desk is not what a recount gives. */
  readonly countDifferences: readonly CountDifference[]
}

interface CentreRecord {
  readonly space: string
  readonly state: RecordState
  readonly marks: FieldMarks
  readonly late: boolean
}

export interface CentreRevision {
  readonly seq: number
  readonly record: string
  readonly person: string
  readonly device: string
  readonly change: {
    readonly n: number
    readonly base: number
    readonly madeAt: number
    readonly set: { readonly [path: string]: Json }
    readonly unset: readonly string[]
  }
  readonly replaced: { readonly [path: string]: Json }
}

export async function readContents(owner: pg.Client): Promise<CentreContents> {
  const records = await owner.query<CentreRecord>(
    `select space, state, marks, late from record where space <> 'forum' order by id`,
  )
  const revisions = await owner.query<CentreRevision>(`
    select seq::float8 as seq, record, person, device, change, replaced from revision
    where space <> 'forum' order by record, seq`)
  const reviews = await owner.query<{ session: string; state: string }>(
    'select session, state from session_review',
  )
  const pictures = await owner.query<{ key: string; hash: string }>(`
    select photo || '/' || part as key,
      translate(rtrim(encode(sha256(string_agg(bytes, ''::bytea order by at)), 'base64'), '='), '+/', '-_') as hash
    from photo_piece group by photo, part`)
  const byRecord = new Map<string, CentreRevision[]>()
  for (const row of revisions.rows) {
    byRecord.set(row.record, [...(byRecord.get(row.record) ?? []), row])
  }
  return {
    records: new Map(records.rows.map((row) => [row.state.id, row])),
    revisions: byRecord,
    reviews: new Map(reviews.rows.map(({ session, state }) => [session, state])),
    pictures: new Map(pictures.rows.map(({ key, hash }) => [key, hash])),
    countDifferences: await checkCounts(owner),
  }
}

/** Whether only the centre writes such records: no device makes them, and none gives them back to a restored one. */
export function isOfTheCentre(kind: string): boolean {
  return kindOf(kind)?.writers.every((writer) => writer === 'server') === true
}
