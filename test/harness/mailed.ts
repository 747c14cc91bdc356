import { sql } from 'kysely'
import { jobs } from '../../server/jobs.ts'
import { tokenText } from '../../server/modules/delivery/index.ts'
import type { JobWiring } from '../../server/wiring.ts'
import type { TestServer } from './test-server.ts'

/** Carries out the jobs that wait. */
export async function runJobs({ wiring, requests }: TestServer): Promise<void> {
  const { rows } = await sql<{ id: number; name: string; payload: unknown }>`
    select job.id,
           task.identifier as name,
           job.payload
    from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id
    order by job.id`.execute(wiring.db)
  for (const { id, name, payload } of rows) {
    await jobs[name]?.({ ...wiring, requests } as JobWiring, payload)
    await sql`select graphile_worker.complete_jobs(array[${id}]::bigint[])`.execute(wiring.db)
  }
}

/** What stands in the newest link mailed to a person for a purpose; null when there is none. */
export async function mailedLink(
  { wiring }: TestServer,
  of: { personId: number; purpose: string },
): Promise<string | null> {
  const { rows } = await sql<{ id: number; nonce: Buffer }>`
    select id, nonce
    from tokens
    where person_id = ${of.personId}
      and purpose = ${of.purpose}
    order by id desc
    limit 1`.execute(wiring.db)
  return rows[0] ? tokenText(wiring.secrets, rows[0]) : null
}

/** The events of which an address was mailed, oldest first. */
export async function mailsTo({ wiring }: TestServer, address: string): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`
    select messages.event
    from messages
    join message_recipients recipient on recipient.message_id = messages.id
    where recipient.address = ${address}
      and recipient.verdict = 'in'
    order by messages.id`.execute(wiring.db)
  return rows.map((row) => row.event)
}

/** The events in the trail of one record, oldest first. */
export async function trailTypes(
  { wiring }: TestServer,
  subject: { kind: string; id: number },
): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type
    from trail_entries
    where subject_kind = ${subject.kind}
      and subject_id = ${subject.id}
    order by id`.execute(wiring.db)
  return rows.map((row) => row.type)
}
