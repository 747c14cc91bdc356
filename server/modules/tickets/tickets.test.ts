import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const agent = () => server.as('agent')
const openedFor = async (more: object = {}) => {
  const { customer } = server.cast
  const body = { subject: 'Certificado', body: 'Lo vemos.', requester: { contactId: customer.id }, ...more }
  const answer = await agent().post('/api/agent/tickets', body)
  expect(answer.status).toBe(201)
  return answer.body
}

describe('opening', () => {
  test('an agent opens a ticket for a contact, in her only account and the department’s category', async () => {
    const { customer, agent: noelia } = server.cast
    const ticket = await openedFor()
    expect(ticket).toMatchObject({
      subject: 'Certificado',
      category: 'support',
      department: { name: 'Soporte' },
      requester: { contactId: customer.id, address: customer.email },
      account: { id: customer.accountId },
      ...{ status: 'pending', priority: 'normal', source: 'agent', lastAuthor: 'agent' },
      people: [
        { contactId: customer.id, as: 'main-user' },
        { agentId: noelia.id, as: 'agent' },
      ],
    })
    const { body: messages } = await agent().get(`/api/agent/tickets/${ticket.id}/messages`)
    expect(messages.items).toMatchObject([{ body: 'Lo vemos.', author: { kind: 'agent', id: noelia.id } }])
  })

  test('who is named to take part does so from the first message on, and how it came is told', async () => {
    const ines = { address: 'Ines.Guemes@gestoria.example', name: 'Inés Güemes' }
    const ticket = await openedFor({ participants: [ines, ines], source: 'phone', writtenBy: 'customer' })
    expect(ticket).toMatchObject({
      source: 'phone',
      participants: [{ email: ines.address, name: ines.name, state: 'confirmed' }],
    })
    const { body: messages } = await agent().get(`/api/agent/tickets/${ticket.id}/messages`)
    const { body: copies } = await agent().get(`/api/agent/ticket-messages/${messages.items[0].id}/copies`)
    const hers = { verdict: 'in', rule: 'participant', address: ines.address }
    expect(copies.items).toContainEqual(expect.objectContaining(hers))
    const body = { subject: 'a', body: 'b', requester: { contactId: server.cast.customer.id } }
    const wrong = await agent().post('/api/agent/tickets', { ...body, participants: [{ address: 'no' }] })
    expect(wrong.body.problems).toMatchObject([{ path: 'participants.0.address' }])
  })

  test('what is about bills goes to who answers about bills, where no department is named', async () => {
    const bills = { name: 'Cobros', address: 'cobros@alameda.example', category: 'billing' }
    const made = await server.as('owner').post('/api/agent/settings/departments', bills)
    expect(made.status).toBe(201)
    expect(await openedFor({ category: 'billing' })).toMatchObject({ department: { name: 'Cobros' } })
  })

  test('everything that is wrong is told at once', async () => {
    const body = {
      ...{ subject: ' ', body: '', departmentId: 999, accountId: server.cast.otherCustomer.accountId },
      ...{ requester: { contactId: server.cast.customer.id }, assigneeId: server.cast.viewer.id },
      ...{ domainId: 1, tags: ['a,b'], uploads: [77] },
    }
    const { status, body: refused } = await agent().post('/api/agent/tickets', body)
    expect(status).toBe(422)
    expect(refused.problems.map((each: { code: string }) => each.code).sort()).toEqual([
      'tag.comma',
      'ticket.foreign-account',
      'ticket.no-body',
      'ticket.no-subject',
      'ticket.unknown-assignee',
      'ticket.unknown-department',
      'ticket.unknown-domain',
      'ticket.unknown-upload',
    ])
    const empty = await agent().post('/api/agent/tickets', { subject: '', body: '', requester: {} })
    expect(empty.body.problems).toMatchObject([
      { path: 'requester.contactId', code: 'ticket.no-requester' },
      { path: 'subject', code: 'ticket.no-subject' },
      { path: 'body', code: 'ticket.no-body' },
    ])
  })
})

const inArea = () => `/api/area/${server.cast.customer.accountId}/tickets`
const customerOpens = async (more: object = {}) => {
  const answer = await server.as('customer').post(inArea(), { subject: 'Ayuda', body: 'No carga', ...more })
  expect(answer.status).toBe(201)
  return answer.body
}
const ticketNow = async (id: number) => (await agent().get(`/api/agent/tickets/${id}`)).body
const answerOf = (id: number, body: object) => agent().post(`/api/agent/tickets/${id}/messages`, body)

describe('a conversation', () => {
  test('an answer waits for the customer, a reply for the agent, a note for nobody', async () => {
    const { id } = await customerOpens()
    expect((await ticketNow(id)).status).toBe('open')
    expect((await answerOf(id, { kind: 'public', body: 'Ya carga' })).body.ticket.status).toBe('pending')
    expect((await answerOf(id, { kind: 'note', body: 'Era el CDN' })).body.ticket.status).toBe('pending')
    const solved = { kind: 'public', body: 'Resuelto', status: 'resolved' }
    expect((await answerOf(id, solved)).body.ticket).toMatchObject({
      status: 'resolved',
      lastAuthor: 'agent',
    })
    const reply = await server.as('customer').post(`${inArea()}/${id}/messages`, { body: 'No del todo' })
    expect(reply).toMatchObject({
      status: 201,
      body: { ticketId: id, message: { author: { isOneself: true } } },
    })
    expect(await ticketNow(id)).toMatchObject({ status: 'open', lastAuthor: 'customer', resolvedAt: null })
    const { body: own } = await server.as('customer').get(`${inArea()}/${id}`)
    expect(own.messages.map((each: { body: string }) => each.body)).toEqual([
      ...['No carga', 'Ya carga', 'Resuelto', 'No del todo'],
    ])
  })

  test('what is written to a closed ticket opens another that goes on with it, with the same people', async () => {
    const { id } = await customerOpens()
    const participant = { address: 'ines@gestoria.example', name: 'Inés Güemes', state: 'confirmed' }
    await agent().put(`/api/agent/tickets/${id}/participants`, participant)
    expect((await server.as('customer').post(`${inArea()}/${id}/close`)).body.status).toBe('closed')
    const reply = await server.as('customer').post(`${inArea()}/${id}/messages`, { body: 'Otra vez' })
    expect(reply.body.ticketId).not.toBe(id)
    expect(await ticketNow(reply.body.ticketId)).toMatchObject({
      ...{ follows: id, subject: 'Ayuda', status: 'open', requester: { contactId: server.cast.customer.id } },
      participants: [{ address: 'ines@gestoria.example', state: 'confirmed' }],
    })
    expect(await ticketNow(id)).toMatchObject({ status: 'closed', followedBy: reply.body.ticketId })
  })

  test('while that one is unfinished, what is written to the closed one joins it; then another is opened', async () => {
    const { id } = await customerOpens()
    const close = (ticket: number) => server.as('customer').post(`${inArea()}/${ticket}/close`)
    const writes = async (ticket: number) =>
      (await server.as('customer').post(`${inArea()}/${ticket}/messages`, { body: 'Otra vez' })).body.ticketId
    await close(id)
    const next = await writes(id)
    expect([await writes(id), await writes(id)]).toEqual([next, next])
    await close(next)
    const third = await writes(id)
    expect(third).not.toBe(next)
    expect(await ticketNow(third)).toMatchObject({ follows: next })
    expect([await writes(id), await writes(next)]).toEqual([third, third])
    // Several at once, whichever of them they answer.
    await close(third)
    const [fourth, ...others] = await Promise.all([id, next, third, id, next].map(writes))
    expect(fourth).toBeGreaterThan(third)
    expect(new Set(others)).toEqual(new Set([fourth]))
    expect((await ticketNow(fourth)).messages).toBe(5)
  })

  test('two replies at once both stand, each once, and a key sent twice is one', async () => {
    const { id } = await customerOpens()
    const key = 'c0ffee00-0000-4000-8000-000000000001'
    const path = `/api/agent/tickets/${id}/messages`
    const twice = { kind: 'public', body: 'Con llave' }
    const answers = await Promise.all([
      answerOf(id, { kind: 'public', body: 'Uno' }),
      server.as('admin').post(path, { kind: 'public', body: 'Dos' }),
      server.as('customer').post(`${inArea()}/${id}/messages`, { body: 'Tres' }),
      agent().post(path, twice, { key }),
      agent().post(path, twice, { key }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    const { body } = await agent().get(path)
    expect(body.items.map((each: { body: string }) => each.body).sort()).toEqual([
      ...['Con llave', 'Dos', 'No carga', 'Tres', 'Uno'],
    ])
  })

  test('a reply that comes while the ticket is being deleted is in it, or in one that goes on', async () => {
    const { id } = await customerOpens()
    const [deleted, reply] = await Promise.all([
      agent().delete(`/api/agent/tickets/${id}`),
      server.as('customer').post(`${inArea()}/${id}/messages`, { body: 'A la vez' }),
    ])
    expect(deleted.status).toBe(200)
    // Before it, the reply goes with the ticket, and comes back with it; after it, there is no such ticket.
    expect([201, 404]).toContain(reply.status)
    await agent().post(`/api/agent/undos/${deleted.body.undoId}`)
    const { body } = await agent().get(`/api/agent/tickets/${id}/messages`)
    expect(body.items.length).toBe(reply.status === 201 ? 2 : 1)
  })

  test('messages are paged both ways', async () => {
    const { id } = await customerOpens()
    for (const body of ['1', '2', '3', '4']) await answerOf(id, { kind: 'note', body })
    const path = `/api/agent/tickets/${id}/messages`
    const bodies = (page: { items: { body: string }[] }) => page.items.map((each) => each.body).join()
    const latest = (await agent().get(`${path}?limit=2`)).body
    expect(bodies(latest)).toBe('3,4')
    const earlier = (await agent().get(`${path}?limit=2&before=${latest.previous}`)).body
    expect(bodies(earlier)).toBe('1,2')
    const first = (await agent().get(`${path}?limit=2&before=${earlier.previous}`)).body
    expect([bodies(first), first.previous]).toEqual(['No carga', null])
    expect(bodies((await agent().get(`${path}?limit=9&after=${first.next}`)).body)).toBe('1,2,3,4')
    await answerOf(id, { kind: 'note', body: '5' })
    expect(bodies((await agent().get(`${path}?after=${latest.next}`)).body)).toBe('5')
  })
})

describe('changing', () => {
  const change = async (id: number, body: object, version?: number) =>
    agent().patch(`/api/agent/tickets/${id}`, body, { version: version ?? (await ticketNow(id)).version })

  test('fields change by version, stand in the trail by name, and are undone', async () => {
    const { cast } = server
    const { id, version } = await openedFor()
    const fields = { status: 'resolved', priority: 'high', assigneeId: cast.admin.id, tags: ['urge', 'Urge'] }
    const changed = await change(id, { ...fields, category: 'billing' }, version)
    expect(changed.body.ticket).toMatchObject({
      ...{ status: 'resolved', priority: 'high', tags: ['urge'], category: 'billing' },
      assignee: { id: cast.admin.id },
    })
    const stale = await change(id, { priority: 'low' }, version)
    expect(stale).toMatchObject({ status: 412, body: { current: { id, priority: 'high' } } })
    const { body: trail } = await agent().get(`/api/agent/tickets/${id}/trail`)
    const entry = trail.items.find((each: { type: string }) => each.type === 'ticket.changed')
    expect(entry.changes).toContainEqual({ field: 'assignee', old: null, new: cast.admin.name })
    await change(id, { priority: 'urgent' })
    const undone = await agent().post(`/api/agent/undos/${changed.body.undoId}`)
    expect(undone.body.leftOut).toMatchObject([{ path: 'priority', code: 'undo.changed-since' }])
    expect(await ticketNow(id)).toMatchObject({
      ...{ status: 'pending', priority: 'urgent', tags: [], category: 'support', assignee: null },
    })
  })

  test('an account, its domains and its requester go together', async () => {
    const { customer, otherCustomer } = server.cast
    const path = `/api/agent/accounts/${customer.accountId}/domains`
    const domain = (await agent().post(path, { name: 'cuadernosbajio.example' })).body
    const { id } = await openedFor({ domainId: domain.id })
    expect((await change(id, { accountId: otherCustomer.accountId })).body.problems).toMatchObject([
      { path: 'accountId', code: 'ticket.foreign-account' },
    ])
    const moved = await change(id, {
      requester: { contactId: otherCustomer.id },
      accountId: otherCustomer.accountId,
    })
    expect(moved.body.ticket).toMatchObject({
      requester: { contactId: otherCustomer.id, address: otherCustomer.email },
      account: { id: otherCustomer.accountId },
      domain: null,
    })
    await agent().post(`/api/agent/undos/${moved.body.undoId}`)
    expect(await ticketNow(id)).toMatchObject({
      domain: { id: domain.id },
      account: { id: customer.accountId },
    })
  })

  test('an account with unfinished tickets does not close', async () => {
    const { stranger } = server.cast
    const made = await agent().post('/api/agent/accounts', { name: 'Nueva', mainUserId: stranger.id })
    const accountId = made.body.id
    const { id } = await openedFor({ requester: { contactId: stranger.id }, accountId })
    const close = () => agent().post(`/api/agent/accounts/${accountId}/close`)
    expect((await close()).body.problems).toMatchObject([
      { code: 'account.has-tickets', params: { count: 1 } },
    ])
    await change(id, { status: 'closed' })
    expect((await close()).status).toBe(200)
  })
})

describe('deleting', () => {
  test('a deleted ticket is brought back by its number, once', async () => {
    const { id } = await openedFor()
    expect((await agent().delete(`/api/agent/tickets/${id}`)).status).toBe(200)
    const back = await agent().post(`/api/agent/tickets/${id}/restoration`)
    expect(back).toMatchObject({ status: 200, body: { id, life: 'live' } })
    const again = await agent().post(`/api/agent/tickets/${id}/restoration`)
    expect(again).toMatchObject({ status: 409, body: { problems: [{ code: 'ticket.not-deleted' }] } })
    expect((await agent().post('/api/agent/tickets/999999/restoration')).status).toBe(404)
  })
})

describe('copies', () => {
  test('the main user sees who got a copy and who did not, with his own cards’ addresses; others see names', async () => {
    const { customer, otherCustomer } = server.cast
    const cards = `/api/area/${customer.accountId}/contacts`
    const card = { name: 'Inés', email: 'ines@papeleradelbajio.example', categories: ['support'] }
    expect((await server.as('customer').post(cards, card)).status).toBe(201)
    await server
      .as('customer')
      .post(cards, { ...card, name: 'Rocío', email: 'rocio@b.example', categories: [] })
    const { id } = await customerOpens()
    const taking = { address: otherCustomer.email, name: otherCustomer.name, state: 'confirmed' }
    await agent().put(`/api/agent/tickets/${id}/participants`, taking)
    const preview = await agent().post(`/api/agent/tickets/${id}/recipients`, { leaveOut: [card.email] })
    const rules = (items: { name: string; rule: string }[]) =>
      items.map(({ name, rule }) => `${name}: ${rule}`)
    expect(rules(preview.body.items)).toContain('Inés: left-out')
    const { body } = await answerOf(id, { kind: 'public', body: 'Ya está' })
    expect(body.message.copies).toMatchObject({ waiting: 3 })
    const copies = `/api/area/me/ticket-messages/${body.message.id}/copies`
    const { items: hers } = (await server.as('customer').get(copies)).body
    expect(rules(hers)).toEqual(
      expect.arrayContaining([
        ...[`${customer.name}: requester`, 'Inés: ticked', 'Rocío: not-ticked'],
        `${otherCustomer.name}: participant`,
      ]),
    )
    expect(hers.find(({ name }: { name: string }) => name === 'Inés').address).toBe(card.email)
    const { items: his } = (await server.as('otherCustomer').get(copies)).body
    expect(his.map(({ address }: { address: null }) => address)).toEqual([null, null, null])
    expect(rules(his).join()).not.toContain('Rocío')
  })
})

test('an address to leave out that is none is said, and nobody gets the message', async () => {
  const { id } = await customerOpens()
  const refused = {
    status: 422,
    body: { problems: [{ path: 'leaveOut.1', code: 'mail-domain.bad-character' }] },
  }
  const leaveOut = ['oscar@nada.example', 'oscar@nada,example']
  expect(await answerOf(id, { kind: 'public', body: 'Solo para usted', leaveOut })).toMatchObject(refused)
  expect(await agent().post(`/api/agent/tickets/${id}/recipients`, { leaveOut })).toMatchObject(refused)
})

describe('whoever goes', () => {
  test('a deleted contact’s tickets stay, and she asks nothing more', async () => {
    const { body: contact } = await agent().post('/api/agent/contacts', {
      ...{ name: 'Teo Ruz', emails: ['teo@ruz.example'] },
    })
    const { id } = await openedFor({ requester: { contactId: contact.id } })
    expect((await agent().delete(`/api/agent/contacts/${contact.id}`)).status).toBe(200)
    expect(await ticketNow(id)).toMatchObject({ requester: { contactId: contact.id, name: 'Teo Ruz' } })
    const list = await agent().get(`/api/agent/contacts/${contact.id}/tickets`)
    expect(list.body.items).toMatchObject([{ id }])
    expect((await answerOf(id, { kind: 'note', body: 'Se fue' })).status).toBe(201)
    const again = { subject: 'x', body: 'x', requester: { contactId: contact.id } }
    expect((await agent().post('/api/agent/tickets', again)).body.problems).toMatchObject([
      { path: 'requester.contactId', code: 'ticket.unknown-requester' },
    ])
  })

  test('tickets, their deletion, a contact’s deletion and a hand-over at once leave nothing half done', async () => {
    const { customer, stranger } = server.cast
    const { body: contact } = await agent().post('/api/agent/contacts', {
      name: 'Eva',
      emails: ['eva@x.example'],
    })
    const account = await agent().post('/api/agent/accounts', { name: 'Eva', mainUserId: contact.id })
    const accountId = account.body.id
    const opened = { subject: 'x', body: 'x', requester: { contactId: contact.id }, accountId }
    const { body: ticket } = await agent().post('/api/agent/tickets', { ...opened, status: 'resolved' })
    const all = await Promise.all([
      agent().post('/api/agent/tickets', opened),
      agent().delete(`/api/agent/contacts/${contact.id}`),
      answerOf(ticket.id, { kind: 'public', body: 'y' }),
      agent().post(
        `/api/agent/accounts/${accountId}/hand-over`,
        { mainUserId: stranger.id },
        { version: account.body.version },
      ),
      agent().patch(`/api/agent/tickets/${ticket.id}`, { tags: ['z'] }, { version: ticket.version }),
    ])
    for (const { status } of all) expect([200, 201, 404, 409, 412, 422]).toContain(status)
    const [made, , answered] = all
    expect(answered?.status).toBe(201)
    if (made?.status === 201) expect((await ticketNow(made.body.id)).requester.contactId).toBe(contact.id)
    expect((await ticketNow(ticket.id)).account.id).toBe(accountId)
    expect(customer.accountId).not.toBe(accountId)
  })
})

describe('programs', () => {
  test('a key with the scopes does what an agent does, and is named as the door', async () => {
    const scopes = ['tickets.read', 'tickets.write']
    const { body: made } = await agent().post('/api/agent/me/api-keys', { name: 'CRM', scopes })
    const headers = { authorization: `Bearer ${made.key}` }
    const body = { subject: 'Por API', body: 'Hola', requester: { contactId: server.cast.customer.id } }
    const opened = await server.as('nobody').post('/api/agent/tickets', body, { headers })
    expect(opened).toMatchObject({ status: 201, body: { source: 'api', subject: 'Por API' } })
  })
})
