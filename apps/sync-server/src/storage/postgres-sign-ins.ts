import { sql, type Transaction } from 'kysely'
import type { Passkey, SignIns } from '../sign-in-port.ts'
import type { Tables } from './tables.ts'

export class PostgresSignIns implements SignIns {
  private readonly trx: Transaction<Tables>

  constructor(trx: Transaction<Tables>) {
    this.trx = trx
  }

  async sessionsOf(device: string): Promise<ReadonlyMap<string, number>> {
    const { rows } = await sql<{ person: string; until: number }>`
      select person, (extract(epoch from until) * 1000)::float8 as until
      from staff_session where device = ${device} and until > now()`.execute(this.trx)
    return new Map(rows.map(({ person, until }) => [person, until]))
  }

  async begin(device: string, person: string): Promise<void> {
    await sql`insert into staff_session (device, person, until)
      values (${device}, ${person}, now() + interval '1 day')
      on conflict (device, person) do update set until = excluded.until`.execute(this.trx)
  }

  async reset(person: string): Promise<void> {
    await sql`delete from staff_session where person = ${person}`.execute(this.trx)
    await sql`delete from password where person = ${person}`.execute(this.trx)
    await sql`delete from passkey where person = ${person}`.execute(this.trx)
  }

  async passwordOf(person: string): Promise<string | undefined> {
    const { rows } = await sql<{ hash: string }>`
      select hash from password where person = ${person}`.execute(this.trx)
    return rows[0]?.hash
  }

  async setPassword(person: string, hash: string): Promise<void> {
    await sql`insert into password (person, hash) values (${person}, ${hash})
      on conflict (person) do update set hash = excluded.hash, set_at = now()`.execute(this.trx)
  }

  async passkeysOf(person: string): Promise<Passkey[]> {
    const { rows } = await sql<Passkey & { publicKey: Buffer }>`
      select id, person, public_key as "publicKey", counter from passkey
      where person = ${person} order by made_at`.execute(this.trx)
    return rows.map((row) => ({ ...row, publicKey: new Uint8Array(row.publicKey) }))
  }

  async addPasskey({ id, person, publicKey, counter }: Passkey): Promise<void> {
    await sql`insert into passkey (id, person, public_key, counter)
      values (${id}, ${person}, ${Buffer.from(publicKey)}, ${counter})`.execute(this.trx)
  }

  async setCounter(passkey: string, counter: number): Promise<void> {
    await sql`update passkey set counter = ${counter} where id = ${passkey}`.execute(this.trx)
  }

  async setChallenge(device: string, value: string): Promise<void> {
    await sql`insert into passkey_challenge (device, value, expires_at)
      values (${device}, ${value}, now() + interval '5 minutes')
      on conflict (device) do update
        set value = excluded.value, expires_at = excluded.expires_at`.execute(this.trx)
  }

  async takeChallenge(device: string): Promise<string | undefined> {
    const { rows } = await sql<{ value: string; fresh: boolean }>`
      delete from passkey_challenge where device = ${device}
      returning value, expires_at > now() as fresh`.execute(this.trx)
    return rows[0]?.fresh ? rows[0].value : undefined
  }
}
