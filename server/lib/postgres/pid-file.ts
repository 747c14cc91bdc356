import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Layout } from './layout.ts'
import type { Address } from './settings.ts'

export type PidFile = { pid: number; address: Address; isReady: boolean }

/** What a PostgreSQL, running or dead, wrote into its cluster's postmaster.pid; undefined when there is none. */
export function readPidFile(layout: Layout): PidFile | undefined {
  const lines = readLines(layout)
  const pid = Number(lines[0])
  if (!pid) return undefined
  // Lines of postmaster.pid (PostgreSQL's src/include/utils/pidfile.h): pid, data, start, port, socket folder, host, memory key, status.
  const [, , , port, socketFolder, host, , status] = lines
  return {
    pid,
    address: { host: socketFolder || host || '', port: Number(port) },
    isReady: status?.trim() === 'ready',
  }
}

/** Whether that process is the PostgreSQL of this cluster, and not a stranger who was given the number since. */
export function isPostmasterOf(layout: Layout, pid: number): boolean {
  const command = commandOf(pid)
  if (process.platform === 'win32') return command.includes('postgres.exe')
  return /\bpostgres\b/.test(command) && command.includes(` -D ${layout.cluster} `)
}

/**
 * PostgreSQL will not start while the process named in its pid file lives, whoever that is now. Removing the file
 * would also remove its guard against orphaned backends (the memory key), so the number alone is made ours:
 * a number of its own parent PostgreSQL takes for stale.
 */
export function disownPidFile(layout: Layout): void {
  const lines = readLines(layout)
  writeFileSync(pathOf(layout), [String(process.pid), ...lines.slice(1)].join('\n'))
}

function commandOf(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
  const [file, ...args] =
    process.platform === 'win32'
      ? ['tasklist', '/FI', `PID eq ${pid}`]
      : ['ps', '-ww', '-o', 'command=', '-p', `${pid}`]
  return spawnSync(file, args).stdout?.toString() ?? ''
}

const pathOf = (layout: Layout): string => join(layout.cluster, 'postmaster.pid')

function readLines(layout: Layout): string[] {
  try {
    return readFileSync(pathOf(layout), 'utf8').split('\n')
  } catch {
    return []
  }
}
