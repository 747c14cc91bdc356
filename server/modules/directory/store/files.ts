import type { Handle, Tx } from '../../../lib/db.ts'

/** Keeps bytes by their hash, once. */
export async function keepFile(
  tx: Tx,
  now: Date,
  file: { hash: Buffer; mediaType: string; body: Buffer },
): Promise<void> {
  await tx
    .insertInto('files')
    .values({
      hash: file.hash,
      media_type: file.mediaType,
      size: file.body.length,
      body: file.body,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
}

/** A live contact's picture. */
export async function findAvatar(
  db: Handle,
  contactId: number,
): Promise<{ mediaType: string; body: Buffer; createdAt: Date } | undefined> {
  return db
    .selectFrom('contacts')
    .innerJoin('files', 'files.hash', 'contacts.avatar_hash')
    .select(['files.media_type as mediaType', 'files.body', 'files.created_at as createdAt'])
    .where('contacts.id', '=', contactId)
    .where('contacts.life', '=', 'live')
    .executeTakeFirst()
}
