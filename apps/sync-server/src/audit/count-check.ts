import type pg from 'pg'

/** What is kept of answers, themes and arrivals so that no reading counts over all of them. */
export type KeptCount = 'answers' | 'read' | 'assigned' | 'own' | 'below' | 'session' | 'arrived'

export interface CountDifference {
  readonly what: KeptCount
  /** How many of these counts are not what a recount gives. */
  readonly differing: number
}

/**
 * Counts everything that is kept by step anew, from the records, the assignments and the history themselves, and by another
 * way than it is kept. Both are read in one moment, so that a server may write meanwhile. For an owner who has opened the
 * whole.
 */
export async function checkCounts(owner: pg.ClientBase): Promise<CountDifference[]> {
  const { rows } = await owner.query<CountDifference>(`
    with said as materialized (
      select r.id, r.space, r.of_session, r.venue, r.municipality, r.late,
        r.deleted or coalesce(s.deleted, false) as is_gone,
        jsonb_build_array(r.municipality, r.venue, r.question, r.also, r.grp, r.late, case
          when r.deleted or coalesce(s.deleted, false) then 'deleted' else coalesce(v.state, 'draft') end)::text as key
      from record r
      left join record s on s.id = r.of_session and s.space = r.space and s.kind = 'session'
      left join session_review v on v.session = r.of_session and v.space = r.space
      where r.kind = 'answer'),
    parts as materialized (
      with recursive parts (theme, part) as (
        select id, id from theme union select p.theme, t.id from parts p join theme t on t.parent = p.part)
      select theme, part from parts),
    counted (what, theme, key, count) as (
      select 'answers', null::text, key, count(*)::text from said group by key
      union all select 'read', null, key, count(*)::text from said
        where id in (select answer from answer_reading) group by key
      union all select 'assigned', null, key, count(*)::text from said
        where id in (select answer from theme_answer) group by key
      union all select 'own', t.theme::text, key, count(*)::text
        from said join theme_answer t on t.answer = said.id group by t.theme, key
      union all select 'below', p.theme::text, key, count(distinct said.id)::text
        from said join theme_answer t on t.answer = said.id join parts p on p.part = t.theme group by p.theme, key
      union all select 'session', of_session::text, concat_ws('/', space, venue, municipality),
          concat_ws('/', count(*) filter (where not is_gone), count(*) filter (where late and not is_gone),
            count(*) filter (where late), count(*))
        from said where of_session is not null group by of_session, space, venue, municipality
      union all select 'arrived', r.kind, concat_ws('/', r.space, date_trunc('hour', first.received_at)), count(*)::text
        from record r cross join lateral (
          select v.received_at from revision v where v.record = r.id order by v.seq limit 1) as first
        where r.kind in ('answer', 'initiative') group by r.kind, r.space, date_trunc('hour', first.received_at)),
    kept (what, theme, key, count) as (
      select 'answers', null, key, answers::text from answer_cell where answers <> 0
      union all select 'read', null, k.key, r.read::text
        from cell_reading r join answer_cell k on k.id = r.cell where r.read <> 0
      union all select 'assigned', null, k.key, r.assigned::text
        from cell_reading r join answer_cell k on k.id = r.cell where r.assigned <> 0
      union all select 'own', t.theme::text, k.key, t.own::text
        from theme_cell t join answer_cell k on k.id = t.cell where t.own <> 0
      union all select 'below', t.theme::text, k.key, t.below::text
        from theme_cell t join answer_cell k on k.id = t.cell where t.below <> 0
      union all select 'session', session::text, concat_ws('/', space, venue, municipality),
        concat_ws('/', answers, late_answers, late, placed) from session_answers
      union all select 'arrived', kind, concat_ws('/', space, hour), received::text from arrival)
    select what, count(distinct (theme, key))::int as differing
    from ((table counted except all table kept) union all (table kept except all table counted)) as d
    group by what order by what`)
  return rows
}
