import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roleKeys } from '../../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

// A plain script whose types describe its own wishes; as whoever moves to us has it installed.
const Freshdesk = createRequire(import.meta.url)('freshdesk-api')

// biome-ignore lint/suspicious/noExplicitAny: what a client gives back is what is being found out
type Any = any
type Extra = { pageIsLast: boolean; requestId: string }

let server: TestServer
let call: (name: string, ...given: unknown[]) => Promise<{ body: Any; extra: Extra }>
let url: string
beforeAll(async () => {
  server = await startTestServer()
  url = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const client = new Freshdesk(url, (await roleKeys(server)).owner)
  call = (name, ...given) =>
    new Promise((resolve, reject) => {
      client[name](...given, (error: unknown, body: Any, extra: Extra) =>
        error ? reject(error) : resolve({ body, extra }),
      )
    })
})
afterAll(() => server.stop())

const did = async (name: string, ...given: unknown[]): Promise<Any> => (await call(name, ...given)).body
const failed = (name: string, ...given: unknown[]): Promise<Any> =>
  call(name, ...given).then(
    () => expect.fail(`${name} was not refused`),
    (error) => error,
  )

test('Freshdesk · whole stories · npm freshdesk-api 3.1.0 keeps a company, its people and their tickets', async () => {
  expect(await did('currentAgent')).toMatchObject({ contact: { email: server.cast.owner.email } })
  const company = await did('createCompany', {
    name: 'Cuento',
    domains: ['cuento.example'],
    note: 'Paga tarde',
  })
  const email = 'nora@cuento.example'
  const draft = { name: 'Nora Cuento', email, tags: ['vip'], time_zone: 'Mexico City' }
  const contact = await did('createContact', draft)
  expect(contact).toMatchObject({ ...draft, company_id: company.id })

  const again = await failed('createContact', draft)
  expect([again.status, again.data.errors[0]]).toMatchObject([
    409,
    { field: 'email', code: 'duplicate_value', additional_info: { user_id: contact.id } },
  ])
  expect(again.requestId).toEqual(expect.any(String))

  expect(await did('filterContacts', `email:'${email}' AND active:false`)).toMatchObject({
    total: 1,
    results: [{ id: contact.id }],
  })
  expect(await did('listAllContacts', { email })).toMatchObject([{ id: contact.id }])
  expect((await call('listAllContacts', { page: 1, per_page: 1 })).extra.pageIsLast).toBe(false)
  const changed = await did('updateContact', contact.id, { job_title: 'Dueña', tags: [] })
  expect(changed).toMatchObject({ email, job_title: 'Dueña', tags: [] })

  const ticket = await did('createTicket', {
    ...{
      email,
      subject: 'No llega el correo',
      description: '<p>Desde <b>ayer</b>.</p>',
      status: 2,
      priority: 3,
    },
  })
  expect(ticket).toMatchObject({ requester_id: contact.id, status: 2, priority: 3, company_id: company.id })
  const reply = await did('createReply', ticket.id, { body: '<p>Lo miramos.</p>' })
  const note = await did('createNote', ticket.id, { body: 'Es el DNS.', private: true })
  const conversations = await did('listAllConversations', ticket.id)
  expect(conversations.map(({ id }: { id: number }) => id)).toEqual([reply.id, note.id])
  expect(await did('updateTicket', ticket.id, { status: 4 })).toMatchObject({ status: 4 })
  expect(await did('listAllTickets', { email })).toMatchObject([{ id: ticket.id }])

  expect(await did('deleteContact', contact.id)).toBeNull()
  expect(await did('getContact', contact.id)).toMatchObject({ deleted: true })
  expect((await failed('updateContact', contact.id, { name: 'X' })).status).toBe(405)
  expect((await failed('getContact', 999_999_999)).status).toBe(404)
})

test('Freshdesk · whole stories · npm freshdesk-api 3.1.0 sends a file along, deletes and restores a ticket', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'freshdesk-'))
  await writeFile(join(folder, 'captura.txt'), 'error 500')
  const email = 'con.fichero@cuento.example'
  const draft = { email, subject: 'Captura', description: 'Véase', status: 2, priority: 1, tags: ['captura'] }
  const attachments = [createReadStream(join(folder, 'captura.txt'))]
  const ticket = await did('createTicket', { ...draft, attachments })
  expect(ticket).toMatchObject({
    ...{ subject: 'Captura', status: 2, priority: 1, tags: ['captura'] },
    attachments: [{ name: 'captura.txt', size: 9 }],
  })
  expect(await (await fetch(ticket.attachments[0].attachment_url)).text()).toBe('error 500')
  await did('deleteTicket', ticket.id)
  expect((await failed('updateTicket', ticket.id, { status: 4 })).status).toBe(405)
  expect(await did('restoreTicket', ticket.id)).toBeNull()
  expect(await did('getTicket', ticket.id)).toMatchObject({ tags: ['captura'], status: 2 })
  await rm(folder, { recursive: true })
})

test('Freshdesk · whole stories · npm freshdesk-api 3.1.0 finds out what there is, and makes an agent', async () => {
  expect(await did('listAllContactFields')).toContainEqual(expect.objectContaining({ name: 'email' }))
  expect(await did('listAllCompanyFields')).toContainEqual(expect.objectContaining({ name: 'domains' }))
  expect(await did('listAllTicketFields', {})).toContainEqual(expect.objectContaining({ name: 'subject' }))
  expect(await did('listAllAgents', { state: 'fulltime' })).toContainEqual(
    expect.objectContaining({ id: server.cast.admin.id }),
  )
  expect(await did('getSettings')).toMatchObject({ primary_language: 'es' })
  const [role] = await did('listAllRoles')
  expect(await did('getRole', role.id)).toEqual(role)
  const { id } = await did('createContact', { name: 'Futuro Agente', email: 'futuro@agentes.example' })
  const { agent } = await did('makeAgent', id)
  expect(await did('getAgent', agent.id)).toMatchObject({ contact: { email: 'futuro@agentes.example' } })
  expect(await did('searchCompany', { name: 'cuen' })).toMatchObject({ companies: [{ name: 'Cuento' }] })
  expect(await did('filterCompanies', "domain:'cuento.example'")).toMatchObject({ total: 1 })
})

test('Freshdesk · whole stories · npm freshdesk-api 3.1.0 reads every page to the last', async () => {
  for (let at = 0; at < 5; at++)
    await did('createContact', { name: `Hoja ${at}`, phone: `+34 941 22 33 0${at}` })
  const pages: number[][] = []
  for (let page = 1, isLast = false; !isLast; page++) {
    const { body, extra } = await call('listAllContacts', { page, per_page: 3 })
    pages.push(body.map((each: { id: number }) => each.id))
    isLast = extra.pageIsLast
  }
  expect(pages.slice(0, -1).every(({ length }) => length === 3)).toBe(true)
  expect(new Set(pages.flat()).size).toBe(pages.flat().length)
})

test('Freshdesk · whole stories · a key that is wrong is told apart by its status', async () => {
  const stranger = new Freshdesk(url, 'nobody')
  const error = await new Promise<Any>((resolve) => stranger.currentAgent(resolve))
  expect([error.status, error.data.code]).toEqual([401, 'invalid_credentials'])
})
