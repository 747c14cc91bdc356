import { isIP } from 'node:net'
import { join } from 'node:path'
import { readConfig } from './config.ts'
import { connect } from './connect.ts'
import { routes } from './http/api.ts'
import { listen } from './http/listen.ts'
import { buildServer } from './http/server.ts'
import { startJobs } from './jobs.ts'
import { secretsFrom } from './lib/crypto.ts'
import { inTransaction, openDatabase } from './lib/db.ts'
import { Refusal } from './lib/errors.ts'
import { openFileStore } from './lib/file-store.ts'
import { openLiveFeed } from './lib/live-feed.ts'
import { openLog } from './lib/log.ts'
import { migrate } from './lib/migrate.ts'
import { countRequests } from './lib/requests-under-way.ts'
import { dnsResolver } from './lib/resolve-dns.ts'
import { StartProblem } from './lib/start-problem.ts'
import { stopOnSignal } from './lib/stop-on-signal.ts'
import { ensureTemplates, openMail, resolveTxt } from './modules/delivery/index.ts'
import { ensureDepartment } from './modules/departments/index.ts'
import { findWorkspace, setUpLink } from './modules/identity/index.ts'
import { listenForMail, seedMailbox } from './modules/intake/index.ts'
import { liveChannel } from './modules/tickets/index.ts'
import type { Wiring } from './wiring.ts'

const isLocal = (host: string): boolean => ['127.0.0.1', 'localhost', '::1'].includes(host)
const web = join(import.meta.dirname, '../dist/web')

/**
 * Starts the program: config → database → wire → http and jobs. Ends all of it on SIGTERM or SIGINT.
 * @throws StartProblem when it cannot start for a reason that the operator can mend
 */
export async function main(): Promise<void> {
  const config = readConfig()
  const log = openLog(config.logLevel)
  const database = await connect(config, log)
  const endings: (() => Promise<unknown>)[] = [database.stop]
  stopOnSignal(endings, log)
  try {
    await migrate({ ...database, onStep: (name) => log.debug({ migration: name }, 'migrating') })
    const { db, pool } = openDatabase({
      url: database.programUrl,
      onError: (error) => log.warn({ err: error }, 'a database connection was lost'),
    })
    endings.unshift(() => db.destroy())
    const mail = openMail(config)
    const wiring: Wiring = {
      db,
      secrets: secretsFrom(config.secret),
      publicUrl: config.publicUrl,
      sendsMail: mail.sends,
      mailAddress: mail.from,
      mailDomain: mail.host,
      smtpHost: config.smtpUrl === undefined ? undefined : new URL(config.smtpUrl).hostname,
      resolveTxt,
      resolveDns: dnsResolver(config.dnsServers),
      files: openFileStore(join(config.dataDir, 'files')),
      live: openLiveFeed({
        url: database.programUrl,
        channel: liveChannel,
        now: () => new Date(),
        onFailure: (error) => log.warn({ err: error }, 'live updates wait: the database could not be used'),
      }),
      now: () => new Date(),
    }
    await inTransaction(db, async (tx) => {
      await ensureTemplates(tx, wiring.now())
      await ensureDepartment(tx, wiring.now(), { from: mail.from, domain: mail.host })
    })
    const { imapUrl } = config
    if (imapUrl)
      await inTransaction(db, (tx) =>
        seedMailbox(tx, wiring.now(), { secrets: wiring.secrets, url: imapUrl }),
      ).catch(orStartProblem)
    const requests = countRequests()
    const jobs = await startJobs(wiring, { pool, ownerUrl: database.ownerUrl, mail, log, requests })
    endings.unshift(() => jobs.stop())
    // Before the jobs, whose end waits for the sender.
    endings.unshift(() => mail.close())
    const app = await buildServer(wiring, routes, {
      trustProxy: config.trustProxy,
      log,
      webRoot: web,
      requestsOfKey: config.apiKeyLimit,
      requests,
      isReady: () =>
        pool.query('select 1').then(
          () => true,
          () => false,
        ),
    })
    endings.unshift(() => app.close())
    // Before the server, whose end waits for open streams.
    endings.unshift(() => wiring.live.close())
    const { port } = await listen(app, config)
    if (config.mailListen) {
      const door = await listenForMail(wiring, {
        at: config.mailListen,
        name: wiring.mailDomain,
        tlsFolder: join(config.dataDir, 'mail-tls'),
        trusted: addressesOf(config.trustProxy),
        log,
      })
      if (door) endings.unshift(() => door.close())
    }
    // PORT 0 asks for any free one, which is known only now.
    wiring.publicUrl = wiring.publicUrl.replace(/:0$/, `:${port}`)
    if (!isLocal(config.host) && !config.isPublicUrlGiven)
      log.warn(
        'HOST is open to others: set PUBLIC_URL to the address that people type, or changes from it are refused',
      )
    const setUp = (await findWorkspace(db)) ? '' : `Set-up, once: ${setUpLink(wiring)}\n`
    process.stdout.write(`Encopia is at ${wiring.publicUrl}\n${setUp}`)
  } catch (error) {
    for (const end of endings) await end().catch(() => undefined)
    throw error
  }
}

// Whom a mail is from is told by single servers, never by whole networks.
function addressesOf(trustProxy = ''): string[] {
  return trustProxy
    .split(',')
    .map((each) => each.trim())
    .flatMap((each) => (each === 'loopback' ? ['127.0.0.1', '::1'] : isIP(each) ? [each] : []))
}

function orStartProblem(error: unknown): never {
  if (error instanceof Refusal)
    throw new StartProblem('IMAP_URL is not an address such as imaps://user:password@host:993/INBOX.')
  throw error
}
