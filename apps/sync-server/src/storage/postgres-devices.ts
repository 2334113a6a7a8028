import { type Grant, personSchema } from '@living-libraries/model/access'
import { sql, type Transaction } from 'kysely'
import * as v from 'valibot'
import type { DeviceEntry, Devices, KnownDevice, NewDevice, NotedLock } from '../device-port.ts'
import { personsOf } from './identity.ts'
import type { News } from './postgres-storage.ts'
import type { Tables } from './tables.ts'

/** Devices, the persons on them and their credentials in PostgreSQL. */
export class PostgresDevices implements Devices {
  private readonly trx: Transaction<Tables>
  private readonly news: News

  constructor(trx: Transaction<Tables>, news: News) {
    this.trx = trx
    this.news = news
  }

  async lockApplied(device: string, numbers: readonly number[]): Promise<Set<number> | undefined> {
    const { rows } = await sql<{ applied: number[] }>`
      select array(select n from unnest(${numbers}::int8[]) as n where d.applied @> n) as applied
      from device d where id = ${device} and (revoked_at is null or successor is not null)
      for update`.execute(this.trx)
    return rows[0] && new Set(rows[0].applied)
  }

  async addApplied(device: string, numbers: readonly number[]): Promise<void> {
    await sql`update device set last_seen_at = now(), applied = applied + (
        select range_agg(int8range(n, n, '[]')) from unnest(${numbers}::int8[]) as n)
      where id = ${device}`.execute(this.trx)
  }

  async nextNumber(device: string): Promise<number> {
    const { rows } = await sql<{ next: number }>`select coalesce(upper(applied), 1) as next
      from device where id = ${device} for update`.execute(this.trx)
    return rows[0]?.next ?? 1
  }

  async lock(id: string): Promise<KnownDevice | undefined> {
    await sql`select 1 from device where id = ${id} for update`.execute(this.trx)
    return this.find(id)
  }

  async find(id: string): Promise<KnownDevice | undefined> {
    const { rows } = await sql<KnownRow>`
      select name, signing_key, recipient, revoked_at is not null as revoked, successor,
        ${personsOf(sql`device.id`)} as persons
      from device where id = ${id}`.execute(this.trx)
    const [row] = rows
    if (row === undefined) return undefined
    const persons = v.parse(v.array(personSchema), row.persons)
    const { name, signing_key: signingKey, recipient, revoked: isRevoked, successor } = row
    return { id, name, signingKey, recipient, isRevoked, successor, persons }
  }

  async save({ id, name, signingKey, recipient }: NewDevice): Promise<void> {
    await sql`insert into device (id, name, signing_key, recipient, last_seen_at)
      values (${id}, ${name}, ${signingKey}, ${recipient}, now())
      on conflict (id) do update set name = excluded.name, recipient = excluded.recipient,
        last_seen_at = now(), revoked_at = null, successor = null`.execute(this.trx)
  }

  async savePerson({ id, name }: { id: string; name: string }, grant: Grant): Promise<void> {
    await sql`insert into person (id, name) values (${id}, ${name})
      on conflict (id) do update set name = case when excluded.name = '' then person.name
        else excluded.name end`.execute(this.trx)
    await sql`insert into person_grant (person, value) values (${id}, ${JSON.stringify(grant)}::jsonb)
      on conflict do nothing`.execute(this.trx)
  }

  async attach(device: string, person: string): Promise<void> {
    await sql`insert into device_person (device, person) values (${device}, ${person})
      on conflict do nothing`.execute(this.trx)
  }

  async detach(device: string, person: string): Promise<void> {
    for (const table of ['device_person', 'staff_session']) {
      await sql`delete from ${sql.table(table)} where device = ${device} and person = ${person}`.execute(
        this.trx,
      )
    }
    this.news.changed.push(device)
  }

  async endUses(device: string, person: string): Promise<void> {
    await sql`update invitation_use set ended_at = now() where device = ${device} and person = ${person}
      and ended_at is null`.execute(this.trx)
  }

  async regrant(person: string, from: Grant, to: Grant): Promise<void> {
    const { numAffectedRows = 0n } = await sql`delete from person_grant
      where person = ${person} and value = ${JSON.stringify(from)}::jsonb`.execute(this.trx)
    if (numAffectedRows === 0n) return
    // The link that once gave the former role does not give it again.
    await sql`update invitation_use set ended_at = now()
      where person = ${person} and ended_at is null`.execute(this.trx)
    await sql`insert into person_grant (person, value) values (${person}, ${JSON.stringify(to)}::jsonb)
      on conflict do nothing`.execute(this.trx)
    const { rows } = await sql<{ device: string }>`
      select device from device_person where person = ${person}`.execute(this.trx)
    this.news.changed.push(...rows.map(({ device }) => device))
  }

  async addToken(device: string, hash: string, lifetimeMs: number): Promise<void> {
    await sql`delete from device_token
      where device = ${device} and expires_at < now()`.execute(this.trx)
    await sql`insert into device_token (hash, device, expires_at)
      values (${hash}, ${device}, now() + ${lifetimeMs} * interval '1 millisecond')`.execute(
      this.trx,
    )
  }

  async dropTokens(device: string): Promise<void> {
    await sql`delete from device_token where device = ${device}`.execute(this.trx)
  }

  async isTokenOf(hash: string, device: string): Promise<boolean> {
    const { rows } = await sql`select 1 from device_token
      where hash = ${hash} and device = ${device} and expires_at > now()
        and ended_at is null`.execute(this.trx)
    return rows.length > 0
  }

  async recipientsOf(grants: readonly Grant[]): Promise<string[]> {
    const wanted = grants.map((grant) => JSON.stringify(grant))
    const { rows } = await sql<{ recipient: string }>`
      select distinct d.recipient from device d join device_person dp on dp.device = d.id
        join person_grant g on g.person = dp.person
      where g.value = any (${wanted}::jsonb[]) and d.revoked_at is null order by 1`.execute(
      this.trx,
    )
    return rows.map(({ recipient }) => recipient)
  }

  async revoke(device: string): Promise<void> {
    await sql`update device set revoked_at = coalesce(revoked_at, now())
      where id = ${device}`.execute(this.trx)
    this.news.revoked.push(device)
  }

  async replace(device: string, successor: string): Promise<void> {
    await sql`update device set successor = ${successor} where id = ${device}`.execute(this.trx)
    await sql`insert into staff_session (device, person, until)
      select ${successor}, person, until from staff_session where device = ${device}
      on conflict do nothing`.execute(this.trx)
    await this.revoke(device)
  }

  async rename(device: string, name: string): Promise<void> {
    await sql`update device set name = ${name} where id = ${device}`.execute(this.trx)
    this.news.changed.push(device)
  }

  async noteLock(device: string, point: string | null): Promise<void> {
    await sql`update device set lock_point = ${point} where id = ${device}`.execute(this.trx)
  }

  async locks(): Promise<NotedLock[]> {
    const { rows } = await sql<NotedLock>`
      select id as device, lock_point as point, name, revoked_at is not null as "isRevoked"
      from device where lock_point is not null`.execute(this.trx)
    return rows
  }

  async list(): Promise<DeviceEntry[]> {
    const { rows } = await sql<DeviceEntry>`
      select id, name, ${personsOf(sql`device.id`)} as persons,
        (extract(epoch from created_at) * 1000)::float8 as "createdAt",
        (extract(epoch from last_seen_at) * 1000)::float8 as "lastSeenAt",
        (extract(epoch from revoked_at) * 1000)::float8 as "revokedAt", unsent
      from device where signing_key <> '' order by created_at, id`.execute(this.trx)
    return rows
  }
}

interface KnownRow {
  name: string
  recipient: string
  signing_key: string
  revoked: boolean
  successor: string | null
  persons: unknown
}
