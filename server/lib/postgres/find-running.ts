import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { StartProblem } from '../start-problem.ts'
import { readPasswords } from './cluster.ts'
import { layoutOf } from './layout.ts'
import { isLocked } from './lock.ts'
import { isPostmasterOf, readPidFile } from './pid-file.ts'
import { type PostgresUrls, urlsFor } from './roles.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts'

const patience = 30_000

/**
 * The way into the PostgreSQL of a program that runs on this DATA_DIR; undefined when none runs. Waits for one that is
 * still starting.
 * @throws StartProblem when a running program's PostgreSQL does not answer
 */
export async function findRunningPostgres(options: { dataDir: string }): Promise<PostgresUrls | undefined> {
  const layout = layoutOf(options.dataDir)
  if (!existsSync(layout.lock)) return undefined
  const until = performance.now() + patience
  while (isLocked(layout)) {
    const known = readPidFile(layout)
    if (known?.isReady && isPostmasterOf(layout, known.pid))
      return urlsFor(known.address, readPasswords(layout))
    if (performance.now() > until)
      throw new StartProblem(`Encopia is running on ${layout.dataDir}, but its PostgreSQL does not answer.`)
    await pause(100)
  }
  return undefined
}

/**
 * A PostgreSQL for a command that works beside a running program: that program's, or one of its own when none runs.
 * `stop` ends only what was started here.
 */
export async function usePostgres(options: {
  dataDir: string
  log: (line: string) => void
}): Promise<EmbeddedPostgres> {
  const urls = await findRunningPostgres(options)
  if (urls) return { ...urls, stop: async () => undefined }
  return startEmbeddedPostgres(options)
}
