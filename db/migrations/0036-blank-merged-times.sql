-- Who was merged and parted again left her values in the trail of the other: erasing her blanks what that one's trail says of
-- the time in which both were one.

create function blank_trail_values_between(of_kind text, of_id bigint, after_id bigint, before_id bigint) returns integer
language sql security definer set search_path = public as $$
  with blanked as (
    update trail_values
    set old_value = null,
        new_value = null
    where subject_kind = of_kind
      and subject_id = of_id
      and entry_id > after_id
      and entry_id < before_id
    returning 1
  )
  select count(*)::integer from blanked
$$;
comment on function blank_trail_values_between(text, bigint, bigint, bigint) is 'erasure of personal values in the entries about another record between two entries';
