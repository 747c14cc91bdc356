import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import type { Department, DepartmentValues } from '../types.ts'

const columns = sql`
  id,
  name,
  address,
  former_addresses as "formerAddresses",
  further_addresses as "furtherAddresses",
  typed_address as "typedAddress",
  display_name as "displayName",
  signatures,
  category,
  unknown_senders as "unknownSenders",
  version,
  archived_at as "archivedAt"`

/** Those in use, the first made first, then the archived. */
export async function allDepartments(db: Handle): Promise<Department[]> {
  const { rows } = await sql<Department>`
    select ${columns}
    from departments
    order by archived_at is not null, id`.execute(db)
  return rows
}

export async function departmentsInUse(db: Handle): Promise<Department[]> {
  return (await allDepartments(db)).filter(({ archivedAt }) => archivedAt === null)
}

export async function departmentById(db: Handle, id: number): Promise<Department | undefined> {
  const { rows } = await sql<Department>`
    select ${columns}
    from departments
    where id = ${id}`.execute(db)
  return rows[0]
}

/** Nobody else changes any of them until the transaction ends: that one remains is judged over all. */
export async function lockDepartments(tx: Tx): Promise<void> {
  await sql`lock table departments in share row exclusive mode`.execute(tx)
}

/** Undefined when name or address are another's. */
export async function insertDepartment(
  tx: Tx,
  now: Date,
  values: DepartmentValues,
): Promise<Department | undefined> {
  const { rows } = await sql<Department>`
    insert into departments (
      name, folded_name, address, typed_address, further_addresses, display_name, signatures, category, unknown_senders,
      created_at, updated_at
    )
    values (
      ${values.name}, ${foldText(values.name)}, ${values.address}, ${values.typedAddress},
      ${values.furtherAddresses}::text[], ${values.displayName},
      ${JSON.stringify(values.signatures)}, ${values.category}, ${values.unknownSenders}, ${now}, ${now}
    )
    on conflict do nothing
    returning ${columns}`.execute(tx)
  return rows[0]
}

export async function updateDepartment(tx: Tx, now: Date, after: Department): Promise<void> {
  await sql`
    update departments
    set name = ${after.name},
        folded_name = ${foldText(after.name)},
        former_addresses = case
          when address = ${after.address} then former_addresses
          else array_remove(former_addresses, ${after.address}) || address
        end,
        address = ${after.address},
        typed_address = ${after.typedAddress},
        further_addresses = ${after.furtherAddresses}::text[],
        display_name = ${after.displayName},
        signatures = ${JSON.stringify(after.signatures)},
        category = ${after.category},
        unknown_senders = ${after.unknownSenders},
        archived_at = ${after.archivedAt},
        version = ${after.version},
        updated_at = ${now}
    where id = ${after.id}`.execute(tx)
}

/**
 * Who has a name or an address that a department is to have: another department in use, or a person, on a card or not. `at`: which
 * of the addresses.
 */
export async function holdersOf(
  db: Handle,
  of: { id: number | null; name: string; addresses: readonly string[] },
): Promise<{ what: 'name' | 'address' | 'claim'; at: number; name: string }[]> {
  const { rows } = await sql<{ what: 'name' | 'address' | 'claim'; at: number; name: string }>`
    with wanted as (
      select address, (position - 1)::integer as at
      from unnest(${of.addresses}::text[]) with ordinality as given (address, position)
    )
    select 'name' as what, 0 as at, name
    from departments
    where folded_name = ${foldText(of.name)}
      and archived_at is null
      and id is distinct from ${of.id}::bigint
    union all
    select 'address', wanted.at, name
    from wanted
    join departments on wanted.address = any(further_addresses || departments.address)
    where archived_at is null
      and id is distinct from ${of.id}::bigint
    union all
    select 'claim', wanted.at, coalesce(contacts.name, agents.name)
    from wanted
    join claims on claims.address = wanted.address
    left join contacts on contacts.id = claims.person_id
    left join agents on agents.id = claims.person_id
    union all
    select 'claim', wanted.at, card.name
    from wanted
    cross join lateral (
      select name
      from additional_contacts
      where additional_contacts.address = wanted.address
        and life = 'live'
        and not exists (select from claims where claims.address = additional_contacts.address)
      order by id
      limit 1
    ) card`.execute(db)
  return rows
}
