-- Searching by one or two letters: a list kept for each beginning of a word, which follows the trail.

-- Entries in the order in which they can be followed: those of transactions that all are over. Ids are given out before
-- their transactions commit, so that who follows ids would miss what commits late.
alter table trail_entries add column xid xid8 not null default pg_current_xact_id();
create index trail_entries_followed on trail_entries (xid, id);
comment on column trail_entries.xid is 'the transaction that wrote it, in this cluster only: never backed up';
comment on index trail_entries_followed is 'what came after a place, for whoever follows the trail';

create table trail_followers (
  name text primary key check (name ~ '^[a-z][a-z-]*$'),
  xid xid8 not null,
  entry_id bigint not null
);
comment on table trail_followers is 'how far each follower of the trail came, in this cluster only: never backed up';

create table search_tops (
  record text not null check (record in ('contact', 'company')),
  prefix text not null check (char_length(prefix) between 1 and 2),
  record_id bigint not null,
  touched_at timestamptz not null,
  primary key (record, prefix, record_id)
);
create index search_tops_newest on search_tops (record, prefix, touched_at desc, record_id desc);
create index search_tops_of_record on search_tops (record, record_id);
comment on table search_tops is 'who was touched last, of those that a word beginning so finds: derived, never backed up';
comment on index search_tops_newest is 'what a search by one or two letters shows';
comment on index search_tops_of_record is 'the lists that a record stands in, when it changes or goes';
