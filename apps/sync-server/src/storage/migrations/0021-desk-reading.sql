-- How the region's desk reads what is counted and searched. Each answers only where the whole was opened.

create function answer_cells() returns table (id uuid, municipality text, venue text, question text, also text[],
    grp text, late boolean, class text, answers integer)
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '32MB' rows 5000 as $$
begin
  perform refuse_parts();
  return query select k.id, k.municipality, k.venue, k.question, k.also, k.grp, k.late, k.class, k.answers
    from answer_cell k where k.answers > 0;
end $$;

create function sessions_answers() returns table (space text, session uuid, venue text, municipality text,
    answers integer, late_answers integer, late integer)
  language plpgsql stable security definer set search_path = public, pg_temp rows 500 as $$
begin
  perform refuse_parts();
  return query select a.* from session_answers a;
end $$;

-- `query` and `session` null: all.
create function found_answers(query tsquery, session uuid) returns table (id uuid, cell uuid) language plpgsql stable
  security definer set search_path = public, pg_temp set work_mem = '32MB' rows 5000 as $$
begin
  perform refuse_parts();
  if session is not null then
    return query select w.id, w.cell from answer_words w
      where w.of_session = session and (query is null or w.lexemes @@ query);
  elsif query is null then
    return query select w.id, w.cell from answer_words w;
  else
    return query select w.id, w.cell from answer_words w where w.lexemes @@ query;
  end if;
end $$;

-- The first of the cells of answers, by id. Where they are few they are looked up, otherwise all are walked through.
create function listed_answers(cells uuid[], first uuid, most integer, only_unread boolean) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '32MB' rows 100 as $$
begin
  perform refuse_parts();
  if cardinality(cells) * most <= 30000 then
    if only_unread then
      return query select w.id from unnest(cells) as k (id) cross join lateral (
          select i.id from answer_words i where i.cell = k.id and not i.is_read and (first is null or i.id > first)
          order by i.id limit most) as w
        order by w.id limit most;
    else
      return query select w.id from unnest(cells) as k (id) cross join lateral (
          select i.id from answer_words i where i.cell = k.id and (first is null or i.id > first)
          order by i.id limit most) as w
        order by w.id limit most;
    end if;
  else
    -- Planned with its values: only a known array is looked up by its hash.
    return query execute 'select w.id from answer_words w where ($2 is null or w.id > $2) and w.cell = any ($1)
      and not ($4 and w.is_read) order by w.id limit $3' using cells, first, most, only_unread;
  end if;
end $$;

-- Those that have the most weight of the words, of those that have one of the telling ones.
create function answers_sharing(telling tsquery, words tsquery[], weights float8[], most integer)
  returns table (id uuid, cell uuid) language plpgsql stable security definer
  set search_path = public, pg_temp set work_mem = '32MB' rows 200 as $$
begin
  perform refuse_parts();
  return query select w.id, w.cell from answer_words w where w.lexemes @@ telling
    order by (select sum(x.weight) from unnest(words, weights) as x (word, weight) where w.lexemes @@ x.word) desc,
      w.id limit most;
end $$;

-- How many of each cell were read and belong to a theme.
create function readings() returns table (cell uuid, read integer, assigned integer) language plpgsql stable
  security definer set search_path = public, pg_temp rows 5000 as $$
begin
  perform refuse_parts();
  return query select k.cell, k.read, k.assigned from cell_reading k;
end $$;

-- `own`: without the themes below. `below`: with them, an answer that is in several of these once.
create function theme_cells() returns table (theme uuid, cell uuid, own integer, below integer) language plpgsql stable
  security definer set search_path = public, pg_temp set work_mem = '32MB' rows 20000 as $$
begin
  perform refuse_parts();
  return query select k.theme, k.cell, k.own, k.below from theme_cell k where k.own > 0 or k.below > 0;
end $$;

-- For every theme some answers of these cells that belong to it or to a theme below: the first ones and its examples.
create function theme_candidates(cells uuid[], most integer) returns table (theme uuid, answer uuid)
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '32MB' rows 500 as $$
begin
  perform refuse_parts();
  return query execute 'select distinct p.ancestor, c.answer
    from theme_above() p join theme a on a.id = p.ancestor and a.state <> ''gone''
    cross join lateral (
      (select t.answer from theme_answer t join answer_words w on w.id = t.answer
        where t.theme = p.theme and w.cell = any ($1) order by t.answer limit $2)
      union all
      select t.answer from theme_answer t join answer_words w on w.id = t.answer
        where t.theme = p.theme and t.answer = any (a.examples) and w.cell = any ($1)) as c
    where exists (select from theme_cell k where k.theme = p.theme and k.own > 0 and k.cell = any ($1))'
    using cells, most;
end $$;

create function arrivals() returns table (hour timestamptz, kind text, received bigint) language plpgsql stable
  security definer set search_path = public, pg_temp rows 500 as $$
begin
  perform refuse_parts();
  return query select a.hour, a.kind, sum(a.received) from arrival a group by 1, 2;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['answer_cells()', 'sessions_answers()', 'found_answers(tsquery, uuid)',
    'listed_answers(uuid[], uuid, integer, boolean)', 'answers_sharing(tsquery, tsquery[], float8[], integer)',
    'readings()', 'theme_cells()', 'theme_candidates(uuid[], integer)', 'arrivals()'] loop
    execute format('revoke execute on function %s from public', name);
    execute format('grant execute on function %s to living_libraries_server', name);
  end loop;
end $$;

-- Which answers were erased is asked with every reading of the numbers.
create index record_deleted_answer on record (municipality) where kind = 'answer' and deleted;
