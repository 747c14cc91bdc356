import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { cloneDatabase, type TestDatabase } from './test-database.ts'

export type Ran = { code: number; out: string; err: string }
export type Terminal = {
  database: TestDatabase
  folder: string
  /** Runs `encopia …` to its end. */
  encopia(args: string[], more?: { input?: string; env?: Record<string, string> }): Promise<Ran>
  /** Starts `encopia …` for whoever wants to end it himself. */
  begin(args: string[]): ChildProcess
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export const terminalSecret = 'a secret for the command line, long enough'
const program = join(import.meta.dirname, '../../bin/encopia.ts')

/** A terminal before a database of its own: blank, or migrated and empty. */
export async function openTerminal(state: 'blank' | 'empty'): Promise<Terminal> {
  const database = state === 'blank' ? await blankDatabase() : await cloneDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'encopia-terminal-'))
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  const env = {
    PATH: process.env.PATH,
    LANG: 'en_US.UTF-8',
    DATA_DIR: folder,
    DATABASE_URL: database.programUrl,
    MIGRATE_DATABASE_URL: database.ownerUrl,
    SECRET: terminalSecret,
  }
  const begin = (args: string[], more: Record<string, string> = {}) =>
    spawn(process.execPath, [program, ...args], { cwd: folder, env: { ...env, ...more } })
  return {
    database,
    folder,
    begin: (args) => begin(args),
    async encopia(args, { input = '', env: more = {} } = {}) {
      const child = begin(args, more)
      const texts = { out: '', err: '' }
      child.stdout.setEncoding('utf8').on('data', (text) => {
        texts.out += text
      })
      child.stderr.setEncoding('utf8').on('data', (text) => {
        texts.err += text
      })
      child.stdin.end(input)
      const [code] = await once(child, 'close')
      return { code: code ?? -1, ...texts }
    },
    query: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await client.query<Row>(text, values)).rows,
    async close() {
      await client.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function blankDatabase(): Promise<TestDatabase> {
  const urls = inject('postgres')
  const name = `blank_${randomBytes(6).toString('hex')}`
  const into = (url: string) => url.replace(/\/encopia(?=\?|$)/, `/${name}`)
  await asAdmin(urls.adminUrl, `create database ${name} owner encopia_owner`)
  return {
    ownerUrl: into(urls.ownerUrl),
    programUrl: into(urls.programUrl),
    drop: () => asAdmin(urls.adminUrl, `drop database ${name} with (force)`),
  }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
