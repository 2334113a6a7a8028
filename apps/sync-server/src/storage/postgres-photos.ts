import type { PhotoPart } from '@living-libraries/model/photo'
import { sql, type Transaction } from 'kysely'
import type { Photos, Piece, WholePicture } from '../photo-port.ts'
import type { PictureStore } from '../picture-store-port.ts'
import { StorageUnavailable } from '../ports.ts'
import type { Tables } from './tables.ts'

/** Pictures in PostgreSQL, piece by piece; those that were moved to a store are fetched from there. */
export class PostgresPhotos implements Photos {
  private readonly trx: Transaction<Tables>
  private readonly store: PictureStore | undefined

  constructor(trx: Transaction<Tables>, store: PictureStore | undefined) {
    this.trx = trx
    this.store = store
  }

  async lockReceived(photo: string, part: PhotoPart): Promise<number> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${photo}/${part}`}, 0))`.execute(
      this.trx,
    )
    const { rows } = await sql<{ received: number }>`
      select coalesce((select size from photo_object where photo = ${photo} and part = ${part}),
        (select sum(length(bytes)) from photo_piece where photo = ${photo} and part = ${part}),
        0)::int as received`.execute(this.trx)
    return rows[0]?.received ?? 0
  }

  async addPiece({ space, photo, part, at, bytes }: Piece): Promise<void> {
    await sql`insert into photo_piece (space, photo, part, at, bytes)
      values (${space}, ${photo}, ${part}, ${at}, ${Buffer.from(bytes)})`.execute(this.trx)
  }

  async pieces(photo: string, part: PhotoPart): Promise<Uint8Array[]> {
    const { rows } = await sql<{ bytes: Buffer }>`select bytes from photo_piece
      where photo = ${photo} and part = ${part} order by at`.execute(this.trx)
    if (rows.length > 0) return rows.map(({ bytes }) => bytes)
    const stored = await this.stored(photo, part)
    return stored === undefined ? [] : [stored]
  }

  private async stored(photo: string, part: PhotoPart): Promise<Uint8Array | undefined> {
    const { rows } = await sql<{ key: string }>`select key from photo_object
      where photo = ${photo} and part = ${part}`.execute(this.trx)
    const [object] = rows
    if (object === undefined) return undefined
    const bytes = await this.store?.get(object.key)
    if (bytes === undefined) throw new StorageUnavailable(`no picture under ${object.key}`)
    return bytes
  }

  async countPieces(photo: string): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select (select count(*) from photo_piece where photo = ${photo})::int
        + (select count(*) from photo_object where photo = ${photo})::int as count`.execute(
      this.trx,
    )
    return rows[0]?.count ?? 0
  }

  async drop(photos: readonly string[], part?: PhotoPart): Promise<void> {
    await sql`delete from photo_piece where photo = any (${photos}::uuid[])
      and (${part ?? null}::text is null or part = ${part ?? null})`.execute(this.trx)
    await sql`with dropped as (delete from photo_object where photo = any (${photos}::uuid[])
        and (${part ?? null}::text is null or part = ${part ?? null}) returning key)
      insert into photo_object_gone select key from dropped on conflict do nothing`.execute(
      this.trx,
    )
  }

  async toMove(most: number): Promise<WholePicture[]> {
    const { rows } = await sql<WholePicture>`
      select p.space, p.photo, p.part, sum(length(p.bytes))::int as size,
        r.state->'fields'->>(case p.part when 'picture' then 'hash' else 'thumbnailHash' end) as hash
      from photo_piece p join record r on r.space = p.space and r.id = p.photo
      group by p.space, p.photo, p.part, r.state
      having sum(length(p.bytes)) = (r.state->'fields'->>
        (case p.part when 'picture' then 'size' else 'thumbnailSize' end))::int
      limit ${most}`.execute(this.trx)
    return rows
  }

  async moved({ space, photo, part, size }: WholePicture, key: string): Promise<void> {
    await this.lockReceived(photo, part)
    const { rows } = await sql<{ bytes: number }>`with taken as (
        delete from photo_piece where photo = ${photo} and part = ${part} returning bytes)
      select coalesce(sum(length(bytes)), 0)::int as bytes from taken`.execute(this.trx)
    if (rows[0]?.bytes === size) {
      await sql`insert into photo_object (space, photo, part, key, size)
        values (${space}, ${photo}, ${part}, ${key}, ${size})`.execute(this.trx)
    } else {
      await sql`insert into photo_object_gone values (${key})
        on conflict do nothing`.execute(this.trx)
    }
  }

  async gone(most: number): Promise<string[]> {
    const { rows } = await sql<{ key: string }>`select key from photo_object_gone
      limit ${most}`.execute(this.trx)
    return rows.map(({ key }) => key)
  }

  async forgetGone(key: string): Promise<void> {
    await sql`delete from photo_object_gone where key = ${key}`.execute(this.trx)
  }
}
