-- Which contact was made one with which, so that merges are taken back one at a time, the last first.

create table contact_merges (
  contact_id bigint primary key references contacts (id) on delete cascade,
  into_id bigint not null references contacts (id) on delete restrict,
  choices jsonb not null default '{}' check (jsonb_typeof(choices) = 'object'),
  at timestamptz not null,
  by_id bigint references people (id) on delete set null,
  check (contact_id <> into_id)
);
comment on table contact_merges is 'contacts that were merged and into whom; a row goes when that is undone';
comment on column contact_merges.into_id is 'with whom she was merged herself; contacts.canonical_id is where that one ended';
comment on column contact_merges.choices is 'by field, the contact whose value stayed where not the survivor''s own did';
create index contact_merges_into on contact_merges (into_id);
comment on index contact_merges_into is 'who was merged into a contact';
