import { grantSchema } from '@living-libraries/model/access'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import * as v from 'valibot'
import type { Invitation, Invitations, NewInvitation } from '../device-port.ts'
import type { Tables } from './tables.ts'

/** Invitations in PostgreSQL; of a code only its hash is ever kept. */
export class PostgresInvitations implements Invitations {
  private readonly trx: Transaction<Tables>

  constructor(trx: Transaction<Tables>) {
    this.trx = trx
  }

  async byCode(codeHash: string): Promise<Invitation | undefined> {
    return (await this.select(sql`where ${isCode(codeHash)}`))[0]
  }

  async lockByCode(codeHash: string): Promise<Invitation | undefined> {
    await sql`select 1 from invitation i where ${isCode(codeHash)} for update`.execute(this.trx)
    return this.byCode(codeHash)
  }

  async usedBy(invitation: string, device: string) {
    const { rows } = await sql<{ person: string; isOver: boolean }>`
      select person, ended_at is not null as "isOver" from invitation_use
      where invitation = ${invitation} and device = ${device}`.execute(this.trx)
    return rows[0]
  }

  async addUse(invitation: string, device: string, person: string): Promise<void> {
    await sql`insert into invitation_use (invitation, device, person)
      values (${invitation}, ${device}, ${person})`.execute(this.trx)
  }

  async add(invitation: NewInvitation): Promise<void> {
    const { id, codeHash, grant, person, maxUses, expiresAt, createdBy } = invitation
    await sql`
      insert into invitation (id, code_hash, value, person, max_uses, expires_at, created_by)
      values (${id}, ${codeHash}, ${JSON.stringify(grant)}::jsonb, ${person}, ${maxUses},
        to_timestamp(${expiresAt} / 1000.0), ${createdBy})`.execute(this.trx)
  }

  async list(): Promise<Invitation[]> {
    return this.select(sql`order by created_at desc, id`)
  }

  async revoke(id: string): Promise<void> {
    await sql`update invitation set revoked_at = coalesce(revoked_at, now())
      where id = ${id}`.execute(this.trx)
  }

  async speak(invitation: string, codeHash: string, expiresAt: number): Promise<void> {
    await sql`delete from spoken_code
      where invitation = ${invitation} or expires_at <= now()`.execute(this.trx)
    await sql`insert into spoken_code (hash, invitation, expires_at)
      values (${codeHash}, ${invitation}, to_timestamp(${expiresAt} / 1000.0))`.execute(this.trx)
  }

  private async select(condition: RawBuilder<unknown>): Promise<Invitation[]> {
    const { rows } = await sql<Invitation>`
      select id, value as grant, person, max_uses as "maxUses",
        (select count(*) from invitation_use u where u.invitation = i.id) as uses,
        (extract(epoch from expires_at) * 1000)::float8 as "expiresAt",
        (extract(epoch from created_at) * 1000)::float8 as "createdAt",
        revoked_at is not null as "isRevoked", created_by as "createdBy"
      from invitation i ${condition}`.execute(this.trx)
    return rows.map((row) => ({ ...row, grant: v.parse(grantSchema, row.grant) }))
  }
}

/** Of the invitation `i`: the code of its link, or one that was said aloud and still lives. */
function isCode(hash: string): RawBuilder<unknown> {
  return sql`(i.code_hash = ${hash} or i.id in (
    select invitation from spoken_code where hash = ${hash} and expires_at > now()))`
}
