import type { OverviewAnswer } from '@living-libraries/model/overview'
import { sql, type Transaction } from 'kysely'
import type {
  AnswerCount,
  AnswerFilter,
  Facet,
  FoundAnswers,
  Overview,
  OverviewSession,
  VenueContact,
} from '../overview-port.ts'
import type { Tables } from './tables.ts'

/** Consolidated reading in PostgreSQL. */
export class PostgresOverview implements Overview {
  private readonly trx: Transaction<Tables>

  constructor(trx: Transaction<Tables>) {
    this.trx = trx
  }

  async sessions(): Promise<OverviewSession[]> {
    const { rows } = await sql<OverviewSession>`
      select c.of_session as id, c.venue, c.municipality, s.id is not null as "isKnown",
        coalesce(s.deleted, false) as "isDeleted", s.state->'fields'->>'date' as date,
        coalesce(s.state->'fields'->'attendance', '{}') as attendance,
        coalesce(r.state, 'draft') as state, coalesce(r.self_accepted, false) as "isSelfAccepted",
        (extract(epoch from r.submitted_at) * 1000)::float8 as "submittedAt",
        (extract(epoch from r.acted_at) * 1000)::float8 as "actedAt",
        c.answers, c.late_answers as "lateAnswers", c.participants, c.late
      from (
        select space, venue, municipality, of_session,
          count(*) filter (where kind = 'answer' and not deleted) as answers,
          count(*) filter (where kind = 'answer' and not deleted and late) as late_answers,
          count(*) filter (where kind = 'participant' and not deleted) as participants,
          count(*) filter (where late) as late
        from record where venue is not null and of_session is not null
        group by space, venue, municipality, of_session) as c
      left join record s on s.space = c.space and s.id = c.of_session and s.kind = 'session'
      left join session_review r on r.space = c.space and r.session = c.of_session
      order by date, id`.execute(this.trx)
    return rows
  }

  async lastReceived(): Promise<Map<string, number>> {
    const { rows } = await sql<{ venue: string; at: number }>`
      select substr(s.id, 7) as venue, (extract(epoch from last.received_at) * 1000)::float8 as at
      from space s cross join lateral (
        select received_at from revision v where v.space = s.id order by seq desc limit 1) as last
      where s.id like 'venue/%'`.execute(this.trx)
    return new Map(rows.map(({ venue, at }) => [venue, at]))
  }

  async contacts(): Promise<Map<string, VenueContact>> {
    const { rows } = await sql<VenueContact & { venue: string }>`
      select venue, count(*) as installations, coalesce(sum(unsent), 0)::int as unsent,
        (extract(epoch from max(last_seen_at)) * 1000)::float8 as "lastAt"
      from (
        select distinct g.value->>'venue' as venue, d.id, d.last_seen_at, d.unsent
        from device d
        join device_person p on p.device = d.id
        join person_grant g on g.person = p.person
        where d.revoked_at is null and g.value->>'role' = 'librarian') as installation
      group by venue`.execute(this.trx)
    return new Map(rows.map(({ venue, ...contact }) => [venue, contact]))
  }

  async answerCounts(): Promise<AnswerCount[]> {
    const { rows } = await sql<AnswerCount>`
      select class, municipality, question, grp as "group", count(*) as count
      from (select a.municipality, a.question, a.grp, ${answerClass} as class ${answersWithSession}) as c
      group by class, municipality, question, grp`.execute(this.trx)
    return rows
  }

  async answers(filter: AnswerFilter): Promise<FoundAnswers> {
    const [page, counted] = [await this.answerPage(filter), await this.facets(filter)]
    const total = counted.find(({ name }) => name === 'total')?.count ?? 0
    const facets = counted.flatMap(({ name, ...facet }) =>
      name === 'total' ? [] : [{ name, ...facet }],
    )
    return { answers: page, total, facets }
  }

  async answerPage(filter: AnswerFilter): Promise<OverviewAnswer[]> {
    const { limit, after } = filter
    const { rows } = await sql<OverviewAnswer>`
      select id, session, venue, municipality, question, also, fields->>'text' as text,
        fields->>'language' as language, fields->>'translation' as translation, "table",
        grp as "group", fields->>'level' as level,
        case when class = 'submitted' then 'submitted' else 'accepted' end as state,
        class = 'late' as "isLate"
      from (
        select a.id, a.of_session as session, a.venue, a.municipality, a.question,
          coalesce(a.also, '{}') as also, a.grp, a.lexemes, a.state->'fields' as fields,
          s.state->'fields'->'tables'->(a.state->'fields'->>'table')->>'name' as "table",
          ${answerClass} as class
        ${answersWithSession}) as c
      where ${isReadable} and ${found(filter)} and ${allOf(conditions(filter))}
        and (${after}::uuid is null or id > ${after}::uuid)
      order by id limit ${limit + 1}`.execute(this.trx)
    return rows
  }

  /** For every filter: what would be found with it left out, by its values. */
  private async facets(
    filter: AnswerFilter,
  ): Promise<(Omit<Facet, 'name'> & { name: FacetName })[]> {
    const by = conditions(filter)
    const further = filter.withAlso ? sql`also` : sql`'{}'::text[]`
    const without = (name: keyof typeof by) => {
      const { [name]: _left, ...others } = by
      return allOf(others)
    }
    const { rows } = await sql<Omit<Facet, 'name'> & { name: FacetName }>`
      with c as materialized (
        select id, session, question, also, municipality, venue, grp, class from (
          select a.id, a.of_session as session, a.question, coalesce(a.also, '{}') as also,
            a.municipality, a.venue, a.grp, a.lexemes, ${answerClass} as class
          ${answersWithSession}) as c
        where ${isReadable} and ${found(filter)})
      select 'total' as name, '' as value, count(*) as count from c where ${allOf(by)}
      union all
      select 'question', q.value, count(*) from c, lateral (
        select distinct unnest(array_append(${further}, question)) as value) as q
        where ${without('question')} group by 2
      union all
      select 'municipality', municipality, count(*) from c where ${without('municipality')} group by 2
      union all
      select 'venue', venue, count(*) from c where ${without('venue')} group by 2
      union all
      select 'group', coalesce(grp, 'unstated'), count(*) from c where ${without('group')} group by 2
      union all
      select 'state', case when class = 'submitted' then 'submitted' else 'accepted' end, count(*)
        from c where ${without('state')} group by 2
      union all
      select 'late', 'late', count(*) from c where class = 'late' and ${without('late')}`.execute(
      this.trx,
    )
    return rows
  }
}

type FacetName = Facet['name'] | 'total'

const answersWithSession = sql`from record a
  left join record s on s.space = a.space and s.id = a.of_session and s.kind = 'session'
  left join session_review r on r.space = a.space and r.session = a.of_session
  where a.kind = 'answer'`

/** See `AnswerClass`. */
const answerClass = sql`case
  when a.deleted or coalesce(s.deleted, false) then 'deleted'
  when r.state = 'returned' then 'returned'
  when coalesce(r.state, 'draft') = 'draft' then 'draft'
  when a.late then 'late'
  else r.state end`

// Before a session is submitted the region sees its numbers only.
const isReadable = sql`class in ('late', 'submitted', 'accepted') and municipality is not null`

function found({ query }: AnswerFilter) {
  return query === null ? sql`true` : sql`lexemes @@ ${query}::tsquery`
}

function conditions(filter: AnswerFilter) {
  const { question, withAlso, municipality, venue, session, group, state, late } = filter
  return {
    question:
      question === null
        ? undefined
        : withAlso
          ? sql`(question = ${question} or ${question} = any(also))`
          : sql`question = ${question}`,
    municipality: municipality === null ? undefined : sql`municipality = ${municipality}`,
    venue: venue === null ? undefined : sql`venue = ${venue}`,
    session: session === null ? undefined : sql`session = ${session}::uuid`,
    group: group === null ? undefined : sql`coalesce(grp, 'unstated') = ${group}`,
    state:
      state === null
        ? undefined
        : state === 'submitted'
          ? sql`class = 'submitted'`
          : sql`class in ('accepted', 'late')`,
    late: late === null ? undefined : late ? sql`class = 'late'` : sql`class <> 'late'`,
  }
}

function allOf(parts: { readonly [name: string]: ReturnType<typeof sql> | undefined }) {
  const present = Object.values(parts).filter((part) => part !== undefined)
  return present.length === 0 ? sql`true` : sql.join(present, sql` and `)
}
