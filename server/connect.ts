import type { Config } from './config.ts'
import type { Log } from './lib/log.ts'
import { startEmbeddedPostgres, usePostgres } from './lib/postgres/index.ts'
import { tryDatabase } from './lib/try-database.ts'

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
  await tryDatabase(ownerUrl, config.migrateDatabaseUrl ? 'MIGRATE_DATABASE_URL' : 'DATABASE_URL')
  if (config.migrateDatabaseUrl) await tryDatabase(programUrl, 'DATABASE_URL')
  return { ownerUrl, programUrl, isEmbedded: false, stop: async () => undefined }
}
