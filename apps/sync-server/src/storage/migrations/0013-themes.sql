-- Themes: the region's codebook and which answer belongs to which theme. Commands with their history, never records.

create table theme (
  id uuid primary key,
  title text not null,
  definition text not null,
  parent uuid references theme deferrable initially deferred,
  state text not null check (state in ('candidate', 'active', 'gone')),
  merged_into uuid references theme deferrable initially deferred,
  search jsonb,
  examples uuid[] not null default '{}'
);

create table reading_share (
  id uuid primary key,
  reader uuid not null references person,
  question text,
  municipality text,
  is_over boolean not null
);

create table theme_command (
  id uuid primary key,
  n bigint generated always as identity unique,
  command jsonb not null,
  -- What it did to the codebook, so that it can be taken back.
  change jsonb not null,
  assigned integer not null,
  released integer not null,
  person uuid not null references person,
  device uuid not null references device,
  at timestamptz not null default clock_timestamp(),
  undone_by uuid references theme_command
);

-- Of an answer only its id is kept: its words stay where they can be corrected and erased.
create table theme_answer (
  theme uuid not null references theme,
  answer uuid not null,
  -- The command that left it so.
  command uuid not null references theme_command deferrable initially deferred,
  primary key (theme, answer)
);
create index theme_answer_answer on theme_answer (answer, theme);
create index theme_answer_command on theme_answer (command);

create table theme_answer_history (
  command uuid not null references theme_command deferrable initially deferred,
  theme uuid not null references theme,
  answer uuid not null,
  is_assigned boolean not null,
  -- Of what was released: the command that had assigned it, which has it again when this one is taken back.
  assigned_by uuid,
  primary key (command, theme, answer)
);
create index theme_answer_history_answer on theme_answer_history (answer);

create table answer_reading (
  answer uuid primary key,
  command uuid not null references theme_command deferrable initially deferred
);
create index answer_reading_command on answer_reading (command);

-- The region's desk alone: whoever opened the space `region` writes, whoever opened the whole reads.
create function desk_is_open() returns boolean language sql stable as $$
  select 'region' = any (opened_spaces())
$$;

do $$
declare
  name text;
begin
  foreach name in array array['theme', 'reading_share', 'theme_command', 'theme_answer', 'theme_answer_history',
    'answer_reading'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_reading on %I for select
      using ((select whole_is_open()) or (select desk_is_open()))', name);
    execute format('create policy desk_making on %I for insert with check ((select desk_is_open()))', name);
  end loop;
  foreach name in array array['theme', 'reading_share', 'theme_command'] loop
    execute format('create policy desk_changing on %I for update using ((select desk_is_open()))', name);
  end loop;
  foreach name in array array['theme_answer', 'answer_reading'] loop
    execute format('create policy desk_dropping on %I for delete using ((select desk_is_open()))', name);
  end loop;
end $$;

grant select, insert, update on theme, reading_share to living_libraries_server;
grant select, insert on theme_command, theme_answer_history to living_libraries_server;
grant update (undone_by) on theme_command to living_libraries_server;
grant select, insert, delete on theme_answer, answer_reading to living_libraries_server;

-- What the desk counts over all answers, read from the index alone, without their words.
create index record_counted on record (of_session, space, question, grp, late, deleted)
  include (id, municipality, venue, also) where kind = 'answer';
create index record_held on record (of_session, kind, space, venue, municipality, deleted, late)
  where venue is not null and of_session is not null;
