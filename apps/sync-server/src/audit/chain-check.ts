import { createHash } from 'node:crypto'
import type pg from 'pg'

/** Something in the history that is not as it was written. */
export interface Tampering {
  readonly space: string
  readonly seq: number
  readonly what: 'values' | 'row' | 'missing' | 'head' | 'state'
}

/** The last link of a space: whoever keeps it elsewhere can tell whether everything before it still is as it was. */
export interface ChainHead {
  readonly space: string
  readonly seq: number
  /** Hexadecimal. */
  readonly link: string
}

export interface ChainReport {
  readonly rows: number
  readonly erased: number
  readonly heads: readonly ChainHead[]
  readonly tamperings: readonly Tampering[]
  /** Heads of a time that a restore has put aside. */
  readonly restoredAway: readonly ChainHead[]
}

const pageRows = 5_000
// A new epoch leaves more than this between two numbers (S15); nothing else leaves any.
const epochLeap = 1_000_000_000

/**
 * Walks the chains of all spaces. Everything is computed here from the bare rows: who can change the database can
 * change its functions too. Who owns it can even write the whole chain anew, which only a head that was kept
 * elsewhere shows.
 */
export async function checkChain(
  owner: pg.ClientBase,
  kept: readonly ChainHead[] = [],
): Promise<ChainReport> {
  const tamperings: Tampering[] = []
  const heads = new Map<string, ChainHead>()
  const wanted = new Map(kept.map((head) => [`${head.space} ${head.seq}`, head]))
  let rows = 0
  let erased = 0
  for await (const row of allRows(owner)) {
    rows += 1
    const { space, seq } = row
    const before = heads.get(space)
    const leap = seq - (before?.seq ?? 0)
    if (leap !== 1 && leap < epochLeap) tamperings.push({ space, seq, what: 'missing' })
    if (row.salt === null) {
      erased += 1
      if (row.values !== '[{}, [], {}]') tamperings.push({ space, seq, what: 'values' })
    } else if (!sha256(row.salt, Buffer.from(row.values)).equals(row.commitment)) {
      tamperings.push({ space, seq, what: 'values' })
    }
    const previous = Buffer.from(before?.link ?? '', 'hex')
    const link = sha256(previous, row.commitment, Buffer.from(row.metadata))
    if (!link.equals(row.link)) tamperings.push({ space, seq, what: 'row' })
    // What is stored goes on: one changed row is told once, not with all that follow it.
    const head = { space, seq, link: row.link.toString('hex') }
    heads.set(space, head)
    if (wanted.get(`${space} ${seq}`)?.link === head.link) wanted.delete(`${space} ${seq}`)
  }
  const ends = await endsOf(owner)
  for (const { id, last, start } of ends) {
    const seq = heads.get(id)?.seq ?? 0
    if (seq !== last && last !== start) tamperings.push({ space: id, seq: last, what: 'missing' })
  }
  const starts = new Map(ends.map(({ id, start }) => [id, start]))
  const restoredAway: ChainHead[] = []
  for (const head of wanted.values()) {
    if ((starts.get(head.space) ?? 0) > head.seq) restoredAway.push(head)
    else tamperings.push({ space: head.space, seq: head.seq, what: 'head' })
  }
  return { rows, erased, heads: [...heads.values()], tamperings, restoredAway }
}

interface ChainRow {
  readonly space: string
  readonly seq: number
  readonly salt: Buffer | null
  readonly commitment: Buffer
  readonly link: Buffer
  /** `set`, `unset` and `replaced` as PostgreSQL writes them. */
  readonly values: string
  readonly metadata: string
}

async function* allRows(owner: pg.ClientBase): AsyncGenerator<ChainRow> {
  let space = ''
  let seq = 0
  for (;;) {
    const { rows } = await owner.query<ChainRow & { seq: string }>(
      `select space, seq, salt, commitment, link,
        jsonb_build_array(change->'set', change->'unset', replaced)::text as values,
        jsonb_build_array(space, seq, record, person, device,
          (extract(epoch from received_at) * 1000000)::bigint, change - 'set' - 'unset')::text as metadata
      from revision where (space, seq) > ($1, $2) order by space, seq limit ${pageRows}`,
      [space, seq],
    )
    for (const row of rows) yield { ...row, seq: Number(row.seq) }
    const last = rows.at(-1)
    if (last === undefined) return
    space = last.space
    seq = Number(last.seq)
  }
}

/** The last links as they stand, without walking the chains; one line of JSON each. */
export async function presentHeads(owner: pg.ClientBase): Promise<string> {
  const { rows } = await owner.query<
    ChainHead & { seq: string }
  >(`select distinct on (space) space, seq,
    encode(link, 'hex') as link from revision order by space, seq desc`)
  return rows.map((row) => `${JSON.stringify({ ...row, seq: Number(row.seq) })}\n`).join('')
}

async function endsOf(owner: pg.ClientBase) {
  const { rows } = await owner.query<{ id: string; last: string; start: string }>(
    'select id, last_seq as last, epoch_start as start from space',
  )
  return rows.map(({ id, last, start }) => ({ id, last: Number(last), start: Number(start) }))
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
