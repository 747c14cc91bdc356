import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'

/** By what an erased person is found in what she left. `standIn` takes the place of an address where a row has to stay. */
export type Traces = {
  contactId: number
  addresses: readonly { address: string; standIn: string }[]
  /** Names and numbers, as she was known by them. */
  values: readonly { kind: 'name' | 'number'; value: string }[]
}

/**
 * Notes people as erased, with by what they are found: addresses that are theirs or were and are nobody else's by now, all
 * whole names and numbers of today and of their trail. To be called while their rows are whole.
 */
export async function noteTraces(
  tx: Tx,
  now: Date,
  { ids, byId }: { ids: readonly number[]; byId: number | null },
): Promise<void> {
  await sql`
    insert into contact_erasures (contact_id, at, by_id)
    select id, ${now}, ${byId}::bigint
    from unnest(${ids}::bigint[]) as id`.execute(tx)
  await sql`
    with of_trail as (
      select subject_id as contact_id, field, part #>> '{}' as value
      from trail_values
      cross join lateral (
        select jsonb_path_query(jsonb_build_array(old_value, new_value), '$.**') as part
      ) parts
      where subject_kind = 'contact'
        and subject_id = any(${ids}::bigint[])
        and jsonb_typeof(part) = 'string'
    ), of_undo as (
      select subject_id as contact_id, part #>> '{}' as value
      from undo_images
      cross join lateral jsonb_path_query(image, '$.claims[*].address') as part
      where subject_kind = 'contact'
        and subject_id = any(${ids}::bigint[])
    ), found as (
      select person_id as contact_id, 'address' as kind, address as value
      from claims
      where person_id = any(${ids}::bigint[])
      union
      select let_go_by, 'address', address
      from addresses
      where let_go_by = any(${ids}::bigint[])
      union
      select contact_id, 'address', value
      from of_undo
      union
      select contact_id, 'address', lower(value)
      from of_trail
      where value like '%_@_%'
        and field ilike '%email%'
      union
      select contact_id, 'name', value
      from of_trail
      where field = 'name'
      union
      select id, 'name', name
      from contacts
      where id = any(${ids}::bigint[])
      union
      select contact_id, 'number', value
      from of_trail
      where field in ('workPhone', 'mobilePhone', 'externalId')
      union
      select id, 'number', value
      from contacts
      cross join unnest(
        array[work_phone, work_phone_e164, mobile_phone, mobile_phone_e164, external_id]
      ) as value
      where id = any(${ids}::bigint[])
    )
    insert into erased_traces (contact_id, kind, value, position)
    select contact_id, kind, value, row_number() over (partition by contact_id order by kind, value)
    from found
    where char_length(value) >= 4
      and not exists (
        select
        from claims
        where claims.address = found.value
          and claims.person_id <> found.contact_id
      )`.execute(tx)
}

/** The person whose erasure is to be carried on next, locked; null when all but these are done or others are at them. */
export async function nextErased(tx: Tx, except: readonly number[]): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select contact_id as id
    from contact_erasures
    where finished_at is null
      and contact_id <> all(${except}::bigint[])
    order by at, contact_id
    limit 1
    for update skip locked`.execute(tx)
  return rows[0]?.id ?? null
}

/** By what a person is found; an address that somebody has taken meanwhile is that one's. */
export async function tracesOf(tx: Tx, contactId: number): Promise<Traces> {
  const { rows } = await sql<{ kind: 'address' | 'name' | 'number'; value: string; position: number }>`
    select kind, value, position
    from erased_traces
    where contact_id = ${contactId}
      and not exists (
        select
        from claims
        where claims.address = erased_traces.value
          and claims.person_id <> erased_traces.contact_id
      )
    order by position`.execute(tx)
  return {
    contactId,
    addresses: rows.flatMap(({ kind, value: address, position }) =>
      kind === 'address' ? [{ address, standIn: `erased-${contactId}-${position}@erased.invalid` }] : [],
    ),
    values: rows.flatMap(({ kind, value }) => (kind === 'address' ? [] : [{ kind, value }])),
  }
}

/** All is gone, and so is by what it was found. */
export async function noteFinished(tx: Tx, now: Date, contactId: number): Promise<void> {
  await sql`delete from erased_traces where contact_id = ${contactId}`.execute(tx)
  await sql`
    update contact_erasures
    set finished_at = ${now}
    where contact_id = ${contactId}`.execute(tx)
}
