-- Erasing people for good: the record at once, and all that they left elsewhere soon after, found by their addresses and
-- by what they were called. Both are kept for that alone, and no longer.

create table contact_erasures (
  contact_id bigint primary key references contacts (id) on delete restrict,
  at timestamptz not null,
  by_id bigint references people (id) on delete set null,
  finished_at timestamptz
);
create index contact_erasures_unfinished on contact_erasures (at, contact_id) where finished_at is null;
comment on table contact_erasures is 'who was erased when; a row stays';
comment on column contact_erasures.finished_at is 'null: what they left elsewhere is still being removed';
comment on index contact_erasures_unfinished is 'what is to be carried on, oldest first';

create table erased_traces (
  contact_id bigint not null references contact_erasures (contact_id) on delete cascade,
  kind text not null check (kind in ('address', 'name', 'number')),
  value text not null,
  position smallint not null,
  primary key (contact_id, kind, value)
);
comment on table erased_traces is 'by what an erased person is found elsewhere; gone once all of it is';
comment on column erased_traces.position is 'tells the stand-ins of several addresses apart';

create function blank_trail_values_with(of_kind text, of_id bigint, parts text[]) returns integer
language sql security definer set search_path = public as $$
  with blanked as (
    update trail_values
    set old_value = null,
        new_value = null
    where subject_kind = of_kind
      and subject_id = of_id
      and exists (
        select
        from unnest(parts) as part
        where position(lower(part) in lower(concat(old_value #>> '{}', ' ', new_value #>> '{}'))) > 0
      )
    returning 1
  )
  select count(*)::integer from blanked
$$;
comment on function blank_trail_values_with(text, bigint, text[]) is 'erasure of personal values in entries about other records: those that hold one of the parts';

create function blank_mail_texts(of_ids bigint[]) returns integer
language sql security definer set search_path = public as $$
  with blanked as (
    update mail_templates
    set subject = '',
        body = '',
        reason = '',
        sealed_body = null,
        blank_after = null
    where id = any(of_ids)
      and event = 'text'
    returning 1
  )
  select count(*)::integer from blanked
$$;
comment on function blank_mail_texts(bigint[]) is 'erasure of texts that were written for one message: templates are never touched';

create index addresses_let_go on addresses (let_go_by) where let_go_by is not null;
create index contacts_deleted on contacts (updated_at desc, id desc) where life = 'deleted';
create index contacts_of_avatar on contacts (avatar_hash) where avatar_hash is not null;
create index held_mails_of_ticket on held_mails (ticket_id) where ticket_id is not null;
create index ticket_messages_moved on ticket_messages (moved_from) where moved_from is not null;
create index ticket_participants_suggested on ticket_participants (suggested_by) where suggested_by is not null;
create index tickets_following on tickets (follows_id) where follows_id is not null;
create index tickets_merged on tickets (merged_into) where merged_into is not null;
comment on index addresses_let_go is 'erasure: addresses that a person gave up';
comment on index contacts_deleted is 'the deleted contacts, latest first';
comment on index contacts_of_avatar is 'erasure: whether a picture is still in use';
comment on index held_mails_of_ticket is 'what is changed when a ticket is erased';
comment on index ticket_messages_moved is 'what was moved out of a ticket: it is erased with it';
comment on index ticket_participants_suggested is 'what is changed when a message is erased';
comment on index tickets_following is 'what is changed when a ticket is erased';
comment on index tickets_merged is 'tickets that were merged into one';
