import type { InitiativeActRecord } from '@living-libraries/model/initiative-state'
import { sql, type Transaction } from 'kysely'
import { answerClass, isReadable, withSession } from './answer-class.ts'
import type {
  ArrivedHour,
  InitiativePlace,
  OverviewResult,
  ReadResults,
  ResultCount,
} from '../results-port.ts'
import type { Tables } from './tables.ts'

/** Consolidated reading of elements, initiatives and delegates in PostgreSQL. */
export class PostgresResults implements ReadResults {
  private readonly trx: Transaction<Tables>

  constructor(trx: Transaction<Tables>) {
    this.trx = trx
  }

  async readable(): Promise<OverviewResult[]> {
    const { rows } = await sql<OverviewResult>`
      select a.id, a.kind, a.of_session as session, a.venue, a.municipality,
        (a.state->>'version')::bigint as version, a.state->'fields' as fields, g.state->'fields'->>'title' as carrier, ${answerClass} as class
      from record a ${withSession}
      left join record g
        on g.id::text = a.state->'fields'->>'carrier' and g.kind = 'group' and not g.deleted
      where a.kind in ('element', 'initiative') and ${isReadable}
      order by a.id`.execute(this.trx)
    return rows
  }

  async decisions(): Promise<Map<string, InitiativeActRecord[]>> {
    const { rows } = await sql<{ state: InitiativeActRecord; initiative: string }>`
      select state, state->'fields'->>'initiative' as initiative from record
      where kind = 'initiativeAct' and not deleted`.execute(this.trx)
    const decisions = new Map<string, InitiativeActRecord[]>()
    for (const { initiative, state } of rows) {
      decisions.set(initiative, [...(decisions.get(initiative) ?? []), state])
    }
    return decisions
  }

  async placeOf(initiative: string): Promise<InitiativePlace | undefined> {
    const { rows } = await sql<InitiativePlace>`
      select a.venue, a.of_session as session from record a ${withSession}
      where a.id = ${initiative}::uuid and a.kind = 'initiative' and ${isReadable}`.execute(
      this.trx,
    )
    return rows[0]
  }

  async counts(): Promise<ResultCount[]> {
    const { rows } = await sql<ResultCount>`
      select municipality, kind, count(*) as received,
        count(*) filter (where class in ('submitted', 'accepted')) as counted
      from (
        select a.municipality, a.kind, ${answerClass} as class from record a ${withSession}
        where a.kind in ('element', 'initiative', 'delegate') and a.municipality is not null) as c
      group by municipality, kind order by municipality, kind`.execute(this.trx)
    return rows
  }

  async arrivals(): Promise<ArrivedHour[]> {
    const { rows } = await sql<ArrivedHour>`
      select (extract(epoch from hour) * 1000)::float8 as hour,
        coalesce(sum(received) filter (where kind = 'answer'), 0)::bigint as received,
        coalesce(sum(received) filter (where kind = 'initiative'), 0)::bigint as initiatives
      from arrivals() group by hour order by hour`.execute(this.trx)
    return rows
  }
}
