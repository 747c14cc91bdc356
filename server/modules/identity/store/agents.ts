import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Agent } from '../types.ts'

export async function insertAgent(
  tx: Tx,
  now: Date,
  agent: Pick<Agent, 'name' | 'role' | 'language' | 'timeZone'>,
): Promise<number> {
  const { id } = await tx.insertInto('people').values({ kind: 'agent' }).returning('id').executeTakeFirstOrThrow()
  await tx
    .insertInto('agents')
    .values({ id, name: agent.name, role: agent.role, language: agent.language, time_zone: agent.timeZone, created_at: now })
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

/** Access with a password: active from now on. */
export async function giveAccess(tx: Tx, now: Date, access: { personId: number; passwordHash: string }): Promise<void> {
  const active = { activated_at: now, password_hash: access.passwordHash, password_set_at: now }
  await tx
    .insertInto('access')
    .values({ person_id: access.personId, invited_at: now, ...active })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(active))
    .execute()
}

export async function findAgent(db: Handle, id: number): Promise<Agent | undefined> {
  const { rows } = await sql<Agent>`
    select agents.id,
           agents.name,
           claims.typed as email,
           agents.role,
           agents.language,
           agents.time_zone as "timeZone",
           agents.single_keys as "singleKeys",
           coalesce(access.state, 'none') as access,
           exists (select from second_factors factor where factor.person_id = agents.id and factor.confirmed_at is not null) as "secondFactor",
           exists (select from agent_deactivations gone where gone.agent_id = agents.id) as deactivated,
           (select max(last_seen_at) from sessions where sessions.person_id = agents.id) as "lastSeenAt",
           agents.version
    from agents
    left join claims on claims.person_id = agents.id and claims.is_primary
    left join access on access.person_id = agents.id
    where agents.id = ${id}`.execute(db)
  return rows[0]
}
