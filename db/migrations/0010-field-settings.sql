-- What settings say of fields: help, uniqueness, and the index of those that are filtered by.

alter table fields
  add column help jsonb not null default '{}' check (jsonb_typeof(help) = 'object'),
  add column is_unique boolean not null default false,
  add column is_filterable boolean not null default false,
  add check (not (is_unique and is_standard)),
  add check (not (is_filterable and is_standard));
comment on column fields.help is 'a line under the field, by language';
comment on column fields.is_filterable is 'an index is made of its values, by a job, without holding up who writes';

-- That a value of a unique field stands once is the primary key. Whatever writes records keeps it: the triggers below, so
-- that a statement over many records cannot forget it. Deleted records give their values up.
create table unique_values (
  field_id bigint not null references fields (id) on delete cascade,
  value text not null,
  record_id bigint not null,
  primary key (field_id, value)
);
create unique index unique_values_of_record on unique_values (field_id, record_id);
comment on column unique_values.value is 'in the form in which values are compared: ASCII letters in lower case';
comment on column unique_values.record_id is 'a contact or a company, as the field says; its trigger keeps it true';
comment on index unique_values_of_record is 'what a record holds, when it changes';

create function unique_form(value text) returns text
language sql immutable parallel safe as $$ select lower(value collate "C") $$;

create function keep_unique_values() returns trigger
language plpgsql as $$
begin
  if not exists (select from fields where fields.record = tg_argv[0] and fields.is_unique) then
    return null;
  end if;
  delete from unique_values kept
  using fields, fresh
  where fields.record = tg_argv[0]
    and fields.is_unique
    and kept.field_id = fields.id
    and kept.record_id = fresh.id
    and kept.value is distinct from case when fresh.life = 'live' then unique_form(fresh.custom ->> fields.id::text) end;
  insert into unique_values (field_id, value, record_id)
  select fields.id, unique_form(fresh.custom ->> fields.id::text), fresh.id
  from fresh
  join fields on fields.record = tg_argv[0] and fields.is_unique
  where fresh.life = 'live'
    and fresh.custom ->> fields.id::text is not null
    and not exists (
      select from unique_values kept
      where kept.field_id = fields.id
        and kept.record_id = fresh.id
    )
  order by 1, 2;
  return null;
end $$;

create trigger contacts_made after insert on contacts
  referencing new table as fresh for each statement execute function keep_unique_values('contact');
create trigger contacts_changed after update on contacts
  referencing new table as fresh for each statement execute function keep_unique_values('contact');
create trigger companies_made after insert on companies
  referencing new table as fresh for each statement execute function keep_unique_values('company');
create trigger companies_changed after update on companies
  referencing new table as fresh for each statement execute function keep_unique_values('company');
