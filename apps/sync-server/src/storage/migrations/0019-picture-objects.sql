-- Pictures that lie in an S3-compatible store instead of the database (decision 0023), and objects that nobody needs.
create table photo_object (
  space text not null,
  photo uuid not null,
  part text not null check (part in ('thumbnail', 'picture')),
  key text not null,
  size integer not null check (size > 0),
  primary key (photo, part),
  foreign key (space, photo) references record (space, id)
);
alter table photo_object enable row level security;
alter table photo_object force row level security;
create policy object_reading on photo_object for select
  using ((select whole_is_open()) or space = any ((select opened_spaces())::text[]));
create policy object_making on photo_object for insert with check (space = any ((select opened_spaces())::text[]));
create policy object_dropping on photo_object for delete using (space = any ((select opened_spaces())::text[]));
grant select, insert, delete on photo_object to living_libraries_server;
create table photo_object_gone (key text primary key);
grant select, insert, delete on photo_object_gone to living_libraries_server;

-- A backup by an owner who is no superuser opens the whole, and must find the pictures too.
create policy photo_whole on photo_piece for select using ((select whole_is_open()));
