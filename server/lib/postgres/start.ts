import { setTimeout as pause } from 'node:timers/promises'
import { forgetAddress, newAddress } from './address.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { prepareCluster, readPasswords } from './cluster.ts'
import { endLeftBackends, endPostmaster } from './end.ts'
import { keepRunning } from './keep-running.ts'
import { type Launch, launch, type Postmaster, StillHeld } from './launch.ts'
import type { Layout } from './layout.ts'
import { takeLock } from './lock.ts'
import { disownPidFile, isPostmasterOf, readPidFile } from './pid-file.ts'
import { binariesFor, prepareHome } from './prepare-home.ts'
import { makeRoles, type PostgresUrls, urlsFor } from './roles.ts'
import type { Durability } from './settings.ts'

export type EmbeddedPostgres = PostgresUrls & {
  /** Ends PostgreSQL cleanly, within 40 seconds, and frees DATA_DIR; a second call waits for the first. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on `<dataDir>/postgres`, making cluster, database and roles on the first start. One
 * that a killed program left behind is ended first; one that dies later is started again.
 * @param log takes a line for the operator, about what lasts or went wrong
 * @throws StartProblem when DATA_DIR is in use, cannot be written or holds another PostgreSQL's data
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string
  log: (line: string) => void
  durability?: Durability
}): Promise<EmbeddedPostgres> {
  const { dataDir, log, durability = 'durable' } = options
  const found = findBinaries()
  const { layout, runAs } = prepareHome(dataDir, log)
  await using undo = new AsyncDisposableStack()
  const lock = await takeLock(layout)
  undo.defer(() => lock.release())
  const binaries = binariesFor(runAs, found)
  await endOrphan(layout, { binaries, log })
  await prepareCluster({ layout, binaries, runAs, durability })
  const address = await newAddress(runAs)
  undo.defer(() => forgetAddress(address))
  const stopping = new AbortController()
  const launchAgain = () =>
    launchPatiently({ binaries, runAs, layout, address, durability, log, stopping: stopping.signal })
  const running = keepRunning({ first: await launchAgain(), launchAgain, stopping, binaries, log })
  undo.defer(() => running.stop())
  const passwords = readPasswords(layout)
  const urls = urlsFor(address, passwords)
  await makeRoles(urls.adminUrl, passwords)
  const held = undo.move()
  let stopped: Promise<void> | undefined
  return {
    ...urls,
    stop() {
      stopped ??= held.disposeAsync()
      return stopped
    },
  }
}

async function endOrphan(
  layout: Layout,
  { binaries, log }: { binaries: Binaries; log: (line: string) => void },
) {
  const known = readPidFile(layout)
  if (!known) return
  const { pid, address } = known
  if (isPostmasterOf(layout, pid)) {
    log(`Ending the PostgreSQL that an earlier run left behind (process ${pid}).`)
    await endPostmaster({ pid, binaries, hasEnded: () => !isPostmasterOf(layout, pid) })
  } else disownPidFile(layout)
  forgetAddress(address)
}

async function launchPatiently(options: Launch): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(options)
    } catch (error) {
      if (!(error instanceof StillHeld) || attempt > 20) throw error
      endLeftBackends(options.layout)
      await pause(50 * attempt)
    }
  }
}
