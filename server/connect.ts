import pg from 'pg'
import type { Config } from './config.ts'
import type { Log } from './lib/log.ts'
import { startEmbeddedPostgres, usePostgres } from './lib/postgres/index.ts'
import { StartProblem } from './lib/start-problem.ts'

/** The database in use: where its owner and where the program connect, and how it is let go. */
export type Connection = {
  ownerUrl: string
  programUrl: string
  isEmbedded: boolean
  stop: () => Promise<void>
}

/** The database of the server: the one that is set, else the embedded one, which it starts and keeps running. */
export async function connect(config: Config, log: Log): Promise<Connection> {
  if (config.databaseUrl) return external(config, config.databaseUrl)
  const running = await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log.warn(line) })
  return { ...running, isEmbedded: true }
}

/** The same for a command line beside a running server: it joins that server's PostgreSQL. */
export async function connectBeside(config: Config): Promise<Connection> {
  if (config.databaseUrl) return external(config, config.databaseUrl)
  const running = await usePostgres({
    dataDir: config.dataDir,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  return { ...running, isEmbedded: true }
}

async function external(config: Config, programUrl: string): Promise<Connection> {
  const ownerUrl = config.migrateDatabaseUrl ?? programUrl
  await tryOut(ownerUrl, config.migrateDatabaseUrl ? 'MIGRATE_DATABASE_URL' : 'DATABASE_URL')
  if (config.migrateDatabaseUrl) await tryOut(programUrl, 'DATABASE_URL')
  return { ownerUrl, programUrl, isEmbedded: false, stop: async () => undefined }
}

async function tryOut(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ number: string }>(
      "select current_setting('server_version_num') as number",
    )
    const version = Number(rows[0]?.number ?? 0)
    if (version < 150_000)
      throw new StartProblem(
        `${name} leads to PostgreSQL ${Math.floor(version / 10_000)}: 15 or newer is needed.`,
      )
  } catch (error) {
    if (error instanceof StartProblem) throw error
    throw new StartProblem(`${name} does not lead to a PostgreSQL that lets us in (${plainCause(error)}).`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

// What the driver says may hold the address with its password; only its code or first words are shown.
function plainCause(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return (message ?? code ?? 'no reason given').replaceAll(/postgres(ql)?:\/\/\S+/g, '…').split('\n')[0] ?? ''
}
