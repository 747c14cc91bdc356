-- Dots and at signs part words for the index of fragments, so that a part of an address led through pieces which nearly
-- every name has. As letters they lead to the few texts with these letters beside them.
create index contacts_fragments on contacts using gin (translate(search_text, '.@', 'wk') gin_trgm_ops) where life = 'live';
drop index contacts_search;
alter index contacts_fragments rename to contacts_search;
comment on index contacts_search is 'fragments of name, address, phone and external id, folded; signs of addresses as letters';
-- How many hold a fragment is guessed from these: an index over some of the rows has no statistics that are used.
create statistics contacts_search on translate(search_text, '.@', 'wk') from contacts;
analyze contacts;

-- Whose address bounces is a filter of the list of contacts; claim by claim its address cost 100 ms at a million.
alter table claims add column is_suppressed boolean not null default false;
comment on column claims.is_suppressed is 'whether mail to the address is stopped (addresses.suppressed_at), kept by triggers';
update claims set is_suppressed = true from addresses where addresses.address = claims.address and suppressed_at is not null;
create index claims_suppressed on claims (person_id) where is_primary and is_suppressed;
comment on index claims_suppressed is 'filter of contacts whose primary address bounces';

create function place_claim() returns trigger language plpgsql as $$
begin
  -- Whoever is stopping the address meanwhile is waited for.
  new.is_suppressed := coalesce((
    select suppressed_at is not null
    from addresses
    where address = new.address
    for share
  ), false);
  return new;
end $$;
create trigger place_claim before insert or update of address on claims for each row execute function place_claim();

create function place_claims() returns trigger language plpgsql as $$
begin
  update claims
  set is_suppressed = new.suppressed_at is not null
  where address = new.address;
  return null;
end $$;
create trigger place_claims after update of suppressed_at on addresses for each row
  when ((old.suppressed_at is null) <> (new.suppressed_at is null)) execute function place_claims();
