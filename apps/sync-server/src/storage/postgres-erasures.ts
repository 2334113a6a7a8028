import type { Erasure } from '@living-libraries/model/erasure'
import { sql, type Transaction } from 'kysely'
import type { Erasures } from '../erasure-port.ts'
import type { Tables } from './tables.ts'

const mostActs = 1_000

/** Erasing in PostgreSQL: the history loses its values through a function of the owner, and only so. */
export class PostgresErasures implements Erasures {
  private readonly trx: Transaction<Tables>

  constructor(trx: Transaction<Tables>) {
    this.trx = trx
  }

  async eraseHistory(records: readonly string[]): Promise<number> {
    const { rows } = await sql<{
      erased: number
    }>`select erase_history(${records}::uuid[]) as erased`.execute(this.trx)
    return rows[0]?.erased ?? 0
  }

  async eraseHistoryOf(record: string, paths: readonly string[]): Promise<number> {
    const { rows } = await sql<{ erased: number }>`
      select erase_history_of(${record}::uuid, ${paths}::text[]) as erased`.execute(this.trx)
    return rows[0]?.erased ?? 0
  }

  async countHistory(record: string): Promise<number> {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from revision
      where record = ${record} and salt is not null
        and (change->'set' <> '{}' or replaced <> '{}')`.execute(this.trx)
    return rows[0]?.count ?? 0
  }

  async forgetPerson(person: string): Promise<boolean> {
    const { rows } = await sql`update person set name = '' where id = ${person}
      returning 1`.execute(this.trx)
    // Many name a phone after its owner.
    await sql`update device set name = left(id::text, 8) where id in (
        select device from device_person group by device having bool_and(person = ${person}))`.execute(
      this.trx,
    )
    for (const table of ['staff_session', 'password', 'passkey', 'person_grant', 'device_person']) {
      await sql`delete from ${sql.table(table)} where person = ${person}`.execute(this.trx)
    }
    return rows.length > 0
  }

  async note(act: Erasure): Promise<void> {
    const { id, space, subject, kind, paths, records, revisions, person, device, at } = act
    await sql`insert into erasure (id, space, subject, kind, paths, records, revisions, person, device, at)
      values (${id}, ${space}, ${subject}, ${kind}, ${paths}::text[], ${records}::uuid[], ${revisions}, ${person},
        ${device}, to_timestamp(${at} / 1000.0))`.execute(this.trx)
  }

  async list(): Promise<Erasure[]> {
    const { rows } =
      await sql<Erasure>`select id, space, subject, kind, paths, records::text[] as records, revisions,
        person, device, (extract(epoch from at) * 1000)::float8 as at
      from erasure order by at desc limit ${mostActs}`.execute(this.trx)
    return rows
  }
}
