import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { customWithout } from '../../fields/index.ts'
import { orTaken } from './change.ts'
import type { KeptClaim } from './claims.ts'

/** Live contacts among these, locked in one order. */
export async function lockLive(tx: Tx, ids: readonly number[]): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name
    from contacts
    where id = any(${ids}::bigint[])
      and life = 'live'
    order by id
    for update`.execute(tx)
  return rows
}

/** Contacts among these, whatever has become of them, locked in one order. */
export async function lockAnyLife(tx: Tx, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id
    from contacts
    where id = any(${ids}::bigint[])
    order by id
    for update`.execute(tx)
  return rows.map((row) => row.id)
}

/** Ends the life of contacts; their addresses are given up and given back here, to be kept. */
export async function endLives(tx: Tx, now: Date, ids: readonly number[]): Promise<Map<number, KeptClaim[]>> {
  await sql`
    update contacts
    set life = 'deleted',
        version = version + 1,
        updated_at = ${now}
    where id = any(${ids}::bigint[])`.execute(tx)
  const { rows } = await sql<KeptClaim & { personId: number }>`
    with dropped as (
      delete from claims
      where person_id = any(${ids}::bigint[])
      returning *
    )
    update addresses
    set let_go_by = dropped.person_id
    from dropped
    where addresses.address = dropped.address
    returning dropped.person_id as "personId",
              dropped.address,
              dropped.typed,
              dropped.is_primary as "isPrimary",
              dropped.position,
              dropped.verified_at as "verifiedAt"`.execute(tx)
  return Map.groupBy(rows, (row) => row.personId)
}

/** Gives a deleted contact its life back. 'taken': another live contact has its external id by now, and nothing was done. */
export async function beginLifeAgain(tx: Tx, now: Date, id: number): Promise<'done' | 'taken'> {
  return orTaken(tx, 'contacts_external_id', () =>
    sql`
      update contacts
      set life = 'live',
          version = version + 1,
          updated_at = ${now}
      where id = ${id}`.execute(tx),
  )
}

export async function dropExternalId(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('contacts').set({ external_id: null }).where('id', '=', id).execute()
}

/** Takes custom values away, by field id. */
export async function dropValues(
  tx: Tx,
  { record, id, fieldIds }: { record: 'contact' | 'company'; id: number; fieldIds: readonly string[] },
): Promise<void> {
  await sql`
    update ${sql.table(record === 'contact' ? 'contacts' : 'companies')}
    set custom = ${customWithout(record, fieldIds)}
    where id = ${id}`.execute(tx)
}

export async function writeSearchText(tx: Tx, id: number, text: string): Promise<void> {
  await tx.updateTable('contacts').set({ search_text: text }).where('id', '=', id).execute()
}
