import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { TicketChoices } from '../rules/ticket-fields.ts'

/** Whom a ticket may be assigned to and where it may belong; who or what is gone is told as such. */
export async function ticketChoices(db: Handle): Promise<TicketChoices> {
  const { rows } = await sql<TicketChoices>`
    select coalesce(
             (
               select json_agg(
                        json_build_object(
                          'id', agents.id,
                          'name', agents.name,
                          'isGone', agent_deactivations.agent_id is not null
                        )
                        order by agents.name, agents.id
                      )
               from agents
               left join agent_deactivations on agent_deactivations.agent_id = agents.id
             ),
             '[]'
           ) as agents,
           coalesce(
             (
               select json_agg(
                        json_build_object('id', id, 'name', name, 'isGone', archived_at is not null)
                        order by folded_name, id
                      )
               from departments
             ),
             '[]'
           ) as departments`.execute(db)
  return rows[0] ?? { agents: [], departments: [] }
}
