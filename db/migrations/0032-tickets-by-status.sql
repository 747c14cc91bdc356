-- Foreign clients ask for tickets by status.

create function ticket_stage(status text, at timestamptz) returns bigint
language sql immutable strict parallel safe as $$
  select (case status when 'closed' then 3 when 'resolved' then 2 when 'pending' then 1 else 0 end) * 10000000000000
    + floor(extract(epoch from at) * 1000)::bigint
$$;
comment on function ticket_stage is 'the open ones first, within them those opened first';

create index tickets_by_status on tickets (ticket_stage(status, created_at), id) where life = 'live';
comment on index tickets_by_status is 'the list by status, paged by key';
