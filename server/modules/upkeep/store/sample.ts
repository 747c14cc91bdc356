import { type RawBuilder, sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

/** One at a time, so that two do not count on from the same number. */
export async function takeSeedTurn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean
  }>`select pg_try_advisory_xact_lock(${seedLock}) as taken`.execute(tx)
  return rows[0]?.taken ?? false
}

const seedLock = 7_208_312

/** Sample data may be lost in a power cut, and the search index takes it in larger portions. For this transaction alone. */
export async function hurry(tx: Tx): Promise<void> {
  await sql`select set_config('synchronous_commit', 'off', true), set_config('gin_pending_list_limit', '32MB', true)`.execute(
    tx,
  )
}

/** How much sample data there is. Contacts keep their row whatever becomes of them, and companies theirs. */
export async function countSamples(db: Handle): Promise<{ contacts: number; companies: number }> {
  const { rows } = await sql<{ contacts: number; companies: number }>`
    select (select count(*)::integer from contacts where origin = 'sample') as contacts,
           (select count(*)::integer from companies) as companies`.execute(db)
  return rows[0] ?? { contacts: 0, companies: 0 }
}

/** Ids of live sample contacts, no more than asked for. */
export function liveSamples(db: Handle, atMost: number): Promise<number[]> {
  return liveSamplesOf(db, sql`contacts`, atMost)
}

/** The same of companies. */
export function liveSampleCompanies(db: Handle, atMost: number): Promise<number[]> {
  return liveSamplesOf(db, sql`companies`, atMost)
}

async function liveSamplesOf(db: Handle, table: RawBuilder<unknown>, atMost: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id
    from ${table}
    where origin = 'sample'
      and life = 'live'
    order by id
    limit ${atMost}`.execute(db)
  return rows.map((row) => row.id)
}
