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
let clientid: number
let domainid: number
let serviceid: number
beforeAll(async () => {
  server = await startTestServer()
  key = await whmcsKey(server)
  serverUrl = `${await server.app.listen({ port: 0, host: '127.0.0.1' })}/includes/api.php`
  clientid = server.cast.customer.accountId
  const post = async (path: string, body: object) =>
    (await server.as('agent').post(`/api/agent/accounts/${clientid}/${path}`, body)).body.id as number
  domainid = await post('domains', { name: 'papelera.example', status: 'active' })
  serviceid = await post('services', { name: 'Hosting Pro', status: 'active' })
  await post('contacts', { name: 'Contable', email: 'contable@papelera.example', categories: ['billing'] })
})
afterAll(() => server.stop())

test('WHMCS · whole stories · npm whmcs-js 2.0.1 puts a webmaster behind a domain and writes to her', async () => {
  const { Clients, Domains, System } = load('whmcs-js')
  const config = { serverUrl, identifier: key.identifier, secret: key.secret }
  const [clients, domains, system] = [new Clients(config), new Domains(config), new System(config)]
  expect((await clients.getClientsDomains({ clientid })).domains.domain).toEqual([
    expect.objectContaining({ id: String(domainid), domainname: 'papelera.example' }),
  ])
  const before = await domains.domainGetWhoisInfo({ domainid })
  expect(JSON.parse(before.Tech)).toMatchObject({ Email: server.cast.customer.email })
  const details =
    '<Name>Web Master</Name><Email>web@papelera.example</Email><Tel_Country_Code>34</Tel_Country_Code>'
  const xml = `<contactdetails><Tech>${details}<Telephone>612345678</Telephone></Tech></contactdetails>`
  expect(await domains.domainUpdateWhoisInfo({ domainid, xml })).toMatchObject({ result: 'success' })
  expect(JSON.parse((await domains.domainGetWhoisInfo({ domainid })).Tech)).toMatchObject({
    ...{ First_Name: 'Web', Last_Name: 'Master', Email: 'web@papelera.example', Phone: '+34.612345678' },
  })
  const email = {
    customtype: 'domain',
    customsubject: 'Vence pronto',
    custommessage: '<p>{$domain_name}</p>',
  }
  expect(await system.sendEmail({ id: domainid, ...email })).toEqual({ result: 'success' })
  const { emails } = await clients.getEmails({ clientid, subject: 'vence' })
  // She is behind this domain: its mail reaches her, though no box of hers is ticked.
  expect(emails.email).toEqual([
    expect.objectContaining({
      subject: 'Vence pronto',
      message: expect.stringContaining('papelera.example'),
      cc: 'Web Master <web@papelera.example>',
    }),
  ])
})

test('WHMCS · whole stories · npm whmcs 1.2.2 looks at services and sends a bill', async () => {
  const WHMCS = load('whmcs')
  const client = new WHMCS({ serverUrl, username: key.identifier, password: key.secret })
  const ask = (name: string) =>
    // biome-ignore lint/suspicious/noExplicitAny: what a client gives back is what is being found out
    promisify(client.customers[name].bind(client.customers)) as (...given: unknown[]) => Promise<any>
  expect((await ask('getCustomerProducts')(clientid)).products.product).toEqual([
    expect.objectContaining({ id: String(serviceid), name: 'Hosting Pro', status: 'Active' }),
  ])
  expect((await ask('getCustomerDomains')(clientid)).totalresults).toBe(1)
  const bill = {
    customtype: 'invoice',
    customsubject: 'Factura 7',
    custommessage: '<p>Total: 10</p>',
    clientid,
  }
  await ask('sendEmail')('7', bill)
  expect((await ask('getCustomerEmails')(clientid, { limitnum: 1 })).emails.email).toEqual([
    expect.objectContaining({ subject: 'Factura 7', cc: 'Contable <contable@papelera.example>' }),
  ])
  await expect(ask('sendEmail')('7', { ...bill, clientid: 0 })).rejects.toThrow('Sending Failed')
})
