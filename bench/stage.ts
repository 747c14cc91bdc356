import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { sha256 } from '../server/lib/crypto.ts'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import { type Program, startProgram } from '../test/soak/program.ts'
import { setUp } from '../test/soak/set-up.ts'

export const apiKey = 'encopia_key_for_the_benchmarks'

/** The real program on its embedded PostgreSQL, set up, with an API key; and the way to its database. */
export type Stage = {
  program: Program
  dataDir: string
  databaseUrl: string
  close: () => Promise<void>
}

/** In a folder of its own that goes with it, or in one that stays. */
export async function openStage(kept?: string): Promise<Stage> {
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'encopia-bench-'))
  const program = await startProgram({ DATA_DIR: dataDir, PORT: '0' })
  const running = await findRunningPostgres({ dataDir })
  if (!running) throw new Error('the program runs without its PostgreSQL')
  if (program.said.includes('/set-up/')) await setUp(program)
  const client = new pg.Client({ connectionString: running.ownerUrl })
  await client.connect()
  await client.query(
    `insert into api_keys (agent_id, name, hint, secret_hash, scopes, created_at)
     select id, 'bench', 'arks', $1, '{contacts.read,contacts.write,accounts.read,accounts.write,notices.send,tickets.read,tickets.write}', now() from agents
     where not exists (select from api_keys where secret_hash = $1)`,
    [sha256(apiKey)],
  )
  await client.end()
  return {
    program,
    dataDir,
    databaseUrl: running.programUrl,
    close: async () => {
      program.child.kill('SIGTERM')
      await program.ended
      if (!kept) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Seconds of processor that a process has used, its threads included (proc(5): utime and stime, in ticks of 10 ms). */
export function processorSeconds(pid: number): number {
  const fields = statOf(pid)
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** The same of a program and all of its PostgreSQL, processes that have ended included. */
export function processorSecondsOf({ program, dataDir }: Stage): number {
  const pidFile = join(dataDir, 'postgres/cluster/postmaster.pid')
  const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ')
  const ended = statOf(postmaster)
  const running = [program.child.pid ?? 0, postmaster, ...children.filter(Boolean).map(Number)]
  const used = running.map((pid) => (existsSync(`/proc/${pid}/stat`) ? processorSeconds(pid) : 0))
  return used.reduce((sum, each) => sum + each, (Number(ended[13]) + Number(ended[14])) / 100)
}

const statOf = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
