import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Participant } from '../types.ts'
import { nameInCopy } from './called.ts'

/**
 * Of `ticket_participants taking`: the address is whose it was when he was named, or nobody's as it was then. An address that has
 * changed hands takes part in nothing, nor does an agent who is deactivated.
 */
export const isStillHis = sql`(
  (select person_id from claims where claims.address = taking.address) is not distinct from taking.person_id
  and not exists (select from agent_deactivations where agent_id = taking.person_id)
)`

/** Whether an address is an agent's who is deactivated. */
export async function isDeactivatedAgents(db: Handle, address: string): Promise<boolean> {
  const { rows } = await sql`
    select from claims
    join agent_deactivations on agent_deactivations.agent_id = claims.person_id
    where claims.address = ${address}`.execute(db)
  return rows.length > 0
}

/** Everybody who takes part, or was suggested or dismissed, in the order in which they came. */
export async function participantsOf(db: Handle, ticketIds: readonly number[]): Promise<Participant[]> {
  const { rows } = await sql<Participant>`
    select
      ticket_id as "ticketId",
      address,
      typed_address as typed,
      name,
      state,
      not ${isStillHis} as "hasLeft",
      at
    from ticket_participants taking
    where ticket_id = any(${ticketIds}::bigint[])
    order by ticket_id, at, address`.execute(db)
  return rows
}

const called = nameInCopy({ address: sql`given.address`, typed: sql`given.typed`, name: sql`given.name` })

export type Suggestion = Pick<Participant, 'ticketId' | 'address' | 'typed' | 'name'> & { messageId: number }

/**
 * Suggests who stood in copy of a mail, unless they take part or were dismissed, get copies anyway (requester, main user, a card
 * with the category ticked), are agents, or are an address of the workspace.
 */
export async function suggestParticipants(
  tx: Tx,
  now: Date,
  suggestions: readonly Suggestion[],
): Promise<void> {
  if (suggestions.length === 0) return
  await sql`
    insert into ticket_participants
      (ticket_id, address, typed_address, name, state, suggested_by, person_id, at)
    select distinct on (given."ticketId", given.address)
           given."ticketId", given.address, given.typed, ${called}, 'suggested', given."messageId",
           (select person_id from claims where claims.address = given.address), ${now}
    from json_to_recordset(${JSON.stringify(suggestions)}::json)
      as given ("ticketId" bigint, address text, typed text, name text, "messageId" bigint)
    join tickets on tickets.id = given."ticketId"
    where given.address is distinct from tickets.requester_address
      and not exists (
        select from departments
        where regexp_replace(given.address, '\\+[^@]*@', '@') = any(former_addresses || further_addresses || address)
      )
      and not exists (
        select from claims
        where claims.address = given.address
          and (claims.person_id = tickets.requester_id
            or exists (select from agents where agents.id = claims.person_id)
            or claims.person_id = (select main_user_id from accounts where accounts.id = tickets.account_id))
      )
      and not exists (
        select from additional_contacts card
        where card.account_id = tickets.account_id
          and card.address = given.address
          and card.life = 'live'
          and tickets.category = any(card.categories)
      )
    on conflict (ticket_id, address) do nothing`.execute(tx)
}

/** Says who takes part, whatever was said before: who has the address today. */
export async function upsertParticipants(
  tx: Tx,
  now: Date,
  of: { byId: number | null; participants: readonly Omit<Participant, 'at' | 'hasLeft'>[] },
): Promise<void> {
  if (of.participants.length === 0) return
  await sql`
    insert into ticket_participants (ticket_id, address, typed_address, name, state, by_id, person_id, at)
    select "ticketId", given.address, given.typed, name, state, ${of.byId}::bigint, claims.person_id, ${now}
    from json_to_recordset(${JSON.stringify(of.participants)}::json)
      as given ("ticketId" bigint, address text, typed text, name text, state text)
    left join claims on claims.address = given.address
    on conflict (ticket_id, address) do update
    set state = excluded.state,
        name = case
          when ticket_participants.person_id is distinct from excluded.person_id then excluded.name
          else ticket_participants.name
        end,
        by_id = excluded.by_id,
        person_id = excluded.person_id`.execute(tx)
}

export async function deleteParticipant(tx: Tx, of: { ticketId: number; address: string }): Promise<void> {
  await sql`
    delete from ticket_participants
    where ticket_id = ${of.ticketId}
      and address = ${of.address}`.execute(tx)
}
