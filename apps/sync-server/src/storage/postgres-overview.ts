import type { OverviewAnswer } from '@living-libraries/model/overview'
import { sql, type Transaction } from 'kysely'
import {
  allOf,
  answersOfHalls,
  isReadable,
  type Piece,
  readableCells,
  withSession,
} from './answer-class.ts'
import { conditions, foundAnswers, foundIds, isOneByOne } from './answer-conditions.ts'
import type {
  AnswerCount,
  AnswerFilter,
  Facet,
  FoundAnswers,
  HallGroup,
  Overview,
  OverviewSession,
  QuestionCount,
  RemovedAnswers,
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
        select space, venue, municipality, of_session, sum(answers)::bigint as answers,
          sum(late_answers)::bigint as late_answers, sum(participants)::bigint as participants,
          sum(late)::bigint as late
        from (
          select space, venue, municipality, session as of_session, answers, late_answers,
            0 as participants, late
          from sessions_answers()
          union all
          select space, venue, municipality, of_session, 0, 0,
            (kind = 'participant' and not deleted)::int, late::int
          from record where kind <> 'answer') as counted
        where venue is not null and of_session is not null
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
      select case when k.late and k.class in ('submitted', 'accepted') then 'late' else k.class end
        as class, k.municipality, k.question, k.grp as "group", sum(k.answers)::bigint as count
      from answer_cells() k group by 1, 2, 3, 4
      union all select moved.class, e.municipality, e.question, e.grp, moved.sign * count(*)
      from record e cross join (values ('deleted', -1), ('set-aside', 1)) as moved (class, sign)
      where e.kind = 'answer' and e.deleted and e.state ? 'erased'
      group by moved.class, moved.sign, e.municipality, e.question, e.grp`.execute(this.trx)
    return rows
  }

  async removed(): Promise<Map<string, RemovedAnswers>> {
    const { rows } = await sql<RemovedAnswers & { venue: string }>`
      select venue, (sum(gone) - sum(erased))::bigint as deleted, sum(erased)::bigint as "setAside"
      from (
        select k.venue, k.answers::bigint as gone, 0::bigint as erased
          from answer_cells() k where k.class = 'deleted'
        union all
        select e.venue, 0, 1 from record e
          where e.kind = 'answer' and e.deleted and e.state ? 'erased') as removed
      where venue is not null group by venue`.execute(this.trx)
    return new Map(rows.map(({ venue, ...removed }) => [venue, removed]))
  }

  async ofHalls(halls: readonly HallGroup[]): Promise<QuestionCount[]> {
    const { rows } = await sql<QuestionCount>`
      select k.municipality, k.question, k.grp as "group", count(*) as count
      from ${answersOfHalls(halls)} h join (${readableCells}) k on k.id = h.cell and not k.late
      group by 1, 2, 3`.execute(this.trx)
    return rows
  }

  async answers(filter: AnswerFilter): Promise<FoundAnswers> {
    const counted = await this.facets(filter)
    const total = counted.find(({ name }) => name === 'total')?.count ?? 0
    const facets = counted.flatMap(({ name, ...facet }) =>
      name === 'total' || name === 'id' ? [] : [{ name, ...facet }],
    )
    const ids = counted.filter(({ name }) => name === 'id').map(({ value }) => value)
    const answers = isOneByOne(filter) ? await this.answersById(ids) : await this.answerPage(filter)
    return { answers, total, facets }
  }

  async answerPage(filter: AnswerFilter): Promise<OverviewAnswer[]> {
    return this.words(foundIds(filter, filter.after, filter.limit + 1))
  }

  async writerOf(person: string, device: string): Promise<{ name: string; device: string }> {
    const { rows } = await sql<{ name: string; device: string }>`
      select coalesce((select name from person where id = ${person}::uuid), '') as name,
        coalesce((select name from device where id = ${device}::uuid), '') as device`.execute(
      this.trx,
    )
    return rows[0] ?? { name: '', device: '' }
  }

  async answersById(ids: readonly string[]): Promise<OverviewAnswer[]> {
    return this.words(sql`select unnest(${ids}::uuid[]) as id`)
  }

  /** Found first and read afterwards: the words of an answer are many times larger than what it is found by. */
  private async words(ids: Piece): Promise<OverviewAnswer[]> {
    const { rows } = await sql<OverviewAnswer>`
      with page as materialized (${ids})
      select a.id, a.of_session as session, a.venue, a.municipality, a.question,
        coalesce(a.also, '{}') as also, a.state->'fields'->>'text' as text,
        a.state->'fields'->>'language' as language,
        a.state->'fields'->>'translation' as translation,
        s.state->'fields'->'tables'->(a.state->'fields'->>'table')->>'name' as "table",
        a.grp as "group", a.state->'fields'->>'level' as level,
        a.state->'fields'->>'naming' as naming,
        case when r.state = 'submitted' and not a.late then 'submitted' else 'accepted' end as state,
        a.late as "isLate",
        array(select t.theme from theme_answer t where t.answer = a.id order by t.theme) as themes
      from page join record a on a.id = page.id ${withSession}
      where a.kind = 'answer' and ${isReadable}
      order by a.id`.execute(this.trx)
    return rows
  }

  async answerIds(filter: Omit<AnswerFilter, 'after' | 'limit'>): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`${foundIds(filter, null, undefined)}`.execute(
      this.trx,
    )
    return rows.map(({ id }) => id)
  }

  /**
   * For every filter: what would be found with it left out, by its values. Answers of one cell are counted at once. Where
   * they had to be looked for one by one, the ids of the first are there too, so that nothing is looked for twice.
   */
  private async facets(
    filter: AnswerFilter,
  ): Promise<(Omit<Facet, 'name'> & { name: FacetName })[]> {
    const by = conditions(filter)
    const further = filter.withAlso ? sql`coalesce(a.also, '{}')` : sql`'{}'::text[]`
    const all = allOf(Object.values(by))
    const without = (name: keyof typeof by) => {
      const { [name]: _left, ...others } = by
      return allOf(Object.values(others))
    }
    const sum = sql`sum(a.count)::bigint`
    const isSearched = isOneByOne(filter)
    const cells = isSearched
      ? sql`hits as materialized ${foundAnswers(filter)},
        c as materialized (
          select a.*, hit.count from (${readableCells}) a join (
            select h.cell, count(*) as count from hits h group by h.cell) as hit on hit.cell = a.id)`
      : sql`c as materialized (select a.*, a.answers::bigint as count from (${readableCells}) a)`
    const first = isSearched
      ? sql`union all (select 'id', h.id::text, 0 from hits h
          where h.cell in (select a.id from c a where ${all})
            and (${filter.after}::uuid is null or h.id > ${filter.after}::uuid)
          order by h.id limit ${filter.limit + 1})`
      : sql``
    const { rows } = await sql<Omit<Facet, 'name'> & { name: FacetName }>`
      with ${cells}
      select 'total' as name, '' as value, coalesce(sum(a.count), 0)::bigint as count
        from c a where ${all}
      union all
      select 'question', q.value, ${sum} from c a, lateral (
        select distinct unnest(array_append(${further}, a.question)) as value) as q
        where ${without('question')} group by 2
      union all
      select 'municipality', a.municipality, ${sum} from c a
        where ${without('municipality')} group by 2
      union all
      select 'venue', a.venue, ${sum} from c a
        where ${without('venue')} group by 2
      union all
      select 'group', coalesce(a.grp, 'unstated'), ${sum} from c a
        where ${without('group')} group by 2
      union all
      select 'state', case when a.class = 'submitted' and not a.late then 'submitted' else 'accepted' end,
        ${sum} from c a where ${without('state')} group by 2
      union all
      select 'late', 'late', ${sum} from c a
        where a.late and ${without('late')} group by 2 ${first}`.execute(this.trx)
    return rows
  }
}

type FacetName = Facet['name'] | 'total' | 'id'
