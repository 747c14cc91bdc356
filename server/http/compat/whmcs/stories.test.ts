import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'
import { type WhmcsKey, whmcsKey } from '../../../../test/harness/whmcs-client.ts'

// Both are plain scripts without types, as whoever moves to us has them installed.
const load = createRequire(import.meta.url)

let server: TestServer
let key: WhmcsKey
let serverUrl: string
beforeAll(async () => {
  server = await startTestServer()
  key = await whmcsKey(server, { who: 'admin', networks: [] })
  serverUrl = `${await server.app.listen({ port: 0, host: '127.0.0.1' })}/includes/api.php`
})
afterAll(() => server.stop())

// biome-ignore lint/suspicious/noExplicitAny: what a client gives back is what is being found out
type Any = any

test('WHMCS · whole stories · npm whmcs 1.2.2, by user name and MD5, keeps a client, his contacts and their ticket', async () => {
  const WHMCS = load('whmcs')
  const client = new WHMCS({
    serverUrl,
    username: key.identifier,
    password: createHash('md5').update(key.secret).digest('hex'),
    apiKey: key.accessKey,
  })
  const ask = (part: string, name: string) =>
    promisify(client[part][name].bind(client[part])) as (...given: unknown[]) => Promise<Any>
  const john = {
    firstname: 'John',
    lastname: 'Doe',
    email: 'johndoe@mars.example',
    address1: '1 Phobos Street',
    city: 'Roswell',
    state: 'New Mexico',
    postcode: '88201',
    country: 'US',
    phonenumber: '+1 575 622 1234',
    password2: '123qwe',
  }
  const { clientid, owner_id } = await ask('customers', 'createCustomer')(john)
  expect([clientid, owner_id]).toEqual([expect.any(Number), expect.any(Number)])
  const { password2: _password, ...told } = john
  const byId = await ask('customers', 'getCustomer')(clientid)
  expect(byId.client).toMatchObject({ ...told, id: clientid })
  expect((await ask('customers', 'getCustomerByEmail')(john.email)).client.id).toBe(clientid)
  await ask('customers', 'updateCustomer')(clientid, { city: 'Santa Fe', postcode: '87501' })
  expect((await ask('customers', 'getCustomer')(clientid)).client.city).toBe('Santa Fe')

  const contact = {
    clientid,
    firstname: 'Ana',
    lastname: 'Ruiz',
    email: 'ana@mars.example',
    invoiceemails: true,
  }
  const { contactid } = await ask('customers', 'createContact')(contact)
  const changed = await ask('customers', 'updateContact')(contactid, {
    lastname: 'Ruiz Peña',
    supportemails: true,
  })
  expect(changed.contactid).toBe(contactid)
  const { contacts, totalresults } = await ask('customers', 'getContacts')(clientid)
  expect([totalresults, contacts.contact]).toEqual([
    1,
    [
      expect.objectContaining({
        id: Number(contactid),
        userid: clientid,
        firstname: 'Ana',
        lastname: 'Ruiz Peña',
        invoiceemails: true,
        supportemails: true,
        domainemails: false,
      }),
    ],
  ])

  const department = await server.wiring.db.selectFrom('departments').select('id').executeTakeFirstOrThrow()
  const opened = await ask('support', 'openTicket')(clientid, department.id, 'Printer', 'It is on fire', {
    contactid,
  })
  await ask('support', 'replyTicket')(opened.id, 'Still is', { clientid, contactid })
  const ticket = await ask('support', 'getTicket')(opened.id)
  expect(ticket).toMatchObject({
    id: opened.id,
    tid: opened.tid,
    subject: 'Printer',
    userid: String(clientid),
  })
  expect(ticket.replies.reply).toHaveLength(2)

  expect((await ask('customers', 'deleteContact')(contactid)).contactid).toBe(contactid)
  expect((await ask('customers', 'getContacts')(clientid)).contacts.contact).toEqual([])
  await expect(ask('customers', 'deleteContact')(contactid)).rejects.toThrow(
    'WHMCS Error (200): Contact ID Not Found',
  )
  await expect(ask('customers', 'deleteCustomer')(clientid)).rejects.toThrow('is not allowed')
})

test('WHMCS · whole stories · npm whmcs-js 2.0.1, by identifier and secret, keeps a client, her contacts and her ticket', async () => {
  const { Clients, Tickets, Support, System } = load('whmcs-js')
  const config = { serverUrl, identifier: key.identifier, secret: key.secret, accesskey: key.accessKey }
  const [clients, tickets, support, system] = [Clients, Tickets, Support, System].map(
    (Part) => new Part(config),
  )
  const made = await clients.addClient({
    firstname: 'Itziar',
    lastname: 'Goñi',
    companyname: 'Tornillería del Norte',
    email: 'itziar@tornilleria.example',
    address1: 'Calle Mayor 1',
    city: 'Madrid',
    state: 'Madrid',
    postcode: '28013',
    country: 'ES',
    phonenumber: '915 555 555',
    language: 'spanish',
    noemail: true,
  })
  const { clientid } = made
  expect(made.result).toBe('success')
  expect((await clients.getClients({ search: 'itziar@torn' })).clients.client).toEqual([
    expect.objectContaining({ id: clientid, companyname: 'Tornillería del Norte', status: 'Active' }),
  ])
  const details = await clients.getClientsDetails({ clientid, stats: true })
  expect(details.client).toMatchObject({ language: 'spanish', phonenumberformatted: '+34.915555555' })
  expect(await clients.updateClient({ clientid, city: 'Getafe', postcode: '28901' })).toMatchObject({
    result: 'success',
  })

  const { contactid } = await clients.addContact({
    clientid,
    firstname: 'Koldo',
    email: 'koldo@tornilleria.example',
    'email_preferences[domain]': true,
    'email_preferences[support]': false,
  })
  await clients.updateContact({ contactid, 'email_preferences[support]': true })
  expect((await clients.getContacts({ userid: clientid })).contacts.contact).toEqual([
    expect.objectContaining({
      firstname: 'Koldo',
      domainemails: true,
      supportemails: true,
      invoiceemails: false,
    }),
  ])
  expect(await clients.getContacts({ userid: clientid, email: 'otra@tornilleria.example' })).toMatchObject({
    totalresults: 0,
  })

  const { departments } = await tickets.getSupportDepartments({})
  const deptid = departments.department[0].id
  const opened = await support.openTicket({
    deptid,
    clientid,
    subject: 'Impresora',
    message: 'Arde',
    priority: 'High',
  })
  expect(opened).toMatchObject({ result: 'success', tid: expect.any(String), c: expect.any(String) })
  await support.addTicketReply({ ticketid: opened.id, clientid, message: 'Sigue ardiendo' })
  expect((await tickets.getTickets({ clientid })).tickets.ticket).toEqual([
    expect.objectContaining({ id: opened.id, subject: 'Impresora' }),
  ])

  expect(await clients.deleteContact({ contactid })).toEqual({ result: 'success', contactid })
  expect(await clients.addContact({ clientid: 999999, email: 'x@tornilleria.example' })).toEqual({
    result: 'error',
    message: 'Client ID Not Found',
  })
  expect(await system.getCurrencies({})).toMatchObject({ result: 'error' })
  const foreign = new Clients({ serverUrl, identifier: key.identifier, secret: key.secret })
  expect(await foreign.getClients({})).toEqual({ result: 'error', message: 'Invalid IP 127.0.0.1' })
})
