import { afterAll, beforeAll, expect, test } from 'vitest'
import { follow } from '../../../test/harness/live-reader.ts'
import { mailsTo } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket, writeInto } from '../../../test/harness/tickets.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Who = 'agent' | 'admin' | 'viewer'
const notified = async (who: Who) => (await server.as(who).get('/api/agent/me/notifications')).body
const eventsOf = async (who: Who, ticketId: number): Promise<string[]> =>
  (await notified(who)).items
    .filter(({ ticket }: { ticket: { id: number } }) => ticket.id === ticketId)
    .map(({ event }: { event: string }) => event)
const assign = async (who: Who, ticketId: number, assigneeId: number | null) => {
  const { body } = await server.as(who).get(`/api/agent/tickets/${ticketId}`)
  const changed = await server
    .as(who)
    .patch(`/api/agent/tickets/${ticketId}`, { assigneeId }, { version: body.version })
  expect(changed.status).toBe(200)
}

test('an agent is told of what is new and of what is his, never of his own doing', async () => {
  const { id } = await openOneTicket(server)
  expect(await eventsOf('agent', id)).toEqual(['new'])
  expect(await eventsOf('viewer', id)).toEqual([])
  await assign('admin', id, server.cast.agent.id)
  await writeInto(server, id, { body: '¿Cuál es la dirección?', byAgent: true })
  await writeInto(server, id, { body: 'La de siempre.' })
  expect(await eventsOf('agent', id)).toEqual(['replied', 'assigned', 'new'])
  expect(await eventsOf('admin', id)).toEqual(['new'])
  expect(await mailsTo(server, server.cast.agent.email)).toEqual([
    'agent-ticket-assigned',
    'agent-ticket-replied',
  ])
  expect(await mailsTo(server, server.cast.admin.email)).toEqual([])
  await assign('agent', id, null)
  await assign('agent', id, server.cast.agent.id)
  expect(await eventsOf('agent', id)).toEqual(['replied', 'assigned', 'new'])
})

test('a reply in a ticket that is nobody’s is told to who answered in it', async () => {
  const { id } = await openOneTicket(server)
  await writeInto(server, id, { body: 'Lo miramos.', byAgent: true })
  await writeInto(server, id, { body: 'Gracias.' })
  // What a machine of his says stands in the ticket, and is nobody's turn.
  await writeInto(server, id, { body: 'Estoy fuera.', kind: 'note' })
  expect(await eventsOf('agent', id)).toEqual(['replied', 'new'])
  expect(await eventsOf('admin', id)).toEqual(['new'])
})

test('each agent chooses of what, on screen and by mail', async () => {
  const chosen = await server.as('admin').put('/api/agent/me/notification-choices', {
    choices: [{ event: 'new', byMail: true, onScreen: false }],
  })
  expect(chosen.body.choices).toEqual([
    { event: 'assigned', byMail: true, onScreen: true },
    { event: 'new', byMail: true, onScreen: false },
    { event: 'replied', byMail: true, onScreen: true },
  ])
  const { id } = await openOneTicket(server)
  expect(await eventsOf('admin', id)).toEqual([])
  expect(await mailsTo(server, server.cast.admin.email)).toEqual(['agent-ticket-new'])
})

test('what was told is read: with its ticket, one by one, or all', async () => {
  const { id } = await openOneTicket(server)
  const read = (body: object) => server.as('agent').post('/api/agent/me/notifications/read', body)
  const before = await notified('agent')
  expect(before.items[0]).toMatchObject({ event: 'new', by: server.cast.customer.name, readAt: null })
  expect((await read({ ticketId: id })).body).toEqual({ unread: before.unread - 1 })
  expect((await read({ ids: [before.items[1].id] })).body).toEqual({ unread: before.unread - 2 })
  expect((await read({ all: true })).body).toEqual({ unread: 0 })
  const pages = await server.as('agent').get('/api/agent/me/notifications?limit=2')
  const rest = await server.as('agent').get(`/api/agent/me/notifications?after=${pages.body.next}`)
  expect([...pages.body.items, ...rest.body.items].map((each) => each.id)).toEqual(
    before.items.map((each: { id: number }) => each.id),
  )
})

test('a reply stands on a second agent’s screen without asking, and his own count with it', async () => {
  await server.as('admin').post('/api/agent/me/notifications/read', { all: true })
  const { id } = await openOneTicket(server, { assigneeId: server.cast.admin.id })
  const [hers, other] = [await follow(server, 'admin'), await follow(server, 'viewer')]
  for (const live of [hers, other]) expect(await live.next()).toEqual({ type: 'hello' })
  const { id: messageId } = await writeInto(server, id, { body: 'Sigue sin ir.' })
  for (const live of [hers, other])
    expect(await live.next(['ticket'])).toMatchObject({ ticketId: id, happened: 'message', messageId })
  expect(await hers.next(['notification'])).toMatchObject({ event: 'replied', ticketId: id, unread: 2 })
  await server.as('admin').put(`/api/agent/tickets/${id}/presence`, { isWriting: true })
  // What was hers alone did not pass on the way.
  expect(await other.next()).toMatchObject({ type: 'presence', agent: { id: server.cast.admin.id } })
  for (const live of [hers, other]) live.leave()
})
