import type { Secrets } from '../../../lib/crypto.ts'
import type { Db } from '../../../lib/db.ts'
import type { FileStore } from '../../../lib/file-store.ts'
import type { Log } from '../../../lib/log.ts'
import type { Mail } from './open-mail.ts'

/** What sending takes: of what the program is made of, the part that the sender sees. */
export type Sender = {
  db: Db
  secrets: Secrets
  publicUrl: string
  files: FileStore
  now: () => Date
  mail: Mail
  log: Log
}
