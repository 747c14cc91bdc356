-- A client that keeps a copy takes out of it who was deleted and who was merged into another: to it both are gone.

drop index contacts_deleted_by_name;
create index contacts_gone_by_name on contacts (sort_name, id) where life in ('deleted', 'merged');
create index contacts_gone_by_change on contacts (updated_at, id) where life in ('deleted', 'merged');
comment on index contacts_gone_by_name is 'the list of contacts that are gone, in Spanish order, paged by key';
comment on index contacts_gone_by_change is 'contacts by when they went, paged by key: what a client that keeps a copy takes out of it';
comment on index contacts_deleted_by_change is 'deleted contacts, the latest first';
