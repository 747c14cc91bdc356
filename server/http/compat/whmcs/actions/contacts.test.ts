import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../../test/harness/test-server.ts'
import { type CallWhmcs, whmcsKey, whmcsWith } from '../../../../../test/harness/whmcs-client.ts'

let server: TestServer
let call: CallWhmcs
let clientid: number
beforeAll(async () => {
  server = await startTestServer()
  call = whmcsWith(server, await whmcsKey(server))
  await server.wiring.db.updateTable('category_policies').set({ is_offered: true }).execute()
  clientid = server.cast.customer.accountId
})
afterAll(() => server.stop())

let nth = 0
const address = () => `contacto-${nth++}@papeleradelbajio.example`
const add = async (fields: Record<string, unknown> = {}): Promise<string> =>
  (await call('AddContact', { clientid, email: address(), ...fields })).body.contactid
const told = async (contactid: string) => {
  const { body } = await call('GetContacts', { userid: clientid, limitnum: 250 })
  return body.contacts.contact.find(({ id }: { id: number }) => String(id) === contactid)
}

describe('WHMCS · AddContact', () => {
  test('WHMCS · AddContact · answers the id as a text and tells the contact as sent', async () => {
    const email = address()
    const sent = {
      firstname: 'Ana',
      lastname: 'Ruiz Peña',
      companyname: 'Papelera del Bajío',
      email,
      address1: 'Calle Mayor 1',
      address2: '2.º B',
      city: 'Madrid',
      state: 'Madrid',
      postcode: '28013',
      country: 'ES',
      phonenumber: '+34 915 555 555',
      tax_id: 'ESB12345678',
    }
    const { status, body } = await call('AddContact', { clientid, ...sent })
    expect([status, body]).toEqual([200, { result: 'success', contactid: expect.stringMatching(/^\d+$/) }])
    expect(await told(body.contactid)).toMatchObject({
      ...sent,
      id: Number(body.contactid),
      userid: clientid,
    })
  })

  test('WHMCS · AddContact · an address is enough, as in the original', async () => {
    const id = await add({ email: 'almacen@papeleradelbajio.example' })
    expect(await told(id)).toMatchObject({ firstname: 'almacen', lastname: '' })
  })

  test.each([
    ['general', 'general'],
    ['product', 'products'],
    ['domain', 'domains'],
    ['invoice', 'billing'],
    ['support', 'support'],
    ['affiliate', 'affiliate'],
  ])(
    'WHMCS · AddContact · email_preferences[%s] ticks our category %s and no other',
    async (type, category) => {
      const id = await add({ email_preferences: { [type]: 1 } })
      const { body } = await server.as('agent').get(`/api/agent/accounts/${clientid}/contacts/${id}`)
      expect(body.categories).toEqual([category])
      const contact = await told(id)
      const types = ['general', 'product', 'domain', 'invoice', 'support', 'affiliate']
      expect(types.filter((each) => contact[`${each}emails`])).toEqual([type])
    },
  )

  test.each([
    ['1', true],
    ['true', true],
    ['on', true],
    ['yes', true],
    ['TRUE', true],
    ['0', false],
    ['false', false],
    ['off', false],
    ['no', false],
    ['', false],
  ])('WHMCS · AddContact · a preference of %j is %s', async (given, meant) => {
    expect(await told(await add({ email_preferences: { invoice: given } }))).toMatchObject({
      invoiceemails: meant,
    })
  })

  test('WHMCS · AddContact · takes the flat preferences from before 7.10', async () => {
    const id = await add({ invoiceemails: 'true', supportemails: 1, domainemails: 0 })
    expect(await told(id)).toMatchObject({ invoiceemails: true, supportemails: true, domainemails: false })
  })

  test.each([
    ['an unknown account', { clientid: 999999 }, 'Client ID Not Found'],
    ['no account', { clientid: undefined }, 'Client ID Not Found'],
    ['an account that is no number', { clientid: '1 or 1=1' }, 'Client ID Not Found'],
    ['a list of accounts', { clientid: ['1'] }, 'Client ID Not Found'],
    ['no address', { email: '' }, 'email: The e-mail address is missing'],
    [
      'a type of mail that there is not',
      { email_preferences: { invoices: 1 } },
      'Unknown parameter: email_preferences[invoices]',
    ],
    [
      'a preference that is neither yes nor no',
      { email_preferences: { invoice: 'maybe' } },
      'Invalid parameter: email_preferences[invoice]',
    ],
    ['an unknown country', { country: 'XX' }, /^country: /],
  ])('WHMCS · AddContact · %s is an error with status 200', async (_what, fields, message) => {
    const { status, body } = await call('AddContact', { clientid, email: address(), ...fields })
    expect([status, body]).toEqual([
      200,
      { result: 'error', message: typeof message === 'string' ? message : expect.stringMatching(message) },
    ])
  })

  test('WHMCS · AddContact · an address that the account has already: Duplicate Email Address', async () => {
    const email = address()
    await add({ email })
    expect((await call('AddContact', { clientid, email: email.toUpperCase() })).body).toEqual({
      result: 'error',
      message: 'Duplicate Email Address',
    })
  })

  test('WHMCS · AddContact · a type of mail that the provider does not offer is left out with a warning', async () => {
    const offer = (is_offered: boolean) =>
      server.wiring.db
        .updateTable('category_policies')
        .set({ is_offered })
        .where('category', '=', 'affiliate')
        .execute()
    await offer(false)
    const { body } = await call('AddContact', {
      clientid,
      email: address(),
      affiliateemails: 1,
      invoiceemails: 1,
    })
    await offer(true)
    expect(body).toMatchObject({
      result: 'success',
      warning: 'email_preferences[affiliate] is not offered here',
    })
    expect(await told(body.contactid)).toMatchObject({ affiliateemails: false, invoiceemails: true })
  })

  test('WHMCS · AddContact · the parameters of sub-accounts bring their warning', async () => {
    const { body } = await call('AddContact', { clientid, email: address(), password2: 'secreto' })
    expect(body).toMatchObject({
      result: 'success',
      warning: 'Sub Accounts are no longer supported. Please use AddUser and CreateClientInvite',
    })
  })
})

describe('WHMCS · UpdateContact', () => {
  test('WHMCS · UpdateContact · changes what is named and leaves the rest', async () => {
    const id = await add({
      firstname: 'Ana',
      lastname: 'Ruiz',
      city: 'León',
      email_preferences: { invoice: 1 },
    })
    const { body } = await call('UpdateContact', {
      contactid: id,
      lastname: 'Ruiz Mora',
      postcode: '24001',
      email_preferences: { domain: true },
    })
    expect(body).toEqual({ result: 'success', contactid: id })
    expect(await told(id)).toMatchObject({
      firstname: 'Ana',
      lastname: 'Ruiz Mora',
      city: 'León',
      postcode: '24001',
      invoiceemails: true,
      domainemails: true,
    })
  })

  test('WHMCS · UpdateContact · an empty value clears', async () => {
    const id = await add({ phonenumber: '+34 915 555 555', city: 'León', email_preferences: { invoice: 1 } })
    await call('UpdateContact', { contactid: id, phonenumber: '', city: '', invoiceemails: '' })
    expect(await told(id)).toMatchObject({ phonenumber: '', city: '', invoiceemails: false })
  })

  test.each([
    ['an unknown contact', { contactid: 999999 }, 'Contact ID Not Found'],
    ['no contact', { contactid: undefined }, 'Contact ID Not Found'],
    ['no number', { contactid: 'abc' }, 'Contact ID Not Found'],
  ])('WHMCS · UpdateContact · %s: Contact ID Not Found', async (_what, fields, message) => {
    expect((await call('UpdateContact', fields)).body).toEqual({ result: 'error', message })
  })

  test('WHMCS · UpdateContact · another contact’s address: Duplicate Email Address', async () => {
    const email = address()
    await add({ email })
    const { body } = await call('UpdateContact', { contactid: await add(), email })
    expect(body).toEqual({ result: 'error', message: 'Duplicate Email Address' })
  })

  test('WHMCS · UpdateContact · the last address for domain mail stays, as ICANN wants', async () => {
    const { otherCustomer } = server.cast
    const only = await call('AddContact', {
      clientid: otherCustomer.accountId,
      email: address(),
      email_preferences: { domain: 1 },
    })
    await server.wiring.db
      .updateTable('addresses')
      .set({ suppressed_at: server.wiring.now(), suppressed_because: 'hard-bounce' })
      .where('address', '=', otherCustomer.email)
      .execute()
    for (const change of [
      () => call('UpdateContact', { contactid: only.body.contactid, email_preferences: { domain: 0 } }),
      () => call('DeleteContact', { contactid: only.body.contactid }),
    ])
      expect((await change()).body).toEqual({ result: 'error', message: expect.stringContaining('ICANN') })
  })
})

describe('WHMCS · DeleteContact', () => {
  test('WHMCS · DeleteContact · she is gone, and our trail knows who did it', async () => {
    const id = await add({ firstname: 'Eva' })
    expect((await call('DeleteContact', { contactid: id })).body).toEqual({
      result: 'success',
      contactid: id,
    })
    expect(await told(id)).toBeUndefined()
    expect((await call('DeleteContact', { contactid: id })).body).toEqual({
      result: 'error',
      message: 'Contact ID Not Found',
    })
    const { body } = await server.as('agent').get(`/api/agent/accounts/${clientid}/trail`)
    expect(JSON.stringify(body)).toContain('additional-contact.deleted')
  })
})

describe('WHMCS · GetContacts', () => {
  test.each([
    ['firstname', 'Beatriz'],
    ['lastname', 'Solís Arce'],
    ['companyname', 'Sola SL'],
    ['email', 'beatriz@sola.example'],
    ['address1', 'Gran Vía 7'],
    ['address2', 'Ático'],
    ['city', 'Cádiz'],
    ['state', 'Cádiz'],
    ['postcode', '11001'],
    ['country', 'ES'],
    ['phonenumber', '+34 956 111 222'],
  ])('WHMCS · GetContacts · %s finds whom it names, in any case, and nobody else', async (name, value) => {
    await filtered()
    const userid = server.cast.otherCustomer.accountId
    const { body } = await call('GetContacts', { userid, [name]: value.toUpperCase() })
    expect(body).toMatchObject({
      totalresults: 1,
      contacts: { contact: [{ email: 'beatriz@sola.example' }] },
    })
    const part = await call('GetContacts', { userid, [name]: value.slice(0, -1) })
    expect(part.body).toMatchObject({ totalresults: 0, contacts: { contact: [] } })
  })

  let made: Promise<unknown> | undefined
  const filtered = () => {
    made ??= call('AddContact', {
      clientid: server.cast.otherCustomer.accountId,
      firstname: 'Beatriz',
      lastname: 'Solís Arce',
      companyname: 'Sola SL',
      email: 'beatriz@sola.example',
      address1: 'Gran Vía 7',
      address2: 'Ático',
      city: 'Cádiz',
      state: 'Cádiz',
      postcode: '11001',
      country: 'ES',
      phonenumber: '+34 956 111 222',
    })
    return made
  }

  test('WHMCS · GetContacts · a name that came whole is found by the parts that it is told in', async () => {
    const userid = server.cast.otherCustomer.accountId
    const draft = { name: 'Iñaki Otegi Sáez', email: address() }
    await server.as('agent').post(`/api/agent/accounts/${userid}/contacts`, draft)
    for (const asked of [{ firstname: 'iñaki' }, { lastname: 'otegi sáez' }]) {
      const { body } = await call('GetContacts', { userid, ...asked })
      expect(body.contacts.contact).toEqual([
        expect.objectContaining({ firstname: 'Iñaki', lastname: 'Otegi Sáez' }),
      ])
    }
  })

  test.each([
    ['userid', ''],
    ['userid', 'x'],
    ['email', ''],
    ['firstname', ' '],
    ['client_id', '1'],
    ['clientid', '1'],
    ['userId', '1'],
    ['email[]', 'a@b.example'],
    ['limitnum', '-1'],
    ['limitstart', 'x'],
  ])('WHMCS · GetContacts · %s=%j is an error and never answers with everybody', async (name, value) => {
    const { status, body } = await call('GetContacts', { [name]: value })
    expect([status, body]).toEqual([200, { result: 'error', message: expect.any(String) }])
  })

  test('WHMCS · GetContacts · limitstart and limitnum give a window; beyond the end it is empty', async () => {
    const all = await call('GetContacts', { userid: clientid, limitnum: 250 })
    const ids = all.body.contacts.contact.map(({ id }: { id: number }) => id)
    expect(all.body).toMatchObject({ startnumber: 0, totalresults: ids.length, numreturned: ids.length })
    const some = await call('GetContacts', { userid: clientid, limitstart: 2, limitnum: 3 })
    expect(some.body).toMatchObject({ startnumber: 2, totalresults: ids.length, numreturned: 3 })
    expect(some.body.contacts.contact.map(({ id }: { id: number }) => id)).toEqual(ids.slice(2, 5))
    const none = await call('GetContacts', { limitstart: 100000 })
    expect(none.body).toMatchObject({ numreturned: 0, contacts: { contact: [] } })
  })

  test('WHMCS · GetContacts · another account’s contacts are not in an account’s', async () => {
    await filtered()
    const { body } = await call('GetContacts', { userid: clientid, limitnum: 250 })
    expect(new Set(body.contacts.contact.map(({ userid }: { userid: number }) => userid))).toEqual(
      new Set([clientid]),
    )
  })
})
