-- The word on the pictures that lay in a transfer file, for its receipt.
alter table transfer add column pictures jsonb not null default '[]';
