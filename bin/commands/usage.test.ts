import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminal, type Terminal } from '../../test/harness/command-line.ts'

let terminal: Terminal
beforeAll(async () => {
  terminal = await openTerminal('empty')
})
afterAll(() => terminal.close())

test('without a command all of them are listed, and each tells how it is used', async () => {
  const { out } = await terminal.encopia([])
  const listed = [...out.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name ?? '')
  expect(listed).toEqual([
    'setup',
    'seed',
    'migrate',
    'backup',
    'restore',
    'deliveries',
    'mail',
    'api-key',
    'agent',
    'doctor',
  ])
  const helps = await Promise.all(listed.map((name) => terminal.encopia([name, '--help'])))
  for (const [at, help] of helps.entries()) {
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain(`Usage: encopia ${listed[at]}`)
  }
})

test.each([
  [['bake'], 'There is no command bake.'],
  [['toString'], 'There is no command toString.'],
  [['backup'], 'FILE is missing.'],
  [['backup', 'a', 'b'], 'There is one FILE only, not also b.'],
  [['seed', '--contacts', 'many'], '--contacts must be a whole number.'],
  [['seed', '--colour', 'red'], "Unknown option '--colour'."],
  [['doctor', 'now'], 'Nothing is known of now.'],
  [['api-key', 'borrow'], 'Say create, list, allow ID NETWORKS or revoke ID.'],
])('%j is answered with one sentence and how it is used', async (args, sentence) => {
  const ran = await terminal.encopia(args)
  expect(ran).toMatchObject({ code: 2, out: '' })
  expect(ran.err.split('\n')[0]).toBe(sentence)
  expect(ran.err).toContain('Usage: encopia')
})

test('settings that are wrong are one sentence', async () => {
  const ran = await terminal.encopia(['doctor'], { env: { PORT: 'many' } })
  expect(ran).toMatchObject({ code: 1, err: 'PORT must be a port number.\n' })
})

test('a database that cannot be reached is one sentence, without its password', async () => {
  const env = { DATABASE_URL: 'postgresql://me:hidden-word@127.0.0.1:1/x', MIGRATE_DATABASE_URL: '' }
  const ran = await terminal.encopia(['api-key', 'list'], { env })
  expect(ran.code).toBe(1)
  expect(ran.err.trim().split('\n')).toHaveLength(1)
  expect(ran.err).not.toContain('hidden-word')
})

test('a database before set-up is told to be set up', async () => {
  const ran = await terminal.encopia(['seed', '--contacts', '1'])
  expect(ran).toMatchObject({ code: 1, err: 'There is no workspace yet: run "encopia setup" first.\n' })
})

test('a database of an earlier version is told to be migrated, and of a later one to be left alone', async () => {
  const [newest] = await terminal.query<{ number: number }>(
    'delete from schema_migrations where number = (select max(number) from schema_migrations) returning number, name, hash',
  )
  const behind = await terminal.encopia(['api-key', 'list'])
  expect(behind.err).toContain(`and this program at ${newest?.number}: run "encopia migrate"`)
  await terminal.query(
    "insert into schema_migrations (number, name, hash) values (9999, '9999-later.sql', '')",
  )
  const ahead = await terminal.encopia(['migrate'])
  expect(ahead).toMatchObject({ code: 1 })
  expect(ahead.err).toContain('start a newer Encopia')
})
