import { XMLParser } from 'fast-xml-parser'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../../test/harness/test-server.ts'
import { openOneTicket, writeInto } from '../../../../../test/harness/tickets.ts'
import { type CallWhmcs, whmcsKey, whmcsWith } from '../../../../../test/harness/whmcs-client.ts'

let server: TestServer
let call: CallWhmcs
let deptid: number
let client: TestServer['cast']['customer']
let laura: { id: number; email: string }
beforeAll(async () => {
  server = await startTestServer()
  call = whmcsWith(server, await whmcsKey(server))
  client = server.cast.customer
  deptid = (await call('GetSupportDepartments')).body.departments.department[0].id
  laura = await card('Laura Prieto', 'laura@papeleradelbajio.example', ['support'])
})
afterAll(() => server.stop())

async function card(name: string, email: string, categories: string[] = []) {
  const path = `/api/agent/accounts/${client.accountId}/contacts`
  const { status, body } = await server.as('agent').post(path, { name, email, categories })
  expect(status).toBe(201)
  return body as { id: number; email: string }
}

let subjects = 0
const open = async (more: Record<string, unknown> = {}) => {
  const given = { deptid, subject: `No llega el correo ${++subjects}`, message: 'Desde ayer.' }
  return call('OpenTicket', { ...given, clientid: client.accountId, ...more })
}
const opened = async (more: Record<string, unknown> = {}) => {
  const { body } = await open(more)
  expect(body).toMatchObject({ result: 'success' })
  return (await call('GetTicket', { ticketid: body.id })).body
}
const files = (list: { name?: string; filename?: string; data: string }[]) =>
  Buffer.from(JSON.stringify(list)).toString('base64')
const inBase64 = (content: string) => Buffer.from(content).toString('base64')
const copiesOf = async (ticketId: string | number, at = 0) => {
  const agent = server.as('agent')
  const { body } = await agent.get(`/api/agent/tickets/${ticketId}/messages`)
  return (await agent.get(`/api/agent/ticket-messages/${body.items.at(at).id}/copies`)).body.items
}

describe('OpenTicket', () => {
  test('WHMCS · OpenTicket · answers id, tid and c as texts', async () => {
    const { status, body } = await open()
    expect(status).toBe(200)
    expect(body).toEqual({ result: 'success', id: body.id, tid: body.id, c: expect.any(String) })
    expect(body.id).toMatch(/^\d+$/)
    expect(body.c).toHaveLength(8)
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a client that is none', { clientid: 99999999 }, 'Client ID Not Found'],
    ['a user of somebody else', { userid: 99999999 }, 'The system cannot find the provided user ID.'],
    ['a contact that is none', { contactid: 99999999 }, 'Contact ID Not Found'],
    [
      'a client left empty, and no address',
      { clientid: '' },
      'Name and email address are required if not a client',
    ],
    ['neither client nor address', { clientid: 0 }, 'Name and email address are required if not a client'],
    [
      'an address without a name',
      { clientid: 0, email: 'a@b.example' },
      'Name and email address are required if not a client',
    ],
    ['no address', { clientid: 0, name: 'Ana', email: 'ana' }, 'Email Address Invalid'],
    ['a department that is none', { deptid: 99999999 }, 'Department ID not found'],
    ['a blank subject', { subject: ' ' }, 'Subject is required'],
    ['no subject', { subject: undefined }, 'Subject is required'],
    ['a blank message', { message: '' }, 'Message is required'],
    ['a service that is none', { serviceid: 99999999 }, 'Service ID Not Found'],
    ['a domain that is none', { domainid: 99999999 }, 'Domain ID Not Found'],
    ['a date that is none', { created: 'ayer' }, 'Invalid Date Format'],
    ['a date to come', { created: '2199-01-01 00:00:00' }, 'Ticket creation date cannot be in the future'],
    [
      'a date that is past',
      { created: '2020-01-01T00:00:00Z' },
      'Creation dates in the past are not supported',
    ],
    ['custom fields', { customfields: 'YTowOnt9' }, 'Custom fields of tickets are not supported'],
    ['a priority that is none', { priority: 'Whatever' }, 'Invalid parameter: priority'],
    ['attachments that are none', { attachments: 'YQ==' }, 'The attachments cannot be read'],
    [
      'service and domain at once',
      { serviceid: 1, domainid: 1 },
      'Only one of serviceid and domainid can be given',
    ],
  ])('WHMCS · OpenTicket · %s is refused', async (_what, fields, message) => {
    expect(await open(fields)).toMatchObject({ status: 200, body: { result: 'error', message } })
  })

  test('WHMCS · OpenTicket · a client’s ticket is her own, in her account', async () => {
    const ticket = await opened({ priority: 'High', message: 'Hola\nadiós' })
    expect(ticket).toMatchObject({
      userid: String(client.accountId),
      contactid: '0',
      name: client.name,
      email: client.email,
      requestor_type: 'Owner',
      deptid,
      status: 'Open',
      priority: 'High',
      admin: '',
      flag: '0',
      service: '',
      cc: '',
      notes: { note: [] },
    })
    expect(ticket.replies.reply).toMatchObject([
      { replyid: '0', name: client.name, message: 'Hola\r\nadiós', attachment: '', attachments: [] },
    ])
  })

  test('WHMCS · OpenTicket · contactid asks as the account’s additional contact', async () => {
    const ticket = await opened({ contactid: laura.id })
    expect(ticket).toMatchObject({
      userid: String(client.accountId),
      contactid: String(laura.id),
      name: 'Laura Prieto',
      email: laura.email,
      requestor_type: 'Contact',
      replies: { reply: [{ contactid: String(laura.id), email: laura.email }] },
    })
    const copies = await copiesOf(ticket.id)
    expect(copies).toContainEqual(expect.objectContaining({ address: client.email, verdict: 'in' }))
    expect(copies).not.toContainEqual(expect.objectContaining({ address: laura.email, verdict: 'in' }))
  })

  test('WHMCS · OpenTicket · another account’s contact is no contact of this one', async () => {
    const fields = { clientid: server.cast.otherCustomer.accountId, contactid: laura.id }
    expect((await open(fields)).body).toEqual({ result: 'error', message: 'Contact ID Not Found' })
  })

  test('WHMCS · OpenTicket · whoever is no client is known by her address, or made a contact once', async () => {
    const person = { clientid: 0, name: 'Rosa Amela', email: 'Rosa@amela.example' }
    const [first, second] = [await opened(person), await opened(person)]
    expect(first).toMatchObject({ userid: '0', name: 'Rosa Amela', requestor_type: 'Registered User' })
    const agent = server.as('agent')
    const requester = async (id: string) => (await agent.get(`/api/agent/tickets/${id}`)).body.requester
    expect(await requester(first.id)).toEqual(await requester(second.id))
  })

  test('WHMCS · OpenTicket · calls at once of somebody new are one contact’s', async () => {
    const person = { clientid: 0, name: 'Rafa', email: 'a.la.vez@amela.example' }
    const made = await Promise.all([1, 2, 3].map(() => open(person)))
    const agent = server.as('agent')
    const requesters = await Promise.all(
      made.map(
        async ({ body }) => (await agent.get(`/api/agent/tickets/${body.id}`)).body.requester?.contactId,
      ),
    )
    expect(requesters).toEqual(Array.from({ length: 3 }, () => requesters[0]))
    expect(requesters[0]).toEqual(expect.any(Number))
  })

  test('WHMCS · OpenTicket · admin opens it as the key’s agent', async () => {
    const ticket = await opened({ admin: 'true' })
    expect(ticket).toMatchObject({ admin: server.cast.agent.name, status: 'Answered', name: client.name })
    expect(ticket.replies.reply).toMatchObject([{ name: '', email: '', requestor_type: 'Operator' }])
  })

  test('WHMCS · OpenTicket · noemail sends nobody a copy', async () => {
    const ticket = await opened({ contactid: laura.id, noemail: 'true' })
    const copies = await copiesOf(ticket.id)
    expect(copies.length).toBeGreaterThan(0)
    expect(copies.every(({ verdict }: { verdict: string }) => verdict === 'out')).toBe(true)
  })

  test('WHMCS · OpenTicket · attachments are base64 of JSON, by name or filename', async () => {
    const attachments = files([
      { name: 'uno.txt', data: inBase64('uno') },
      { filename: 'dos.txt', data: inBase64('dos') },
    ])
    const ticket = await opened({ attachments })
    expect(ticket.replies.reply[0]).toMatchObject({
      attachment: 'uno.txt|dos.txt',
      attachments: [
        { filename: 'uno.txt', index: 0 },
        { filename: 'dos.txt', index: 1 },
      ],
      attachments_removed: false,
    })
    const { body } = await server.as('agent').get(`/api/agent/tickets/${ticket.id}/messages`)
    const file = `/api/agent/ticket-messages/${body.items[0].id}/attachments/1`
    expect((await server.as('agent').get(file)).body).toBe('dos')
  })

  test('WHMCS · OpenTicket · serviceid and domainid say what it is about', async () => {
    const agent = server.as('agent')
    const base = `/api/agent/accounts/${client.accountId}`
    const service = await agent.post(`${base}/services`, { name: 'Hosting Pro' })
    const domain = await agent.post(`${base}/domains`, { name: 'papeleradelbajio.example' })
    expect((await opened({ serviceid: service.body.id })).service).toBe(`S${service.body.id}`)
    expect((await opened({ domainid: domain.body.id })).service).toBe(`D${domain.body.id}`)
    const elsewhere = { clientid: server.cast.otherCustomer.accountId, domainid: domain.body.id }
    expect((await open(elsewhere)).body).toMatchObject({ message: 'Domain ID Not Found' })
  })

  test('WHMCS · OpenTicket · what is refused leaves nothing behind', async () => {
    const email = 'nadie-queda@amela.example'
    await open({ clientid: 0, name: 'Nadie', email, subject: '' })
    const { body } = await server.as('agent').get(`/api/agent/contacts?q=${email}`)
    expect(body.items).toEqual([])
  })
})

describe('AddTicketReply', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a ticket that is none', { ticketid: 99999999 }, 'Ticket ID not found'],
    ['no ticket', { ticketid: undefined }, 'Ticket ID not found'],
    ['two tickets', { ticketnum: 99999999 }, 'Ticket ID not found'],
    [
      'a blank message beside a file',
      { message: '', attachments: files([{ name: 'a', data: 'YQ==' }]) },
      'Message is required',
    ],
    ['a client that is none', { clientid: 99999999 }, 'Client ID Not Found'],
    ['a contact that is none', { contactid: 99999999 }, 'Contact ID Not Found'],
    ['a blank message', { message: ' ' }, 'Message is required'],
    ['nobody', { clientid: undefined }, 'Name and email address are required if not a client'],
    ['no address', { clientid: undefined, name: 'A', email: 'a' }, 'Email Address Invalid'],
    ['an unknown status', { status: 'Whatever' }, 'Invalid Ticket Status'],
    ['a date to come', { created: '2199-01-01 00:00:00' }, 'Reply creation date cannot be in the future'],
    ['a date that is none', { created: '1' }, 'Invalid Date Format'],
  ])('WHMCS · AddTicketReply · %s is refused', async (_what, fields, message) => {
    const { id } = await openOneTicket(server)
    const given = { ticketid: id, message: 'Hola', clientid: client.accountId }
    expect(await call('AddTicketReply', { ...given, ...fields })).toMatchObject({
      status: 200,
      body: { result: 'error', message },
    })
  })

  test('WHMCS · AddTicketReply · the client’s, a contact’s, and the agent’s stand in their order', async () => {
    const { id } = await openOneTicket(server)
    const reply = (more: object) => call('AddTicketReply', { ticketid: id, message: 'Hola', ...more })
    server.pass({ minutes: 1 })
    await reply({ adminusername: 'Auto-response', message: 'Miramos' })
    await reply({ ticketid: undefined, ticketnum: id, clientid: client.accountId })
    const { body } = await reply({ clientid: client.accountId, contactid: laura.id })
    expect(body).toEqual({ result: 'success', ticketid: String(id) })
    const ticket = (await call('GetTicket', { ticketnum: id })).body
    expect(ticket.status).toBe('Customer-Reply')
    expect(ticket.replies.reply).toMatchObject([
      { replyid: '0', requestor_type: 'Owner' },
      { requestor_type: 'Operator', admin: server.cast.agent.name, name: '', rating: '0' },
      { requestor_type: 'Owner', contactid: '0', name: client.name },
      { requestor_type: 'Contact', contactid: String(laura.id), name: 'Laura Prieto', email: laura.email },
    ])
    const newest = (await call('GetTicket', { ticketid: id, repliessort: 'DESC' })).body
    expect(newest.replies.reply.map((each: { replyid: string }) => each.replyid)).toEqual(
      ticket.replies.reply.map((each: { replyid: string }) => each.replyid).reverse(),
    )
  })

  test('WHMCS · AddTicketReply · a contact whose boxes leave the ticket’s category out may not reply', async () => {
    const quiet = await card('Pablo Sin Casillas', 'pablo@papeleradelbajio.example')
    const { id } = await openOneTicket(server)
    const given = { ticketid: id, message: 'Hola', clientid: client.accountId, contactid: quiet.id }
    const message = 'This person may not reply to this ticket'
    expect((await call('AddTicketReply', given)).body).toEqual({ result: 'error', message })
  })

  test.each<[string, () => Record<string, unknown>]>([
    ['another account', () => ({ clientid: server.cast.otherCustomer.accountId })],
    ['a stranger’s address', () => ({ name: 'X', email: server.cast.stranger.email })],
    ['an address that nobody has', () => ({ name: 'X', email: 'nobody@nowhere.example' })],
  ])('WHMCS · AddTicketReply · %s may not reply', async (_who, fields) => {
    const { id } = await openOneTicket(server)
    const { body } = await call('AddTicketReply', { ticketid: id, message: 'Hola', ...fields() })
    expect(body).toEqual({ result: 'error', message: 'This person may not reply to this ticket' })
  })

  test.each([
    ['Closed', 'Closed'],
    ['In Progress', 'In Progress'],
    ['Answered', 'Answered'],
    ['on hold', 'Answered'],
  ])('WHMCS · AddTicketReply · an operator’s status %s makes the ticket %s', async (status, expected) => {
    const { id } = await openOneTicket(server)
    await call('AddTicketReply', { ticketid: id, message: 'Listo', adminusername: 'a', status })
    expect((await call('GetTicket', { ticketid: id })).body.status).toBe(expected)
  })

  test('WHMCS · AddTicketReply · one to a finished ticket is told where it stands', async () => {
    const { id } = await openOneTicket(server)
    const agent = server.as('agent')
    const { body: ticket } = await agent.get(`/api/agent/tickets/${id}`)
    await agent.patch(`/api/agent/tickets/${id}`, { status: 'closed' }, { version: ticket.version })
    const reply = { ticketid: id, message: 'Sigue', clientid: client.accountId }
    const { body } = await call('AddTicketReply', reply)
    expect(body.result).toBe('success')
    expect((await agent.get(`/api/agent/tickets/${body.ticketid}`)).body.follows).toBe(id)
  })
})

describe('GetTicket', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['none', { ticketid: 99999999 }, 'Ticket ID not found'],
    ['no number', { ticketid: 'x' }, 'Ticket ID not found'],
    ['an empty one', { ticketid: '' }, 'Ticket ID not found'],
    ['nothing', {}, 'Ticket ID or Ticket Number is required'],
    ['two that differ', { ticketid: 1, ticketnum: 2 }, 'Ticket ID not found'],
  ])('WHMCS · GetTicket · %s is refused', async (_what, fields, message) => {
    expect((await call('GetTicket', fields)).body).toEqual({ result: 'error', message })
  })

  test('WHMCS · GetTicket · notes are apart, and a deleted ticket is none', async () => {
    const { id } = await openOneTicket(server)
    await writeInto(server, id, { body: 'Ojo con esto', byAgent: true, kind: 'note' })
    const { body } = await call('GetTicket', { ticketid: id })
    expect(body.replies.reply).toHaveLength(1)
    expect(body.notes.note).toMatchObject([{ message: 'Ojo con esto', admin: server.cast.agent.name }])
    await server.as('agent').delete(`/api/agent/tickets/${id}`)
    expect((await call('GetTicket', { ticketid: id })).body.message).toBe('Ticket ID not found')
  })

  test('WHMCS · GetTicket · all replies come, however many', async () => {
    const { id } = await openOneTicket(server)
    await sql`
      insert into ticket_messages (ticket_id, kind, author_kind, author_name, door, body, format, created_at)
      select ${id}, 'public', 'customer', 'Ana', 'api', concat('n', number), 'plain', now()
      from generate_series(1, 230) as number`.execute(server.wiring.db)
    const { reply } = (await call('GetTicket', { ticketid: id })).body.replies
    expect(reply).toHaveLength(231)
    expect(reply.map(({ message }: { message: string }) => message).slice(-2)).toEqual(['n229', 'n230'])
  })
})

test('WHMCS · GetTicket · comes as XML with replies in their order', async () => {
  const { id } = await openOneTicket(server, { subject: 'Á & <b>' })
  await writeInto(server, id, { body: 'Otra' })
  const { text, headers } = await call('GetTicket', { ticketid: id, responsetype: 'xml' })
  expect(headers['content-type']).toContain('application/xml')
  const { whmcsapi } = new XMLParser({ parseTagValue: false }).parse(text)
  expect(whmcsapi).toMatchObject({ action: 'getticket', result: 'success', subject: 'Á & <b>' })
  expect(whmcsapi.replies.reply).toMatchObject([{ replyid: '0' }, { message: 'Otra' }])
})

describe('GetTickets', () => {
  test('WHMCS · GetTickets · a row has the documented fields, texts throughout', async () => {
    const attachments = files([{ name: 'uno.txt', data: inBase64('uno') }])
    const { body: made } = await open({ contactid: laura.id, attachments, subject: 'Fila Única' })
    const { body } = await call('GetTickets', { subject: 'fila unica' })
    expect(body).toMatchObject({ result: 'success', totalresults: 1, startnumber: 0, numreturned: 1 })
    expect(body.tickets.ticket).toEqual([
      {
        id: made.id,
        tid: made.tid,
        c: made.c,
        deptid,
        userid: String(client.accountId),
        name: 'Laura Prieto',
        email: laura.email,
        cc: '',
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        subject: 'Fila Única',
        status: 'Open',
        priority: 'Medium',
        admin: '',
        attachment: 'uno.txt',
        lastreply: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        flag: '0',
        service: '',
      },
    ])
  })

  test('WHMCS · GetTickets · each filter finds its own and nobody else’s', async () => {
    const clientid = server.cast.otherCustomer.accountId
    const { body: theirs } = await open({ clientid, subject: 'De la otra' })
    await call('AddTicketReply', { ticketid: theirs.id, message: 'Ya', adminusername: 'x' })
    const found = async (fields: object) => {
      const { body } = await call('GetTickets', { limitnum: 200, ...fields })
      expect(body.totalresults).toBe(body.tickets.ticket.length)
      return body.tickets.ticket as {
        id: string
        userid: string
        email: string
        status: string
        deptid: string
      }[]
    }
    expect((await found({ clientid })).map(({ id }) => id)).toEqual([theirs.id])
    expect((await found({ email: server.cast.otherCustomer.email.toUpperCase() })).length).toBe(1)
    expect((await found({ subject: 'la OTRA' })).map(({ id }) => id)).toEqual([theirs.id])
    expect((await found({ deptid })).length).toBeGreaterThan(5)
    for (const status of ['Open', 'Answered', 'Customer-Reply', 'Closed', 'In Progress', 'On Hold'])
      for (const ticket of await found({ status })) expect(ticket.status).toBe(status)
    expect((await found({ status: 'answered', clientid })).length).toBe(1)
    for (const ticket of await found({ status: 'Awaiting Reply' }))
      expect(['Open', 'Customer-Reply']).toContain(ticket.status)
    const active = await found({ status: 'All Active Tickets' })
    expect(active.length).toBeGreaterThan(0)
    expect(active.some(({ status }) => status === 'Closed')).toBe(false)
  })

  test('WHMCS · GetTickets · flagged tickets are the key’s agent’s own', async () => {
    const { id } = await openOneTicket(server, { assigneeId: server.cast.agent.id })
    await openOneTicket(server, { assigneeId: server.cast.admin.id })
    const { body } = await call('GetTickets', { status: 'My Flagged Tickets' })
    expect(body.tickets.ticket).toMatchObject([{ id: String(id), flag: String(server.cast.agent.id) }])
  })

  test.each<[string, Record<string, unknown>]>([
    ['an unknown status', { status: 'Whatever' }],
    ['another’s address', { email: 'nobody@nowhere.example' }],
    ['no address', { email: 'x' }],
    ['a client that is none', { clientid: 99999999 }],
    ['client 0', { clientid: 0 }],
    ['a department that is none', { deptid: 99999999 }],
    ['a subject that none has', { subject: 'zzzz%' }],
  ])('WHMCS · GetTickets · %s finds nothing', async (_what, fields) => {
    expect((await call('GetTickets', fields)).body).toMatchObject({ result: 'success', totalresults: 0 })
  })

  test.each<[string, Record<string, unknown>]>([
    ['a misspelt name', { client: 1 }],
    ['an empty client', { clientid: '' }],
    ['an empty status', { status: '' }],
    ['an empty subject', { subject: ' ' }],
    ['a client that is undefined', { clientid: 'undefined' }],
    ['a list of clients', { clientid: [1, 2] }],
  ])('WHMCS · GetTickets · %s is refused, never left out', async (_what, fields) => {
    expect((await call('GetTickets', fields)).body).toMatchObject({ result: 'error' })
  })

  test('WHMCS · GetTickets · limitstart and limitnum give pieces of one row of tickets', async () => {
    const all = (await call('GetTickets', { limitnum: 250 })).body.tickets.ticket
    const pieces = []
    for (let limitstart = 0; limitstart < all.length; limitstart += 7) {
      const { body } = await call('GetTickets', { limitstart, limitnum: 7 })
      expect(body).toMatchObject({ totalresults: all.length, startnumber: limitstart })
      pieces.push(...body.tickets.ticket)
    }
    expect(pieces).toEqual(all)
  })
})

describe('GetSupportDepartments', () => {
  test('WHMCS · GetSupportDepartments · counts what waits and what is unfinished', async () => {
    const work = async () => (await call('GetSupportDepartments')).body.departments.department[0]
    const before = await work()
    const { id } = await openOneTicket(server, { departmentId: Number(deptid) })
    const opened = await work()
    expect(Number(opened.awaitingreply)).toBe(Number(before.awaitingreply) + 1)
    expect(Number(opened.opentickets)).toBe(Number(before.opentickets) + 1)
    await call('AddTicketReply', { ticketid: id, message: 'Ya', adminusername: 'x' })
    const answered = await work()
    expect(answered).toEqual({ ...opened, awaitingreply: before.awaitingreply })
  })
})

test('WHMCS · tickets · a key that may only read opens and answers none', async () => {
  const reading = whmcsWith(server, await whmcsKey(server, { scopes: ['tickets.read'] }))
  expect((await reading('GetTickets')).body.result).toBe('success')
  expect(await reading('OpenTicket', { deptid, subject: 'a', message: 'b' })).toMatchObject({
    status: 403,
    body: { message: 'Invalid Permissions: API action "openticket" is not allowed' },
  })
})
