import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AskFreshdesk, asFreshdesk, errorsOf } from '../../../../test/harness/freshdesk.ts'
import { roleKeys } from '../../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
let keys: Awaited<ReturnType<typeof roleKeys>>
let ask: AskFreshdesk
beforeAll(async () => {
  server = await startTestServer()
  keys = await roleKeys(server)
  ask = asFreshdesk(server, keys.agent)
})
afterAll(() => server.stop())

const given = () => ({
  email: server.cast.customer.email,
  subject: 'No carga el panel',
  description: '<p>Sale <b>error 500</b></p>',
})
const made = async (more: object = {}) => {
  const answer = await ask('POST', '/tickets', { ...given(), ...more })
  expect([answer.status, errorsOf(answer)]).toEqual([201, []])
  return answer.body
}
const ownOf = async (id: number) => (await server.as('agent').get(`/api/agent/tickets/${id}`)).body
const newContact = async (more: object) =>
  (
    await server
      .as('agent')
      .post('/api/agent/contacts', { name: 'Nadia Sáenz', sendActivation: false, ...more })
  ).body

describe('opening', () => {
  test('Freshdesk · tickets · one is created with what is documented, and viewed the same', async () => {
    const { customer, agent } = server.cast
    const body = { ...given(), source: 3, status: 3, priority: 4, tags: ['panel'], responder_id: agent.id }
    const created = await ask('POST', '/tickets', { ...body, type: 'Billing', custom_fields: {} })
    expect(created).toMatchObject({
      status: 201,
      headers: { location: `http://desk.example/api/v2/tickets/${created.body.id}` },
      body: {
        subject: 'No carga el panel',
        description: '<p>Sale <b>error 500</b></p>',
        description_text: 'Sale error 500',
        ...{ status: 3, priority: 4, source: 3, type: 'Facturación', tags: ['panel'] },
        ...{ requester_id: customer.id, responder_id: agent.id, product_id: null, spam: false },
        ...{ cc_emails: [], fwd_emails: [], reply_cc_emails: [], to_emails: null, attachments: [] },
        ...{ custom_fields: {}, due_by: null, fr_due_by: null, fr_escalated: false, is_escalated: false },
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        updated_at: expect.stringMatching(/Z$/),
      },
    })
    expect((await ask('GET', `/tickets/${created.body.id}`)).body).toEqual(created.body)
    expect(await ownOf(created.body.id)).toMatchObject({
      ...{ priority: 'urgent', source: 'phone', status: 'pending', category: 'billing' },
      ...{ lastAuthor: 'customer', assignee: { id: agent.id } },
    })
  })

  test('Freshdesk · tickets · what is left away has the documented defaults', async () => {
    expect(await made()).toMatchObject({ status: 2, priority: 1, source: 2, responder_id: null, tags: [] })
  })

  test.each([
    ['status', [2, 3, 4, 5]],
    ['priority', [1, 2, 3, 4]],
    ['source', [1, 2, 3, 7, 9, 10]],
  ] as const)('Freshdesk · tickets · %s keeps each of its numbers', async (name, codes) => {
    for (const code of codes) expect(await made({ [name]: code })).toMatchObject({ [name]: code })
  })

  test.each([
    ['requester_id', () => ({ requester_id: server.cast.customer.id })],
    ['email', () => ({ email: server.cast.customer.email.toUpperCase() })],
  ])('Freshdesk · tickets · whoever asks is known by %s', async (_name, by) => {
    const { email: _email, ...rest } = given()
    const { status, body } = await ask('POST', '/tickets', { ...rest, ...by() })
    expect([status, body.requester_id]).toEqual([201, server.cast.customer.id])
  })

  test.each([
    ['unique_external_id', 'crm-77', { externalId: 'crm-77' }],
    ['phone', '+34 941 20 30 40', { workPhone: '+34 941 20 30 40' }],
    ['twitter_id', '@nadia_saenz', { socialHandles: { x: 'nadia_saenz' } }],
    ['facebook_id', 'nadia.saenz', { socialHandles: { facebook: 'nadia.saenz' } }],
  ] as const)(
    'Freshdesk · tickets · %s names a contact, who is made when nobody has it',
    async (name, value, told) => {
      const { email: _email, ...rest } = given()
      const first = await ask('POST', '/tickets', { ...rest, name: 'Nadia Sáenz', [name]: value })
      expect([first.status, errorsOf(first)]).toEqual([201, []])
      const contact = (await server.as('agent').get(`/api/agent/contacts/${first.body.requester_id}`)).body
      expect(contact).toMatchObject({ name: 'Nadia Sáenz', access: 'none', ...told })
      const second = await ask('POST', '/tickets', { ...rest, [name]: value })
      expect(second.body.requester_id).toBe(contact.id)
    },
  )

  test('Freshdesk · tickets · an external id is his alone, a telephone number many people’s', async () => {
    const { id } = await newContact({ externalId: 'crm-99', workPhone: '+34 941 55 44 33' })
    const byId = await made({ email: 'otra.de.crm@nueva.example', unique_external_id: 'crm-99' })
    expect(byId.requester_id).toBe(id)
    const byPhone = await made({ email: 'otra.de.fono@nueva.example', phone: '+34 941 55 44 33' })
    expect(byPhone.requester_id).not.toBe(id)
  })

  test('Freshdesk · tickets · an unknown address becomes a contact without an activation mail', async () => {
    const { requester_id: id } = await made({ email: 'Nueva.Persona@nueva.example' })
    const contact = (await server.as('agent').get(`/api/agent/contacts/${id}`)).body
    expect(contact).toMatchObject({
      name: 'Nueva.Persona',
      emails: [{ address: 'Nueva.Persona@nueva.example' }],
    })
    expect(contact.access).toBe('none')
  })

  test('Freshdesk · tickets · two at once of somebody new are one contact’s', async () => {
    const body = { ...given(), email: 'a.la.vez@nueva.example' }
    const both = await Promise.all([1, 2, 3].map(() => ask('POST', '/tickets', body)))
    expect(both.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(both.map((each) => each.body.requester_id)).size).toBe(1)
  })

  test('Freshdesk · tickets · an address of a contact who was merged asks for the one who stayed', async () => {
    const kept = await newContact({ emails: ['queda@fusion.example'] })
    const gone = await newContact({ emails: ['se.va@fusion.example'] })
    const merge = { primary_contact_id: kept.id, secondary_contact_ids: [gone.id] }
    expect((await ask('POST', '/contacts/merge', merge)).status).toBe(204)
    const ticket = await made({ email: 'se.va@fusion.example' })
    expect(ticket.requester_id).toBe(kept.id)
    const list = (await ask('GET', '/tickets?email=se.va@fusion.example')).body
    expect(list.map(({ id }: { id: number }) => id)).toEqual([ticket.id])
  })

  test('Freshdesk · tickets · cc_emails take part from the first message on', async () => {
    const { id, cc_emails: inCopy } = await made({
      cc_emails: ['ines@gestoria.example'],
    })
    expect(inCopy).toEqual(['ines@gestoria.example'])
    const messages = (await server.as('agent').get(`/api/agent/tickets/${id}/messages`)).body.items
    const copies = (await server.as('agent').get(`/api/agent/ticket-messages/${messages[0].id}/copies`)).body
    const hers = { verdict: 'in', rule: 'participant', address: 'ines@gestoria.example' }
    expect(copies.items).toContainEqual(expect.objectContaining(hers))
  })

  test('Freshdesk · tickets · a ticket may be of any company of its requester’s', async () => {
    const company = (await server.as('agent').post('/api/agent/companies', { name: 'Sáenz e hijos' })).body
    const other = (await server.as('agent').post('/api/agent/companies', { name: 'De nadie' })).body
    const companies = [{ companyId: company.id }]
    const { id } = await newContact({ emails: ['nadia@saenz-hijos.example'], companies })
    const ticket = await made({ email: null, requester_id: id, company_id: company.id })
    expect(ticket.company_id).toBe(company.id)
    const foreign = await ask('POST', '/tickets', { ...given(), company_id: other.id })
    expect(errorsOf(foreign)).toEqual([['company_id', 'invalid_value']])
  })

  test('Freshdesk · tickets · a department is the group and the address it answers from', async () => {
    const bills = { name: 'Cobros', address: 'cobros@alameda.example', category: 'billing' }
    const { id } = (await server.as('owner').post('/api/agent/settings/departments', bills)).body
    for (const name of ['group_id', 'email_config_id'])
      expect(await made({ [name]: id })).toMatchObject({
        group_id: id,
        email_config_id: id,
        type: 'Facturación',
      })
  })

  test.each([
    ['status', 9, 'invalid_value'],
    ['status', '2', 'datatype_mismatch'],
    ['priority', 0, 'invalid_value'],
    ['source', 4, 'invalid_value'],
    ['type', 'Nada', 'invalid_value'],
    ['subject', '', 'missing_field'],
    ['subject', null, 'missing_field'],
    ['description', '', 'missing_field'],
    ['description', 'x'.repeat(100_001), 'invalid_value'],
    ['email', 'not an address', 'invalid_value'],
    ['email', 'soporte@alameda.example', 'invalid_value'],
    ['requester_id', 99999999, 'invalid_value'],
    ['responder_id', 99999999, 'invalid_value'],
    ['group_id', 99999999, 'invalid_value'],
    ['company_id', 99999999, 'invalid_value'],
    ['tags', ['a,b'], 'invalid_value'],
    ['tags', 'a', 'datatype_mismatch'],
    ['cc_emails', ['no'], 'invalid_value'],
    ['product_id', 3, 'inaccessible_field'],
    ['parent_id', 3, 'inaccessible_field'],
    ['due_by', '2026-12-01T10:00:00Z', 'inaccessible_field'],
    ['fr_due_by', '2026-12-01T10:00:00Z', 'inaccessible_field'],
    ['surprise', 1, 'invalid_field'],
    ['ticket', { subject: 'x' }, 'invalid_field'],
  ])('Freshdesk · tickets · %s: %j is refused as %s', async (name, value, code) => {
    const refused = await ask('POST', '/tickets', { ...given(), [name]: value })
    expect([refused.status, refused.body.description]).toEqual([400, 'Validation failed'])
    expect(errorsOf(refused)).toEqual([[name, code]])
  })

  test.each([
    ['an agent', 'noelia@alameda.example', 'This is the address of an agent, who cannot ask as a customer'],
    [
      'a department',
      'soporte@alameda.example',
      'This is an address of our own, at which customers write to us',
    ],
  ])('Freshdesk · tickets · %s does not ask, and is said to be one', async (_name, email, message) => {
    const { body } = await ask('POST', '/tickets', { ...given(), email })
    expect(body.errors).toEqual([{ field: 'email', code: 'invalid_value', message }])
  })

  test('Freshdesk · tickets · one of a blocked contact is opened: the key’s agent vouches for it', async () => {
    const { id } = await newContact({ emails: ['bloqueada@nueva.example'] })
    expect((await server.as('agent').post(`/api/agent/contacts/${id}/block`)).status).toBeLessThan(300)
    expect(await made({ email: 'bloqueada@nueva.example' })).toMatchObject({ requester_id: id })
  })

  test('Freshdesk · tickets · all that is wrong is told at once', async () => {
    const refused = await ask('POST', '/tickets', { status: 9, due_by: 'x', custom_fields: { plan: 1 } })
    expect(errorsOf(refused).sort()).toEqual([
      ['custom_fields.plan', 'invalid_field'],
      ['description', 'missing_field'],
      ['due_by', 'inaccessible_field'],
      ['requester_id', 'missing_field'],
      ['status', 'invalid_value'],
      ['subject', 'missing_field'],
    ])
    const { email: _email, ...rest } = given()
    const phone = await ask('POST', '/tickets', { ...rest, phone: '+34 941 99 88 77' })
    expect(errorsOf(phone)).toEqual([['name', 'missing_field']])
  })

  test('Freshdesk · tickets · HTML is made harmless, and text stays text', async () => {
    const bad = '<p onclick="x()">Hola<script>x()</script> <a href="javascript:x()">a</a></p>'
    expect((await made({ description: bad })).description).not.toMatch(/script|onclick/)
    const picture = '<p><img src="https://casa.example/a.png" alt="a" /></p>'
    expect((await made({ description: picture })).description).toContain('src="https://casa.example/a.png"')
    const text = await made({ description: 'a < b & c\nd' })
    expect(text).toMatchObject({ description: 'a &#60; b &#38; c<br>d', description_text: 'a < b & c\nd' })
  })
})

describe('changing', () => {
  test('Freshdesk · tickets · what is named changes, the rest stays', async () => {
    const { id } = await made({ tags: ['uno'] })
    const { agent, otherCustomer } = server.cast
    const body = { subject: 'Otro', status: 4, priority: 3, type: 'Dominios', responder_id: agent.id }
    const changed = await ask('PUT', `/tickets/${id}`, body)
    expect(changed).toMatchObject({ status: 200, body: { ...body, id, tags: ['uno'] } })
    expect((await ask('GET', `/tickets/${id}`)).body).toEqual(changed.body)
    const moved = await ask('PUT', `/tickets/${id}`, { tags: [], responder_id: null })
    expect(moved.body).toMatchObject({ tags: [], responder_id: null, subject: 'Otro' })
    const fresh = await made({ email: 'sin.cuenta@nueva.example' })
    const asked = await ask('PUT', `/tickets/${fresh.id}`, { email: 'otra.mas@nueva.example' })
    expect(asked.status).toBe(200)
    expect(asked.body.requester_id).not.toBe(otherCustomer.id)
    expect(await ownOf(fresh.id)).toMatchObject({ requester: { address: 'otra.mas@nueva.example' } })
  })

  test('Freshdesk · tickets · what is given back as it was shown changes nothing', async () => {
    const shown = await made({ source: 7, cc_emails: ['ines@gestoria.example'], tags: ['a'] })
    const names = ['subject', 'description', 'type', 'status', 'priority', 'source', 'cc_emails', 'tags']
    const more = ['requester_id', 'responder_id', 'group_id', 'email_config_id', 'company_id', 'due_by']
    const body = Object.fromEntries([...names, ...more].map((name) => [name, shown[name]]))
    const again = await ask('PUT', `/tickets/${shown.id}`, body)
    expect(again).toMatchObject({ status: 200, body: shown })
    const trail = (await server.as('agent').get(`/api/agent/tickets/${shown.id}/trail`)).body.items
    expect(trail.map(({ type }: { type: string }) => type)).toEqual(['ticket.opened'])
  })

  test.each([
    ['description', 'x', 'readonly_field'],
    ['source', 3, 'readonly_field'],
    ['cc_emails', ['a@b.example'], 'readonly_field'],
    ['status', 1, 'invalid_value'],
    ['responder_id', 99999999, 'invalid_value'],
    ['due_by', '2026-12-01', 'inaccessible_field'],
    ['surprise', 1, 'invalid_field'],
  ])('Freshdesk · tickets · a change of %s to %j is refused as %s', async (name, value, code) => {
    const { id, ...before } = await made()
    const refused = await ask('PUT', `/tickets/${id}`, { [name]: value, priority: 4 })
    expect([refused.status, errorsOf(refused)]).toEqual([400, [[name, code]]])
    expect((await ask('GET', `/tickets/${id}`)).body).toEqual({ id, ...before })
  })

  test('Freshdesk · tickets · a deleted one is viewed, not changed, and restored', async () => {
    const { id } = await made()
    expect(await ask('DELETE', `/tickets/${id}`)).toMatchObject({ status: 204, body: '' })
    expect((await ask('GET', `/tickets/${id}`)).body).toMatchObject({ id, deleted: true })
    expect((await ask('PUT', `/tickets/${id}`, { status: 4 })).status).toBe(405)
    expect((await ask('DELETE', `/tickets/${id}`)).status).toBe(405)
    expect((await ask('POST', `/tickets/${id}/reply`, { body: 'x' })).status).toBe(405)
    expect(await ask('PUT', `/tickets/${id}/restore`)).toMatchObject({ status: 204, body: '' })
    const back = await ask('GET', `/tickets/${id}`)
    expect([back.status, back.body.deleted]).toEqual([200, undefined])
    expect((await ask('PUT', `/tickets/${id}/restore`)).status).toBe(404)
  })

  test('Freshdesk · tickets · one that was merged is closed, and not changed', async () => {
    const [into, from] = [await made(), await made()]
    const merged = await server
      .as('agent')
      .post(`/api/agent/tickets/${into.id}/merges`, { tickets: [from.id] })
    expect(merged.status).toBeLessThan(300)
    expect((await ask('GET', `/tickets/${from.id}`)).body).toMatchObject({ id: from.id, status: 5 })
    expect((await ask('PUT', `/tickets/${from.id}`, { status: 2 })).status).toBe(405)
  })
})

describe('who may', () => {
  test.each([
    ['POST', () => '/tickets'],
    ['PUT', (id: number) => `/tickets/${id}`],
    ['DELETE', (id: number) => `/tickets/${id}`],
    ['PUT', (id: number) => `/tickets/${id}/restore`],
    ['POST', (id: number) => `/tickets/${id}/reply`],
    ['POST', (id: number) => `/tickets/${id}/notes`],
  ] as const)('Freshdesk · tickets · a key that only reads may not %s', async (method, path) => {
    const { id } = await made()
    const refused = await ask(method, path(id), given(), keys.viewer)
    expect(refused).toMatchObject({ status: 403, body: { code: 'access_denied' } })
    expect((await ask('GET', `/tickets/${id}`, undefined, keys.viewer)).status).toBe(200)
  })

  test('Freshdesk · tickets · a key that writes no contacts opens none for whom nobody knows', async () => {
    const scopes = ['tickets.read', 'tickets.write']
    const { key } = (await server.as('agent').post('/api/agent/me/api-keys', { name: 'Tickets', scopes }))
      .body
    const unknown = { ...given(), email: 'quien.sera@nueva.example' }
    expect(await ask('POST', '/tickets', unknown, key)).toMatchObject({ status: 403 })
    expect((await ask('POST', '/tickets', given(), key)).status).toBe(201)
  })

  test.each(['/tickets/99999999', '/tickets/abc', '/tickets/0'])(
    'Freshdesk · tickets · %s is nothing, said without a body',
    async (path) => {
      for (const method of ['GET', 'PUT', 'DELETE'] as const) {
        const { status, headers, body } = await ask(method, path, method === 'PUT' ? {} : undefined)
        expect([status, body]).toEqual([404, ''])
        expect(headers['content-type']).toMatch(/^text\/html/)
      }
    },
  )
})
