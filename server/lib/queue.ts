import { sql } from 'kysely'
import type { Tx } from './db.ts'

/**
 * Puts a job into the queue inside the caller's transaction, so that it exists exactly when the change does.
 * With a `key`, a job of that key that still waits is replaced: a thousand wake-ups are one.
 */
export async function addJob(
  tx: Tx,
  job: { name: string; payload?: object; key?: string; runAt?: Date; priority?: number },
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${job.name}::text,
      payload := ${JSON.stringify(job.payload ?? {})}::json,
      job_key := ${job.key ?? null}::text,
      run_at := ${job.runAt ?? null}::timestamptz,
      priority := ${job.priority ?? null}::integer
    )`.execute(tx)
}
