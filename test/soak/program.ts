import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** What `npm start` says after `node`: its flags are part of what is measured. */
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: { start: string }
}
const start = scripts.start.split(' ').slice(1)

export type Program = {
  url: string
  /** All that it has written so far. */
  readonly said: string
  child: ChildProcess
  /** Resolves with its exit code or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
}

/** The real program as a process of its own, up and answering. */
export function startProgram(env: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, [...start, '--built'], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      TMPDIR: tmpdir(),
      LOG_LEVEL: 'error',
      API_KEY_LIMIT: '1000000',
      MAIL_LISTEN: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended: Program['ended'] = new Promise((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  )
  let said = ''
  return new Promise((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`the program ended with ${code}: ${said}`)))
    for (const output of [child.stdout, child.stderr])
      output.setEncoding('utf8').on('data', (text: string) => {
        said += text
        const url = /Encopia is at (\S+)\n/.exec(said)?.[1]
        if (url)
          resolve({
            url,
            get said() {
              return said
            },
            child,
            ended,
          })
      })
  })
}

/** Work that needs the program: should it end meanwhile, the failure says how, and what it wrote last. */
export async function whileItRuns<Result>(program: Program, work: Promise<Result>): Promise<Result> {
  const ended = program.ended.then((how) => {
    throw new Error(`the program ended with ${how}: ${program.said.slice(-4000)}`)
  })
  return Promise.race([ended, work])
}

/** Kills the program as a crash would. Its PostgreSQL lives on without it. */
export async function crash(program: Program): Promise<void> {
  program.child.kill('SIGKILL')
  await program.ended
}

/** Kills the embedded PostgreSQL's postmaster as a crash would. The program starts it again. */
export function crashPostgres(dataDir: string): void {
  const pid = Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

/** Memory of the program's own process in megabytes, without its PostgreSQL's: what is shared counts by its share (PSS, proc(5)). */
export function megabytesOf({ child }: Program): number {
  const rollup = readFileSync(`/proc/${child.pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? Number.NaN) / 1024
}
