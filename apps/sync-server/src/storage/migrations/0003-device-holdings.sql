-- What a device said at its last contact that it still holds, for the list of devices.
alter table device add column unsent integer;
