import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { DomainRole } from '../types.ts'

export type RoleRow = { domainId: number; role: DomainRole; cardId: number | null }

/**
 * Writes who holds roles; no card: the main user. Gives those whose card was gone by then, which were not written: a card
 * is locked against deletion by the row that names it.
 */
export async function writeRoles(tx: Tx, accountId: number, roles: readonly RoleRow[]): Promise<void> {
  const given = sql`json_to_recordset(${JSON.stringify(roles)}::json) as given ("domainId" bigint, role text, "cardId" bigint)`
  await sql`
    delete from domain_roles
    using ${given}
    where domain_roles.domain_id = given."domainId"
      and domain_roles.role = given.role
      and given."cardId" is null`.execute(tx)
  await sql`
    insert into domain_roles (account_id, domain_id, role, additional_contact_id)
    select ${accountId}, given."domainId", given.role, given."cardId"
    from ${given}
    where given."cardId" is not null
    on conflict (domain_id, role) do update
      set additional_contact_id = excluded.additional_contact_id`.execute(tx)
}

/** Cards of an account that are live, kept from being deleted until the transaction ends. */
export async function holdLiveCards(
  tx: Tx,
  of: { accountId: number; ids: readonly number[] },
): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select id
    from additional_contacts
    where account_id = ${of.accountId}
      and id = any(${of.ids}::bigint[])
      and life = 'live'
    order by id
    for share`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
