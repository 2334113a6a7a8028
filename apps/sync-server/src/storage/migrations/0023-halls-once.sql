-- The answers of a hall are gone through once, however many of its groups are not told.
create or replace function answers_of_halls(sessions uuid[], groups text[]) returns table (id uuid, cell uuid)
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '32MB' rows 1000 as $$
begin
  perform refuse_parts();
  return query select w.id, w.cell
    from (select u.session, array_agg(u.grp) as grps from unnest(sessions, groups) as u (session, grp)
      group by u.session) as h
    join answer_words w on w.of_session = h.session
    join answer_cell k on k.id = w.cell and k.grp = any (h.grps);
end $$;
