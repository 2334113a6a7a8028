-- The public point with which a device asks when its PIN was forgotten, so that eight digits are enough to find it.
alter table device add column lock_point text;
