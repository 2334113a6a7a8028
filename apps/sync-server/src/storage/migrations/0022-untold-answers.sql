-- The answers of halls by groups, hall and group taken in pairs: those of which no file tells the group. Only where the
-- whole was opened.
create function answers_of_halls(sessions uuid[], groups text[]) returns table (id uuid, cell uuid)
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '32MB' rows 1000 as $$
begin
  perform refuse_parts();
  return query select w.id, w.cell from unnest(sessions, groups) as h (session, grp)
    join answer_words w on w.of_session = h.session
    join answer_cell k on k.id = w.cell and k.grp = h.grp;
end $$;

revoke execute on function answers_of_halls(uuid[], text[]) from public;
grant execute on function answers_of_halls(uuid[], text[]) to living_libraries_server;
