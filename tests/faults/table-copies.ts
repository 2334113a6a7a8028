import type pg from 'pg'

/** Copies every table beside itself: what was kept can be put back, as often as wanted. */
export async function keepTables(owner: pg.Client, schema: string): Promise<void> {
  const tables = await namesOf(owner)
  await owner.query(
    [
      `drop schema if exists ${schema} cascade`,
      `create schema ${schema}`,
      ...tables.map((name) => `create table ${schema}."${name}" as table public."${name}"`),
    ].join(';'),
  )
}

/** Puts the copies back, past every trigger that would refuse it: this is the work of a restore. */
export async function restoreTables(owner: pg.Client, schema: string): Promise<void> {
  const tables = await namesOf(owner)
  await owner.query(
    [
      'begin',
      'set local session_replication_role = replica',
      ...tables.flatMap((name) => [
        `delete from public."${name}"`,
        `insert into public."${name}" overriding system value select * from ${schema}."${name}"`,
      ]),
      'commit',
    ].join(';'),
  )
}

async function namesOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`)
  return rows.map(({ name }) => name)
}
