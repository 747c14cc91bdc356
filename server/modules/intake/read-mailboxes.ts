import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { presentMailbox } from './present-mailbox.ts'
import { mailboxById, mailboxesInUse } from './store/mailboxes.ts'
import type { MailboxAnswer } from './wire.ts'

/** The mailboxes in use, the first made first. */
export async function readMailboxes(db: Handle): Promise<{ items: MailboxAnswer[] }> {
  return { items: (await mailboxesInUse(db)).map(presentMailbox) }
}

/** @throws Refusal missing */
export async function readMailbox(db: Handle, id: number): Promise<MailboxAnswer> {
  const mailbox = await mailboxById(db, id)
  if (!mailbox || mailbox.archivedAt) throw new Refusal('missing')
  return presentMailbox(mailbox)
}
