import type { LeftMails, Mailbox } from './types.ts'
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
    left: mailbox.left && presentLeft(mailbox.left),
    version: mailbox.version,
  }
}

const iso = (time: string): string => new Date(time).toISOString()

const presentLeft = ({ count, since, latest }: LeftMails): MailboxAnswer['left'] => ({
  ...{ count, since: iso(since) },
  latest: { ...latest, at: iso(latest.at) },
})
