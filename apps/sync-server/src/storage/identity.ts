import { personSchema } from '@living-libraries/model/access'
import { type Kysely, sql } from 'kysely'
import * as v from 'valibot'
import type { Identified } from '../ports.ts'
import type { Tables } from './tables.ts'

/**
 * Who stands behind a credential, in one statement: it runs with every request. `unsent` is what the device says
 * that it still holds.
 */
export async function identify(
  kysely: Kysely<Tables>,
  tokenHash: string,
  unsent: number | undefined,
): Promise<Identified | undefined> {
  const { rows } = await sql<Row>`
    select d.id, d.name, d.revoked_at is not null as revoked, ${personsOf(sql`d.id`)} as persons,
      coalesce(forum_seq(), 0) as forum_seq, (select epoch from server) as epoch,
      (extract(epoch from now() - t.issued_at) * 1000)::float8 as token_age_ms,
      d.last_seen_at is null or d.last_seen_at < now() - interval '1 minute' or (
        ${unsent ?? null}::int is not null and d.unsent is distinct from ${unsent ?? null}::int
      ) as unseen,
      exists (select 1 from device_person dp where dp.device = d.id and is_staff(dp.person)
        and not exists (select 1 from staff_session s
          where s.device = d.id and s.person = dp.person and s.until > now())) as signed_out,
      exists (select 1 from device_token o where o.device = d.id
        and o.issued_at < t.issued_at and o.ended_at is null) as succeeds
    from device_token t join device d on d.id = t.device
    where t.hash = ${tokenHash} and t.expires_at > now() and t.ended_at is null`.execute(kysely)
  const [row] = rows
  if (row === undefined) {
    await endFamilyOf(kysely, tokenHash)
    return undefined
  }
  if (row.unseen && !row.revoked) await noteContact(kysely, row.id, unsent)
  if (row.succeeds && !row.revoked) await endOlderTokens(kysely, tokenHash)
  return {
    device: { id: row.id, name: row.name },
    isRevoked: row.revoked,
    isSignedOut: row.signed_out,
    persons: v.parse(v.array(personSchema), row.persons),
    forumPosition: row.forum_seq,
    epoch: row.epoch,
    tokenAgeMs: row.token_age_ms,
  }
}

/** The persons of a device with their grants, as JSON. */
export function personsOf(device: ReturnType<typeof sql>) {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'grants', coalesce(
        (select jsonb_agg(g.value order by g.given_at) from person_grant g where g.person = p.id), '[]'))
      order by p.created_at, p.id)
    from device_person dp join person p on p.id = dp.person where dp.device = ${device}), '[]')`
}

/** A new credential was used, so that it is known to have arrived: its predecessors end. */
async function endOlderTokens(kysely: Kysely<Tables>, hash: string): Promise<void> {
  await sql`update device_token o set ended_at = now() from device_token t
    where t.hash = ${hash} and o.device = t.device and o.issued_at < t.issued_at
      and o.ended_at is null`.execute(kysely)
}

/**
 * An ended credential that comes back was copied, by whom is not known: all of its device end, and it asks for an
 * invitation. Requests that were on their way when it ended are no copy.
 */
async function endFamilyOf(kysely: Kysely<Tables>, hash: string): Promise<void> {
  await sql`delete from device_token where device in (select device from device_token
    where hash = ${hash} and ended_at < now() - interval '5 minutes')`.execute(kysely)
}

// Skips a device that a push has locked: who pushes is in contact anyway.
async function noteContact(
  kysely: Kysely<Tables>,
  device: string,
  unsent: number | undefined,
): Promise<void> {
  await sql`update device set last_seen_at = now(), unsent = coalesce(${unsent ?? null}, unsent)
    where id in (select id from device where id = ${device} for update skip locked)`.execute(kysely)
}

interface Row {
  id: string
  name: string
  revoked: boolean
  signed_out: boolean
  persons: unknown
  forum_seq: number
  epoch: string
  token_age_ms: number
  unseen: boolean
  succeeds: boolean
}
