import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from '../start-problem.ts'
import { type Binaries, program } from './binaries.ts'
import { plainEnvironment } from './launch.ts'
import { type Layout, unfinishedStart } from './layout.ts'
import { commandAs, type RunAs } from './run-as.ts'
import type { Durability } from './settings.ts'

/** The passwords of the three roles, made once a cluster. */
export type Passwords = { admin: string; owner: string; program: string }

type Making = { layout: Layout; binaries: Binaries; runAs: RunAs; durability: Durability }

/**
 * Makes the cluster when there is none yet, whole or not at all.
 * @throws StartProblem when it is of another PostgreSQL or cannot be made
 */
export async function prepareCluster(options: Making): Promise<void> {
  const { layout, binaries } = options
  const major = majorOf(layout)
  if (major === undefined) return makeCluster(options)
  if (major !== binaries.major)
    throw new StartProblem(
      `${layout.home} was made by PostgreSQL ${major} and this program brings PostgreSQL ${binaries.major}: make a backup with the program that made it, and restore it with this one.`,
    )
  if (!existsSync(layout.passwords))
    throw new StartProblem(
      `${layout.passwords} is missing, and nobody can enter the database without it: put it back.`,
    )
}

export function readPasswords(layout: Layout): Passwords {
  return JSON.parse(readFileSync(layout.passwords, 'utf8')) as Passwords
}

function majorOf(layout: Layout): string | undefined {
  try {
    return readFileSync(join(layout.cluster, 'PG_VERSION'), 'utf8').trim()
  } catch {
    return undefined
  }
}

async function makeCluster(options: Making): Promise<void> {
  const { layout, runAs } = options
  const passwords: Passwords = { admin: newPassword(), owner: newPassword(), program: newPassword() }
  writeFileSync(layout.passwords, JSON.stringify(passwords), { mode: 0o600 })
  removeUnfinished(layout)
  mkdirSync(layout.unfinished, { mode: 0o700 })
  // In a file and not on the command line, where everybody may read.
  const passwordFile = `${layout.unfinished}.password`
  writeFileSync(passwordFile, passwords.admin, { mode: 0o600 })
  if (runAs.kind === 'user')
    for (const path of [layout.unfinished, passwordFile]) chownSync(path, runAs.uid, runAs.gid)
  await initdb({ ...options, passwordFile })
  rmSync(passwordFile)
  renameSync(layout.unfinished, layout.cluster)
}

async function initdb(options: Making & { passwordFile: string }): Promise<void> {
  const { layout, binaries, runAs, durability, passwordFile } = options
  const { file, args, user } = commandAs(runAs, program(binaries, 'initdb'), [
    `--pgdata=${layout.unfinished}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and the same letters on every machine, whatever its C library or ICU.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(durability === 'throw-away' ? ['--no-sync'] : []),
  ])
  const child = spawn(file, args, {
    ...user,
    cwd: '/',
    env: plainEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words += text
  })
  const failed = await once(child, 'close').then(
    ([code]) => code !== 0,
    (error: Error) => {
      words += error.message
      return true
    },
  )
  if (failed)
    throw new StartProblem(
      `PostgreSQL could not make its data folder ${layout.cluster}: ${firstError(words)}.`,
    )
}

function firstError(words: string): string {
  const lines = words.trim().split('\n')
  return (lines.find((line) => /error|fatal/i.test(line)) ?? lines[0] ?? '').replace(
    /^.*?(error|FATAL): +/,
    '',
  )
}

// An initdb may have outlived the start that was killed, and still write there: whatever resists is left for next time.
function removeUnfinished(layout: Layout): void {
  for (const name of readdirSync(layout.home).filter((each) => each.startsWith(unfinishedStart)))
    try {
      rmSync(join(layout.home, name), { recursive: true, force: true })
    } catch {}
}

const newPassword = (): string => randomBytes(24).toString('hex')
