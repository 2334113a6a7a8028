-- A credential that was replaced is remembered until its time runs out: whoever shows it again has a copy.
alter table device_token add column ended_at timestamptz;
grant update (ended_at) on device_token to living_libraries_server;
