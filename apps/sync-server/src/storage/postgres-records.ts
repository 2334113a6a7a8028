import type { MergedRecord } from '@living-libraries/model/merge'
import type { FieldMarks, RecordState } from '@living-libraries/model/record'
import type { Space } from '@living-libraries/model/space'
import { sql, type Transaction } from 'kysely'
import type {
  ContentOfSession,
  FeedPage,
  FeedQuestion,
  GiveBackCounts,
  GiveBackReport,
  Records,
  Revision,
  SavedRecord,
  SessionReview,
} from '../ports.ts'
import type { News } from './postgres-storage.ts'
import { contentKindNames, recordRow, reviewRow, revisionRow } from './record-rows.ts'
import type { Tables } from './tables.ts'

/** Records in PostgreSQL. The states were checked by the model when they were taken in. */
export class PostgresRecords implements Records {
  private readonly trx: Transaction<Tables>
  private readonly news: News

  constructor(trx: Transaction<Tables>, news: News) {
    this.trx = trx
    this.news = news
  }

  async lockSpaces(spaces: readonly Space[]): Promise<Map<Space, number>> {
    if (spaces.length === 0) return new Map()
    const sorted = [...spaces].sort()
    const locked = await this.lockKnownSpaces(sorted)
    if (locked.size === sorted.length) return locked
    await sql`insert into space (id) select unnest(${sorted}::text[]) order by 1
      on conflict do nothing`.execute(this.trx)
    return this.lockKnownSpaces(sorted)
  }

  private async lockKnownSpaces(sorted: readonly Space[]): Promise<Map<Space, number>> {
    const { rows } = await sql<PositionRow>`select id, last_seq from space
      where id = any(${sorted}::text[]) order by id for update`.execute(this.trx)
    return new Map(rows.map(({ id, last_seq }) => [id, last_seq]))
  }

  async placesOf(ids: readonly string[]): Promise<Map<string, Space | null>> {
    const { rows } = await sql<{ id: string; space: Space | null }>`
      select taken.id, r.space from taken_ids(${ids}::uuid[]) as taken (id)
        left join record r on r.id = taken.id`.execute(this.trx)
    return new Map(rows.map(({ id, space }) => [id, space]))
  }

  async byId(ids: readonly string[]): Promise<Map<string, MergedRecord>> {
    const { rows } = await sql<{ state: RecordState; marks: FieldMarks }>`
      select state, marks from record where id = any(${ids}::uuid[])`.execute(this.trx)
    return new Map(rows.map((row) => [row.state.id, row]))
  }

  async save(records: readonly SavedRecord[]): Promise<void> {
    await sql`
      insert into record (space, id, kind, session, position, deleted, state, marks, size_bytes, of_session,
        venue, municipality, question, also, grp, author, lexemes, late)
      select space, id, kind, session, position, deleted, state, marks, size_bytes, of_session,
        venue, municipality, question, also, grp, author, lexemes::tsvector, late
      from jsonb_to_recordset(${JSON.stringify(records.map(recordRow))}::jsonb) as r (space text, id uuid,
        kind text, session uuid, position bigint, deleted boolean, state jsonb, marks jsonb,
        size_bytes integer, of_session uuid, venue text, municipality text, question text, also text[],
        grp text, author uuid, lexemes text, late boolean)
      on conflict (space, id) do update set position = excluded.position, deleted = excluded.deleted,
        state = excluded.state, marks = excluded.marks, size_bytes = excluded.size_bytes,
        question = excluded.question, also = excluded.also, grp = excluded.grp,
        municipality = excluded.municipality, lexemes = excluded.lexemes, late = excluded.late
    `.execute(this.trx)
  }

  async addRevisions(revisions: readonly Revision[]): Promise<void> {
    await sql`
      insert into revision (space, seq, record, change, replaced, person, device, received_at)
      select space, seq, record, change, replaced, person, device, to_timestamp(received_at / 1000.0)
      from jsonb_to_recordset(${JSON.stringify(revisions.map(revisionRow))}::jsonb) as r (space text,
        seq bigint, record uuid, change jsonb, replaced jsonb, person uuid, device uuid,
        received_at bigint)
      order by space, seq`.execute(this.trx)
  }

  async advance(positions: ReadonlyMap<Space, number>, pushedBy?: string): Promise<void> {
    await sql`update space set last_seq = p.seq
      from unnest(${[...positions.keys()]}::text[], ${[...positions.values()]}::bigint[]) as p (id, seq)
      where space.id = p.id`.execute(this.trx)
    for (const [space, seq] of positions) this.news.advanced.push({ space, seq, pushedBy })
  }

  async actsOf(sessions: readonly string[]): Promise<RecordState[]> {
    const { rows } = await sql<{
      state: RecordState & { session: string }
    }>`select state from record
      where kind = 'review' and of_session = any(${sessions}::uuid[])`.execute(this.trx)
    return rows.map(({ state }) => state)
  }

  async contentOf(sessions: readonly string[]): Promise<ContentOfSession[]> {
    const { rows } = await sql<ContentOfSession>`
      select space, id, of_session as session, (state->>'version')::bigint as version,
        state->'changed' as changed from record
      where of_session = any(${sessions}::uuid[]) and kind = any(${contentKindNames}::text[])
        and not state ? 'erased'`.execute(this.trx)
    return rows
  }

  async markLate(judged: readonly string[], late: readonly string[]): Promise<void> {
    await sql`update record set late = not late
      where id = any(${judged}::uuid[]) and late <> (id = any(${late}::uuid[]))`.execute(this.trx)
  }

  async saveReviews(reviews: readonly SessionReview[]): Promise<void> {
    await sql`
      insert into session_review (session, space, venue, state, act, self_accepted, deleted, submitted_at,
        acted_at)
      select session, r.space, venue, r.state, act, self_accepted, coalesce(
          (select s.deleted from record s where s.space = r.space and s.id = r.session), false),
        to_timestamp(submitted_at / 1000.0), to_timestamp(acted_at / 1000.0)
      from jsonb_to_recordset(${JSON.stringify(reviews.map(reviewRow))}::jsonb) as r (session uuid,
        space text, venue text, state text, act uuid, self_accepted boolean, submitted_at bigint,
        acted_at bigint)
      on conflict (space, session) do update set state = excluded.state, act = excluded.act,
        self_accepted = excluded.self_accepted, submitted_at = excluded.submitted_at,
        acted_at = excluded.acted_at, deleted = excluded.deleted`.execute(this.trx)
  }

  async positions(spaces: readonly Space[]): Promise<Map<Space, number>> {
    const { rows } = await sql<PositionRow>`select id, last_seq from space
      where id = any(${spaces}::text[])`.execute(this.trx)
    return new Map(rows.map(({ id, last_seq }) => [id, last_seq]))
  }

  async feed(question: FeedQuestion): Promise<FeedPage> {
    const { space, after, maxBytes, maxRecords, reader } = question
    // `isKnownTo` of the model, in the words of the database.
    const own = sql`and not (state->'changed'->>'device' = ${reader.device}
      and (state->'changed'->>'n')::bigint <= ${reader.acknowledged}
      and (state->'changed'->>'over')::bigint <= ${reader.complete})`
    const { rows } = await sql<{ state: RecordState; position: number; total: number }>`
      select state, position, total::float8 as total from (
        select position, state, size_bytes, sum(size_bytes) over (order by position) as total
        from record where space = ${space} and position > ${after} ${own}
        order by position limit ${maxRecords}) as page
      where total - size_bytes < ${maxBytes} order by position`.execute(this.trx)
    const sizeBytes = rows.at(-1)?.total ?? 0
    return {
      records: rows.map(({ state }) => state),
      sizeBytes,
      positions: rows.map(({ position }) => position),
      isFull: sizeBytes >= maxBytes || rows.length === maxRecords,
    }
  }

  async ofKinds(space: Space, kinds: readonly string[]): Promise<RecordState[]> {
    const { rows } = await sql<{ state: RecordState }>`select state from record
      where space = ${space} and kind = any(${kinds}::text[]) order by position`.execute(this.trx)
    return rows.map(({ state }) => state)
  }

  async membersOf(person: string): Promise<RecordState[]> {
    const { rows } = await sql<{ state: RecordState }>`select state from record
      where kind = 'member' and state->'fields'->>'person' = ${person}`.execute(this.trx)
    return rows.map(({ state }) => state)
  }

  async revisionsOf(id: string): Promise<Revision[]> {
    const { rows } = await sql<Revision>`
      select space, seq, record, change, replaced, person, device,
        (extract(epoch from received_at) * 1000)::float8 as "receivedAt"
      from revision where record = ${id}::uuid order by seq`.execute(this.trx)
    return rows
  }

  async settingsOf(id: string, paths: readonly string[], after: number): Promise<Revision[]> {
    const { rows } = await sql<Revision>`
      select space, seq, record, change, replaced, person, device,
        (extract(epoch from received_at) * 1000)::float8 as "receivedAt"
      from revision where record = ${id}::uuid and seq > ${after}
        and (change->'set' ?| ${paths}::text[] or change->'unset' ?| ${paths}::text[])
      order by seq`.execute(this.trx)
    return rows
  }

  async epochStarts(spaces: readonly Space[]): Promise<Map<Space, number>> {
    const { rows } = await sql<{ id: Space; epoch_start: number }>`select id, epoch_start from space
      where id = any(${spaces}::text[])`.execute(this.trx)
    return new Map(rows.map(({ id, epoch_start }) => [id, epoch_start]))
  }

  async backupEnds(spaces: readonly Space[]): Promise<Map<Space, number>> {
    const { rows } = await sql<{ id: Space; backup_end: number | null }>`select id, (select max(seq)
      from revision where space = space.id and seq < epoch_start) as backup_end from space
      where id = any(${spaces}::text[])`.execute(this.trx)
    return new Map(rows.map(({ id, backup_end }) => [id, backup_end ?? 0]))
  }

  async noteGiveBack(
    device: string,
    { returned, joined, same, refused }: GiveBackCounts,
  ): Promise<void> {
    await sql`insert into give_back (epoch, device, returned, joined, same, refused)
      select epoch, ${device}::uuid, ${returned}, ${joined}, ${same}, ${refused} from server`.execute(
      this.trx,
    )
  }

  async giveBacks(): Promise<GiveBackReport> {
    const { rows } = await sql<GiveBackReport>`select epoch,
        (extract(epoch from epoch_began_at) * 1000)::float8 as "beganAt",
        coalesce((select jsonb_agg(to_jsonb(d) order by d.name) from (
          select g.device, device.name, sum(returned)::int as returned, sum(joined)::int as joined,
            sum(same)::int as same, sum(refused)::int as refused,
            (extract(epoch from max(at)) * 1000)::float8 as "lastAt"
          from give_back g join device on device.id = g.device where g.epoch = server.epoch
          group by g.device, device.name) d), '[]') as devices
      from server`.execute(this.trx)
    const [report] = rows
    if (report === undefined) throw new Error('the database has no server row')
    return report
  }
}

interface PositionRow {
  id: Space
  last_seq: number
}
