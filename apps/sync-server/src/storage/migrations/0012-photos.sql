-- The pictures of photo records, in the pieces in which they came (decision 0014).
create table photo_piece (
  space text not null,
  photo uuid not null,
  part text not null check (part in ('thumbnail', 'picture')),
  at integer not null check (at >= 0),
  bytes bytea not null,
  primary key (photo, part, at),
  foreign key (space, photo) references record (space, id)
);
-- JPEG does not become smaller.
alter table photo_piece alter column bytes set storage external;
alter table photo_piece enable row level security;
alter table photo_piece force row level security;
create policy photo_reading on photo_piece for select using (space = any ((select opened_spaces())::text[]));
create policy photo_making on photo_piece for insert with check (space = any ((select opened_spaces())::text[]));
create policy photo_dropping on photo_piece for delete using (space = any ((select opened_spaces())::text[]));
grant select, insert, delete on photo_piece to living_libraries_server;
