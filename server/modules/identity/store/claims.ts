import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { AddressHolder, Claim, Claimant, ClaimDraft } from '../types.ts'

// Sorted, so that two batches that share addresses take the rows in one order and cannot lock each other out.
export async function insertAddresses(tx: Tx, now: Date, addresses: string[]): Promise<void> {
  await insertRows(
    tx,
    'addresses',
    addresses.map((address) => ({ address, first_seen_at: now })),
    sql`on conflict (address) do nothing`,
  )
}

export async function insertClaims(
  tx: Tx,
  now: Date,
  drafts: readonly ClaimDraft[],
): Promise<{ address: string; personId: number }[]> {
  const rows = drafts
    .toSorted((one, other) => (one.address < other.address ? -1 : 1))
    .map((draft) => ({
      address: draft.address,
      person_id: draft.personId,
      typed: draft.typed,
      is_primary: draft.isPrimary,
      position: draft.position,
      created_at: now,
    }))
  return insertRows<'claims', { address: string; personId: number }>(
    tx,
    'claims',
    rows,
    sql`on conflict (address) do nothing returning address, person_id as "personId"`,
  )
}

export async function claimantsOf(db: Handle, addresses: readonly string[]): Promise<Claimant[]> {
  const { rows } = await sql<Claimant>`
    select claims.address,
           people.id,
           people.kind,
           coalesce(agents.name, contacts.name) as name
    from claims
    join people on people.id = claims.person_id
    left join agents on agents.id = people.id
    left join contacts on contacts.id = people.id
    where claims.address = any(${addresses}::text[])`.execute(db)
  return rows
}

/**
 * The departments in use that have these addresses, with or without something behind a plus sign: what is mailed to there comes
 * to them, and what is mailed from there may not look like a person's.
 */
export async function departmentsWith(db: Handle, addresses: readonly string[]): Promise<AddressHolder[]> {
  const { rows } = await sql<AddressHolder>`
    select given.address, departments.id, 'department' as kind, name
    from unnest(${addresses}::text[]) as given (address)
    join departments
      on regexp_replace(given.address, '\\+[^@]*@', '@') = any(further_addresses || departments.address)
        and archived_at is null`.execute(db)
  return rows
}

/** Addresses of several people, each person's in its order. */
export async function claimsOf(db: Handle, personIds: readonly number[]): Promise<Map<number, Claim[]>> {
  const { rows } = await sql<Claim & { personId: number }>`
    select claims.person_id as "personId",
           claims.address,
           claims.typed,
           claims.is_primary as "isPrimary",
           claims.verified_at as "verifiedAt"
    from claims
    where claims.person_id = any(${personIds}::bigint[])
    order by claims.person_id, claims.position`.execute(db)
  return Map.groupBy(rows, (row) => row.personId)
}

/** Leaves a person without this address. */
export async function deleteClaim(tx: Tx, of: { personId: number; address: string }): Promise<void> {
  await sql`
    with dropped as (
      delete from claims
      where person_id = ${of.personId}
        and address = ${of.address}
      returning address, person_id
    )
    update addresses
    set let_go_by = dropped.person_id
    from dropped
    where addresses.address = dropped.address`.execute(tx)
}

/** What others read of a person has changed: whoever changes him from an older version is told. */
export async function raiseVersion(tx: Tx, personId: number): Promise<void> {
  await tx
    .updateTable('agents')
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('id', '=', personId)
    .execute()
  await tx
    .updateTable('contacts')
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('id', '=', personId)
    .execute()
}
