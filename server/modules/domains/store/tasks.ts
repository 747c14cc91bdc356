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

/**
 * Tells agents of changes of registrants that wait for an address where nobody is; of all domains, or of these. Once a change:
 * what they said is done is not said again.
 */
export async function openUnreachableTasks(
  tx: Tx,
  now: Date,
  domainIds: readonly number[] | null,
): Promise<void> {
  await sql`
    insert into agent_tasks (kind, subject_kind, subject_id, created_at)
    select distinct 'registrant-unreachable', 'domain', changes.domain_id, ${now}::timestamptz
    from registrant_changes changes
    join registrant_confirmations asked on asked.change_id = changes.id and asked.answer is null
    join addresses on addresses.address = asked.address and addresses.suppressed_at is not null
    where changes.state = 'pending'
      and changes.asked_at is not null
      and (${domainIds}::bigint[] is null or changes.domain_id = any(${domainIds}::bigint[]))
      and not exists (
        select from agent_tasks told
        where told.kind = 'registrant-unreachable'
          and told.subject_kind = 'domain'
          and told.subject_id = changes.domain_id
          and told.created_at >= changes.asked_at
      )
    on conflict do nothing`.execute(tx)
}

/** What they were told is over with the change. */
export async function endUnreachableTasks(tx: Tx, now: Date, domainIds: readonly number[]): Promise<void> {
  await sql`
    update agent_tasks
    set done_at = ${now}
    where kind = 'registrant-unreachable'
      and subject_kind = 'domain'
      and subject_id = any(${domainIds}::bigint[])
      and done_at is null`.execute(tx)
}
