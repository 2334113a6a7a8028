import type { Transaction } from 'kysely'
import type { Overview } from '../overview-port.ts'
import type { Tables } from './tables.ts'

/** Consolidated reading in PostgreSQL. */
export class PostgresOverview implements Overview {
  constructor(_trx: Transaction<Tables>) {}
}
