import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket } from '../../../test/harness/tickets.ts'
import type { AgentActor } from '../trail/index.ts'
import { openLiveStream } from './live-stream.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const draft = { kind: 'public', body: 'Hola, Ma', leaveOut: ['a@b.example'], uploads: [] }

test('what an agent writes waits for him alone until it is sent', async () => {
  const { id } = await openOneTicket(server)
  const path = `/api/agent/tickets/${id}/draft`
  expect((await server.as('agent').put(path, draft)).status).toBe(204)
  expect((await server.as('agent').get(path)).body).toMatchObject({ draft })
  expect((await server.as('admin').get(path)).body).toEqual({ draft: null, updatedAt: null })
  const sent = await server
    .as('agent')
    .post(`/api/agent/tickets/${id}/messages`, { kind: 'public', body: 'Hola, María.' })
  expect(sent.status).toBe(201)
  expect((await server.as('agent').get(path)).body).toEqual({ draft: null, updatedAt: null })
  expect((await server.as('agent').put('/api/agent/tickets/999999/draft', draft)).status).toBe(404)
})

test('who closed a ticket, or said nothing for a while, is no longer there', async () => {
  const { id } = await openOneTicket(server)
  const path = `/api/agent/tickets/${id}/presence`
  const others = async () =>
    (await server.as('viewer').get(path)).body.items.map(({ agent }: { agent: { id: number } }) => agent.id)
  for (const who of ['agent', 'admin'] as const) await server.as(who).put(path, { isWriting: false })
  expect(await others()).toEqual([server.cast.admin.id, server.cast.agent.id])
  await server.as('admin').delete(path)
  expect(await others()).toEqual([server.cast.agent.id])
  server.pass({ minutes: 1 })
  expect(await others()).toEqual([])
})

test('a canned reply says what the ticket says, and leaves out what it does not', async () => {
  const { id } = await openOneTicket(server)
  const body = 'Hola, {firstName}: el ticket {number} («{subject}») es de {account}. {domain} {otro}'
  const unknown = await server.as('agent').post('/api/agent/canned-replies', { name: 'x', body })
  expect(unknown.body.problems).toMatchObject([
    { path: 'body', code: 'canned-reply.unknown-placeholder', message: 'No existe el campo {otro}' },
  ])
  const made = await server
    .as('agent')
    .post('/api/agent/canned-replies', { name: 'Saludo', body: body.replace(' {otro}', ''), isShared: true })
  expect(made.status).toBe(201)
  const filled = await server.as('admin').get(`/api/agent/tickets/${id}/canned-replies/${made.body.id}`)
  expect(filled.body).toEqual({
    body: `Hola, María: el ticket ${id} («La web va lenta») es de ${server.cast.customer.name}. `,
    empty: ['domain'],
  })
})

test('one’s own canned replies are nobody else’s; the shared ones are everybody’s, with undo', async () => {
  const agent = server.as('agent')
  const own = await agent.post('/api/agent/canned-replies', { name: 'Mía', body: 'Un momento.' })
  const path = `/api/agent/canned-replies/${own.body.id}`
  expect((await server.as('admin').get(path)).status).toBe(404)
  const change = await server.as('admin').patch(path, { body: 'No.' }, { version: 1 })
  expect(change.status).toBe(404)
  const shared = await agent.patch(path, { isShared: true, body: 'Dos momentos.' }, { version: 1 })
  expect(shared.body).toMatchObject({ version: 2, isShared: true })
  expect((await server.as('admin').get(path)).body).toMatchObject({ body: 'Dos momentos.' })
  const gone = await server.as('admin').delete(path)
  expect((await agent.get(path)).status).toBe(404)
  expect((await agent.post(`/api/agent/undos/${gone.body.undoId}`)).status).toBe(200)
  expect((await agent.get(path)).body).toMatchObject({ body: 'Dos momentos.' })
})

test('a live stream ends with the session, and who reads slowly is told to ask again', async () => {
  const { agent } = server.cast
  const { rows } = await sql<{ id: number }>`select id from sessions where person_id = ${agent.id}`.execute(
    server.wiring.db,
  )
  const actor: AgentActor = {
    kind: 'agent',
    id: agent.id,
    name: agent.name,
    role: 'agent',
    permissions: new Set(),
    sessionId: rows[0]?.id ?? 0,
    apiKeyId: null,
    door: 'agent',
    ip: null,
    requestId: null,
    language: 'es',
  }
  const told: (() => void)[] = []
  let tell = (_text: string): void => undefined
  const live = {
    now: server.wiring.now,
    close: async () => undefined,
    follow: (_of: number, follower: { stands: () => void; hear: (text: string) => void }) => {
      follower.stands()
      tell = follower.hear
      return () => told.push(() => undefined)
    },
  }
  const stream = openLiveStream({ db: server.wiring.db, live }, actor, { beatEvery: 5 })
  const event = { type: 'ticket', ticketId: 1, happened: 'changed', messageId: null, byAgentId: null }
  for (let at = 0; at < 1000; at++) tell(JSON.stringify({ for: null, event }))
  const read: string[] = []
  await sql`delete from sessions where person_id = ${agent.id}`.execute(server.wiring.db)
  for await (const piece of stream) read.push(String(piece))
  const lines = read.join('').split('\n\n')
  expect(lines.filter((line) => line.includes('resync'))).not.toEqual([])
  expect(lines.length).toBeLessThan(500)
  expect(told).toHaveLength(1)
})
