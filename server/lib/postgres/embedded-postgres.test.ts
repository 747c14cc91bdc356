import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { StartProblem } from '../start-problem.ts'
import { type EmbeddedPostgres, findRunningPostgres, startEmbeddedPostgres, usePostgres } from './index.ts'
import { layoutOf } from './layout.ts'
import { isPostmasterOf, readPidFile } from './pid-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'embedded-test-'))
const lines: string[] = []
const running: EmbeddedPostgres[] = []
const children: ChildProcess[] = []
let counter = 0

// One stopped cluster with a row in it, copied for each test: making one takes half a second.
const prepared = join(folder, 'prepared')
beforeAll(async () => {
  const postgres = await start(prepared)
  await query(postgres.ownerUrl, "create table kept (word text); insert into kept values ('before')")
  await postgres.stop()
})

afterEach(async () => {
  for (const child of children.splice(0)) await endChild(child)
  for (const postgres of running.splice(0)) await postgres.stop()
  lines.length = 0
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('three roles enter, and the program may not make tables', async () => {
  const { adminUrl, ownerUrl, programUrl } = await start(newDataDir())
  const who = "select current_user as name, current_setting('is_superuser') as super"
  expect(await query(adminUrl, who)).toEqual([{ name: 'postgres', super: 'on' }])
  expect(await query(ownerUrl, who)).toEqual([{ name: 'encopia_owner', super: 'off' }])
  expect(await query(programUrl, who)).toEqual([{ name: 'encopia', super: 'off' }])
  await expect(query(programUrl, 'create table mine ()')).rejects.toThrow('permission denied')
})

test('data outlive a stop and a start, and Spanish letters keep the order of their code points', async () => {
  const { ownerUrl } = await start(newDataDir())
  expect(await query(ownerUrl, 'select word from kept')).toEqual([{ word: 'before' }])
  const [row] = await query(ownerUrl, "select lower('ÁÑ') as lower, 'z' < 'ñ' as ordered")
  expect(row).toEqual({ lower: 'áñ', ordered: true })
})

test('data that matter are written through to the disk', async () => {
  const { adminUrl } = await start(newDataDir(), 'durable')
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses']
  const [row] = await query(
    adminUrl,
    `select ${names.map((name) => `current_setting('${name}') as ${name}`)}`,
  )
  expect(Object.values(row ?? {})).toEqual(['on', 'on', 'on', 'on', ''])
})

test('a PostgreSQL left behind by a killed program is ended and its data are there', async () => {
  const dataDir = newDataDir()
  const { child, ownerUrl } = await startElsewhere(dataDir)
  await query(ownerUrl, "insert into kept values ('acknowledged')")
  const orphan = readPidFile(layoutOf(dataDir))?.pid ?? 0
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(isPostmasterOf(layoutOf(dataDir), orphan)).toBe(true)
  const again = await start(dataDir)
  expect(await query(again.ownerUrl, 'select word from kept')).toEqual([
    { word: 'before' },
    { word: 'acknowledged' },
  ])
  expect(isPostmasterOf(layoutOf(dataDir), orphan)).toBe(false)
  expect(lines.join()).toContain(`process ${orphan}`)
})

test('a program that exits at once leaves no PostgreSQL behind', async () => {
  const dataDir = newDataDir()
  const { child } = await startElsewhere(dataDir)
  const pid = readPidFile(layoutOf(dataDir))?.pid ?? 0
  await endChild(child)
  await expect.poll(() => isPostmasterOf(layoutOf(dataDir), pid)).toBe(false)
})

test('a second start on one folder is refused in a sentence that names the first', async () => {
  const dataDir = newDataDir()
  const { child } = await startElsewhere(dataDir)
  await expect(start(dataDir)).rejects.toThrow(`already running on ${dataDir} (process ${child.pid})`)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await start(dataDir)
})

test('of two starts at once exactly one wins', async () => {
  const dataDir = join(folder, 'contested')
  const outcomes = await Promise.allSettled([startElsewhere(dataDir), startElsewhere(dataDir)])
  expect(outcomes.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a pid file that names a stranger neither harms the stranger nor stops the start', async () => {
  const dataDir = newDataDir()
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
  children.push(stranger)
  const pidFile = join(layoutOf(dataDir).cluster, 'postmaster.pid')
  writeFileSync(
    pidFile,
    `${stranger.pid}\n${layoutOf(dataDir).cluster}\n1790000000\n5432\n/nowhere\n\n  1  2\nready   \n`,
  )
  const { ownerUrl } = await start(dataDir)
  expect(await query(ownerUrl, 'select word from kept')).toHaveLength(1)
  expect(stranger.exitCode).toBeNull()
  expect(stranger.signalCode).toBeNull()
})

test('a killed PostgreSQL is started again at the same address, even while a backend of it is busy', async () => {
  const dataDir = newDataDir()
  const { ownerUrl } = await start(dataDir)
  const busy = query(ownerUrl, 'do $$ begin loop perform 1; end loop; end $$').catch(() => 'cut')
  await expect
    .poll(() => query(ownerUrl, "select from pg_stat_activity where query like 'do %' and state = 'active'"))
    .toHaveLength(1)
  process.kill(readPidFile(layoutOf(dataDir))?.pid ?? 0, 'SIGKILL')
  expect(await busy).toBe('cut')
  await expect
    .poll(() => query(ownerUrl, 'select word from kept').catch(() => []), { timeout: 10_000 })
    .toEqual([{ word: 'before' }])
  expect(lines.join()).toContain('SIGKILL')
})

test('a command beside a running program uses its PostgreSQL and leaves it running', async () => {
  const dataDir = newDataDir()
  expect(await findRunningPostgres({ dataDir })).toBeUndefined()
  const { adminUrl, ownerUrl, programUrl } = await start(dataDir)
  expect(await findRunningPostgres({ dataDir })).toEqual({ adminUrl, ownerUrl, programUrl })
  const used = await usePostgres({ dataDir, log })
  await used.stop()
  expect(await query(ownerUrl, 'select word from kept')).toHaveLength(1)
})

test('a command without a running program starts a PostgreSQL and ends it', async () => {
  const dataDir = newDataDir()
  const used = await usePostgres({ dataDir, log })
  expect(await query(used.ownerUrl, 'select word from kept')).toHaveLength(1)
  await used.stop()
  expect(await findRunningPostgres({ dataDir })).toBeUndefined()
})

// Only root hands PostgreSQL down to somebody; the folder's owner says to whom.
test.runIf(process.getuid?.() === 0)(
  'root runs PostgreSQL as the owner of the data, who keeps them',
  async () => {
    const dataDir = join(folder, 'of nobody')
    chmodSync(folder, 0o711)
    mkdirSync(layoutOf(dataDir).cluster, { recursive: true })
    chownSync(layoutOf(dataDir).cluster, 65534, 65534)
    const { ownerUrl, stop } = await start(dataDir)
    await query(ownerUrl, 'create table kept (word text)')
    expect(statSync(`/proc/${readPidFile(layoutOf(dataDir))?.pid}`).uid).toBe(65534)
    await stop()
    const again = await start(dataDir)
    expect(await query(again.ownerUrl, 'select word from kept')).toEqual([])
    expect(lines.join()).toContain('runs as user 65534')
  },
)

test('a start that was cut short while it made the data is made good by the next', async () => {
  const dataDir = join(folder, 'cut short')
  mkdirSync(join(dataDir, 'postgres', 'unfinished.123', 'base'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres', 'passwords.json'), '{')
  const { programUrl } = await start(dataDir)
  expect(await query(programUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a data folder of any length works', async () => {
  const { programUrl } = await start(newDataDir(join('a'.repeat(90), 'b'.repeat(90))))
  expect(await query(programUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a folder that cannot be made is one sentence', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const refusal = await start(join(file, 'data')).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(StartProblem)
  expect(String(refusal)).toContain(`DATA_DIR ${join(file, 'data')} cannot be written`)
})

test('data of another PostgreSQL are refused and left as they are', async () => {
  const dataDir = newDataDir()
  const version = join(layoutOf(dataDir).cluster, 'PG_VERSION')
  writeFileSync(version, '15\n')
  await expect(start(dataDir)).rejects.toThrow('was made by PostgreSQL 15')
  expect(readFileSync(version, 'utf8')).toBe('15\n')
})

test('damaged data are refused in the words of PostgreSQL', async () => {
  const dataDir = newDataDir()
  rmSync(join(layoutOf(dataDir).cluster, 'global', 'pg_control'))
  await expect(start(dataDir)).rejects.toThrow(/^PostgreSQL did not start \(.*pg_control.*\): see /)
})

function newDataDir(below = ''): string {
  counter += 1
  const dataDir = join(folder, String(counter), below)
  cpSync(prepared, dataDir, { recursive: true })
  return dataDir
}

function log(line: string): void {
  lines.push(line)
}

async function start(
  dataDir: string,
  durability: 'durable' | 'throw-away' = 'throw-away',
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log, durability })
  running.push(postgres)
  return postgres
}

async function startElsewhere(dataDir: string): Promise<{ child: ChildProcess; ownerUrl: string }> {
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(import.meta.resolve('./index.ts'))})
    const { ownerUrl } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log() {}, durability: 'throw-away' })
    process.stdin.once('data', () => process.exit())
    console.log(ownerUrl)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  children.push(child)
  const said = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`)
  return { child, ownerUrl: String(said[0]).trim() }
}

// A program ends by itself when its standard input says so, and takes its PostgreSQL along.
async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const end = once(child, 'exit')
  if (child.stdin) child.stdin.end('exit\n')
  else child.kill()
  await end
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const result = await client.query(sql)
    return result.rows
  } finally {
    await client.end().catch(() => undefined)
  }
}
