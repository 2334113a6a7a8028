-- The same backup may be restored twice, so that the number of the backup alone does not tell how far the counters
-- ever got: in the epoch between, devices heard numbers that began at the same place. The clock of the database does:
-- it is far ahead of them (a million numbers a second) and stays below 2^53. Should it stand back, the old leap holds.
create or replace function begin_epoch(old uuid) returns uuid language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  begun uuid;
  by_clock bigint := floor(extract(epoch from clock_timestamp()) * 1000)::bigint * 1000;
begin
  update server set epoch = gen_random_uuid(), epoch_began_at = now() where epoch = old returning epoch into begun;
  if begun is null then return (select epoch from server); end if;
  perform set_config('app.whole', 'on', true);
  perform set_config('app.spaces', (select coalesce(string_agg(id, ','), '') from space), true);
  update space set
    last_seq = greatest(last_seq + 1000000000, by_clock),
    epoch_start = greatest(last_seq + 1000000000, by_clock);
  return begun;
end $$;
