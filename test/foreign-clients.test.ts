import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Program, startProgram } from './soak/program.ts'
import { setUp } from './soak/set-up.ts'

// As whoever moves to us has them installed; each tells longer stories beside its door.
const load = createRequire(import.meta.url)
// biome-ignore lint/suspicious/noExplicitAny: what a client gives back is what is being found out
type Any = any

let program: Program
let dataDir: string
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'encopia-foreign-'))
  program = await startProgram({ DATA_DIR: dataDir, PORT: '0' })
  await setUp(program)
}, 60_000)
afterAll(async () => {
  program.child.kill('SIGTERM')
  await program.ended
  rmSync(dataDir, { recursive: true, force: true })
})

/** `encopia api-key create`, beside the running program. */
async function makeKey(...given: string[]): Promise<Any> {
  const command = [join(import.meta.dirname, '../bin/encopia.ts'), 'api-key', 'create', '--json', ...given]
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir }
  const { stdout } = await promisify(execFile)(process.execPath, command, { env })
  return JSON.parse(stdout)
}

test('clients of Freshdesk and WHMCS work with the program as it is started, and with keys from the command line', async () => {
  const [{ apiKey }, { identifier, secret, accessKey }] = await Promise.all([
    makeKey('--name', 'CRM'),
    makeKey('--name', 'Billing', '--whmcs', '--allow', '192.0.2.1'),
  ])
  const Freshdesk = load('freshdesk-api')
  const desk = new Freshdesk(program.url, apiKey)
  const ask = (name: string, ...given: unknown[]): Promise<Any> => promisify(desk[name].bind(desk))(...given)
  const contact = await ask('createContact', { name: 'Nora Paz', email: 'nora@cuento.example' })
  const ticket = await ask('createTicket', {
    ...{ requester_id: contact.id, subject: 'No llega', description: 'Desde ayer.', status: 2, priority: 1 },
  })
  expect(await ask('listAllTickets', { email: 'nora@cuento.example' })).toMatchObject([{ id: ticket.id }])

  const serverUrl = `${program.url}/includes/api.php`
  const Whmcs = load('whmcs')
  const old = new Whmcs({
    ...{ serverUrl, username: identifier, apiKey: accessKey },
    password: createHash('md5').update(secret).digest('hex'),
  })
  const tickets = await promisify(old.support.getTicket.bind(old.support))(String(ticket.id))
  expect(tickets).toMatchObject({ subject: 'No llega', email: 'nora@cuento.example' })

  const { Clients } = load('whmcs-js')
  const clients = new Clients({ serverUrl, identifier, secret, accesskey: accessKey })
  const added = await clients.addClient({
    ...{ firstname: 'Itziar', lastname: 'Goñi', email: 'itziar@tornilleria.example', address1: 'Mayor 1' },
    ...{ city: 'Madrid', state: 'Madrid', postcode: '28013', country: 'ES', phonenumber: '915 555 555' },
  })
  expect(added.result).toBe('success')
  expect(await ask('filterContacts', "email:'itziar@tornilleria.example'")).toMatchObject({
    total: 1,
    results: [{ id: added.owner_id, name: 'Itziar Goñi' }],
  })
  const elsewhere = new Clients({ serverUrl, identifier, secret })
  expect(await elsewhere.getClients({})).toMatchObject({ result: 'error', message: 'Invalid IP 127.0.0.1' })
}, 60_000)
