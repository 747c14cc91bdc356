import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { orUnwritable } from '../or-unwritable.ts'
import { StartProblem } from '../start-problem.ts'
import { type Binaries, program } from './binaries.ts'
import { type Layout, layoutOf } from './layout.ts'
import { canReach, chooseRunAs, commandAs, type RunAs } from './run-as.ts'

/** Where root puts what another user must reach when its own folders are closed to everybody else. */
const sharedFolder = '/var/lib/encopia'

/**
 * Makes `<DATA_DIR>/postgres` and decides whom PostgreSQL runs as.
 * @throws StartProblem when the folder cannot be made, written or reached
 */
export function prepareHome(dataDir: string, log: (line: string) => void): { layout: Layout; runAs: RunAs } {
  const wanted = layoutOf(dataDir)
  const writable = <T>(work: () => T): T => orUnwritable(wanted.dataDir, work)
  writable(() => makeFolder(wanted.dataDir))
  const runAs = chooseRunAs(wanted)
  if (!existsSync(wanted.home)) {
    if (canReach(runAs, wanted.dataDir))
      writable(() => mkdirSync(wanted.home, { recursive: true, mode: 0o711 }))
    else settleElsewhere(wanted)
  }
  const layout = layoutOf(dataDir)
  writable(() => accessSync(layout.home, constants.W_OK | constants.X_OK))
  if (runAs.kind === 'user') {
    log(`PostgreSQL refuses root and runs as user ${runAs.uid}, with its data in ${layout.home}.`)
    takeOver(layout, runAs)
  }
  return { layout, runAs }
}

/**
 * The binaries where that user can run them: in place, or copied.
 * @throws StartProblem when they run in neither place
 */
export function binariesFor(runAs: RunAs, found: Binaries): Binaries {
  if (runAs.kind !== 'user' || canRun(runAs, found)) return found
  const copy = { ...found, folder: join(sharedFolder, `postgresql-${found.version}`) }
  if (!existsSync(copy.folder)) copyWhole(found.folder, copy.folder)
  if (canRun(runAs, copy)) return copy
  throw new StartProblem(
    `PostgreSQL refuses to run as root, and user ${runAs.uid} cannot run it from ${copy.folder}: run Encopia as an ordinary user, or set DATABASE_URL.`,
  )
}

// A new folder each time: whoever removed DATA_DIR does not expect its data back.
function settleElsewhere(layout: Layout): void {
  orUnwritable(sharedFolder, () => {
    mkdirSync(sharedFolder, { recursive: true, mode: 0o755 })
    const home = mkdtempSync(join(sharedFolder, 'data-'))
    chmodSync(home, 0o711)
    symlinkSync(home, layout.home)
  })
}

// Data that root once had in a namespace, on a machine that allows none any more.
function takeOver(layout: Layout, runAs: RunAs & { kind: 'user' }): void {
  if (!canReach(runAs, layout.home))
    throw new StartProblem(
      `PostgreSQL refuses to run as root, and user ${runAs.uid} cannot reach ${layout.home}: move DATA_DIR to a folder that others may enter.`,
    )
  if (statSync(layout.cluster, { throwIfNoEntry: false })?.uid === 0)
    spawnSync('chown', ['-R', `${runAs.uid}:${runAs.gid}`, layout.cluster])
}

function canRun(runAs: RunAs, binaries: Binaries): boolean {
  const { file, args, user } = commandAs(runAs, program(binaries, 'postgres'), ['-V'])
  return spawnSync(file, args, { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}`
  orUnwritable(sharedFolder, () => {
    mkdirSync(sharedFolder, { recursive: true, mode: 0o755 })
    cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'a+rX', unfinished])
    renameSync(unfinished, to)
  })
}
