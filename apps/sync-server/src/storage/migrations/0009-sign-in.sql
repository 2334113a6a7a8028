-- Regional staff and administrators sign in on their device, for a day each time.
create table staff_session (
  device uuid not null references device,
  person uuid not null references person,
  until timestamptz not null,
  primary key (device, person)
);
create table password (
  person uuid primary key references person,
  -- Argon2id, with its salt and cost.
  hash text not null,
  set_at timestamptz not null default now()
);
create table passkey (
  id text primary key,
  person uuid not null references person,
  public_key bytea not null,
  counter bigint not null,
  made_at timestamptz not null default now()
);
create index passkey_person on passkey (person);
-- What a device was asked to sign, once.
create table passkey_challenge (
  device uuid primary key references device,
  value text not null,
  expires_at timestamptz not null
);
grant select, insert, update, delete on staff_session, password, passkey, passkey_challenge to living_libraries_server;

create function is_staff(one uuid) returns boolean language sql stable as $$
  select exists (select 1 from person_grant g
    where g.person = one and g.value->>'role' in ('regional', 'administrator'))
$$;
-- Nobody is thrown out in the middle of the day on which the server learnt this.
insert into staff_session (device, person, until)
  select device, person, now() + interval '1 day' from device_person where is_staff(person);
