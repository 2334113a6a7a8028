-- Eight digits that lead to an invitation for ten minutes. So few can be tried out from their hash, but not in time.
create table spoken_code (
  hash text primary key,
  invitation uuid not null unique references invitation,
  expires_at timestamptz not null
);
grant select, insert, delete on spoken_code to living_libraries_server;
