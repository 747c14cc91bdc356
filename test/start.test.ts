import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '../server/lib/postgres/index.ts'

const start = join(import.meta.dirname, '../bin/start.ts')
let folder: string
let database: Awaited<ReturnType<typeof startEmbeddedPostgres>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'encopia-start-'))
  database = await startEmbeddedPostgres({
    dataDir: join(folder, 'one'),
    log: () => undefined,
    durability: 'throw-away',
  })
})
afterAll(async () => {
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
})

const secret = 'a secret for tests that is long enough'
const external = (more: Record<string, string> = {}) => ({
  DATABASE_URL: database.programUrl,
  MIGRATE_DATABASE_URL: database.ownerUrl,
  SECRET: secret,
  PORT: '0',
  ...more,
})

/** Runs the program until it ends by itself or says where it is. */
function run(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [start, '--built'], {
    env: {
      PATH: process.env.PATH ?? '',
      DATA_DIR: join(folder, 'two'),
      LOG_LEVEL: 'error',
      MAIL_LISTEN: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (/Encopia is at/.test(said)) child.kill('SIGTERM')
    })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: said.trim() })))
}

const oneSentence = (pattern: RegExp) => ({ code: 1, said: expect.stringMatching(pattern) })

test('the program starts on a PostgreSQL of its own, says where it is and ends cleanly', async () => {
  const { code, said } = await run(external())
  expect(code).toBe(0)
  expect(said).toMatch(
    /^Encopia is at http:\/\/localhost:[1-9]\d+\nSet-up, once: http:\/\/localhost:\d+\/agent\/set-up\/[\w-]{43}$/,
  )
})

test('a busy port is one sentence', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => holder.once('listening', resolve))
  const { port } = holder.address() as { port: number }
  expect(await run(external({ PORT: String(port) }))).toEqual(
    oneSentence(/^Port \d+ of 127\.0\.0\.1 is in use[^\n]*$/),
  )
  holder.close()
})

test('DATABASE_URL without SECRET is one sentence', async () => {
  const { SECRET: _secret, ...without } = external()
  expect(await run(without)).toEqual(oneSentence(/^DATABASE_URL needs SECRET[^\n]*$/))
})

test('a DATABASE_URL that leads nowhere is one sentence without its password', async () => {
  const wrong = external({
    DATABASE_URL: 'postgresql://u:hush-hush@127.0.0.1:1/nothing',
    MIGRATE_DATABASE_URL: '',
  })
  const { code, said } = await run(wrong)
  expect({ code, said }).toEqual(oneSentence(/^DATABASE_URL does not lead to a PostgreSQL[^\n]*$/))
  expect(said).not.toContain('hush-hush')
})

test('a database newer than the program is one sentence', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query("insert into schema_migrations (number, name, hash) values (9999, '9999-later.sql', '')")
  expect(await run(external())).toEqual(oneSentence(/^The database is at version 9999[^\n]*$/))
  await client.query('delete from schema_migrations where number = 9999')
  await client.end()
})

test('a DATA_DIR that cannot be written is one sentence', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  expect(await run({ DATA_DIR: join(file, 'data'), PORT: '0' })).toEqual(oneSentence(/^DATA_DIR [^\n]*$/))
})

test('a second start on one DATA_DIR is one sentence', async () => {
  expect(await run({ DATA_DIR: join(folder, 'one'), PORT: '0' })).toEqual(
    oneSentence(/^[^\n]*(in use|running)[^\n]*$/),
  )
})

test('wrong settings are all named at once', async () => {
  const { code, said } = await run({ PORT: 'no', PUBLIC_URL: 'ftp://x', SMTP_URL: 'mail' })
  expect(code).toBe(1)
  for (const name of ['PORT', 'PUBLIC_URL', 'SMTP_URL']) expect(said).toContain(name)
})
