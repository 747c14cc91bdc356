import { readdirSync } from 'node:fs'
import { megabytesOf, type Program } from '../program.ts'
import { query } from '../set-up.ts'
import { collectGarbage } from './collect-garbage.ts'

/** Megabytes that the program holds when its garbage is collected: in its heap, and in all (PSS). */
export async function heldMemory(program: Program): Promise<{ heap: number; all: number }> {
  const heap = await collectGarbage(program)
  return { heap, all: Math.round(megabytesOf(program)) }
}

/** The program's open files and sockets. */
export const openFiles = ({ child }: Program): number => readdirSync(`/proc/${child.pid}/fd`).length

/** The program's connections to its database by state. */
export async function connections(dataDir: string): Promise<Record<string, number>> {
  const rows = await query<{ state: string; count: number }>(
    dataDir,
    `select state, count(*)::integer as count
     from pg_stat_activity
     where usename = current_user
       and pid <> pg_backend_pid()
     group by state`,
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

/** Mails and jobs that wait. */
export async function waiting(dataDir: string): Promise<{ mails: number; jobs: number }> {
  const [row] = await query<{ mails: number; jobs: number }>(
    dataDir,
    `select (select count(*)::integer from deliveries where state = 'queued') as mails,
            (select count(*)::integer from graphile_worker._private_jobs) as jobs`,
  )
  return row ?? { mails: -1, jobs: -1 }
}
