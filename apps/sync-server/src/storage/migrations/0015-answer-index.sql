-- What the region's desk counts and searches, beside the records: row-level security keeps `@@` away from an index,
-- because the operator might tell of rows that it looked at. Nobody but the functions below reaches these two tables,
-- and they answer only where the whole was opened.

-- Answers that are alike in everything that is counted, and how many they are.
create table answer_alike (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  space text not null,
  of_session uuid,
  municipality text,
  venue text,
  question text,
  also text[],
  grp text,
  late boolean not null,
  deleted boolean not null,
  answers integer not null
);

create table answer_words (
  id uuid primary key,
  alike uuid not null references answer_alike,
  lexemes tsvector
);
create index answer_words_alike on answer_words (alike, id);
create index answer_words_lexemes on answer_words using gin (lexemes);

create function answer_key(r public.record) returns text language sql stable as $$
  select jsonb_build_array(r.space, r.of_session, r.municipality, r.venue, r.question, r.also, r.grp, r.late,
    r.deleted)::text
$$;

create function index_answer() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  new_key text := answer_key(new);
  known uuid;
begin
  if tg_op = 'UPDATE' and answer_key(old) = new_key then
    if old.lexemes is distinct from new.lexemes then
      update answer_words set lexemes = new.lexemes where id = new.id;
    end if;
    return null;
  end if;
  if tg_op = 'UPDATE' then
    update answer_alike set answers = answers - 1 where key = answer_key(old);
  end if;
  insert into answer_alike (key, space, of_session, municipality, venue, question, also, grp, late, deleted, answers)
    values (new_key, new.space, new.of_session, new.municipality, new.venue, new.question, new.also, new.grp, new.late,
      new.deleted, 1)
    on conflict (key) do update set answers = answer_alike.answers + 1 returning id into known;
  insert into answer_words (id, alike, lexemes) values (new.id, known, new.lexemes)
    on conflict (id) do update set alike = excluded.alike, lexemes = excluded.lexemes;
  return null;
end $$;

select set_config('app.whole', 'on', true);
insert into answer_alike (key, space, of_session, municipality, venue, question, also, grp, late, deleted, answers)
  select answer_key(r), space, of_session, municipality, venue, question, also, grp, late, deleted, count(*)
  from record r where kind = 'answer' group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
insert into answer_words (id, alike, lexemes)
  select r.id, a.id, r.lexemes from record r join answer_alike a on a.key = answer_key(r) where r.kind = 'answer';
select set_config('app.whole', 'off', true);

create trigger record_answer after insert or update of municipality, question, also, grp, late, deleted, lexemes
  on record for each row when (new.kind = 'answer') execute function index_answer();

-- The indexes that these two stand for.
drop index record_counted, record_held, record_answers, record_lexemes;
create index record_beside_answers on record (of_session, kind, space, venue, municipality, deleted, late)
  where kind <> 'answer' and venue is not null and of_session is not null;

create function refuse_parts() returns void language plpgsql stable as $$
begin
  if not whole_is_open() then
    raise exception 'the whole is not open' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function alike_answers() returns table (id uuid, space text, of_session uuid, municipality text, venue text,
    question text, also text[], grp text, late boolean, deleted boolean, answers integer)
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '32MB' rows 5000 as $$
begin
  perform refuse_parts();
  return query select a.id, a.space, a.of_session, a.municipality, a.venue, a.question, a.also, a.grp, a.late, a.deleted,
    a.answers from answer_alike a where a.answers > 0;
end $$;

-- `query` null: all.
create function found_answers(query tsquery) returns table (id uuid, alike uuid) language plpgsql stable
  security definer set search_path = public, pg_temp set work_mem = '32MB' rows 5000 as $$
begin
  perform refuse_parts();
  if query is null then
    return query select w.id, w.alike from answer_words w;
  else
    return query select w.id, w.alike from answer_words w where w.lexemes @@ query;
  end if;
end $$;

-- The first of the kinds of answers, by id. Where they are few they are looked up, otherwise all are walked through.
create function listed_answers(kinds uuid[], first uuid, most integer, only_unread boolean) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '32MB' rows 100 as $$
begin
  perform refuse_parts();
  if cardinality(kinds) <= 300 then
    return query select w.id from unnest(kinds) as k (id) cross join lateral (
        select i.id from answer_words i where i.alike = k.id and (first is null or i.id > first)
          and not (only_unread and exists (select 1 from answer_reading l where l.answer = i.id))
        order by i.id limit most) as w
      order by w.id limit most;
  else
    -- Planned with its values: only a known array is looked up by its hash.
    return query execute 'select w.id from answer_words w where ($2 is null or w.id > $2) and w.alike = any ($1)
      and not ($4 and exists (select 1 from answer_reading l where l.answer = w.id)) order by w.id limit $3'
      using kinds, first, most, only_unread;
  end if;
end $$;

-- Those that have the most weight of the words, of those that have one of the telling ones.
create function answers_sharing(telling tsquery, words tsquery[], weights float8[], most integer)
  returns table (id uuid, alike uuid) language plpgsql stable security definer
  set search_path = public, pg_temp set work_mem = '32MB' rows 200 as $$
begin
  perform refuse_parts();
  return query select w.id, w.alike from answer_words w where w.lexemes @@ telling
    order by (select sum(x.weight) from unnest(words, weights) as x (word, weight) where w.lexemes @@ x.word) desc,
      w.id limit most;
end $$;

create function answer_word_counts() returns table (word text, answers integer) language plpgsql stable
  security definer set search_path = public, pg_temp set work_mem = '32MB' rows 20000 as $$
begin
  perform refuse_parts();
  return query select s.word, s.ndoc from ts_stat('select lexemes from answer_words') as s where s.ndoc > 1;
end $$;

-- How many of each kind were read and belong to a theme.
create function alike_coverage() returns table (alike uuid, read bigint, assigned bigint) language plpgsql stable
  security definer set search_path = public, pg_temp set work_mem = '32MB' rows 5000 as $$
begin
  perform refuse_parts();
  return query select c.alike, sum(c.read)::bigint, sum(c.assigned)::bigint from (
      select w.alike, count(*) as read, 0 as assigned
      from answer_reading l join answer_words w on w.id = l.answer group by w.alike
      union all
      select w.alike, 0, count(*)
      from (select distinct answer from theme_answer) as t join answer_words w on w.id = t.answer group by w.alike) as c
    group by c.alike;
end $$;

-- `own`: without the themes below. `below`: with them, an answer that is in several of these once. A theme with nothing
-- below it has rows of the first kind alone.
create function alike_themes() returns table (theme uuid, alike uuid, answers bigint, is_own boolean)
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '32MB' rows 20000 as $$
begin
  perform refuse_parts();
  return query select t.theme, w.alike, count(*), true from theme_answer t join answer_words w on w.id = t.answer
    group by t.theme, w.alike;
  return query with recursive above (theme, ancestor) as (
      select t.id, t.parent from theme t where t.state <> 'gone' and t.parent is not null
      union select a.theme, t.parent from above a join theme t on t.id = a.ancestor where t.parent is not null),
    parts as (select a.theme, a.ancestor from above a union select a.ancestor, a.ancestor from above a),
    once as (select distinct p.ancestor, t.answer from theme_answer t join parts p on p.theme = t.theme)
    select once.ancestor, w.alike, count(*), false from once join answer_words w on w.id = once.answer
    group by once.ancestor, w.alike;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['alike_answers()', 'found_answers(tsquery)', 'listed_answers(uuid[], uuid, integer, boolean)',
    'answers_sharing(tsquery, tsquery[], float8[], integer)', 'answer_word_counts()', 'alike_coverage()',
    'alike_themes()'] loop
    execute format('revoke execute on function %s from public', name);
    execute format('grant execute on function %s to living_libraries_server', name);
  end loop;
end $$;

-- A restored backup gives a counter of its own no number to go on from.
alter table theme_command drop column n;
create index theme_command_at on theme_command (at);
