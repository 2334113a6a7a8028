-- An installation whose data the browser erased is shut out in favour of the one that took its place.
alter table device add column successor uuid references device;
