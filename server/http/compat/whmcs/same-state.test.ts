import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../../../../test/harness/soak.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'
import { type CallWhmcs, whmcsKey, whmcsWith } from '../../../../test/harness/whmcs-client.ts'

let server: TestServer
let call: CallWhmcs
beforeAll(async () => {
  server = await startTestServer()
  call = whmcsWith(server, await whmcsKey(server))
  await server.wiring.db.updateTable('category_policies').set({ is_offered: true }).execute()
})
afterAll(() => server.stop())

type Fields = Record<string, string>
type Preferences = Record<string, boolean>
type Step =
  | { do: 'add'; email: string; fields: Fields; preferences: Preferences }
  | { do: 'update'; nth: number; email: string | undefined; fields: Fields; preferences: Preferences }
  | { do: 'delete'; nth: number }

// Few addresses, so that they are taken now and then; one that is none.
const email = fc.constantFrom('a@x.example', 'b@x.example', 'C@x.example', 'd@x.example', 'nadie@')
const name = fc.constantFrom('Ana', 'José María', 'Ñ', 'O’Neill', '李', 'www.malo.example/x')
const fields: fc.Arbitrary<Fields> = fc.record(
  {
    lastname: fc.constantFrom('', 'Ruiz', 'de la Peña'),
    companyname: fc.constantFrom('', 'Papelera & Cía', 'x'.repeat(300)),
    address1: fc.constantFrom('', 'Calle Mayor 1'),
    city: fc.constantFrom('', 'Madrid', 'Cádiz'),
    country: fc.constantFrom('', 'ES', 'XX'),
    phonenumber: fc.constantFrom('', '+34 915 555 555', 'ninguno'),
    tax_id: fc.constantFrom('', 'B12345678'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Fields>
const types = ['general', 'invoice', 'support', 'product', 'domain', 'affiliate'] as const
const given: fc.Arbitrary<Preferences> = fc.record(
  Object.fromEntries(types.map((each) => [each, fc.boolean()])),
  { requiredKeys: [] },
) as fc.Arbitrary<Preferences>
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), email, fields: withName(fields), preferences: given }),
  fc.record({
    do: fc.constant('update' as const),
    nth: fc.nat(3),
    email: fc.option(email, { nil: undefined, freq: 2 }),
    fields: withName(fields),
    preferences: given,
  }),
  fc.record({ do: fc.constant('delete' as const), nth: fc.nat(3) }),
)

function withName(others: fc.Arbitrary<Fields>): fc.Arbitrary<Fields> {
  return fc.tuple(name, others).map(([firstname, more]) => ({ firstname, lastname: '', ...more }))
}

const categories: Readonly<Record<string, string>> = {
  general: 'general',
  invoice: 'billing',
  support: 'support',
  product: 'products',
  domain: 'domains',
  affiliate: 'affiliate',
}

/** What our own API is sent for the same. */
function draftOf(fields: Fields, preferences: Preferences, before: readonly string[]) {
  const { firstname = '', lastname = '', companyname, address1, city, country, phonenumber, tax_id } = fields
  const place = { street1: address1, city, country }
  const isPlaced = Object.values(place).some((each) => each !== undefined)
  const ticked = new Set(before)
  for (const [type, isWanted] of Object.entries(preferences))
    ticked[isWanted ? 'add' : 'delete'](categories[type] ?? '')
  return {
    name: [firstname, lastname].filter(Boolean).join(' '),
    givenNames: firstname,
    familyNames: lastname,
    organisation: companyname,
    phone: phonenumber,
    taxId: tax_id,
    ...(isPlaced ? { place } : {}),
    categories: [...ticked],
  }
}

test('WHMCS · same state · any calls leave what the same commands of our own API leave', async () => {
  const theirs = server.cast.customer.accountId
  const ours = server.cast.otherCustomer.accountId
  const agent = server.as('agent')
  const path = `/api/agent/accounts/${ours}/contacts`
  const cardsOf = async (accountId: number): Promise<Record<string, unknown>[]> =>
    (await agent.get(`/api/agent/accounts/${accountId}/contacts`)).body.items
  const facts = ({
    id: _id,
    version: _version,
    contactId: _contact,
    createdAt: _c,
    updatedAt: _u,
    welcomedAt: _w,
    ...card
  }: Record<string, unknown>) => card

  const run = async (steps: readonly Step[]) => {
    const made: { contactid: string; id: number }[] = []
    for (const each of steps) {
      if (each.do === 'add') {
        const email_preferences = Object.fromEntries(
          Object.entries(each.preferences).map(([type, is]) => [type, is ? 1 : 0]),
        )
        const { body } = await call('AddContact', {
          clientid: theirs,
          email: each.email,
          ...each.fields,
          email_preferences,
        })
        const { place, ...draft } = draftOf(each.fields, each.preferences, [])
        const own = await agent.post(path, { ...draft, email: each.email, postalAddress: place })
        expect(body.result).toBe(own.status === 201 ? 'success' : 'error')
        if (own.status === 201) made.push({ contactid: body.contactid, id: own.body.id })
        continue
      }
      const card = made[each.nth]
      if (!card) continue
      if (each.do === 'delete') {
        const { body } = await call('DeleteContact', { contactid: card.contactid })
        const own = await agent.delete(`${path}/${card.id}`)
        expect(body.result).toBe(own.status < 300 ? 'success' : 'error')
        made.splice(each.nth, 1)
        continue
      }
      const before = (await agent.get(`${path}/${card.id}`)).body
      const flat = Object.fromEntries(
        Object.entries(each.preferences).map(([type, is]) => [`${type}emails`, is]),
      )
      const sent = { ...each.fields, ...(each.email === undefined ? {} : { email: each.email }) }
      const { body } = await call('UpdateContact', { contactid: card.contactid, ...sent, ...flat })
      const { place, ...draft } = draftOf(each.fields, each.preferences, before.categories)
      const change = {
        ...draft,
        ...(each.email === undefined ? {} : { email: each.email }),
        ...(place ? { postalAddress: { ...before.postalAddress, ...withoutAbsent(place) } } : {}),
      }
      const own = await agent.patch(`${path}/${card.id}`, change, { version: before.version })
      expect(body.result).toBe(own.status === 200 ? 'success' : 'error')
    }
    expect((await cardsOf(theirs)).map(facts)).toEqual((await cardsOf(ours)).map(facts))
    await sendBack(await cardsOf(theirs))
    for (const { contactid, id } of made) {
      await call('DeleteContact', { contactid })
      await agent.delete(`${path}/${id}`)
    }
  }

  // Each is told once more exactly as GetContacts tells it: nothing changes by it, not even a version.
  const sendBack = async (before: Record<string, unknown>[]) => {
    const { body } = await call('GetContacts', { userid: theirs })
    for (const { id, userid: _user, created_at: _c, updated_at: _u, ...told } of body.contacts.contact)
      expect((await call('UpdateContact', { contactid: id, ...told })).body.result).toBe('success')
    expect(await cardsOf(theirs)).toEqual(before)
  }

  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), run), {
    numRuns: share({ test: 8, soak: 400 }),
  })
})

const withoutAbsent = (place: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined))

test('WHMCS · same state · a client sent back as GetClientsDetails tells it changes nothing', async () => {
  for (const { accountId } of [server.cast.customer, server.cast.otherCustomer]) {
    const account = async () => (await server.as('agent').get(`/api/agent/accounts/${accountId}`)).body
    const before = await account()
    const { client } = (await call('GetClientsDetails', { clientid: accountId })).body
    const { id: clientid, users: _users, ...told } = client
    expect((await call('UpdateClient', { clientid, ...told })).body).toEqual({ result: 'success', clientid })
    expect(await account()).toEqual(before)
  }
})
