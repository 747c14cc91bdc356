import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Holder } from '../types.ts'

/** Who has these addresses and external ids today; a contact that was merged answers with its survivor. */
export async function holdersOf(
  db: Handle,
  asked: { addresses: readonly string[]; externalIds: readonly string[] },
): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select 'address' as what,
           claims.address as value,
           coalesce(survivor.id, people.id) as id,
           people.kind,
           coalesce(survivor.name, contacts.name, agents.name) as name
    from claims
    join people on people.id = claims.person_id
    left join contacts on contacts.id = people.id and people.kind = 'contact'
    left join contacts survivor on survivor.id = contacts.canonical_id
    left join agents on agents.id = people.id and people.kind = 'agent'
    where claims.address = any(${asked.addresses}::text[])
    union all
    select 'address', given.address, departments.id, 'department', name
    from unnest(${asked.addresses}::text[]) as given (address)
    join departments
      on regexp_replace(given.address, '\\+[^@]*@', '@') = any(further_addresses || departments.address)
        and archived_at is null
    union all
    select 'external-id', external_id, id, 'contact', name
    from contacts
    where external_id = any(${asked.externalIds}::text[])
      and life = 'live'`.execute(db)
  return rows
}
