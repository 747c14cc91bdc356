import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { routes } from '../../server/http/api.ts'
import { listen } from '../../server/http/listen.ts'
import { buildServer } from '../../server/http/server.ts'
import { startJobs } from '../../server/jobs.ts'
import { secretsFrom } from '../../server/lib/crypto.ts'
import { inTransaction, openDatabase } from '../../server/lib/db.ts'
import { openLiveFeed } from '../../server/lib/live-feed.ts'
import { openLog } from '../../server/lib/log.ts'
import { countRequests } from '../../server/lib/requests-under-way.ts'
import type { ResolveDns } from '../../server/lib/resolve-dns.ts'
import { ensureTemplates, openMail } from '../../server/modules/delivery/index.ts'
import { liveChannel } from '../../server/modules/tickets/index.ts'
import type { Wiring } from '../../server/wiring.ts'
import { type Cast, castOf } from './cast.ts'
import { folderOfFiles, noRecords } from './files.ts'
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts'
import { cloneDatabase } from './test-database.ts'

const endsWithin = 60_000

export type RunningProgram = {
  url: string
  wiring: Wiring
  cast: Cast
  /** Where the program's mail arrives; null when it keeps its mail in the outbox. */
  sink: SmtpSink | null
  stop: () => Promise<void>
}

/**
 * The whole program with its built web, jobs and mail, on a port and a database of its own: for browsers.
 * `empty`: before set-up. `outbox`: without SMTP, so that mail stays in the built-in outbox.
 */
export async function runProgram(
  options: { empty?: true; outbox?: true; resolveDns?: ResolveDns } = {},
): Promise<RunningProgram> {
  const database = await cloneDatabase()
  const files = folderOfFiles()
  const log = openLog(process.env.LOG_LEVEL ?? 'fatal')
  const { db, pool } = openDatabase({ url: database.programUrl, onError: () => undefined })
  const sink = options.outbox ? null : await startSmtpSink({ encryption: 'none' })
  const wiring: Wiring = {
    db,
    secrets: secretsFrom('a secret for tests that is long enough'),
    publicUrl: 'http://localhost:0',
    sendsMail: sink !== null,
    mailAddress: 'no-reply@localhost',
    mailDomain: 'localhost',
    resolveTxt: async () => [],
    resolveDns: options.resolveDns ?? noRecords,
    files: files.store,
    live: openLiveFeed({
      url: database.programUrl,
      channel: liveChannel,
      now: () => new Date(),
      onFailure: () => undefined,
    }),
    now: () => new Date(),
  }
  await inTransaction(db, (tx) => ensureTemplates(tx, wiring.now()))
  const mail = openMail({ smtpUrl: sink?.url, mailFrom: undefined, publicUrl: wiring.publicUrl })
  const requests = countRequests()
  const app = await buildServer(wiring, routes, {
    trustProxy: undefined,
    log,
    webRoot: join(import.meta.dirname, '../../dist/web'),
    isReady: async () => true,
    requests,
  })
  const { port } = await listen(app, { host: '127.0.0.1', port: 0 })
  wiring.publicUrl = `http://localhost:${port}`
  const jobs = await startJobs(wiring, { pool, ownerUrl: database.ownerUrl, mail, log, requests })
  const cast = options.empty ? (null as unknown as Cast) : await castOf(db, new Date())
  return {
    url: wiring.publicUrl,
    wiring,
    cast,
    sink,
    stop: async () => {
      await inTime('the live feed', wiring.live.close())
      await inTime('the server', app.close())
      await inTime('mail', mail.close())
      await inTime('jobs', jobs.stop())
      await inTime('the database', db.destroy())
      await database.drop()
      await sink?.stop()
      files.remove()
    },
  }
}

/** What does not end is named, instead of a hook that took too long. */
async function inTime(what: string, ending: PromiseLike<unknown>): Promise<void> {
  const late = pause(endsWithin, 'late', { ref: false })
  if ((await Promise.race([ending, late])) === 'late') throw new Error(`${what} did not end`)
}
