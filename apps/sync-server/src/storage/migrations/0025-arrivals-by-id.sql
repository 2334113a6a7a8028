-- The records of a push are looked up one by one. Joined, they cost a reading of all records as long as nobody has analysed
-- the table: in the minutes in which a forum fills.
create or replace function revisions_came() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  insert into arrival as a (space, hour, kind, received)
    select n.space, date_trunc('hour', n.received_at), r.kind, count(*)
    from new_rows n
    cross join lateral (select kind from record where id = n.record offset 0) as r
    where r.kind in ('answer', 'initiative')
      and not exists (select from revision v where v.record = n.record and v.seq < n.seq offset 0)
    group by 1, 2, 3
    on conflict (space, hour, kind) do update set received = a.received + excluded.received;
  return null;
end $$;
