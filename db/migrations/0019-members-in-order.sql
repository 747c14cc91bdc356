-- A page of a company's contacts in Spanish order without reading all of them: the membership keeps the contact's place.
-- By triggers, because a contact gets another name, goes and comes back in many commands, and none may forget it.

alter table memberships add column sort_name text collate "C";
comment on column memberships.sort_name is 'the contact''s, while the contact is live; null: it is not';
update memberships
set sort_name = contacts.sort_name
from contacts
where contacts.id = memberships.contact_id
  and contacts.life = 'live';

create function place_member() returns trigger
language plpgsql as $$
begin
  -- Whoever is changing the name meanwhile is waited for.
  select case when life = 'live' then contacts.sort_name end
  into new.sort_name
  from contacts
  where id = new.contact_id
  for no key update;
  return new;
end $$;
create trigger place_member before insert on memberships
  for each row when (new.sort_name is null) execute function place_member();

create function place_members() returns trigger
language plpgsql as $$
begin
  update memberships
  set sort_name = case when new.life = 'live' then new.sort_name end
  where contact_id = new.id;
  return null;
end $$;
create trigger place_members after update of sort_name, life on contacts
  for each row when (old.sort_name is distinct from new.sort_name or old.life is distinct from new.life)
  execute function place_members();

create index memberships_by_name on memberships (company_id, sort_name, contact_id) include (is_primary)
  where sort_name is not null;
comment on index memberships_by_name is 'the live contacts of a company in Spanish order, paged by key; how many they are';
