import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminal, type Terminal } from '../../test/harness/command-line.ts'

let terminal: Terminal
beforeAll(async () => {
  terminal = await openTerminal('blank')
})
afterAll(() => terminal.close())

const names = ['--workspace', 'Alameda Hosting', '--owner-name', 'Iker Zubizarreta Lasa']
const arguments_ = [
  'setup',
  ...names,
  '--owner-email',
  'iker@alameda.example',
  '--owner-password-stdin',
  '--json',
]
const input = 'correcto caballo grapa\n'

test('every wrong value is named at once, in the language of the terminal, and nothing is made', async () => {
  const wrong = ['setup', '--workspace', ' ', '--owner-name', ' ', '--owner-email', 'iker', '--country', 'XX']
  const ran = await terminal.encopia([...wrong, '--owner-password-stdin'], {
    input: 'corta',
    env: { LANG: 'es_MX.UTF-8' },
  })
  expect(ran.code).toBe(1)
  expect(
    ran.err
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0])
      .sort(),
  ).toEqual(['owner.email', 'owner.name', 'owner.password', 'workspace.country', 'workspace.name'])
  expect(ran.err).toContain('La contraseña debe tener al menos')
  expect(await terminal.query('select name from workspace')).toEqual([])
})

test('a password among the arguments is not understood', async () => {
  const ran = await terminal.encopia(['setup', ...names, '--owner-email', 'iker@alameda.example'])
  expect(ran.code).toBe(2)
  expect(ran.err).toContain('--owner-password-stdin is missing')
})

test('a blank database is set up at once, and the key opens the API with all of the owner’s rights', async () => {
  const ran = await terminal.encopia(arguments_, { input })
  expect(ran).toMatchObject({ code: 0, err: '' })
  const { ownerId, apiKey } = JSON.parse(ran.out)
  expect(await terminal.query('select id::integer, name, role from agents')).toEqual([
    { id: ownerId, name: 'Iker Zubizarreta Lasa', role: 'owner' },
  ])
  expect(apiKey).toMatch(/^encopia_/)
  const [key] = await terminal.query<{ scopes: string[] }>(
    'select scopes from api_keys where secret_hash = sha256($1)',
    [Buffer.from(apiKey)],
  )
  expect(key?.scopes).toContain('settings.manage')
  const doors = await terminal.query('select distinct door, actor_kind from trail_entries')
  expect(doors).toEqual([{ door: 'command-line', actor_kind: 'system' }])
})

test('a second time it says that set-up was done', async () => {
  const ran = await terminal.encopia(arguments_, { input })
  expect(ran).toMatchObject({ code: 1, out: '', err: 'Set-up has been done already.\n' })
})
