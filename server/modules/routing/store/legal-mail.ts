import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

/** The domains of an account whose registrant an address is: on record, else by the role. */
export async function domainsWithLegalMail(
  db: Handle,
  to: { accountId: number; address: string },
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select domains.name
    from domains
    left join registrant_records record
      on record.domain_id = domains.id and domains.status not in ('transferred', 'cancelled')
    left join domain_roles on domain_roles.domain_id = domains.id and domain_roles.role = 'registrant'
    left join additional_contacts card on card.id = domain_roles.additional_contact_id
    where domains.account_id = ${to.accountId}
      and domains.life = 'live'
      and coalesce(record.address, card.address) = ${to.address}
    order by domains.ascii_name`.execute(db)
  return rows.map(({ name }) => name)
}
