import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { AgentChanges } from '../rules/agents.ts'
import type { Agent } from '../types.ts'

export async function insertAgent(
  tx: Tx,
  now: Date,
  agent: Pick<Agent, 'name' | 'role' | 'language' | 'timeZone'>,
): Promise<number> {
  const { id } = await tx
    .insertInto('people')
    .values({ kind: 'agent' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('agents')
    .values({
      id,
      name: agent.name,
      role: agent.role,
      language: agent.language,
      time_zone: agent.timeZone,
      created_at: now,
    })
    .execute()
  return id
}

export async function verifyClaim(tx: Tx, now: Date, address: string): Promise<void> {
  await tx
    .updateTable('claims')
    .set({ verified_at: now })
    .where('address', '=', address)
    .where('verified_at', 'is', null)
    .execute()
}

const agentColumns = sql`
  agents.id,
  agents.name,
  coalesce(claims.typed, '') as email,
  agents.role,
  agents.language,
  agents.time_zone as "timeZone",
  agents.single_keys as "singleKeys",
  coalesce(access.state, 'none') as access,
  access.invited_at as "invitedAt",
  exists (select from second_factors factor where factor.person_id = agents.id and factor.confirmed_at is not null) as "secondFactor",
  (select gone.at from agent_deactivations gone where gone.agent_id = agents.id) as "deactivatedAt",
  access.last_seen_at as "lastSeenAt",
  agents.created_at as "createdAt",
  agents.version`

const addressAndAccess = sql`
  left join claims on claims.person_id = agents.id and claims.is_primary
  left join access on access.person_id = agents.id`

export async function findAgent(db: Handle, id: number): Promise<Agent | undefined> {
  const { rows } = await sql<Agent>`
    select ${agentColumns}
    from agents
    ${addressAndAccess}
    where agents.id = ${id}`.execute(db)
  return rows[0]
}

/** Every agent, also those let go. A workspace has tens of them, seldom hundreds. */
export async function findAgents(db: Handle): Promise<Agent[]> {
  const { rows } = await sql<Agent>`
    select ${agentColumns}
    from agents
    ${addressAndAccess}`.execute(db)
  return rows
}

/** The same agent, locked against other changes of him. */
export async function lockAgent(tx: Tx, id: number): Promise<Agent | undefined> {
  await tx.selectFrom('agents').select('id').where('id', '=', id).forUpdate().execute()
  return findAgent(tx, id)
}

/**
 * Owners who can sign in, locked in one order before any other agent is: of two owners who let each other go at once,
 * one stays. Who was only invited may never come. Read after the lock was had, because a statement sees what others
 * committed before it began only.
 */
export async function lockOwners(tx: Tx): Promise<number[]> {
  await sql`
    select id
    from agents
    where role = 'owner'
    order by id
    for update`.execute(tx)
  const { rows } = await sql<{ id: number }>`
    select agents.id
    from agents
    join access on access.person_id = agents.id
    where agents.role = 'owner'
      and access.state = 'active'
      and not exists (select from agent_deactivations gone where gone.agent_id = agents.id)`.execute(tx)
  return rows.map((row) => row.id)
}

export async function updateAgent(tx: Tx, id: number, changes: AgentChanges): Promise<void> {
  await tx
    .updateTable('agents')
    .set((set) => ({
      version: set('version', '+', 1),
      ...(changes.name === undefined ? {} : { name: changes.name }),
      ...(changes.role === undefined ? {} : { role: changes.role }),
      ...(changes.language === undefined ? {} : { language: changes.language }),
      ...(changes.timeZone === undefined ? {} : { time_zone: changes.timeZone }),
      ...(changes.singleKeys === undefined ? {} : { single_keys: changes.singleKeys }),
    }))
    .where('id', '=', id)
    .execute()
}

/** False when he was let go before. */
export async function insertDeactivation(
  tx: Tx,
  now: Date,
  of: { agentId: number; byId: number | null },
): Promise<boolean> {
  const row = await tx
    .insertInto('agent_deactivations')
    .values({ agent_id: of.agentId, at: now, by_id: of.byId })
    .onConflict((conflict) => conflict.column('agent_id').doNothing())
    .returning('agent_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteDeactivation(tx: Tx, agentId: number): Promise<boolean> {
  const row = await tx
    .deleteFrom('agent_deactivations')
    .where('agent_id', '=', agentId)
    .returning('agent_id')
    .executeTakeFirst()
  return row !== undefined
}
