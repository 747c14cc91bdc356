import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followRegistrants } from '../../../../../test/harness/registrants.ts'
import { startTestServer, type TestServer } from '../../../../../test/harness/test-server.ts'
import { type CallWhmcs, whmcsKey, whmcsWith } from '../../../../../test/harness/whmcs-client.ts'

let server: TestServer
let call: CallWhmcs
let client: TestServer['cast']['customer']
beforeAll(async () => {
  server = await startTestServer()
  call = whmcsWith(server, await whmcsKey(server))
  client = server.cast.customer
})
afterAll(() => server.stop())

const post = async (path: string, body: object) => {
  const answer = await server.as('agent').post(`/api/agent/accounts/${client.accountId}/${path}`, body)
  expect(answer.status).toBe(201)
  return answer.body.id as number
}
let made = 0
const domain = () => post('domains', { name: `dominio-${++made}.example`, status: 'active' })
const place = { street1: 'Bruc 12', city: 'Barcelona', postcode: '08010', state: 'Barcelona', country: 'ES' }
const card = (more: object = {}) =>
  post('contacts', {
    ...{
      givenNames: 'Nuria',
      familyNames: 'Casals Puig',
      name: 'Nuria Casals Puig',
      phone: '+34 612 345 678',
    },
    ...{ email: `nuria-${++made}@casals.example`, organisation: 'Casals SL', postalAddress: place, ...more },
  })
const cardNow = async (id: number) =>
  (await server.as('agent').get(`/api/agent/accounts/${client.accountId}/contacts/${id}`)).body

const whois = async (domainid: number) => {
  const { result, ...roles } = (await call('DomainGetWhoisInfo', { domainid })).body
  expect(result).toBe('success')
  return Object.fromEntries(
    Object.entries(roles as Record<string, string>).map(([role, text]) => [role, JSON.parse(text)]),
  )
}
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const element = (tag: string, fields: object) =>
  `<${tag}>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${escaped(String(value ?? ''))}</${name}>`)
    .join('')}</${tag}>`
const details = (roles: Record<string, object>) =>
  `<contactdetails>${Object.entries(roles)
    .map(([role, fields]) => element(role, fields))
    .join('')}</contactdetails>`
const update = async (domainid: number, roles: Record<string, object>) =>
  (await call('DomainUpdateWhoisInfo', { domainid, xml: details(roles) })).body
const holders = async (domainId: number) => {
  const { body } = await server.as('agent').get(`/api/agent/domains/${domainId}`)
  return Object.fromEntries(
    body.roles.map(({ role, holder }: { role: string; holder: unknown }) => [role, holder]),
  )
}

describe('DomainGetWhoisInfo', () => {
  test('WHMCS · DomainGetWhoisInfo · each role is a text of JSON with the documented fields', async () => {
    const domainid = await domain()
    const id = await card()
    const { email } = await cardNow(id)
    await update(domainid, { Tech: { Email: email } })
    const roles = await whois(domainid)
    expect(Object.keys(roles)).toEqual(['Registrant', 'Admin', 'Tech', 'Billing'])
    expect(roles.Registrant).toMatchObject({ Email: client.email, Organisation_Name: null })
    expect(roles.Tech).toEqual({
      ...{ First_Name: 'Nuria', Last_Name: 'Casals Puig', Organisation_Name: 'Casals SL', Job_Title: null },
      ...{ Email: email, Address_1: 'Bruc 12', Address_2: '', City: 'Barcelona', State: 'Barcelona' },
      ...{ Postcode: '08010', Country: 'ES', Phone: '+34.612345678' },
    })
  })

  test.each(['DomainGetWhoisInfo', 'DomainUpdateWhoisInfo'])(
    'WHMCS · %s · a domain that is none is refused',
    async (action) => {
      for (const domainid of [99999999, 0, '', 'x', undefined])
        expect((await call(action, { domainid, xml: details({ Tech: {} }) })).body).toMatchObject({
          result: 'error',
          message: 'Domain ID Not Found',
        })
    },
  )
})

describe('DomainUpdateWhoisInfo', () => {
  test('WHMCS · DomainUpdateWhoisInfo · whoever of the account has the address gets the role', async () => {
    const domainid = await domain()
    const id = await card()
    const { email, version } = await cardNow(id)
    const body = await update(domainid, { Admin: { Email: email.toUpperCase() }, Billing: { Email: email } })
    expect(body).toEqual({ result: 'success', pending: false })
    expect(await holders(domainid)).toMatchObject({ administrative: id, billing: id, technical: 'main-user' })
    expect((await cardNow(id)).version).toBe(version)
    await update(domainid, { Admin: { Email: client.email } })
    expect(await holders(domainid)).toMatchObject({ administrative: 'main-user', billing: id })
  })

  test('WHMCS · DomainUpdateWhoisInfo · what was read can be written back, and changes nothing', async () => {
    const domainid = await domain()
    const id = await card()
    await update(domainid, { Tech: { Email: (await cardNow(id)).email } })
    const [before, version] = [await whois(domainid), (await cardNow(id)).version]
    expect(await update(domainid, before)).toEqual({ result: 'success', pending: false })
    expect(await whois(domainid)).toEqual(before)
    expect((await cardNow(id)).version).toBe(version)
  })

  test('WHMCS · DomainUpdateWhoisInfo · an address that nobody of the account has is a new contact without boxes', async () => {
    const domainid = await domain()
    const xml = {
      ...{
        Name: 'Test & Client',
        Email: 'Test@TestEmail.example',
        Company: 'WHMCS',
        Address1: '123 Test Street',
      },
      ...{ Address2: '', Address3: '', City: 'Test', State: 'Test', Zip: 'SW1A 1AA', Country: 'GB' },
      ...{ Tel_Country_Code: '44', Telephone: '2079460958' },
    }
    expect(await update(domainid, { Tech: xml })).toMatchObject({ result: 'success' })
    const { technical } = await holders(domainid)
    expect(await cardNow(technical)).toMatchObject({
      ...{ name: 'Test & Client', email: 'Test@TestEmail.example', organisation: 'WHMCS', categories: [] },
      phoneE164: '+442079460958',
      postalAddress: { street1: '123 Test Street', postcode: 'SW1A 1AA', country: 'GB' },
    })
  })

  test('WHMCS · DomainUpdateWhoisInfo · what is said of a contact becomes so, what is not said stays', async () => {
    const domainid = await domain()
    const id = await card()
    const { email } = await cardNow(id)
    await update(domainid, { Tech: { Email: email, Phone: '+34.933000111', City: 'Girona', Fax: '1' } })
    expect(await cardNow(id)).toMatchObject({
      ...{ phoneE164: '+34933000111', name: 'Nuria Casals Puig', organisation: 'Casals SL' },
      postalAddress: { city: 'Girona', street1: 'Bruc 12' },
    })
    await update(domainid, { Tech: { Last_Name: 'Casals', Organisation_Name: '' } })
    expect(await cardNow(id)).toMatchObject({
      ...{ name: 'Nuria Casals', givenNames: 'Nuria', familyNames: 'Casals', organisation: null },
    })
  })

  test('WHMCS · DomainUpdateWhoisInfo · the owner’s own details are not changed by way of a domain', async () => {
    const domainid = await domain()
    expect(
      await update(domainid, { Registrant: { Email: client.email, Phone: '+34.933000111' } }),
    ).toMatchObject({ result: 'error', message: expect.stringContaining('account’s owner') })
  })

  test('WHMCS · DomainUpdateWhoisInfo · another registrant waits until both sides agree, and the answer says so', async () => {
    const domainid = await domain()
    const id = await card()
    await followRegistrants(server)
    const { email } = await cardNow(id)
    const body = await update(domainid, { Registrant: { Email: email } })
    expect(body).toMatchObject({ result: 'success', pending: true, warning: expect.any(String) })
    expect((await whois(domainid)).Registrant.Email).toBe(client.email)
    expect(await holders(domainid)).toMatchObject({ registrant: 'main-user' })
    expect(await update(domainid, { Registrant: { Email: email } })).toMatchObject({ pending: true })
    const third = await update(domainid, { Registrant: { Name: 'Otra', Email: 'otra@tercera.example' } })
    expect(third).toMatchObject({ result: 'error' })
  })

  test.each<[string, string, string]>([
    ['nothing', '', 'XML Required'],
    ['no XML', '<contactdetails>', 'The XML cannot be read'],
    ['another root', '<x/>', 'The XML names no contactdetails'],
    ['no contact', '<contactdetails></contactdetails>', 'The XML names no contactdetails'],
    ['an unknown contact', details({ Owner: {} }), 'Unknown contact in the XML: Owner'],
    [
      'a contact twice',
      '<contactdetails><Tech><City>A</City></Tech><Tech><City>B</City></Tech></contactdetails>',
      'Unknown contact in the XML: Tech',
    ],
    ['an unknown field', details({ Tech: { Shoe: '43' } }), 'Unknown field in the XML: Shoe'],
    [
      'a nested field',
      '<contactdetails><Tech><Name><b>x</b></Name></Tech></contactdetails>',
      'Unknown field in the XML: Name',
    ],
    ['no address', details({ Tech: { Email: 'x' } }), 'Tech: Email Address Invalid'],
    [
      'one address with two sets of details',
      details({ Tech: { Email: 'a@b.example', Name: 'A' }, Admin: { Email: 'a@b.example', Name: 'B' } }),
      'Contacts with one email address have different details',
    ],
    [
      'a document type',
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><contactdetails><Tech><Name>&a;</Name></Tech></contactdetails>',
      'The XML cannot be read',
    ],
    [
      'an entity of a file',
      '<!doctype x [<!ENTITY a SYSTEM "file:///etc/passwd">]><contactdetails><Tech><Name>&a;</Name></Tech></contactdetails>',
      'The XML cannot be read',
    ],
    [
      'a constructor',
      '<contactdetails><Tech><constructor>x</constructor></Tech></contactdetails>',
      'The XML cannot be read',
    ],
    [
      'too much of it',
      `<contactdetails><Tech><Name>${'a'.repeat(100_001)}</Name></Tech></contactdetails>`,
      'The XML cannot be read',
    ],
  ])('WHMCS · DomainUpdateWhoisInfo · %s is refused', async (_what, xml, message) => {
    const domainid = await domain()
    const { body } = await call('DomainUpdateWhoisInfo', { domainid, xml })
    expect(body).toEqual({ result: 'error', message })
  })

  test.each(['&#0;', '&#xD800;', '&#x110000;', '&nothing;'])(
    'WHMCS · DomainUpdateWhoisInfo · %s, which no text can hold, is no bug',
    async (reference) => {
      const fields = `<Name>A ${reference}</Name><Email>referencia-${++made}@casals.example</Email>`
      const xml = `<contactdetails><Tech>${fields}</Tech></contactdetails>`
      const { status } = await call('DomainUpdateWhoisInfo', { domainid: await domain(), xml })
      expect(status).toBe(200)
    },
  )

  test('WHMCS · DomainUpdateWhoisInfo · all that is wrong is told at once, by the names of the XML', async () => {
    const Email = `mal-${++made}@casals.example`
    const roles = { Tech: { Name: 'A', Email, Zip: 'no', Country: 'ES', Telephone: 'ninguno' } }
    const { message } = await update(await domain(), roles)
    for (const field of ['Zip: ', 'Telephone: ']) expect(message).toContain(field)
  })

  test('WHMCS · DomainUpdateWhoisInfo · what is refused changes nothing at all', async () => {
    const domainid = await domain()
    const roles = {
      Tech: { Name: 'Nueva', Email: 'nueva@casals.example' },
      Admin: { Name: '', Email: 'b@b.example' },
    }
    expect(await update(domainid, roles)).toMatchObject({ result: 'error' })
    const { body } = await server.as('agent').get(`/api/agent/accounts/${client.accountId}/contacts`)
    expect(body.items.map(({ email }: { email: string }) => email)).not.toContain('nueva@casals.example')
  })

  test('WHMCS · DomainUpdateWhoisInfo · a key that may only read changes nobody', async () => {
    const reading = whmcsWith(server, await whmcsKey(server, { scopes: ['accounts.read'] }))
    const domainid = await domain()
    expect((await reading('DomainGetWhoisInfo', { domainid })).body.result).toBe('success')
    expect((await reading('DomainUpdateWhoisInfo', { domainid, xml: '<a/>' })).status).toBe(403)
  })
})
