import type { Handle } from '../../../lib/db.ts'

/** Whose Authentication-Results are believed of mail from a mailbox: of none that nobody named. */
export async function authservIdsOf(db: Handle, mailboxId: number | undefined): Promise<string[]> {
  if (mailboxId === undefined) return []
  const mailbox = await db
    .selectFrom('mailboxes')
    .select('authserv_ids as authservIds')
    .where('id', '=', mailboxId)
    .executeTakeFirst()
  return mailbox?.authservIds ?? []
}
