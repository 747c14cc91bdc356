import type { Secrets } from '../../lib/crypto.ts'
import type { Db } from '../../lib/db.ts'
import type { FileStore } from '../../lib/file-store.ts'
import type { Log } from '../../lib/log.ts'
import type { ResolveDns } from '../../lib/resolve-dns.ts'

/** What taking mail in needs: of what the program is made of, the part that the doors see. */
export type Site = { db: Db; files: FileStore; now: () => Date }

/** The same for reading and deciding. */
export type ReadingSite = Site & {
  secrets: Secrets
  publicUrl: string
  mailAddress: string
  mailDomain: string
  resolveDns: ResolveDns
  log: Log
}
