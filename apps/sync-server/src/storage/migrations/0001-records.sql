-- The log of the region: records, their history, who may reach them.
-- The server works as living_libraries_server, never as the owner of these tables.

create table server (
  one boolean primary key default true check (one),
  -- A restored backup carries a new epoch, so that devices notice.
  epoch uuid not null default gen_random_uuid(),
  epoch_began_at timestamptz not null default now(),
  -- Under these the server itself writes: members, the registry.
  device uuid not null default gen_random_uuid(),
  person uuid not null default gen_random_uuid()
);
insert into server default values;

create table space (
  id text primary key,
  -- Locked by every writer before it takes numbers: numbers have no gap and become visible in order.
  last_seq bigint not null default 0,
  -- The first number of the present epoch; what is below it may be a number of the backup or of the lost time.
  epoch_start bigint not null default 0
);

create table record (
  space text not null,
  id uuid not null unique,
  kind text not null,
  session uuid,
  -- Where the record stands in the feed of its space: the number of the last change, or of its return after a
  -- restore, which leaves the record's version as it was.
  position bigint not null,
  deleted boolean not null,
  state jsonb not null,
  marks jsonb not null,
  size_bytes integer not null,
  -- What reports ask for, in columns of its own: many times faster than reading JSON.
  of_session uuid,
  venue text,
  municipality text,
  question text,
  also text[],
  grp text,
  author uuid not null,
  lexemes tsvector,
  late boolean not null default false,
  primary key (space, id)
);
create unique index record_feed on record (space, position);
create index record_of_session on record (of_session, kind);
create index record_answers on record (question, municipality) where kind = 'answer';
create index record_lexemes on record using gin (lexemes) where kind = 'answer';

create table revision (
  space text not null,
  seq bigint not null,
  record uuid not null,
  change jsonb not null,
  replaced jsonb not null,
  person uuid not null,
  device uuid not null,
  received_at timestamptz not null,
  primary key (space, seq)
);
create index revision_of_record on revision (record, seq);

create table session_review (
  space text not null,
  session uuid not null,
  venue text,
  state text not null check (state in ('draft', 'submitted', 'returned', 'accepted')),
  act uuid,
  self_accepted boolean not null,
  deleted boolean not null,
  submitted_at timestamptz,
  acted_at timestamptz,
  late_count integer not null default 0,
  primary key (space, session)
);
create index session_review_venue on session_review (venue);

create table person (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null default now()
);
create table person_grant (
  person uuid not null references person,
  value jsonb not null,
  given_at timestamptz not null default now(),
  primary key (person, value)
);

create table device (
  id uuid primary key,
  name text not null,
  signing_key text not null,
  recipient text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz,
  revoked_at timestamptz,
  -- Which numbers of this device have been applied: a repeat applies nothing.
  applied int8multirange not null default '{}'
);
insert into device (id, name, signing_key, recipient) select device, 'server', '', '' from server;
insert into person (id, name) select person, 'server' from server;

create table device_token (
  hash text primary key,
  device uuid not null references device,
  issued_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index device_token_device on device_token (device);

create table device_person (
  device uuid not null references device,
  person uuid not null references person,
  primary key (device, person)
);
create index device_person_person on device_person (person);

create table invitation (
  id uuid primary key,
  code_hash text not null unique,
  value jsonb not null,
  person uuid references person,
  max_uses integer not null check (max_uses > 0),
  expires_at timestamptz not null,
  created_by uuid references person,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create table invitation_use (
  invitation uuid not null references invitation,
  device uuid not null references device,
  person uuid not null references person,
  used_at timestamptz not null default now(),
  primary key (invitation, device)
);

-- A record that changed without a new position would never reach a device that has seen the old one.
create function refuse_unchanged_position() returns trigger language plpgsql as $$
begin
  raise exception 'record % changed without a new position', new.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger record_position before update on record for each row
  when (new.position <= old.position and (new.state, new.marks, new.kind, new.session, new.deleted)
    is distinct from (old.state, old.marks, old.kind, old.session, old.deleted))
  execute function refuse_unchanged_position();

create function refuse_moved_record() returns trigger language plpgsql as $$
begin
  raise exception 'record % belongs to its space for ever', new.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger record_space before update on record for each row
  when (new.space <> old.space or new.id <> old.id) execute function refuse_moved_record();

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'history is only ever added to' using errcode = 'integrity_constraint_violation';
end $$;
create trigger revision_append_only before update or delete or truncate on revision
  for each statement execute function refuse_rewriting();

-- The second wall: rows of a space exist only for a transaction that named the space.
-- `app.whole` opens all of them for reading, for the region's desk; never for writing.
create function opened_spaces() returns text[] language sql stable as $$
  select string_to_array(coalesce(current_setting('app.spaces', true), ''), ',')
$$;
create function whole_is_open() returns boolean language sql stable as $$
  select coalesce(current_setting('app.whole', true), '') = 'on'
$$;

alter table space enable row level security;
alter table space force row level security;
create policy space_reading on space for select
  using ((select whole_is_open()) or id = any ((select opened_spaces())::text[]));
create policy space_making on space for insert with check (id = any ((select opened_spaces())::text[]));
create policy space_writing on space for update using (id = any ((select opened_spaces())::text[]));

alter table record enable row level security;
alter table record force row level security;
create policy record_reading on record for select
  using ((select whole_is_open()) or space = any ((select opened_spaces())::text[]));
create policy record_making on record for insert with check (space = any ((select opened_spaces())::text[]));
create policy record_writing on record for update using (space = any ((select opened_spaces())::text[]));

alter table revision enable row level security;
alter table revision force row level security;
create policy revision_reading on revision for select
  using ((select whole_is_open()) or space = any ((select opened_spaces())::text[]));
create policy revision_making on revision for insert with check (space = any ((select opened_spaces())::text[]));

alter table session_review enable row level security;
alter table session_review force row level security;
create policy review_reading on session_review for select
  using ((select whole_is_open()) or space = any ((select opened_spaces())::text[]));
create policy review_making on session_review for insert with check (space = any ((select opened_spaces())::text[]));
create policy review_writing on session_review for update using (space = any ((select opened_spaces())::text[]));

-- The two questions that look beyond the opened spaces. They open and close inside, because a function may
-- carry settings of its own only where a superuser made it.

-- An id is unique in the whole database; a writer learns that one is taken, and nothing else about it.
create function taken_ids(ids uuid[]) returns setof uuid language plpgsql volatile as $$
declare
  before text := coalesce(current_setting('app.whole', true), 'off');
begin
  perform set_config('app.whole', 'on', true);
  return query select r.id from record r where r.id = any (ids);
  perform set_config('app.whole', before, true);
end $$;

-- Another life of the database (S15): all counters move past any number that was ever given out, so that no number
-- means two things. Given the old epoch, so that of two that notice at once only one begins it.
create function begin_epoch(old uuid) returns uuid language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  begun uuid;
begin
  update server set epoch = gen_random_uuid(), epoch_began_at = now() where epoch = old returning epoch into begun;
  if begun is null then return (select epoch from server); end if;
  perform set_config('app.whole', 'on', true);
  perform set_config('app.spaces', (select coalesce(string_agg(id, ','), '') from space), true);
  update space set last_seq = last_seq + 1000000000, epoch_start = last_seq + 1000000000;
  return begun;
end $$;
revoke execute on function begin_epoch(uuid) from public;
grant execute on function begin_epoch(uuid) to living_libraries_server;
-- What devices gave back, for the administrator.
create table give_back (
  epoch uuid not null,
  device uuid not null references device,
  at timestamptz not null default now(),
  returned integer not null,
  joined integer not null,
  same integer not null,
  refused integer not null
);
create index give_back_epoch on give_back (epoch);
grant select, insert on give_back to living_libraries_server;

-- The registry's position, asked with every request before its spaces are known.
create function forum_seq() returns bigint language plpgsql volatile as $$
declare
  before text := coalesce(current_setting('app.spaces', true), '');
  seq bigint;
begin
  perform set_config('app.spaces', 'forum', true);
  select s.last_seq into seq from space s where s.id = 'forum';
  perform set_config('app.spaces', before, true);
  return seq;
end $$;

grant usage on schema public to living_libraries_server;
grant select on server to living_libraries_server;
grant select, insert, update on space, record, session_review, person, device, invitation to living_libraries_server;
grant select, insert on revision, person_grant, invitation_use to living_libraries_server;
grant select, insert, delete on device_token, device_person to living_libraries_server;
