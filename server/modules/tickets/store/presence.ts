import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

export type Present = { agent: { id: number; name: string }; isWriting: boolean; until: Date }

/** Says that an agent is there; whether that is news, or null when there is no such ticket. */
export async function upsertPresence(
  tx: Tx,
  now: Date,
  present: { ticketId: number; agentId: number; isWriting: boolean; until: Date },
): Promise<{ isNews: boolean } | null> {
  const { rows } = await sql<{ isNews: boolean }>`
    with before as (
      select is_writing
      from ticket_presence
      where ticket_id = ${present.ticketId}
        and agent_id = ${present.agentId}
        and until > ${now}
    )
    insert into ticket_presence (ticket_id, agent_id, is_writing, until)
    select id, ${present.agentId}, ${present.isWriting}, ${present.until}
    from tickets
    where id = ${present.ticketId}
      and life = 'live'
    on conflict (ticket_id, agent_id) do update
    set is_writing = excluded.is_writing, until = excluded.until
    returning (select is_writing from before) is distinct from ${present.isWriting} as "isNews"`.execute(tx)
  return rows[0] ?? null
}

export async function deletePresence(
  tx: Tx,
  of: { ticketId: number; agentId: number },
): Promise<{ wasThere: boolean }> {
  const { rows } = await sql<{ there: boolean }>`
    delete from ticket_presence
    where ticket_id = ${of.ticketId}
      and agent_id = ${of.agentId}
    returning true as there`.execute(tx)
  return { wasThere: rows.length > 0 }
}

/** Who else has a ticket open, the writing ones first. */
export async function presentAt(
  db: Handle,
  now: Date,
  of: { ticketId: number; exceptAgent: number },
): Promise<Present[]> {
  const { rows } = await sql<Present>`
    select json_build_object('id', agents.id, 'name', agents.name) as agent,
           ticket_presence.is_writing as "isWriting",
           ticket_presence.until
    from ticket_presence
    join agents on agents.id = ticket_presence.agent_id
    where ticket_presence.ticket_id = ${of.ticketId}
      and ticket_presence.agent_id <> ${of.exceptAgent}
      and ticket_presence.until > ${now}
    order by ticket_presence.is_writing desc, agents.name, agents.id`.execute(db)
  return rows
}

/** Those who never said that they went. */
export async function deletePresenceOver(tx: Tx, before: Date): Promise<void> {
  await sql`
    delete from ticket_presence
    where until < ${before}`.execute(tx)
}
