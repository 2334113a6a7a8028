-- Where no theme is part of another, nothing has to be counted once over several of them.
create or replace function alike_themes() returns table (theme uuid, alike uuid, answers bigint, is_own boolean)
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '32MB' rows 20000 as $$
begin
  perform refuse_parts();
  return query select t.theme, w.alike, count(*), true from theme_answer t join answer_words w on w.id = t.answer
    group by t.theme, w.alike;
  if not exists (select 1 from theme t where t.state <> 'gone' and t.parent is not null) then return; end if;
  return query with recursive above (theme, ancestor) as (
      select t.id, t.parent from theme t where t.state <> 'gone' and t.parent is not null
      union select a.theme, t.parent from above a join theme t on t.id = a.ancestor where t.parent is not null),
    parts as (select a.theme, a.ancestor from above a union select a.ancestor, a.ancestor from above a),
    once as (select distinct p.ancestor, t.answer from theme_answer t join parts p on p.theme = t.theme)
    select once.ancestor, w.alike, count(*), false from once join answer_words w on w.id = once.answer
    group by once.ancestor, w.alike;
end $$;
