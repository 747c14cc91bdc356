import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/** Tells agents of domains whose registrant did not verify her address; what they were told is not said twice. */
export async function openUnverifiedTasks(tx: Tx, now: Date, domainIds: readonly number[]): Promise<void> {
  await sql`
    insert into agent_tasks (kind, subject_kind, subject_id, created_at)
    select 'registrant-unverified', 'domain', id, ${now}
    from unnest(${domainIds}::bigint[]) as given (id)
    on conflict do nothing`.execute(tx)
}

/** What they were told is done by itself. */
export async function endUnverifiedTasks(tx: Tx, now: Date, domainIds: readonly number[]): Promise<void> {
  await sql`
    update agent_tasks
    set done_at = ${now}
    where kind = 'registrant-unverified'
      and subject_kind = 'domain'
      and subject_id = any(${domainIds}::bigint[])
      and done_at is null`.execute(tx)
}
