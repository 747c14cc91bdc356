import type { Secrets } from './lib/crypto.ts'
import type { Db } from './lib/db.ts'
import type { FileStore } from './lib/file-store.ts'
import type { LiveFeed } from './lib/live-feed.ts'
import type { Log } from './lib/log.ts'
import type { RequestsUnderWay } from './lib/requests-under-way.ts'
import type { ResolveDns } from './lib/resolve-dns.ts'
import type { Mail, ResolveTxt } from './modules/delivery/index.ts'

/** What the program is made of, as handlers of routes see it. */
export type Wiring = {
  db: Db
  secrets: Secrets
  publicUrl: string
  /** False while no SMTP is set: messages are kept in the built-in outbox. */
  sendsMail: boolean
  /** Where mail is from that no department sends. */
  mailAddress: string
  /** The domain that our mail is from. */
  mailDomain: string
  /** The server that mail is sent through. */
  smtpHost?: string | undefined
  /** Asks DNS: of the world outside, hence stood in for in tests. */
  resolveTxt: ResolveTxt
  /** The same for any kind of record: what proves the sender of a mail. */
  resolveDns: ResolveDns
  /** Mail as it came, and attachments. */
  files: FileStore
  /** What committed transactions tell those who watch. */
  live: LiveFeed
  now: () => Date
}

/** The same for handlers of jobs, which also send mail. */
export type JobWiring = Wiring & {
  mail: Mail
  log: Log
  /** Those that are being answered: long work lets them go first. */
  requests: RequestsUnderWay
  /** Where the role connects that owns the tables: indexes are its own to make. */
  ownerUrl: string
}
export type Job = (wiring: JobWiring, payload: unknown) => Promise<void>
