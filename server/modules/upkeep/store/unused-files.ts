import { sql } from 'kysely'
import type { Db } from '../../../lib/db.ts'

/** Ends uploads that no message took; gives how many. */
export async function forgetUploads(db: Db, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from uploads
    where created_at < ${before}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Ends rows of content that nothing refers to; what is being referred to this moment is left. Gives how many. */
export async function forgetUnusedFiles(db: Db, before: Date, atMost: number): Promise<number> {
  const { numAffectedRows } = await sql`
    with unused as (
      select hash
      from stored_files file
      where stored_at < ${before}
        and not exists (select from raw_mails where raw_mails.hash = file.hash)
        and not exists (select from ticket_attachments where ticket_attachments.hash = file.hash)
        and not exists (select from message_attachments where message_attachments.hash = file.hash)
        and not exists (select from uploads where uploads.hash = file.hash)
      limit ${atMost}
      for update skip locked
    )
    delete from stored_files
    using unused
    where stored_files.hash = unused.hash`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Of these hashes, those that no row has. */
export async function withoutRow(db: Db, hashes: readonly Buffer[]): Promise<Buffer[]> {
  if (hashes.length === 0) return []
  const { rows } = await sql<{ hash: Buffer }>`
    select given.hash
    from unnest(${hashes.map((hash) => hash.toString('hex'))}::text[]) as hex
    cross join lateral (select decode(hex, 'hex') as hash) given
    where not exists (select from stored_files where stored_files.hash = given.hash)`.execute(db)
  return rows.map(({ hash }) => hash)
}
