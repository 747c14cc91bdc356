import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Draft } from '../wire/at-work.ts'

type Whose = { ticketId: number; agentId: number }

export async function findDraft(
  db: Handle,
  { ticketId, agentId }: Whose,
): Promise<{ draft: Draft; updatedAt: Date } | undefined> {
  const { rows } = await sql<{ draft: Draft; updatedAt: Date }>`
    select draft, updated_at as "updatedAt"
    from ticket_drafts
    where ticket_id = ${ticketId}
      and agent_id = ${agentId}`.execute(db)
  return rows[0]
}

/** False when there is no such ticket. */
export async function upsertDraft(tx: Tx, now: Date, of: Whose & { draft: Draft }): Promise<boolean> {
  const { rows } = await sql`
    insert into ticket_drafts (ticket_id, agent_id, draft, updated_at)
    select id, ${of.agentId}, ${JSON.stringify(of.draft)}::jsonb, ${now}
    from tickets
    where id = ${of.ticketId}
      and life <> 'deleted'
    on conflict (ticket_id, agent_id) do update
    set draft = excluded.draft, updated_at = excluded.updated_at
    returning true as kept`.execute(tx)
  return rows.length > 0
}

export async function deleteDraft(tx: Tx, { ticketId, agentId }: Whose): Promise<void> {
  await sql`
    delete from ticket_drafts
    where ticket_id = ${ticketId}
      and agent_id = ${agentId}`.execute(tx)
}
