-- By one or two letters, whose name begins so comes before who merely has an address that does.
-- Lists kept so far may lack such a name until it is touched, or until the list is filled up.

alter table search_tops add column standing smallint not null check (standing between 0 and 2) default 2;
update search_tops
set standing = case
  when ' ' || fold_text(contacts.name) like ' ' || search_tops.prefix || '%' then 0
  when ' ' || fold_text(contacts.name) like '% ' || search_tops.prefix || '%' then 1
  else 2
end
from contacts
where search_tops.record = 'contact'
  and contacts.id = search_tops.record_id;
update search_tops
set standing = case
  when ' ' || companies.folded_name like ' ' || search_tops.prefix || '%' then 0
  when ' ' || companies.folded_name like '% ' || search_tops.prefix || '%' then 1
  else 2
end
from companies
where search_tops.record = 'company'
  and companies.id = search_tops.record_id;
alter table search_tops alter column standing drop default;
comment on column search_tops.standing is '0: the name begins so; 1: a later word of the name does; 2: something else does';
comment on table search_tops is 'whose name begins so, then who was touched last, of those that a word beginning so finds: derived, never backed up';

drop index search_tops_newest;
create index search_tops_best on search_tops (record, prefix, standing, touched_at desc, record_id desc);
comment on index search_tops_best is 'what a search by one or two letters shows';
