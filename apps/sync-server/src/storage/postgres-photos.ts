import type { PhotoPart } from '@living-libraries/model/photo'
import { sql, type Transaction } from 'kysely'
import type { Photos, Piece } from '../photo-port.ts'
import type { Tables } from './tables.ts'

/** Pictures in PostgreSQL, piece by piece. */
export class PostgresPhotos implements Photos {
  private readonly trx: Transaction<Tables>

  constructor(trx: Transaction<Tables>) {
    this.trx = trx
  }

  async lockReceived(photo: string, part: PhotoPart): Promise<number> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${photo}/${part}`}, 0))`.execute(
      this.trx,
    )
    const { rows } = await sql<{ received: number }>`
      select coalesce(sum(length(bytes)), 0)::int as received from photo_piece
      where photo = ${photo} and part = ${part}`.execute(this.trx)
    return rows[0]?.received ?? 0
  }

  async addPiece({ space, photo, part, at, bytes }: Piece): Promise<void> {
    await sql`insert into photo_piece (space, photo, part, at, bytes)
      values (${space}, ${photo}, ${part}, ${at}, ${Buffer.from(bytes)})`.execute(this.trx)
  }

  async pieces(photo: string, part: PhotoPart): Promise<Uint8Array[]> {
    const { rows } = await sql<{ bytes: Buffer }>`select bytes from photo_piece
      where photo = ${photo} and part = ${part} order by at`.execute(this.trx)
    return rows.map(({ bytes }) => bytes)
  }

  async countPieces(photo: string): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from photo_piece where photo = ${photo}`.execute(this.trx)
    return rows[0]?.count ?? 0
  }

  async drop(photos: readonly string[], part?: PhotoPart): Promise<void> {
    await sql`delete from photo_piece where photo = any (${photos}::uuid[])
      and (${part ?? null}::text is null or part = ${part ?? null})`.execute(this.trx)
  }
}
