-- What transfer files came to, for the answer files. Of records it holds numbers and reasons, never a word.
create table transfer (
  file uuid not null,
  device uuid not null references device,
  received_at timestamptz not null,
  token text,
  acknowledged bigint not null,
  answers jsonb not null,
  primary key (device, file)
);
create table transfer_carrier (
  carrier uuid not null references device,
  device uuid not null references device,
  primary key (carrier, device)
);
grant select, insert, update on transfer to living_libraries_server;
grant select, insert on transfer_carrier to living_libraries_server;
