-- Single values may be erased while the rest of a record stays: a name in a list. The rows of the history that held one
-- lose all their values, because the commitment was to all of them together.
create function erase_history_of(id uuid, paths text[]) returns integer language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  erased integer;
begin
  update revision set salt = null, change = change || '{"set": {}, "unset": []}', replaced = '{}'
    where record = id and salt is not null and (change->'set' ?| paths or replaced ?| paths);
  get diagnostics erased = row_count;
  return erased;
end $$;
revoke execute on function erase_history_of(uuid, text[]) from public;
grant execute on function erase_history_of(uuid, text[]) to living_libraries_server;

alter table erasure add column paths text[] not null default '{}';
