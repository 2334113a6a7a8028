-- The history as a chain: each row is linked to the one before it in its space, by what is for ever (who, what record,
-- when) and by a salted commitment to the values. The values may be erased, when a person has the right to it; the
-- salt goes with them, so that nobody finds them again by trying, and the chain still holds.

alter table revision
  add column salt bytea,
  add column commitment bytea,
  add column link bytea;

create function commitment_of(salt bytea, change jsonb, replaced jsonb) returns bytea language sql immutable as $$
  select sha256(salt || convert_to(jsonb_build_array(change->'set', change->'unset', replaced)::text, 'UTF8'))
$$;

create function link_of(previous bytea, r revision) returns bytea language sql immutable as $$
  select sha256(coalesce(previous, ''::bytea) || r.commitment || convert_to(jsonb_build_array(r.space, r.seq, r.record,
    r.person, r.device, (extract(epoch from r.received_at) * 1000000)::bigint, r.change - 'set' - 'unset')::text, 'UTF8'))
$$;

create function chain_revision() returns trigger language plpgsql as $$
declare
  previous bytea := (select link from revision where space = new.space and seq < new.seq order by seq desc limit 1);
begin
  new.salt := uuid_send(gen_random_uuid());
  new.commitment := commitment_of(new.salt, new.change, new.replaced);
  new.link := link_of(previous, new);
  return new;
end $$;

-- What is there already is taken as it stands.
drop trigger revision_append_only on revision;
alter table revision no force row level security;
do $$
declare
  r revision;
  previous bytea;
  present text := '';
begin
  for r in select * from revision order by space, seq loop
    if r.space <> present then previous := null; end if;
    present := r.space;
    r.salt := uuid_send(gen_random_uuid());
    r.commitment := commitment_of(r.salt, r.change, r.replaced);
    previous := link_of(previous, r);
    update revision set salt = r.salt, commitment = r.commitment, link = previous
      where space = r.space and seq = r.seq;
  end loop;
end $$;
alter table revision force row level security;
alter table revision alter column commitment set not null, alter column link set not null;

create trigger revision_chain before insert on revision for each row execute function chain_revision();

create trigger revision_append_only before delete or truncate on revision
  for each statement execute function refuse_rewriting();

-- The one change that a row knows: its values go, everything else stays.
create trigger revision_erasing before update on revision for each row
  when (new.salt is not null or new.change->'set' <> '{}' or new.change->'unset' <> '[]' or new.replaced <> '{}'
    or (new.space, new.seq, new.record, new.person, new.device, new.received_at, new.commitment, new.link,
      new.change - 'set' - 'unset') is distinct from (old.space, old.seq, old.record, old.person, old.device,
      old.received_at, old.commitment, old.link, old.change - 'set' - 'unset'))
  execute function refuse_rewriting();
