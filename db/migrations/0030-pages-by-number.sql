-- Lists whose pages are asked for by number, as Freshdesk's clients do: each page remembers where the next one begins.

create unlogged table page_bookmarks (
  api_key_id bigint not null references api_keys (id) on delete cascade,
  list bytea not null,
  page integer not null check (page > 1),
  edge jsonb not null check (jsonb_typeof(edge) = 'object'),
  at timestamptz not null,
  primary key (api_key_id, list, page)
);
comment on table page_bookmarks is 'where a page begins for whoever asked for the one before it, for an hour: derived, never backed up; lost with a crash, which is fine';
comment on column page_bookmarks.list is 'SHA-256 of what is listed, in which order and how many a page';
comment on column page_bookmarks.edge is 'the last of the page before: the value sorted by, and the id';

create index contacts_deleted_by_name on contacts (sort_name, id) where life = 'deleted';
create index contacts_deleted_by_change on contacts (updated_at, id) where life = 'deleted';
comment on index contacts_deleted_by_name is 'the list of deleted contacts in Spanish order, paged by key';
comment on index contacts_deleted_by_change is 'deleted contacts by when that was, paged by key: what a client that keeps a copy takes out of it';
