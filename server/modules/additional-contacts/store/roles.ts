import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { DomainRole } from '../types.ts'

/** A role of a domain that a card holds, whatever has become of the domain. */
export type CardRole = {
  cardId: number
  domainId: number
  domain: string
  role: DomainRole
  isLive: boolean
}

/** The roles that cards hold, locked: whoever gives one of them away meanwhile waits. */
export async function lockRolesOf(tx: Tx, cardIds: readonly number[]): Promise<CardRole[]> {
  const { rows } = await sql<CardRole>`
    select domain_roles.additional_contact_id as "cardId",
           domains.id as "domainId",
           domains.name as domain,
           domain_roles.role,
           domains.life = 'live' as "isLive"
    from domain_roles
    join domains on domains.id = domain_roles.domain_id
    where domain_roles.additional_contact_id = any(${cardIds}::bigint[])
    order by domains.ascii_name, domains.id, domain_roles.role
    for update of domain_roles`.execute(tx)
  return rows
}

/** The domains of which cards are to become the registrant, once that is confirmed. */
export async function pendingRegistrants(
  db: Handle,
  cardIds: readonly number[],
): Promise<{ cardId: number; domain: string }[]> {
  const { rows } = await sql<{ cardId: number; domain: string }>`
    select registrant_changes.to_additional_contact_id as "cardId",
           domains.name as domain
    from registrant_changes
    join domains on domains.id = registrant_changes.domain_id
    where registrant_changes.state = 'pending'
      and registrant_changes.changes_role
      and registrant_changes.to_additional_contact_id = any(${cardIds}::bigint[])
    order by domains.ascii_name`.execute(db)
  return rows
}

/** Gives all roles of these cards to another card of their account, or back to the main user. */
export async function handOver(tx: Tx, cardIds: readonly number[], to: number | 'main-user'): Promise<void> {
  if (to === 'main-user')
    await sql`
      delete from domain_roles
      where additional_contact_id = any(${cardIds}::bigint[])`.execute(tx)
  else
    await sql`
      update domain_roles
      set additional_contact_id = ${to}
      where additional_contact_id = any(${cardIds}::bigint[])`.execute(tx)
}

export async function raiseDomainVersions(tx: Tx, now: Date, ids: readonly number[]): Promise<void> {
  await sql`
    update domains
    set version = version + 1,
        updated_at = ${now}
    where id = any(${ids}::bigint[])`.execute(tx)
}

/**
 * Gives a role back to a card if it is still with whom it was handed to: what became of it otherwise. Registrants do not
 * change so: that is confirmed by mail.
 */
export async function takeBack(
  tx: Tx,
  role: { cardId: number; domainId: number; role: DomainRole; from: number | 'main-user' },
): Promise<'done' | 'taken' | 'gone'> {
  const { rows } = await sql<{ holder: number | null }>`
    select domain_roles.additional_contact_id as holder
    from domains
    join additional_contacts card on card.id = ${role.cardId} and card.account_id = domains.account_id
    left join domain_roles on domain_roles.domain_id = domains.id and domain_roles.role = ${role.role}
    where domains.id = ${role.domainId}
      and domains.life = 'live'
    for update of domains`.execute(tx)
  const [found] = rows
  if (!found) return 'gone'
  if ((found.holder ?? 'main-user') !== role.from) return 'taken'
  await sql`
    insert into domain_roles (account_id, domain_id, role, additional_contact_id)
    select account_id, id, ${role.role}, ${role.cardId}
    from domains
    where id = ${role.domainId}
    on conflict (domain_id, role) do update
      set additional_contact_id = excluded.additional_contact_id`.execute(tx)
  return 'done'
}
