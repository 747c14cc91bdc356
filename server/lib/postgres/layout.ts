import { existsSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where the embedded PostgreSQL keeps its things, all in `<DATA_DIR>/postgres`. */
export type Layout = {
  dataDir: string
  home: string
  cluster: string
  /** A cluster still in the making: only a finished one gets the name `cluster`. */
  unfinished: string
  passwords: string
  lock: string
  holder: string
  log: string
}

/** How folders begin that an interrupted start left behind. */
export const unfinishedStart = 'unfinished.'

/** The paths as the kernel sees them, links followed: a running PostgreSQL is recognised by the path of its cluster. */
export function layoutOf(dataDir: string): Layout {
  const named = join(resolve(dataDir), 'postgres')
  const home = existsSync(named) ? realpathSync(named) : named
  return {
    dataDir: resolve(dataDir),
    home,
    cluster: join(home, 'cluster'),
    unfinished: join(home, `${unfinishedStart}${process.pid}`),
    passwords: join(home, 'passwords.json'),
    lock: join(home, 'lock'),
    holder: join(home, 'lock.holder'),
    log: join(home, 'postgres.log'),
  }
}
