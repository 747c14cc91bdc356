import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { StartProblem } from '../start-problem.ts'
import { forgetAddress } from './address.ts'
import { type Binaries, program } from './binaries.ts'
import { endPostmaster, sendSignal } from './end.ts'
import type { Layout } from './layout.ts'
import { readPidFile } from './pid-file.ts'
import { commandAs, type RunAs } from './run-as.ts'
import { type Address, type Durability, settingsFor } from './settings.ts'

/** A PostgreSQL that is our child and takes connections. */
export type Postmaster = { pid: number; hasEnded(): boolean; ended: Promise<string> }

export type Launch = {
  binaries: Binaries
  runAs: RunAs
  layout: Layout
  address: Address
  durability: Durability
  log: (line: string) => void
  /** Gives up: the launch is ended and fails. */
  stopping: AbortSignal
}

/** Backends of a PostgreSQL that died before them still hold its memory; they end by themselves. */
export class StillHeld extends Error {}

/**
 * Starts PostgreSQL and waits until it takes connections, however long its recovery lasts.
 * @throws StillHeld, or StartProblem with PostgreSQL's own words
 */
export async function launch(options: Launch): Promise<Postmaster> {
  const { layout, log, binaries, stopping } = options
  const output = openLog(layout)
  const child = spawnPostgres(options, output.file)
  closeSync(output.file)
  const end = waitForEnd(child)
  const { pid } = child
  if (pid === undefined) throw new StartProblem(`PostgreSQL did not start: ${await end}.`)
  // Whoever calls process.exit leaves no PostgreSQL behind.
  const endAtExit = () => {
    sendSignal({ pid, binaries, signal: 'SIGINT' })
    forgetAddress(options.address)
  }
  process.once('exit', endAtExit)
  let hasEnded = false
  void end.then(() => {
    hasEnded = true
    process.removeListener('exit', endAtExit)
  })
  const began = performance.now()
  let hasSaid = false
  for (;;) {
    const known = readPidFile(layout)
    if (known?.isReady && known.pid === pid) break
    if (hasEnded) throw whyNot(layout, output.from, await end)
    if (stopping.aborted) await endPostmaster({ pid, binaries, hasEnded: () => hasEnded })
    const waited = performance.now() - began
    if (waited > 1000 && !hasSaid) {
      log('PostgreSQL is starting; after a crash it first puts its data in order…')
      hasSaid = true
    }
    await pause(waited < 1000 ? 4 : 50)
  }
  return { pid, hasEnded: () => hasEnded, ended: end }
}

function spawnPostgres(
  { binaries, runAs, layout, address, durability }: Launch,
  output: number,
): ChildProcess {
  const { file, args, user } = commandAs(runAs, program(binaries, 'postgres'), [
    '-D',
    layout.cluster,
    ...settingsFor(address, durability),
  ])
  // A session of its own: Ctrl-C in the terminal is for the program, which ends PostgreSQL last.
  const child = spawn(file, args, {
    ...user,
    cwd: '/',
    env: plainEnvironment,
    detached: true,
    stdio: ['ignore', output, output],
  })
  child.unref()
  return child
}

/** Nothing of ours is handed down: neither secrets nor PG* variables. */
export const plainEnvironment = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
  LC_ALL: 'C',
  TZ: 'UTC',
}

async function waitForEnd(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = await once(child, 'exit')
    return signal ? `signal ${signal}` : `code ${code}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const largestLog = 4 * 1024 * 1024

function openLog(layout: Layout): { file: number; from: number } {
  if (existsSync(layout.log) && statSync(layout.log).size > largestLog)
    renameSync(layout.log, `${layout.log}.1`)
  const file = openSync(layout.log, 'a', 0o600)
  return { file, from: statSync(layout.log).size }
}

function whyNot(layout: Layout, from: number, end: string): Error {
  const text = readFileSync(layout.log).subarray(from).toString()
  if (text.includes('is still in use')) return new StillHeld()
  const words =
    [...text.matchAll(/(?:FATAL|PANIC): +(.+)/g)].at(-1)?.[1] ?? text.trim().split('\n').at(-1) ?? ''
  return new StartProblem(`PostgreSQL did not start (${words || end}): see ${layout.log}.`)
}
