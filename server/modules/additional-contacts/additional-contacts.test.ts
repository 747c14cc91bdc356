import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsTo, runJobs, trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
let contacts: string
let agents: string
beforeAll(async () => {
  server = await startTestServer()
  contacts = `/api/area/${server.cast.customer.accountId}/contacts`
  agents = `/api/agent/accounts/${server.cast.customer.accountId}/contacts`
})
afterAll(() => server.stop())

const add = (draft: object) => server.as('customer').post(contacts, draft)
const added = async (email: string, more: object = {}) =>
  (await add({ name: email.split('@')[0], email, ...more })).body
const codes = (answer: { body: { problems?: { path: string; code: string }[] } }) =>
  (answer.body.problems ?? []).map(({ path, code }) => `${path} ${code}`).sort()

/** A domain of the customer's account, and who holds which of its roles. */
async function domainWith(name: string, roles: Record<string, number>): Promise<number> {
  const { accountId } = server.cast.customer
  const { rows } = await sql<{ id: number }>`
    insert into domains (account_id, name, ascii_name, status, created_at, updated_at)
    values (${accountId}, ${name}, ${name}, 'active', now(), now())
    returning id`.execute(server.wiring.db)
  const id = rows[0]?.id as number
  for (const [role, card] of Object.entries(roles))
    await sql`
      insert into domain_roles (account_id, domain_id, role, additional_contact_id)
      values (${accountId}, ${id}, ${role}, ${card})`.execute(server.wiring.db)
  return id
}
const rolesOf = async (id: number) =>
  (await server.as('customer').get(`${contacts}/${id}`)).body.roles.map(
    ({ domain, role }: { domain: string; role: string }) => `${domain} ${role}`,
  )

test('a main user adds a contact with a name and an address, ticks what she gets, and she is told by one mail', async () => {
  const { status, body } = await add({
    name: 'Ana Contable',
    email: 'Ana@Contable.example',
    phone: '55 1234 5678',
    postalAddress: { country: 'MX', city: 'León' },
    categories: ['domains', 'billing'],
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    name: 'Ana Contable',
    email: 'Ana@Contable.example',
    phoneE164: '+525512345678',
    categories: ['billing', 'domains'],
    roles: [],
    declined: [],
    delivery: 'fine',
    welcomedAt: expect.any(String),
  })
  expect((await server.as('customer').get(contacts)).body).toMatchObject({
    items: [{ id: body.id }],
    offered: ['billing', 'support', 'products', 'domains'],
  })
  await runJobs(server)
  expect(await mailsTo(server, 'ana@contable.example')).toEqual(['additional-contact-welcome'])
  expect(await trailTypes(server, { kind: 'additional-contact', id: body.id })).toEqual([
    'additional-contact.created',
  ])
  const { contactId } = (await server.as('agent').get(`${agents}/${body.id}`)).body
  expect((await server.as('agent').get(`/api/agent/contacts/${contactId}`)).body).toMatchObject({
    name: 'Ana Contable',
    origin: 'card',
    access: 'none',
  })
})

test('only name and address are needed, and nothing need be ticked', async () => {
  const { status, body } = await add({ name: 'Beto', email: 'beto@papel.example', categories: [] })
  expect(status).toBe(201)
  expect(body).toMatchObject({ categories: [], phone: null, postalAddress: null, language: null })
})

test('everything that is wrong with a contact is told at once', async () => {
  const answer = await add({
    name: 'Gana en www.premios.top',
    givenNames: 'Ana\nRuiz',
    email: 'sin-arroba',
    phone: 'abc',
    postalAddress: { country: 'MX', postcode: 'x' },
    language: 'de',
    categories: ['billing', 'general', 'nope'],
    planet: 'Marte',
  })
  expect(answer.status).toBe(422)
  expect(codes(answer)).toEqual([
    'categories.1 category.not-offered',
    'categories.2 category.not-offered',
    'email mail-address.no-at',
    'givenNames text.line-break',
    'language language.unknown',
    'name person-name.link',
    'phone phone.bad-character',
    'planet shape.unknown',
    'postalAddress.postcode postal-address.bad-postcode',
  ])
  await added('tomada@papel.example')
  expect(codes(await add({ name: '', email: 'Tomada@papel.example' }))).toEqual([
    'email contact.taken',
    'name person-name.empty',
  ])
  expect(codes(await add({}))).toEqual(['email mail-address.empty', 'name person-name.empty'])
})

test('a change tells everything that is wrong with it at once, and changes nothing', async () => {
  await added('tomada2@papel.example')
  const card = await added('cambia@papel.example')
  const path = `${contacts}/${card.id}`
  const change = { email: 'tomada2@papel.example', name: '', phone: 'abc' }
  const answer = await server.as('customer').patch(path, change, { version: card.version })
  expect(answer.status).toBe(422)
  expect(codes(answer)).toEqual([
    'email contact.taken',
    'name person-name.empty',
    'phone phone.bad-character',
  ])
  const only = await server.as('customer').patch(path, { email: change.email }, { version: card.version })
  expect(codes(only)).toEqual(['email contact.taken'])
  expect((await server.as('customer').get(path)).body).toEqual(card)
})

test('of two who change one contact at once one is told what the other wrote', async () => {
  const { id, version } = await added('dos@papel.example')
  const change = (name: string) => server.as('customer').patch(`${contacts}/${id}`, { name }, { version })
  const answers = await Promise.all([change('Una'), change('Otra')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
  const won = answers.find(({ status }) => status === 200)?.body
  expect(answers.find(({ status }) => status === 412)?.body.current).toEqual(won)
  expect((await server.as('customer').patch(`${contacts}/${id}`, { name: 'Sin' })).status).toBe(428)
})

test('of many who add one address at once one adds it', async () => {
  const draft = { name: 'Repetida', email: 'repetida@papel.example' }
  const answers = await Promise.all(Array.from({ length: 6 }, () => add(draft)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  expect(codes(answers.find(({ status }) => status === 409) as never)).toEqual(['email contact.taken'])
  expect(await mailsTo(server, draft.email)).toEqual(['additional-contact-welcome'])
})

test('one creation sent twice with one key is one contact', async () => {
  const draft = { name: 'Clave', email: 'clave@papel.example' }
  const once = () => server.as('customer').post(contacts, draft, { key: 'una' })
  const [one, other] = [await once(), await once()]
  expect(other.body).toEqual(one.body)
})

test('a contact whose address changes keeps ticks and domain roles; the new address is told, the old one is not', async () => {
  const card = await added('vieja@papel.example', { categories: ['support'] })
  await domainWith('papeles.mx', { technical: card.id })
  await server.wiring.db
    .insertInto('declined_categories')
    .values({
      account_id: server.cast.customer.accountId,
      address: 'vieja@papel.example',
      category: 'support',
      at: new Date(),
    })
    .execute()
  const path = `${contacts}/${card.id}`
  const { version, declined } = (await server.as('customer').get(path)).body
  expect(declined).toEqual(['support'])
  const { body } = await server.as('customer').patch(path, { email: 'nueva@papel.example' }, { version })
  expect(body).toMatchObject({
    id: card.id,
    email: 'nueva@papel.example',
    categories: ['support'],
    roles: [{ domain: 'papeles.mx', role: 'technical' }],
    declined: [],
  })
  expect(await mailsTo(server, 'vieja@papel.example')).toEqual(['additional-contact-welcome'])
  expect(await mailsTo(server, 'nueva@papel.example')).toEqual(['additional-contact-welcome'])
  expect((await added('vieja@papel.example')).id).not.toBe(card.id)
})

test('a contact with domain roles goes only when they are handed over, and comes back with those nobody else got', async () => {
  const [going, staying] = [await added('va@papel.example'), await added('queda@papel.example')]
  await domainWith('uno.mx', { technical: going.id, billing: going.id })
  const two = await domainWith('dos.mx', { administrative: going.id })
  const path = `${contacts}/${going.id}`
  const refused = await server.as('customer', { language: 'es' }).delete(path)
  expect(refused.status).toBe(409)
  expect(refused.body.problems[0]).toMatchObject({
    code: 'contact.holds-roles',
    message: expect.stringContaining('dos.mx (administrativo), uno.mx (de cobro), uno.mx (técnico)'),
  })
  const { body } = await server.as('customer').delete(`${path}?handOverTo=${staying.id}`)
  expect((await server.as('customer').get(path)).status).toBe(404)
  expect(await rolesOf(staying.id)).toEqual(['dos.mx administrative', 'uno.mx billing', 'uno.mx technical'])
  await sql`delete from domain_roles where domain_id = ${two}`.execute(server.wiring.db)
  const undos = `/api/area/${server.cast.customer.accountId}/undos`
  const undone = await server.as('customer', { language: 'en' }).post(`${undos}/${body.undoId}`)
  expect(undone.body.leftOut).toMatchObject([{ code: 'undo.role-taken', params: { domain: 'dos.mx' } }])
  expect(await rolesOf(going.id)).toEqual(['uno.mx billing', 'uno.mx technical'])
  expect(await rolesOf(staying.id)).toEqual([])
  expect((await server.as('customer').post(`${undos}/${body.undoId}`)).status).toBe(409)
  expect(await mailsTo(server, 'va@papel.example')).toEqual(['additional-contact-welcome'])
})

test('roles go to the main user, or to a contact of the same account, and to nobody else', async () => {
  const card = await added('roles@papel.example')
  await domainWith('tres.mx', { technical: card.id })
  const path = `${contacts}/${card.id}`
  for (const to of [card.id, 999_999])
    expect(codes(await server.as('customer').delete(`${path}?handOverTo=${to}`))).toEqual([
      'handOverTo contact.not-a-holder',
    ])
  expect((await server.as('customer').delete(`${path}?handOverTo=main-user`)).status).toBe(200)
})

test('a registrant is not deleted, whoever is to take over: a registrant changes by confirmation', async () => {
  const card = await added('registrante@papel.example')
  await domainWith('cuatro.mx', { registrant: card.id })
  const answer = await server.as('customer').delete(`${contacts}/${card.id}?handOverTo=main-user`)
  expect(answer.status).toBe(409)
  expect(codes(answer)).toEqual([' contact.is-registrant'])
})

test('a main user takes back what he deleted himself, and nothing else', async () => {
  const [own, agents1] = [await added('mia@papel.example'), await added('suya@papel.example')]
  const { body: byAgent } = await server.as('agent').delete(`${agents}/${agents1.id}`)
  const { body: byHim } = await server.as('customer').delete(`${contacts}/${own.id}`)
  const contact = (
    await server.as('agent').post('/api/agent/contacts', { name: 'Fugaz', emails: ['fugaz@papel.example'] })
  ).body
  const { body: other } = await server.as('agent').delete(`/api/agent/contacts/${contact.id}`)
  const undos = `/api/area/${server.cast.customer.accountId}/undos`
  for (const { undoId } of [byAgent, other])
    expect((await server.as('customer').post(`${undos}/${undoId}`)).status).toBe(404)
  const elsewhere = `/api/area/${server.cast.otherCustomer.accountId}/undos/${byHim.undoId}`
  expect((await server.as('customer').post(elsewhere)).status).toBe(404)
  expect((await server.as('otherCustomer').post(elsewhere)).status).toBe(404)
  expect((await server.as('customer').post(`${undos}/${byHim.undoId}`)).status).toBe(200)
  expect((await server.as('agent').post(`/api/agent/undos/${byAgent.undoId}`)).status).toBe(200)
})

test('a deleted contact does not come back beside another with its address', async () => {
  const { id } = await added('vuelve@papel.example')
  const { body } = await server.as('customer').delete(`${contacts}/${id}`)
  await added('vuelve@papel.example')
  const undone = await server
    .as('customer')
    .post(`/api/area/${server.cast.customer.accountId}/undos/${body.undoId}`)
  expect(undone.status).toBe(409)
  expect(codes(undone)).toEqual(['email undo.contact-taken'])
})

test('agents see and do the same, and viewers see', async () => {
  const { body, status } = await server
    .as('agent')
    .post(agents, { name: 'Por agente', email: 'agente@papel.example', categories: ['billing'] })
  expect(status).toBe(201)
  const path = `${agents}/${body.id}`
  const changed = await server.as('agent').patch(path, { categories: [] }, { version: body.version })
  expect(changed.body).toMatchObject({ categories: [], contactId: null })
  expect((await server.as('viewer').get(agents)).body.items).toContainEqual(changed.body)
  expect((await server.as('viewer').delete(path)).status).toBe(403)
  expect((await server.as('agent').delete(path)).status).toBe(200)
  expect((await server.as('agent').get('/api/agent/accounts/999999/contacts')).status).toBe(404)
})

test('a contact of another account does not exist, whatever its id', async () => {
  const { id, version } = await added('propia@papel.example')
  const path = `/api/area/${server.cast.otherCustomer.accountId}/contacts/${id}`
  const stranger = server.as('otherCustomer')
  expect((await stranger.get(path)).status).toBe(404)
  expect((await stranger.patch(path, { name: 'Otra' }, { version })).status).toBe(404)
  expect((await stranger.delete(path)).status).toBe(404)
  expect((await stranger.post(`${path}/sample`)).status).toBe(404)
  expect((await server.as('customer').get(`${contacts}/${id}`)).body.version).toBe(version)
})

test('agents see all that one person is, on whichever cards her addresses stand', async () => {
  const contact = (
    await server
      .as('agent')
      .post('/api/agent/contacts', { name: 'Eva Gil', emails: ['eva@gil.example', 'eva@casa.example'] })
  ).body
  const card = await added('eva@casa.example', { categories: ['billing'] })
  const own = `/api/agent/accounts/${server.cast.otherCustomer.accountId}/contacts`
  const elsewhere = await server.as('agent').post(own, { name: 'E. Gil', email: 'eva@gil.example' })
  const domainId = await domainWith('gil.mx', { technical: card.id })
  const roles = (await server.as('viewer').get(`/api/agent/contacts/${contact.id}/roles`)).body
  expect(roles.mainUserOf).toEqual([])
  expect(roles.cards).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        id: card.id,
        account: { id: server.cast.customer.accountId, name: server.cast.customer.name },
        categories: ['billing'],
      }),
      expect.objectContaining({ id: elsewhere.body.id, name: 'E. Gil', categories: [] }),
    ]),
  )
  expect(roles.domains).toMatchObject([{ domainId, domain: 'gil.mx', role: 'technical', cardId: card.id }])
  const { customer } = server.cast
  expect((await server.as('agent').get(`/api/agent/contacts/${customer.id}/roles`)).body).toMatchObject({
    mainUserOf: [{ id: customer.accountId, isClosed: false }],
    cards: [],
  })
})

test('a card shows nothing of the person behind it, and changes nothing of her', async () => {
  const contact = (
    await server.as('agent').post('/api/agent/contacts', {
      name: 'Doña Perfecta',
      emails: ['perfecta@orbajosa.example'],
      workPhone: '55 9876 5432',
      language: 'en',
    })
  ).body
  const card = await added('perfecta@orbajosa.example', { phone: '55 1111 2222' })
  expect(card).toMatchObject({ name: 'perfecta', language: null, givenNames: null })
  expect(card).not.toHaveProperty('contactId')
  await runJobs(server)
  expect((await server.as('agent').get(`/api/agent/contacts/${contact.id}`)).body).toEqual(contact)
  const byAgent = await added(server.cast.agent.email)
  await runJobs(server)
  expect((await server.as('agent').get(`${agents}/${byAgent.id}`)).body.contactId).toBeNull()
})

test('the mail that tells her is found on her page, once it is known who she is', async () => {
  const card = await added('luego@papel.example')
  await runJobs(server)
  const { contactId } = (await server.as('agent').get(`${agents}/${card.id}`)).body
  const { items } = (await server.as('agent').get(`/api/agent/contacts/${contactId}/messages`)).body
  expect(items).toMatchObject([
    { event: 'additional-contact-welcome', recipients: [{ address: 'luego@papel.example' }] },
  ])
})

test('an account has so many contacts and no more, and says so', async () => {
  const { atMost } = (await server.as('customer').get(contacts)).body
  await sql`
    with made as (
      insert into addresses (address, first_seen_at)
      select 'n' || nth || '@lleno.example', now()
      from generate_series(1, ${atMost}) nth
      returning address
    )
    insert into additional_contacts (account_id, address, typed_address, name, sort_name, created_at, updated_at)
    select ${server.cast.otherCustomer.accountId}, address, address, address, address, now(), now()
    from made`.execute(server.wiring.db)
  const full = `/api/area/${server.cast.otherCustomer.accountId}/contacts`
  const answer = await server
    .as('otherCustomer', { language: 'es' })
    .post(full, { name: 'Una más', email: 'mas@lleno.example' })
  expect(answer).toMatchObject({
    status: 422,
    body: {
      problems: [{ code: 'contact.too-many', message: `Una cuenta tiene como máximo ${atMost} contactos` }],
    },
  })
})

test('a category can be ticked while it is offered; a tick that nobody sees any longer stays', async () => {
  const path = '/api/agent/settings/categories'
  const offer = async (isOffered: boolean) => {
    const { items } = (await server.as('admin').get(path)).body
    const { version } = items.find(({ category }: { category: string }) => category === 'general')
    expect((await server.as('admin').patch(`${path}/general`, { isOffered }, { version })).status).toBe(200)
  }
  await offer(true)
  const card = await added('general@papel.example', { categories: ['general', 'support'] })
  expect(card.categories).toEqual(['support', 'general'])
  await offer(false)
  const { body } = await server
    .as('customer')
    .patch(`${contacts}/${card.id}`, { categories: ['billing'] }, { version: card.version })
  expect(body.categories).toEqual(['billing', 'general'])
  expect(codes(await add({ name: 'X', email: 'x@papel.example', categories: ['general'] }))).toEqual([
    'categories.0 category.not-offered',
  ])
})
