-- A view that is deleted comes back as the same one: with its number, which stands in addresses of pages, and in the side menus
-- of whoever had it pinned.
alter table views add column deleted_at timestamptz;
comment on column views.deleted_at is 'null while it is there; after 30 days the row goes';
