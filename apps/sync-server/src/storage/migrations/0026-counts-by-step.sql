-- What is kept of a session is no longer counted anew at every push that touches it, but goes on by what came, went and
-- changed: a push into a session with a hundred thousand answers costs what its own answers cost.

-- `placed`: all of them, deleted ones too; without any the row goes. What a place is named after may be missing.
alter table session_answers add column placed integer not null default 0;
delete from session_answers;
insert into session_answers (space, session, venue, municipality, answers, late_answers, late, placed)
  select w.space, w.of_session, k.venue, k.municipality, count(*) filter (where k.class <> 'deleted'),
    count(*) filter (where k.late and k.class <> 'deleted'), count(*) filter (where k.late), count(*)
  from answer_words w join answer_cell k on k.id = w.cell
  where w.of_session is not null group by w.space, w.of_session, k.venue, k.municipality;
alter table session_answers alter column placed drop default;
create unique index session_answers_place on session_answers
  (session, space, coalesce(venue, ''), coalesce(municipality, ''));
drop index session_answers_session;

create or replace function sessions_answers() returns table (space text, session uuid, venue text, municipality text,
    answers integer, late_answers integer, late integer)
  language plpgsql stable security definer set search_path = public, pg_temp rows 500 as $$
begin
  perform refuse_parts();
  return query select a.space, a.session, a.venue, a.municipality, a.answers, a.late_answers, a.late
    from session_answers a;
end $$;

-- Answers came into a cell, or went from one to another: what is kept of their sessions goes with them.
create function move_in_sessions(ids uuid[], befores uuid[], cells uuid[]) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  insert into session_answers as a (space, session, venue, municipality, answers, late_answers, late, placed)
    select w.space, w.of_session, k.venue, k.municipality, coalesce(sum(d.by) filter (where k.class <> 'deleted'), 0),
      coalesce(sum(d.by) filter (where k.late and k.class <> 'deleted'), 0),
      coalesce(sum(d.by) filter (where k.late), 0), sum(d.by)
    from unnest(ids, befores, cells) as m (id, before, cell)
    cross join lateral (select i.space, i.of_session from answer_words i where i.id = m.id offset 0) as w
    cross join lateral (values (m.cell, 1), (m.before, -1)) as d (cell, by)
    join answer_cell k on k.id = d.cell
    where w.of_session is not null
    group by w.space, w.of_session, k.venue, k.municipality
    on conflict (session, space, coalesce(venue, ''), coalesce(municipality, '')) do update set
      answers = a.answers + excluded.answers, late_answers = a.late_answers + excluded.late_answers,
      late = a.late + excluded.late, placed = a.placed + excluded.placed;
  delete from session_answers a where a.placed = 0
    and a.session in (select w.of_session from answer_words w where w.id = any (ids));
end $$;

create or replace function place_answers(ids uuid[]) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  whole text := coalesce(current_setting('app.whole', true), 'off');
  moved uuid[];
  befores uuid[];
  cells uuid[];
begin
  if cardinality(ids) = 0 then return; end if;
  perform set_config('app.whole', 'on', true);
  perform from answer_words w where w.id = any (ids) order by w.id for update;
  insert into answer_cell (key, municipality, venue, question, also, grp, late, class)
    select distinct on (n.key) n.key, n.municipality, n.venue, n.question, n.also, n.grp, n.late, n.class
    from answers_now(ids) n where not exists (select from answer_cell k where k.key = n.key) order by n.key
    on conflict (key) do nothing;
  with changed as materialized (
      select n.id, n.space, n.of_session, n.lexemes, k.id as cell, w.cell as before
      from answers_now(ids) n join answer_cell k on k.key = n.key left join answer_words w on w.id = n.id
      where w.id is null or w.cell <> k.id or w.lexemes is distinct from n.lexemes),
    put as (insert into answer_words (id, cell, space, of_session, lexemes)
      select c.id, c.cell, c.space, c.of_session, c.lexemes from changed c
      on conflict (id) do update set cell = excluded.cell, lexemes = excluded.lexemes),
    step as (select c.id, c.before, c.cell from changed c where c.before is distinct from c.cell),
    counted as (update answer_cell k set answers = k.answers + d.by
      from (select e.cell, sum(e.by) as by from (
          select s.cell, 1 as by from step s union all select s.before, -1 from step s where s.before is not null) as e
        group by e.cell) as d
      where k.id = d.cell)
    select array_agg(s.id), array_agg(s.before), array_agg(s.cell) into moved, befores, cells
    from step s;
  -- Statements of their own: they see what a command of the desk has done while this one waited for it.
  if moved is not null then
    perform move_in_sessions(moved, befores, cells);
    perform move_counts(array_agg(m.id), array_agg(m.before), array_agg(m.cell))
      from unnest(moved, befores, cells) as m (id, before, cell) where m.before is not null having count(*) > 0;
  end if;
  perform set_config('app.whole', whole, true);
end $$;

revoke execute on function move_in_sessions(uuid[], uuid[], uuid[]) from public;

-- How many came late is read from what is kept above and from the records; nobody asked the review for it, and at every
-- push into an accepted session it was counted anew.
alter table session_review drop column late_count;

-- For the owner, where a look finds that what is kept is not what a recount gives. Writers wait meanwhile.
create function count_again() returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  whole text := coalesce(current_setting('app.whole', true), 'off');
begin
  lock table record, revision, session_review, theme, theme_answer, answer_reading in share mode;
  perform set_config('app.whole', 'on', true);
  delete from theme_cell;
  delete from cell_reading;
  delete from session_answers;
  delete from answer_words;
  delete from answer_cell;
  delete from arrival;
  perform place_answers(array(select id from record where kind = 'answer'));
  update answer_words set is_read = true where id in (select answer from answer_reading);
  insert into cell_reading (cell, read, assigned)
    select w.cell, count(*) filter (where w.is_read), count(*) filter (where t.answer is not null)
    from answer_words w left join (select distinct answer from theme_answer) as t on t.answer = w.id
    where w.is_read or t.answer is not null group by w.cell;
  insert into theme_cell (theme, cell, own)
    select t.theme, w.cell, count(*) from theme_answer t join answer_words w on w.id = t.answer group by 1, 2;
  perform count_below();
  insert into arrival (space, hour, kind, received)
    select r.space, date_trunc('hour', first.received_at), r.kind, count(*)
    from record r cross join lateral (
      select v.received_at from revision v where v.record = r.id order by v.seq limit 1) as first
    where r.kind in ('answer', 'initiative') group by 1, 2, 3;
  perform set_config('app.whole', whole, true);
end $$;
revoke execute on function count_again() from public;
