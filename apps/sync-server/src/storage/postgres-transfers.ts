import { pictureWordSchema } from '@living-libraries/model/transfer/letter'
import { changeAnswerSchema } from '@living-libraries/model/wire/push'
import { sql, type Transaction } from 'kysely'
import * as v from 'valibot'
import type { TakenTransfer, TransferPiece, Transfers } from '../transfer-port.ts'
import type { Tables } from './tables.ts'

/** What transfer files came to, in PostgreSQL. */
export class PostgresTransfers implements Transfers {
  private readonly trx: Transaction<Tables>

  constructor(trx: Transaction<Tables>) {
    this.trx = trx
  }

  async save(transfer: TakenTransfer): Promise<void> {
    const { file, device, carrier, receivedAt, token, acknowledged, answers, pictures } = transfer
    await sql`insert into transfer (file, device, received_at, token, acknowledged, answers, pictures)
      values (${file}, ${device}, to_timestamp(${receivedAt} / 1000.0), ${token}, ${acknowledged},
        ${JSON.stringify(answers)}::jsonb, ${JSON.stringify(pictures)}::jsonb)
      on conflict (device, file) do update set received_at = excluded.received_at,
        answers = excluded.answers, pictures = excluded.pictures`.execute(this.trx)
    if (carrier === null) return
    await sql`insert into transfer_carrier (carrier, device) values (${carrier}, ${device})
      on conflict do nothing`.execute(this.trx)
  }

  async ofDevice(device: string, most: number): Promise<TakenTransfer[]> {
    const { rows } = await sql<Row>`
      select file, (extract(epoch from received_at) * 1000)::float8 as received_at, token,
        acknowledged::float8 as acknowledged, answers, pictures
      from transfer where device = ${device} order by transfer.received_at desc, file
      limit ${most}`.execute(this.trx)
    return rows.map(
      ({ file, received_at: receivedAt, token, acknowledged, answers, pictures }) => ({
        file,
        device,
        carrier: null,
        receivedAt,
        token,
        acknowledged,
        answers: v.parse(v.array(changeAnswerSchema), answers),
        pictures: v.parse(v.array(pictureWordSchema), pictures),
      }),
    )
  }

  async lockReceived(carrier: string, hash: string): Promise<number> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${carrier}/${hash}`}, 1))`.execute(
      this.trx,
    )
    const { rows } = await sql<{ received: number }>`
      select coalesce(sum(length(bytes)), 0)::int as received from transfer_piece
      where carrier = ${carrier} and hash = ${hash}`.execute(this.trx)
    return rows[0]?.received ?? 0
  }

  async addPiece({ carrier, hash, at, bytes, receivedAt }: TransferPiece): Promise<void> {
    await sql`insert into transfer_piece (carrier, hash, at, bytes, received_at)
      values (${carrier}, ${hash}, ${at}, ${Buffer.from(bytes)},
        to_timestamp(${receivedAt} / 1000.0))`.execute(this.trx)
  }

  async pieces(carrier: string, hash: string): Promise<Uint8Array> {
    const { rows } = await sql<{ bytes: Buffer }>`select bytes from transfer_piece
      where carrier = ${carrier} and hash = ${hash} order by at`.execute(this.trx)
    return Buffer.concat(rows.map(({ bytes }) => bytes))
  }

  async dropPieces(carrier: string, hash: string): Promise<void> {
    await sql`delete from transfer_piece
      where carrier = ${carrier} and hash = ${hash}`.execute(this.trx)
  }

  async dropOldPieces(
    carrier: string,
    hash: string,
    before: number,
    others: number,
  ): Promise<void> {
    await sql`delete from transfer_piece where carrier = ${carrier} and hash <> ${hash}
      and hash not in (
        select hash from transfer_piece where carrier = ${carrier} and hash <> ${hash}
        group by hash having max(received_at) >= to_timestamp(${before} / 1000.0)
        order by max(received_at) desc limit ${others})`.execute(this.trx)
  }

  async hasCarried(carrier: string, device: string): Promise<boolean> {
    const { rows } = await sql`select 1 from transfer_carrier
      where carrier = ${carrier} and device = ${device}`.execute(this.trx)
    return rows.length > 0
  }
}

interface Row {
  file: string
  received_at: number
  token: string | null
  acknowledged: number
  answers: unknown
  pictures: unknown
}
