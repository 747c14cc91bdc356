import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { TrustedSender } from '../rules/proof.ts'

type Trusted = TrustedSender & { address: string }

/** True when it was not believed before. */
export async function insertTrusted(tx: Tx, now: Date, of: Trusted & { byId: number }): Promise<boolean> {
  const { rows } = await sql`
    insert into trusted_senders (address, method, domain, by_id, created_at)
    values (${of.address}, ${of.method}, ${of.domain}, ${of.byId}, ${now})
    on conflict do nothing
    returning address`.execute(tx)
  return rows.length > 0
}

/** True when it was believed. */
export async function deleteTrusted(tx: Tx, of: Trusted): Promise<boolean> {
  const { rows } = await sql`
    delete from trusted_senders
    where address = ${of.address}
      and method = ${of.method}
      and domain = ${of.domain}
    returning address`.execute(tx)
  return rows.length > 0
}

export type TrustedRow = Trusted & { by: { id: number; name: string } | null; createdAt: Date }

/** What is believed, of one address or of all, newest first. */
export async function trustedSenders(db: Handle, address: string | null): Promise<TrustedRow[]> {
  const { rows } = await sql<TrustedRow>`
    select
      trusted.address,
      trusted.method,
      trusted.domain,
      case when agents.id is not null then json_build_object('id', agents.id, 'name', agents.name) end as by,
      trusted.created_at as "createdAt"
    from trusted_senders trusted
    left join agents on agents.id = trusted.by_id
    where ${address}::text is null
      or trusted.address = ${address}
    order by trusted.created_at desc, trusted.address, trusted.domain
    limit 500`.execute(db)
  return rows
}
