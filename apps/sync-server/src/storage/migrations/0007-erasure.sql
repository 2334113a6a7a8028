-- A person's right to be forgotten: values go from the history, tombstones stay, and the act is kept.

-- Of the owner alone, through the function below: the server itself has no right to change a row of the history.
create policy revision_erasing on revision for update using (space = any ((select opened_spaces())::text[]));

create function erase_history(ids uuid[]) returns integer language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  erased integer;
begin
  update revision set salt = null, change = change || '{"set": {}, "unset": []}', replaced = '{}'
    where record = any (ids) and salt is not null;
  get diagnostics erased = row_count;
  return erased;
end $$;
revoke execute on function erase_history(uuid[]) from public;
grant execute on function erase_history(uuid[]) to living_libraries_server;

create function refuse_unerasing() returns trigger language plpgsql as $$
begin
  raise exception 'record % was erased for ever', new.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger record_erased before update on record for each row
  when (old.state ? 'erased' and (not new.state ? 'erased' or new.state->'fields' <> '{}'))
  execute function refuse_unerasing();

create table erasure (
  id uuid primary key,
  space text not null,
  subject uuid not null,
  kind text not null,
  records uuid[] not null,
  revisions integer not null,
  person uuid not null,
  device uuid not null,
  at timestamptz not null
);
alter table erasure enable row level security;
alter table erasure force row level security;
create policy erasure_reading on erasure for select
  using ((select whole_is_open()) or space = any ((select opened_spaces())::text[]));
create policy erasure_making on erasure for insert with check (space = any ((select opened_spaces())::text[]));
grant select, insert on erasure to living_libraries_server;

-- Who is forgotten has no roles left.
grant delete on person_grant to living_libraries_server;
