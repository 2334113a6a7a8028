-- The word on the pictures that lay in a transfer file, for its receipt.
alter table transfer add column pictures jsonb not null default '[]';

-- Transfer files on their way to the centre, piece by piece, sealed as they are.
create table transfer_piece (
  carrier uuid not null references device,
  hash text not null,
  at integer not null check (at >= 0),
  bytes bytea not null,
  received_at timestamptz not null,
  primary key (carrier, hash, at)
);
alter table transfer_piece alter column bytes set storage external;
grant select, insert, delete on transfer_piece to living_libraries_server;
