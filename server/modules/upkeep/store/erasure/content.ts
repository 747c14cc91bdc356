import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'

/** Ends rows of content among these that nothing refers to; gives theirs, to be taken from disk once that is committed. */
export async function forgetContent(tx: Tx, hashes: readonly Buffer[]): Promise<Buffer[]> {
  if (hashes.length === 0) return []
  const { rows } = await sql<{ hash: Buffer }>`
    delete from stored_files file
    where hash = any(${hashes}::bytea[])
      and not exists (select from raw_mails where raw_mails.hash = file.hash)
      and not exists (select from ticket_attachments where ticket_attachments.hash = file.hash)
      and not exists (select from message_attachments where message_attachments.hash = file.hash)
      and not exists (select from uploads where uploads.hash = file.hash)
    returning hash`.execute(tx)
  return rows.map(({ hash }) => hash)
}
