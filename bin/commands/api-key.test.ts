import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminal, type Terminal } from '../../test/harness/command-line.ts'

let terminal: Terminal
beforeAll(async () => {
  terminal = await openTerminal('empty')
  const names = ['--workspace', 'Alameda', '--owner-name', 'Iker', '--owner-email', 'iker@alameda.example']
  await terminal.encopia(['setup', ...names, '--owner-password-stdin'], { input: 'correcto caballo grapa' })
}, 60_000)
afterAll(() => terminal.close())

test('a key is shown once, kept as a hash, listed by its end and revoked', async () => {
  const create = ['api-key', 'create', '--name', 'Facturación', '--scopes', 'contacts.read, trail.read']
  const made = await terminal.encopia([...create, '--expires', '2099-01-01', '--json'])
  expect(made).toMatchObject({ code: 0, err: '' })
  const { id, apiKey: key, scopes, expiresAt } = JSON.parse(made.out)
  expect({ scopes, expiresAt }).toEqual({
    scopes: ['contacts.read', 'trail.read'],
    expiresAt: '2099-01-01T00:00:00.000Z',
  })
  const stored = await terminal.query('select id::integer from api_keys where secret_hash = sha256($1)', [
    Buffer.from(key),
  ])
  expect(stored).toEqual([{ id }])
  const listed = await terminal.encopia(['api-key', 'list'])
  expect(listed.out).toContain(key.slice(-4))
  expect(listed.out).not.toContain(key)
  expect((await terminal.encopia(['api-key', 'revoke', String(id)])).out).toBe(`Key ${id} no longer works.\n`)
  expect((await terminal.encopia(['api-key', 'list', '--agent', 'IKER@alameda.example'])).out).not.toContain(
    'Factura',
  )
  const again = await terminal.encopia(['api-key', 'revoke', String(id)])
  expect(again).toMatchObject({ code: 1, err: 'It does not exist.\n' })
})

test('a key for WHMCS’s clients is shown in its three parts, and is limited to networks', async () => {
  const create = ['api-key', 'create', '--name', 'Panel', '--whmcs', '--allow', '192.0.2.7, 10.0.0.0/8']
  const { id, identifier, secret, accessKey, allowedNetworks } = JSON.parse(
    (await terminal.encopia([...create, '--json'])).out,
  )
  expect(allowedNetworks).toEqual(['10.0.0.0/8', '192.0.2.7/32'])
  const stored = await terminal.query(
    `select id::integer from api_keys
     where identifier = $1 and secret_hash = sha256($2) and legacy_hash = sha256(convert_to(md5($3), 'UTF8'))
       and access_key_hash = sha256($4)`,
    [identifier, Buffer.from(secret), secret, Buffer.from(accessKey)],
  )
  expect(stored).toEqual([{ id }])
  const allow = async (networks: string) =>
    (await terminal.encopia(['api-key', 'allow', String(id), networks])).out
  expect(await allow('any')).toBe(`Key ${id} may be used from: any network.\n`)
  expect(await allow('none')).toBe(`Key ${id} may be used from: nowhere without its access key.\n`)
  const plain = await terminal.encopia(create)
  expect(plain.out).toMatch(/^identifier {2}[0-9a-f]{32}\nsecret {6}encopia_\S+\naccess key {2}\S+$/m)
})

test('everything that is wrong with a key is said at once', async () => {
  const ran = await terminal.encopia(
    ['api-key', 'create', '--name', ' ', '--scopes', 'contacts.read,all', '--expires', '2001-01-01'],
    { env: { LANG: 'es_ES.UTF-8' } },
  )
  expect(ran.code).toBe(1)
  expect(
    ran.err
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]),
  ).toEqual(['name', 'scopes.1', 'expiresAt'])
})

test('an agent who is not there has no keys', async () => {
  const ran = await terminal.encopia(['api-key', 'list', '--agent', 'nadie@alameda.example'])
  expect(ran).toMatchObject({ code: 1, err: 'There is no agent with the address nadie@alameda.example.\n' })
})

test('agents are listed, and one who has lost his second factor is released once', async () => {
  await terminal.query(
    'insert into second_factors (person_id, seed, confirmed_at, created_at) select id, $1, now(), now() from agents',
    [Buffer.from('x')],
  )
  const listed = JSON.parse((await terminal.encopia(['agent', 'list', '--json'])).out)
  expect(listed).toMatchObject([{ name: 'Iker', role: 'owner', secondFactor: true }])
  const release = ['agent', 'reset-second-factor', 'iker@ALAMEDA.example']
  expect((await terminal.encopia(release)).out).toMatch(
    /^Iker \(agent, id \d+\) signs in with the password alone/,
  )
  const trail = "select door from trail_entries where type = 'agent.second-factor-released'"
  expect(await terminal.query(trail)).toEqual([{ door: 'command-line' }])
  expect((await terminal.encopia(release)).code).toBe(1)
  const nobody = await terminal.encopia(['agent', 'reset-second-factor', 'nadie@alameda.example'])
  expect(nobody).toMatchObject({ code: 1, err: 'It does not exist.\n' })
})
