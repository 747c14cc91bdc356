-- A field with many values takes another type in a moment: a job writes the new values beside the old, under a key of
-- their own, and the definition then says under which key its values stand (decision 47).

alter table fields
  add column value_key text check (value_key ~ '^[1-9][0-9]*\.[1-9][0-9]*$'),
  add column next_key text check (next_key ~ '^[1-9][0-9]*\.[1-9][0-9]*$'),
  add column left_key text check (left_key ~ '^[1-9][0-9]*(\.[1-9][0-9]*)?$'),
  add column left_undo_id bigint;
create sequence custom_keys;
comment on column fields.value_key is 'under which key of record.custom values stand; null: under the field''s id';
comment on column fields.next_key is 'under which key a job prepares values of another type; nobody reads them yet';
comment on column fields.left_key is 'under which key values stood before; a record that still has it was not saved since';
comment on column fields.left_undo_id is 'the undo to which what is taken away under left_key goes';

-- What stands under one's own id, as all but the store see it. `keys`: by field id, null while no field has another.
create function custom_by_field(kept jsonb, keys jsonb) returns jsonb
language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(split_part(key, '.', 1), value), '{}')
  from jsonb_each(kept)
  where key = coalesce(keys ->> split_part(key, '.', 1), split_part(key, '.', 1))
    and value <> 'null'
$$;

-- The way back, for whoever saves: nothing is left under any other key.
create function custom_to_keep(by_field jsonb, keys jsonb) returns jsonb
language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(coalesce(keys ->> key, key), value), '{}')
  from jsonb_each(by_field)
$$;

create or replace function keep_unique_values() returns trigger
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
    and kept.value is distinct from
      case when fresh.life = 'live' then unique_form(fresh.custom ->> coalesce(fields.value_key, fields.id::text)) end;
  insert into unique_values (field_id, value, record_id)
  select fields.id, unique_form(fresh.custom ->> coalesce(fields.value_key, fields.id::text)), fresh.id
  from fresh
  join fields on fields.record = tg_argv[0] and fields.is_unique
  where fresh.life = 'live'
    and fresh.custom ->> coalesce(fields.value_key, fields.id::text) is not null
    and not exists (
      select from unique_values kept
      where kept.field_id = fields.id
        and kept.record_id = fresh.id
    )
  order by 1, 2;
  return null;
end $$;
