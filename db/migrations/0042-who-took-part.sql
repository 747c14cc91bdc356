-- Whoever takes part in a ticket does so at an address that is somebody's, or nobody's yet. Known by the address alone, its next
-- owner got the copies and could write.
alter table ticket_participants add column person_id bigint references people (id) on delete restrict;
comment on column ticket_participants.person_id is 'whose the address was when it was named; null: nobody''s, then whose it first became. Only while it is still his does he take part';
update ticket_participants taking
set person_id = coalesce(
  (
    select coalesce(known.canonical_id, recipient.person_id)
    from messages
    join message_recipients recipient on recipient.message_id = messages.id
    left join contacts known on known.id = recipient.person_id
    where messages.subject_kind = 'ticket'
      and messages.subject_id = taking.ticket_id
      and recipient.address = taking.address
      and recipient.person_id is not null
    order by messages.id
    limit 1
  ),
  (select person_id from claims where claims.address = taking.address)
);
create index ticket_participants_of_person on ticket_participants (person_id) where person_id is not null;
comment on index ticket_participants_of_person is 'foreign key';

-- Whose first an address becomes took part by it before; where contacts are merged or parted, their parts go with the address.
create function place_participants() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    update ticket_participants
    set person_id = new.person_id
    where address = new.address
      and person_id is null;
  else
    update ticket_participants
    set person_id = new.person_id
    where address = new.address
      and person_id = old.person_id;
  end if;
  return null;
end $$;
create trigger place_new_participants after insert on claims for each row execute function place_participants();
create trigger place_participants after update of person_id on claims for each row
  when (old.person_id is distinct from new.person_id) execute function place_participants();

-- What is forwarded to a support address from elsewhere bears that other address.
alter table departments add column further_addresses text[] not null default '{}';
comment on column departments.further_addresses is 'that forward to it or are its too: mail to them is its own; nothing is mailed from them';

-- Mail that could not be taken out of a mailbox, for as long as it is there.
create table mailbox_left_mails (
  mailbox_id bigint not null references mailboxes (id) on delete cascade,
  uid_validity bigint not null,
  uid bigint not null,
  reason text not null check (reason in ('too-large', 'another')),
  size bigint,
  sender text,
  subject text,
  came_at timestamptz,
  left_at timestamptz not null,
  primary key (mailbox_id, uid_validity, uid)
);
comment on table mailbox_left_mails is 'mails that stay in their mailbox, told in its settings until they are gone from there';
comment on column mailbox_left_mails.reason is 'another: the same number was of another mail before';
