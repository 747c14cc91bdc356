import type { Mailbox } from './types.ts'
import type { MailboxAnswer } from './wire.ts'

/** A mailbox as its settings show it: without its password. */
export function presentMailbox(mailbox: Mailbox): MailboxAnswer {
  return {
    id: mailbox.id,
    name: mailbox.name,
    host: mailbox.host,
    port: mailbox.port,
    security: mailbox.security,
    userName: mailbox.userName,
    folder: mailbox.folder,
    department: mailbox.department,
    authservIds: [...mailbox.authservIds],
    isPaused: mailbox.isPaused,
    checkedAt: mailbox.checkedAt?.toISOString() ?? null,
    failure:
      mailbox.failedAt && mailbox.failure !== null
        ? { at: mailbox.failedAt.toISOString(), words: mailbox.failure }
        : null,
    version: mailbox.version,
  }
}
