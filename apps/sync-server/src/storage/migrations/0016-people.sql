-- Somebody who was taken off a device does not come back by the link that once brought them onto it.
alter table invitation_use add column ended_at timestamptz;
grant update (ended_at) on invitation_use to living_libraries_server;
-- What was set aside by request is counted apart from what a venue deleted; there is little of it.
create index record_erased on record (kind) where deleted and state ? 'erased';
