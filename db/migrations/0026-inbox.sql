-- The list of tickets: kept views and exports of it, and the indexes by which it is sorted and filtered.

alter table views drop constraint views_record_check;
alter table views add constraint views_record_check check (record in ('contact', 'company', 'ticket'));
alter table exports drop constraint exports_record_check;
alter table exports add constraint exports_record_check check (record in ('contact', 'company', 'ticket'));

-- Milliseconds stay below 10^13 until the year 2286, and the whole below 2^53, which a page's marker can hold.
create function ticket_urgency(priority text, at timestamptz) returns bigint
language sql immutable strict parallel safe as $$
  select (case priority when 'urgent' then 3 when 'high' then 2 when 'normal' then 1 else 0 end) * 10000000000000
    + floor(extract(epoch from at) * 1000)::bigint
$$;
comment on function ticket_urgency is 'the urgent ones first, within them the latest';

create index tickets_by_urgency on tickets (ticket_urgency(priority, last_message_at), id) where life = 'live';
create index tickets_by_creation on tickets (created_at, id) where life = 'live';
create index tickets_by_change on tickets (updated_at, id) where life = 'live';
create index tickets_by_tag on tickets using gin (tags) where life = 'live';
create index tickets_of_department on tickets (department_id, last_message_at desc, id desc) where life = 'live';
create index tickets_by_resolution on tickets (resolved_at, id) where life = 'live' and resolved_at is not null;
create index tickets_of_domain on tickets (domain_id, last_message_at desc) where domain_id is not null;
create index tickets_of_service on tickets (service_id, last_message_at desc) where service_id is not null;
comment on index tickets_by_resolution is 'tickets resolved in some days';
comment on index tickets_of_domain is 'filter by domain; what goes with a domain';
comment on index tickets_of_service is 'filter by service; what goes with a service';
comment on index tickets_by_urgency is 'the list by priority, paged by key';
comment on index tickets_by_creation is 'the list by creation, paged by key; tickets opened in some days';
comment on index tickets_by_change is 'the list by last change, paged by key; recent tags to choose from';
comment on index tickets_by_tag is 'filter by tags';
comment on index tickets_of_department is 'filter by department';

create index canned_replies_by_name on canned_replies (folded_name, id) where archived_at is null;
comment on index canned_replies_by_name is 'the choice under the reply box';

create index agent_notifications_unread on agent_notifications (agent_id) where read_at is null;
create index agent_notifications_of_ticket on agent_notifications (ticket_id, agent_id);
create index agent_notifications_of_message on agent_notifications (ticket_message_id) where ticket_message_id is not null;
comment on index agent_notifications_unread is 'how many an agent has not read';
comment on index agent_notifications_of_ticket is 'those of a ticket that he opens; they go with it';
comment on index agent_notifications_of_message is 'those that go with a message';
