-- How a customer reached support, where a program or an agent tells of it; and what the lists of foreign clients ask for.

alter table tickets drop constraint tickets_source_check;
alter table tickets add constraint tickets_source_check
  check (source in ('mail', 'area', 'agent', 'api', 'phone', 'chat', 'widget', 'outbound'));

create index tickets_deleted on tickets (created_at, id) where life = 'deleted';
comment on index tickets_deleted is 'the deleted ones, paged by key';
