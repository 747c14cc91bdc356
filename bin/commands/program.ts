import { join } from 'node:path'
import { type Config, readConfig } from '../../server/config.ts'
import { type Connection, connectBeside } from '../../server/connect.ts'
import { secretsFrom } from '../../server/lib/crypto.ts'
import { openDatabase } from '../../server/lib/db.ts'
import { openFileStore } from '../../server/lib/file-store.ts'
import { noLiveFeed } from '../../server/lib/live-feed.ts'
import { knownMigrations } from '../../server/lib/migrate.ts'
import { interfaceLanguageOf, type Language } from '../../server/lib/pure/languages.ts'
import { dnsResolver } from '../../server/lib/resolve-dns.ts'
import { StartProblem } from '../../server/lib/start-problem.ts'
import { mailAddressOf, mailDomainOf, resolveTxt } from '../../server/modules/delivery/index.ts'
import type { Actor } from '../../server/modules/trail/index.ts'
import type { Wiring } from '../../server/wiring.ts'
import { appliedMigrations } from './applied-migrations.ts'

/** What a command works with: the settings, the way into the database, and the program's own wiring. */
export type Program = {
  config: Config
  connection: Connection
  wiring: Wiring
  actor: Actor & { kind: 'system' }
}

/** Enters the database beside a running server, or by itself, and leaves it when the work is done. */
export async function withConnection<Done>(
  work: (program: Pick<Program, 'config' | 'connection'>) => Promise<Done>,
): Promise<Done> {
  const config = readConfig()
  const connection = await connectBeside(config)
  try {
    return await work({ config, connection })
  } finally {
    await connection.stop()
  }
}

/**
 * The same with the program's wiring, on a database of this program's version.
 * @throws StartProblem when it is of another
 */
export async function withProgram<Done>(work: (program: Program) => Promise<Done>): Promise<Done> {
  return withConnection(async ({ config, connection }) => {
    await refuseOtherVersion(connection)
    return withWiring({ config, connection }, work)
  })
}

/** The program's wiring on whatever version the database has. */
export async function withWiring<Done>(
  { config, connection }: Pick<Program, 'config' | 'connection'>,
  work: (program: Program) => Promise<Done>,
): Promise<Done> {
  const { db } = openDatabase({
    url: connection.programUrl,
    connections: 4,
    statementTimeout: 0,
    onError: () => undefined,
  })
  try {
    return await work({
      config,
      connection,
      wiring: {
        db,
        secrets: secretsFrom(config.secret),
        publicUrl: config.publicUrl,
        sendsMail: config.smtpUrl !== undefined,
        mailAddress: mailAddressOf(config),
        mailDomain: mailDomainOf(config),
        resolveTxt,
        resolveDns: dnsResolver(config.dnsServers),
        files: openFileStore(join(config.dataDir, 'files')),
        live: noLiveFeed,
        now: () => new Date(),
      },
      actor: { kind: 'system', door: 'command-line', ip: null, requestId: null, language: language() },
    })
  } finally {
    await db.destroy()
  }
}

/** The language of whoever types, as the terminal says (POSIX: LC_ALL before LC_MESSAGES before LANG). */
export function language(env: NodeJS.ProcessEnv = process.env): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en'
  return interfaceLanguageOf(locale.split(/[_.@]/)[0] ?? '')
}

async function refuseOtherVersion(connection: Connection): Promise<void> {
  const applied = await appliedMigrations(connection.ownerUrl)
  const known = knownMigrations()
  const newest = known.at(-1)?.number ?? 0
  if (applied.some((each) => each.number > newest))
    throw new StartProblem(
      `The database is at version ${applied.at(-1)?.number} and this program knows only ${newest}: use a newer Encopia.`,
    )
  if (applied.length < known.length)
    throw new StartProblem(
      `The database is at version ${applied.at(-1)?.number ?? 0} and this program at ${newest}: run "encopia migrate" or start the server first.`,
    )
}
