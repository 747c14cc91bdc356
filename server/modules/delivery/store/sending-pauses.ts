import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

export type SendingState = { haltedAt: Date | null; byName: string | null; waiting: number }

/** Whether sending is halted, by whom, and how much waits: counted to ten thousand, for more need not be known. */
export async function sendingState(db: Handle): Promise<SendingState> {
  const { rows } = await sql<SendingState>`
    select
      pause.at as "haltedAt",
      agents.name as "byName",
      (
        select count(*)::integer
        from (
          select 1
          from deliveries
          where state = 'queued'
          limit 10000
        ) waiting
      ) as waiting
    from (values (1)) as one
    left join sending_pauses pause on true
    left join agents on agents.id = pause.by_id`.execute(db)
  return rows[0] as SendingState
}

/** Since when nothing leaves, and by whom; null while mail leaves. */
export async function haltNow(db: Handle): Promise<{ at: Date; byName: string | null } | null> {
  const halt = await db
    .selectFrom('sending_pauses')
    .leftJoin('agents', 'agents.id', 'sending_pauses.by_id')
    .select(['sending_pauses.at', 'agents.name as byName'])
    .executeTakeFirst()
  return halt ?? null
}

/** False when it was halted already. */
export async function insertPause(tx: Tx, now: Date, agentId: number): Promise<boolean> {
  const inserted = await tx
    .insertInto('sending_pauses')
    .values({ at: now, by_id: agentId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('at')
    .executeTakeFirst()
  return inserted !== undefined
}

/** When it was halted; undefined when it was not. */
export async function deletePause(tx: Tx): Promise<Date | undefined> {
  const deleted = await tx.deleteFrom('sending_pauses').returning('at').executeTakeFirst()
  return deleted?.at
}
