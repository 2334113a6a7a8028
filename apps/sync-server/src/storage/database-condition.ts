import { type Kysely, sql } from 'kysely'
import type { DatabaseCondition } from '../condition-port.ts'
import type { Tables } from './tables.ts'

export async function databaseCondition(kysely: Kysely<Tables>): Promise<DatabaseCondition> {
  const { rows } = await sql<DatabaseCondition>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      pg_database_size(current_database())::float8 as "sizeBytes"`.execute(kysely)
  const [row] = rows
  if (row === undefined) throw new Error('the database says nothing of itself')
  return row
}
