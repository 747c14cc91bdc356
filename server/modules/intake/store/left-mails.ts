import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

/** A mail that stays in its mailbox, and why: too large to be taken, or its number was another mail's. */
export type LeftMail = {
  mailboxId: number
  uidValidity: number
  uid: number
  reason: 'too-large' | 'another'
  size: number | null
  sender: string | null
  subject: string | null
  cameAt: Date | null
}

export async function noteLeft(db: Handle, now: Date, mail: LeftMail): Promise<void> {
  await sql`
    insert into mailbox_left_mails (mailbox_id, uid_validity, uid, reason, size, sender, subject, came_at, left_at)
    values (${mail.mailboxId}, ${mail.uidValidity}, ${mail.uid}, ${mail.reason}, ${mail.size}, ${mail.sender},
            ${mail.subject}, ${mail.cameAt}, ${now})
    on conflict do nothing`.execute(db)
}

/** The numbers of those that stay in a mailbox, as its folder is numbered today. */
export async function leftIn(db: Handle, of: { mailboxId: number; uidValidity: number }): Promise<number[]> {
  const { rows } = await sql<{ uid: number }>`
    select uid
    from mailbox_left_mails
    where mailbox_id = ${of.mailboxId}
      and uid_validity = ${of.uidValidity}`.execute(db)
  return rows.map(({ uid }) => uid)
}

/** Forgets those that are gone from a mailbox: all but these. */
export async function forgetLeft(
  db: Handle,
  of: { mailboxId: number; uidValidity: number; still: readonly number[] },
): Promise<void> {
  await sql`
    delete from mailbox_left_mails
    where mailbox_id = ${of.mailboxId}
      and (uid_validity <> ${of.uidValidity} or not uid = any(${of.still}::bigint[]))`.execute(db)
}
