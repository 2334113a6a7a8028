-- What the region's desk counts is kept while it changes, so that no reading of it goes over all answers. A cell is what
-- all answers have in common that are counted alike: how many they are, how many of them were read, and which theme has
-- how many of them. It knows how far their session is and not which session it is, so that a forum with ten times the
-- sessions has no more cells.
-- As before nobody but the functions below reaches these tables.

drop trigger record_answer on record;
drop function index_answer(), answer_key(public.record), alike_answers(), found_answers(tsquery),
  listed_answers(uuid[], uuid, integer, boolean), answers_sharing(tsquery, tsquery[], float8[], integer),
  alike_coverage(), alike_themes();
drop table answer_words, answer_alike;

create table answer_cell (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  municipality text,
  venue text,
  question text,
  also text[],
  grp text,
  late boolean not null,
  -- deleted, or the state of the session: draft, returned, submitted, accepted
  class text not null,
  answers integer not null default 0
);

create table answer_words (
  id uuid primary key,
  cell uuid not null references answer_cell,
  space text not null,
  of_session uuid,
  is_read boolean not null default false,
  lexemes tsvector
);
create index answer_words_cell on answer_words (cell, id);
create index answer_words_unread on answer_words (cell, id) where not is_read;
create index answer_words_session on answer_words (of_session, id);
create index answer_words_lexemes on answer_words using gin (lexemes);

create table session_answers (
  space text not null,
  session uuid not null,
  venue text,
  municipality text,
  answers integer not null,
  late_answers integer not null,
  late integer not null
);
create index session_answers_session on session_answers (session);

-- `assigned`: to any theme. Apart from `answer_cell`, so that no push waits for a command of the desk.
create table cell_reading (
  cell uuid primary key references answer_cell,
  read integer not null default 0,
  assigned integer not null default 0
);

-- `below`: with the themes below, an answer that is in several of them once.
create table theme_cell (
  theme uuid not null references theme,
  cell uuid not null references answer_cell,
  own integer not null default 0,
  below integer not null default 0,
  primary key (theme, cell)
);

-- By space, because whoever pushes holds that one anyway.
create table arrival (
  space text not null,
  hour timestamptz not null,
  kind text not null,
  received integer not null,
  primary key (space, hour, kind)
);

-- What answers are now, as far as somebody counts them.
create function answers_now(ids uuid[]) returns table (id uuid, space text, of_session uuid, municipality text,
    venue text, question text, also text[], grp text, late boolean, class text, lexemes tsvector, key text)
  language sql stable as $$
  select r.id, r.space, r.of_session, r.municipality, r.venue, r.question, r.also, r.grp, r.late, c.class, r.lexemes,
    jsonb_build_array(r.municipality, r.venue, r.question, r.also, r.grp, r.late, c.class)::text
  from record r
  left join session_review v on v.space = r.space and v.session = r.of_session
  left join record s on s.space = r.space and s.id = r.of_session and s.kind = 'session'
  cross join lateral (select case when r.deleted or coalesce(s.deleted, false) then 'deleted'
    else coalesce(v.state, 'draft') end) as c (class)
  where r.kind = 'answer' and r.id = any (ids)
$$;

-- Every theme with all that it is a part of, itself among them.
create function theme_above() returns table (theme uuid, ancestor uuid) language sql stable as $$
  with recursive above (theme, ancestor) as (
    select t.id, t.id from theme t
    union select a.theme, t.parent from above a join theme t on t.id = a.ancestor where t.parent is not null)
  select theme, ancestor from above
$$;

-- Answers went from one cell to another: what was counted of them by theme goes with them.
create function move_counts(ids uuid[], befores uuid[], cells uuid[]) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  insert into cell_reading as r (cell, read, assigned)
    select d.cell, sum(d.by * l.read), sum(d.by * l.assigned)
    from unnest(ids, befores, cells) as m (id, before, cell)
    cross join lateral (select
      (select count(*) from answer_reading a where a.answer = m.id) as read,
      (select count(*) from (select from theme_answer t where t.answer = m.id limit 1) as one) as assigned) as l
    cross join lateral (values (m.cell, 1), (m.before, -1)) as d (cell, by)
    where l.read + l.assigned > 0 group by d.cell
    on conflict (cell) do update set read = r.read + excluded.read, assigned = r.assigned + excluded.assigned;
  insert into theme_cell as k (theme, cell, own, below)
    select s.theme, d.cell, sum(d.by * s.own), sum(d.by)
    from unnest(ids, befores, cells) as m (id, before, cell)
    join (select a.ancestor as theme, t.answer, count(*) filter (where a.ancestor = t.theme) as own
      from theme_answer t join theme_above() a on a.theme = t.theme where t.answer = any (ids)
      group by a.ancestor, t.answer) as s on s.answer = m.id
    cross join lateral (values (m.cell, 1), (m.before, -1)) as d (cell, by)
    group by s.theme, d.cell
    on conflict (theme, cell) do update set own = k.own + excluded.own, below = k.below + excluded.below;
end $$;

-- Brings what is kept of answers up to what they are. Whoever counts the same answers for a theme waits, and is waited for.
create function place_answers(ids uuid[]) returns void language plpgsql security definer
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
    from step s where s.before is not null;
  -- A statement of its own: it sees what a command of the desk has done while this one waited for it.
  if moved is not null then perform move_counts(moved, befores, cells); end if;
  delete from session_answers a where a.session in (select w.of_session from answer_words w where w.id = any (ids));
  insert into session_answers (space, session, venue, municipality, answers, late_answers, late)
    select w.space, w.of_session, k.venue, k.municipality, count(*) filter (where k.class <> 'deleted'),
      count(*) filter (where k.late and k.class <> 'deleted'), count(*) filter (where k.late)
    from answer_words w join answer_cell k on k.id = w.cell
    where w.of_session in (select t.of_session from answer_words t where t.id = any (ids))
    group by w.space, w.of_session, k.venue, k.municipality;
  perform set_config('app.whole', whole, true);
end $$;

create function records_came() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform place_answers(array(select n.id from new_rows n where n.kind = 'answer'
    union select r.id from new_rows s join record r on r.space = s.space and r.of_session = s.id and r.kind = 'answer'
      where s.kind = 'session' and s.deleted));
  return null;
end $$;
create function records_changed() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform place_answers(array(
    select n.id from new_rows n join old_rows o on o.id = n.id
    where n.kind = 'answer' and (n.municipality, n.question, n.also, n.grp, n.late, n.deleted, n.lexemes)
      is distinct from (o.municipality, o.question, o.also, o.grp, o.late, o.deleted, o.lexemes)
    union select r.id from new_rows s join old_rows o on o.id = s.id
      join record r on r.space = s.space and r.of_session = s.id and r.kind = 'answer'
      where s.kind = 'session' and s.deleted <> o.deleted));
  return null;
end $$;
create trigger record_came after insert on record referencing new table as new_rows
  for each statement execute function records_came();
create trigger record_changed after update on record referencing new table as new_rows old table as old_rows
  for each statement execute function records_changed();

-- A session went on: its answers are of another cell now.
create function review_came() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform place_answers(array(select r.id from record r
    where r.kind = 'answer' and r.space = new.space and r.of_session = new.session));
  return null;
end $$;
create trigger review_came after insert on session_review for each row
  when (new.state <> 'draft') execute function review_came();
create trigger review_changed after update of state on session_review for each row
  when (new.state <> old.state) execute function review_came();

-- The first revision of a record is the one that made it.
create function revisions_came() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  insert into arrival as a (space, hour, kind, received)
    select n.space, date_trunc('hour', n.received_at), r.kind, count(*)
    from new_rows n join record r on r.id = n.record
    where r.kind in ('answer', 'initiative')
      and not exists (select from revision v where v.record = n.record and v.seq < n.seq)
    group by 1, 2, 3
    on conflict (space, hour, kind) do update set received = a.received + excluded.received;
  return null;
end $$;
create trigger revision_came after insert on revision referencing new table as new_rows
  for each statement execute function revisions_came();

create function theme_answers_changed() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  step integer := case when tg_op = 'INSERT' then 1 else -1 end;
begin
  -- Whoever moves one of them to another cell goes before or after.
  perform from answer_words w where w.id in (select r.answer from rows r) order by w.id for share;
  insert into cell_reading as k (cell, assigned)
    select w.cell, step * count(*) from (select distinct r.answer from rows r) as r join answer_words w on w.id = r.answer
    where not exists (select from theme_answer t where t.answer = r.answer
      and not exists (select from rows o where o.theme = t.theme and o.answer = t.answer))
    group by w.cell
    on conflict (cell) do update set assigned = k.assigned + excluded.assigned;
  insert into theme_cell as k (theme, cell, own)
    select r.theme, w.cell, step * count(*) from rows r join answer_words w on w.id = r.answer group by 1, 2
    on conflict (theme, cell) do update set own = k.own + excluded.own;
  insert into theme_cell as k (theme, cell, below)
    with above as materialized (select a.theme, a.ancestor from theme_above() a),
      whole as (select distinct a.ancestor, r.answer from rows r join above a on a.theme = r.theme)
    select p.ancestor, w.cell, step * count(*) from whole p join answer_words w on w.id = p.answer
    where not exists (select from theme_answer t join above b on b.theme = t.theme and b.ancestor = p.ancestor
      where t.answer = p.answer and not exists (select from rows o where o.theme = t.theme and o.answer = t.answer))
    group by 1, 2
    on conflict (theme, cell) do update set below = k.below + excluded.below;
  return null;
end $$;
create trigger theme_answer_put after insert on theme_answer referencing new table as rows
  for each statement execute function theme_answers_changed();
create trigger theme_answer_gone after delete on theme_answer referencing old table as rows
  for each statement execute function theme_answers_changed();

create function answer_was_read() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  its_cell uuid;
begin
  update answer_words w set is_read = tg_op = 'INSERT'
    where w.id = case when tg_op = 'INSERT' then new.answer else old.answer end returning w.cell into its_cell;
  if its_cell is null then return null; end if;
  insert into cell_reading as k (cell, read) values (its_cell, case when tg_op = 'INSERT' then 1 else -1 end)
    on conflict (cell) do update set read = k.read + excluded.read;
  return null;
end $$;
create trigger answer_reading_changed after insert or delete on answer_reading
  for each row execute function answer_was_read();

-- A theme became part of another, or no longer is: rare, and counted from the beginning.
create function count_below() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table answer_words in share mode;
  update theme_cell set below = 0 where below <> 0;
  insert into theme_cell as k (theme, cell, below)
    select p.ancestor, w.cell, count(*)
    from (select distinct a.ancestor, t.answer from theme_answer t join theme_above() a on a.theme = t.theme) as p
    join answer_words w on w.id = p.answer group by 1, 2
    on conflict (theme, cell) do update set below = excluded.below;
end $$;
create function theme_moved() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform count_below();
  return null;
end $$;
create trigger theme_moved after update of parent on theme for each row
  when (new.parent is distinct from old.parent) execute function theme_moved();

revoke execute on function place_answers(uuid[]), move_counts(uuid[], uuid[], uuid[]), count_below() from public;

-- What there was before.
select set_config('app.whole', 'on', true);
select place_answers(array(select id from record where kind = 'answer'));
update answer_words set is_read = true where id in (select answer from answer_reading);
insert into cell_reading (cell, read, assigned)
  select w.cell, count(*) filter (where w.is_read), count(*) filter (where t.answer is not null)
  from answer_words w left join (select distinct answer from theme_answer) as t on t.answer = w.id
  where w.is_read or t.answer is not null group by w.cell;
insert into theme_cell (theme, cell, own)
  select t.theme, w.cell, count(*) from theme_answer t join answer_words w on w.id = t.answer group by 1, 2;
select count_below();
insert into arrival (space, hour, kind, received)
  select v.space, date_trunc('hour', v.received_at), r.kind, count(*)
  from revision v join record r on r.id = v.record
  where r.kind in ('answer', 'initiative')
    and not exists (select from revision o where o.record = v.record and o.seq < v.seq)
  group by 1, 2, 3;
select set_config('app.whole', 'off', true);
