import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { Guesses } from '../rules/guesses.ts'

/** What is kept of a subject, locked: of many tries at once, each sees those before it. */
export async function lockGuesses(tx: Tx, now: Date, subject: string): Promise<Guesses> {
  const { rows } = await sql<Guesses>`
    insert into guesses (subject, failures, last_failure_at, wait_until)
    values (${subject}, 0, ${now}, ${now})
    on conflict (subject) do update
    set subject = excluded.subject
    returning failures, last_failure_at as "lastFailureAt", wait_until as "waitUntil"`.execute(tx)
  return rows[0] as Guesses
}

export async function keepGuesses(tx: Tx, subject: string, guesses: Guesses): Promise<void> {
  await tx
    .updateTable('guesses')
    .set({
      failures: guesses.failures,
      last_failure_at: guesses.lastFailureAt,
      wait_until: guesses.waitUntil,
    })
    .where('subject', '=', subject)
    .execute()
}

export async function deleteGuesses(tx: Tx, subject: string): Promise<void> {
  await tx.deleteFrom('guesses').where('subject', '=', subject).execute()
}

export async function takeGuessBack(tx: Tx, subject: string): Promise<void> {
  await sql`
    update guesses
    set failures = greatest(failures - 1, 0)
    where subject = ${subject}`.execute(tx)
}
