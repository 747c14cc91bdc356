import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../../test/harness/test-server.ts'
import { type CallWhmcs, whmcsKey, whmcsWith } from '../../../../../test/harness/whmcs-client.ts'
import { jobs } from '../../../../modules/additional-contacts/jobs.ts'
import type { JobWiring } from '../../../../wiring.ts'

let server: TestServer
let call: CallWhmcs
beforeAll(async () => {
  server = await startTestServer()
  call = whmcsWith(server, await whmcsKey(server))
})
afterAll(() => server.stop())

let nth = 0
const address = () => `cliente-${nth++}@tornilleria.example`
const whole = () => ({
  firstname: 'Itziar',
  lastname: 'Goñi Lasa',
  companyname: 'Tornillería del Norte',
  email: address(),
  address1: 'Calle Mayor 1',
  address2: 'Bajo',
  city: 'Madrid',
  state: 'Madrid',
  postcode: '28013',
  country: 'ES',
  phonenumber: '+34 915 555 555',
  tax_id: 'ESB12345678',
  language: 'spanish',
})
const add = async (fields: Record<string, unknown> = {}) =>
  (await call('AddClient', { ...whole(), noemail: 1, ...fields })).body
const details = async (clientid: number) => (await call('GetClientsDetails', { clientid })).body

describe('WHMCS · AddClient', () => {
  test('WHMCS · AddClient · makes a contact and her account, and tells both ids', async () => {
    const sent = whole()
    const { status, body } = await call('AddClient', { ...sent, noemail: 1 })
    expect([status, body]).toEqual([
      200,
      { result: 'success', clientid: expect.any(Number), owner_id: expect.any(Number) },
    ])
    expect((await details(body.clientid)).client).toMatchObject({ ...sent, owner_user_id: body.owner_id })
  })

  test.each([
    ['firstname', 'You did not enter your first name'],
    ['lastname', 'You did not enter your last name'],
    ['email', 'You did not enter your email address'],
    ['address1', 'You did not enter your address line 1'],
    ['city', 'You did not enter your city'],
    ['state', 'You did not enter your state'],
    ['postcode', 'You did not enter your postcode'],
    ['country', 'You did not enter your country'],
    ['phonenumber', 'You did not enter your phone number'],
  ])('WHMCS · AddClient · without %s: %s', async (name, message) => {
    expect(await add({ [name]: '' })).toEqual({ result: 'error', message })
    expect(await add({ [name]: undefined })).toEqual({ result: 'error', message })
  })

  test.each([
    ['an address that is none', { email: 'itziar@' }, 'The email address you entered was not valid'],
    ['a country that is none', { country: 'XX' }, 'Valid country required'],
    ['a phone that is none', { phonenumber: 'llámame' }, 'Invalid telephone phone number'],
    ['a language that is none', { language: 'klingon ii' }, 'language: No language is called that'],
    ['an owner who is not there', { owner_user_id: 999999 }, 'User Not Found'],
  ])('WHMCS · AddClient · %s is refused', async (_what, fields, message) => {
    expect(await add(fields)).toEqual({ result: 'error', message })
  })

  test('WHMCS · AddClient · an address that a user has: A user already exists with that email address', async () => {
    expect(await add({ email: server.cast.otherCustomer.email })).toEqual({
      result: 'error',
      message: 'A user already exists with that email address',
    })
  })

  test('WHMCS · AddClient · whom an account keeps as its contact becomes a user of her own account', async () => {
    const email = address()
    const contact = await call('AddContact', {
      clientid: server.cast.customer.accountId,
      firstname: 'Itzi',
      email,
    })
    const ids = [Number(contact.body.contactid)]
    await jobs['link-additional-contacts']?.(server.wiring as JobWiring, { ids })
    const before = (await call('GetUsers', { search: email })).body.users
    const { clientid, owner_id } = await add({ email })
    expect([before, (await details(clientid)).client]).toEqual([
      [],
      expect.objectContaining({ firstname: 'Itziar', email, language: 'spanish', owner_user_id: owner_id }),
    ])
    const { contacts } = (await call('GetContacts', { email })).body
    expect(contacts.contact).toMatchObject([{ id: Number(contact.body.contactid), firstname: 'Itzi' }])
  })

  test('WHMCS · AddClient · skipvalidation takes what there is, and an address is enough', async () => {
    const email = address()
    const { body } = await call('AddClient', { email, skipvalidation: 'true', noemail: 'true' })
    expect((await details(body.clientid)).client).toMatchObject({ email, status: 'Active' })
  })

  test('WHMCS · AddClient · owner_user_id gives an account to somebody who is there', async () => {
    const { stranger } = server.cast
    const { clientid, owner_id } = await add({ owner_user_id: stranger.id, email: stranger.email })
    expect(owner_id).toBe(stranger.id)
    expect((await details(clientid)).client).toMatchObject({
      firstname: 'Itziar',
      email: stranger.email,
      users: { user: [{ id: stranger.id, name: stranger.name, is_owner: true }] },
    })
  })

  test.each([
    ['the activation mail goes out', {}, true],
    ['noemail leaves it', { noemail: 1 }, false],
  ])('WHMCS · AddClient · %s', async (_what, fields, isSent) => {
    const { body } = await call('AddClient', { ...whole(), ...fields })
    const contact = await server.as('agent').get(`/api/agent/contacts/${body.owner_id}`)
    expect(contact.body.activationSentAt !== null).toBe(isSent)
  })

  test('WHMCS · AddClient · a password from outside is never taken', async () => {
    const { owner_id } = await add({ password2: 'secreto-que-no-entra' })
    const { access } = (await server.as('agent').get(`/api/agent/contacts/${owner_id}`)).body
    expect(access).toBe('none')
  })
})

describe('WHMCS · UpdateClient', () => {
  test.each([
    ['firstname', 'Amaia'],
    ['lastname', 'Echeverría'],
    ['companyname', 'Otra SL'],
    ['address1', 'Calle Menor 2'],
    ['address2', ''],
    ['city', 'Getafe'],
    ['postcode', '28901'],
    ['phonenumber', '+34 600 111 222'],
    ['tax_id', 'ESB00000000'],
    ['language', 'english'],
    ['language', 'french'],
    ['email', 'nueva@tornilleria.example'],
  ])('WHMCS · UpdateClient · %s=%s changes it and nothing else', async (name, value) => {
    const { clientid } = await add()
    const { client: before } = await details(clientid)
    expect((await call('UpdateClient', { clientid, [name]: value })).body).toEqual({
      result: 'success',
      clientid,
    })
    const { client: after } = await details(clientid)
    expect(after[name]).toBe(value)
    const follows = ['fullname', 'email_verified', 'phonenumberformatted', 'telephoneNumber']
    for (const each of [name, ...follows, 'users']) {
      delete before[each]
      delete after[each]
    }
    expect(after).toEqual(before)
  })

  test('WHMCS · UpdateClient · clientemail names the client as well', async () => {
    const { clientid } = await add({ email: 'por-correo@tornilleria.example' })
    const { body } = await call('UpdateClient', {
      clientemail: 'POR-CORREO@tornilleria.example',
      city: 'Getafe',
    })
    expect(body).toEqual({ result: 'success', clientid })
    expect((await details(clientid)).client.city).toBe('Getafe')
  })

  test.each([
    ['an unknown id', { clientid: 999999 }],
    ['an unknown address', { clientemail: 'nadie@nadie.example' }],
    ['an empty address', { clientemail: '' }],
    ['nothing', {}],
  ])('WHMCS · UpdateClient · %s: Client ID Not Found', async (_what, fields) => {
    expect((await call('UpdateClient', { city: 'Getafe', ...fields })).body).toEqual({
      result: 'error',
      message: 'Client ID Not Found',
    })
  })

  test('WHMCS · UpdateClient · another’s address: Duplicate Email Address, and nothing has changed', async () => {
    const { clientid } = await add()
    const { email } = server.cast.otherCustomer
    expect((await call('UpdateClient', { clientid, email, city: 'Getafe' })).body).toEqual({
      result: 'error',
      message: 'Duplicate Email Address',
    })
    expect((await details(clientid)).client.city).toBe('Madrid')
  })

  test('WHMCS · UpdateClient · status closes an account and opens it again', async () => {
    const { clientid } = await add()
    await call('UpdateClient', { clientid, status: 'Closed' })
    expect((await details(clientid)).client.status).toBe('Closed')
    await call('UpdateClient', { clientid, status: 'Active' })
    expect((await details(clientid)).client.status).toBe('Active')
    expect((await call('UpdateClient', { clientid, status: 'Inactive' })).body).toMatchObject({
      result: 'error',
    })
  })

  test('WHMCS · UpdateClient · the preferences of the client are what the main user may choose', async () => {
    const { clientid } = await add()
    expect((await details(clientid)).client.email_preferences).toMatchObject({ invoice: '1', product: '1' })
    await call('UpdateClient', { clientid, email_preferences: { product: 0, invoice: 1 } })
    expect((await details(clientid)).email_preferences).toMatchObject({ invoice: '1', product: '0' })
    expect((await call('UpdateClient', { clientid, email_preferences: { invoice: 0 } })).body).toMatchObject({
      result: 'error',
      message: expect.stringContaining('email_preferences'),
    })
  })
})

describe('WHMCS · GetClientsDetails', () => {
  test('WHMCS · GetClientsDetails · nested and at top level it says the same', async () => {
    const { clientid } = await add()
    const { result, client, ...top } = await details(clientid)
    expect([result, top]).toEqual(['success', client])
    expect(client).toMatchObject({
      countryname: 'Spain',
      countrycode: 'ES',
      phonecc: '34',
      phonenumberformatted: '+34.915555555',
      fullname: 'Itziar Goñi Lasa',
      billingcid: 0,
    })
  })

  test('WHMCS · GetClientsDetails · an address finds the client whose main user has it', async () => {
    const { accountId, email } = server.cast.customer
    expect((await call('GetClientsDetails', { email: email.toUpperCase(), stats: true })).body).toMatchObject(
      {
        id: accountId,
        stats: { numdomains: 0, productsnumtotal: 0 },
      },
    )
  })

  test('WHMCS · GetClientsDetails · named by id and address, a client is told that is both', async () => {
    const { accountId, email } = server.cast.customer
    const { body } = await call('GetClientsDetails', { clientid: accountId, email })
    expect(body).toMatchObject({ result: 'success', id: accountId })
    const other = { clientid: accountId, email: server.cast.otherCustomer.email }
    expect((await call('GetClientsDetails', other)).body).toEqual({
      result: 'error',
      message: 'Client Not Found',
    })
  })

  test.each([
    [{}, 'Either clientid Or email Is Required'],
    [{ clientid: 999999 }, 'Client Not Found'],
    [{ clientid: '' }, 'Client Not Found'],
    [{ email: '' }, 'Client Not Found'],
    [{ email: 'nadie@nadie.example' }, 'Client Not Found'],
    [{ email: 'itziar' }, 'Client Not Found'],
    [{ id: 1 }, 'Unknown parameter: id'],
  ])('WHMCS · GetClientsDetails · %j: %s', async (fields, message) => {
    expect((await call('GetClientsDetails', fields)).body).toEqual({ result: 'error', message })
  })
})

describe('WHMCS · GetClients and GetUsers', () => {
  const found = async (action: string, fields: Record<string, unknown>) => {
    const { body } = await call(action, { limitnum: 250, ...fields })
    return action === 'GetUsers' ? body.users : body.clients.client
  }

  test.each([
    ['GetClients', 'mfnunez@pap'],
    ['GetClients', 'maría fer'],
    ['GetClients', 'FERNANDA Núñez'],
    ['GetUsers', 'mfnunez@papeleradelbajio.example'],
    ['GetUsers', 'María Fernanda N'],
    ['GetUsers', 'fernanda'],
  ])('WHMCS · %s · search=%s finds who begins so, and nobody else', async (action, search) => {
    const rows = await found(action, { search })
    expect(rows.map(({ email }: { email: string }) => email)).toEqual([server.cast.customer.email])
  })

  test.each([
    ['GetClients', 'example'],
    ['GetClients', '%'],
    ['GetClients', '_'],
    ['GetUsers', 'Ocaña'],
    ['GetUsers', '%'],
  ])('WHMCS · %s · search=%s is no beginning of anybody’s and finds nobody', async (action, search) => {
    expect(await found(action, { search })).toEqual([])
  })

  test.each([
    ['GetClients', 'search', ''],
    ['GetClients', 'seach', 'a'],
    ['GetClients', 'sorting', 'UP'],
    ['GetClients', 'orderby', 'password'],
    ['GetClients', 'status', 'Open'],
    ['GetUsers', 'search', ''],
    ['GetUsers', 'email', 'a@b.example'],
  ])('WHMCS · %s · %s=%j is an error and never answers with everybody', async (action, name, value) => {
    expect((await call(action, { [name]: value })).body).toEqual({
      result: 'error',
      message: expect.any(String),
    })
  })

  test.each(['id', 'firstname', 'lastname', 'companyname', 'email', 'datecreated', 'status', 'groupid'])(
    'WHMCS · GetClients · orderby=%s orders up and down',
    async (orderby) => {
      const ids = (rows: { id: number }[]) => rows.map(({ id }) => id)
      const up = await found('GetClients', { orderby })
      const down = await found('GetClients', { orderby, sorting: 'DESC' })
      expect(up.length).toBeGreaterThan(2)
      expect(ids(down)).toEqual(ids(up).toReversed())
    },
  )

  test('WHMCS · GetClients · status tells open from closed; nobody is inactive', async () => {
    const { clientid } = await add()
    await call('UpdateClient', { clientid, status: 'Closed' })
    const states = async (status: string) =>
      new Set((await found('GetClients', { status })).map((row: { status: string }) => row.status))
    expect(await states('Closed')).toEqual(new Set(['Closed']))
    expect(await states('Active')).toEqual(new Set(['Active']))
    expect(await states('Inactive')).toEqual(new Set())
  })

  test('WHMCS · GetClients · pages put end to end are all of them, each once', async () => {
    const all = (await call('GetClients', { limitnum: 250 })).body
    const pages: number[] = []
    for (let at = 0; at < all.totalresults; at += 4) {
      const { body } = await call('GetClients', { limitstart: at, limitnum: 4 })
      expect(body).toMatchObject({ startnumber: at, totalresults: all.totalresults })
      pages.push(...body.clients.client.map(({ id }: { id: number }) => id))
    }
    expect(pages).toEqual(all.clients.client.map(({ id }: { id: number }) => id))
  })

  test('WHMCS · GetUsers · tells whose owner she is', async () => {
    const { id, accountId, email } = server.cast.customer
    const [user] = await found('GetUsers', { search: email })
    expect(user).toMatchObject({ id, clients: [{ id: accountId, isOwner: true }], validationdata: '' })
  })
})

test('WHMCS · GetPermissionsList · says status and not result', async () => {
  const { body } = await call('GetPermissionsList')
  expect(Object.keys(body)).toEqual(['status', 'permissions'])
  expect(body).toMatchObject({
    status: 'success',
    permissions: { permission: expect.arrayContaining(['contacts']) },
  })
})
