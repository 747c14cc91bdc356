import { afterAll, beforeAll, expect, test } from 'vitest'
import { follow } from '../../../test/harness/live-reader.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket } from '../../../test/harness/tickets.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('an agent sees who else has a ticket open, and that she writes, without asking', async () => {
  const { id } = await openOneTicket(server)
  const live = await follow(server, 'admin')
  expect(await live.next()).toEqual({ type: 'hello' })
  const { body } = await server.as('agent').put(`/api/agent/tickets/${id}/presence`, { isWriting: true })
  expect(body.items).toEqual([])
  expect(await live.next()).toMatchObject({
    type: 'presence',
    ticketId: id,
    agent: { name: server.cast.agent.name },
    isWriting: true,
  })
  const seen = await server.as('admin').put(`/api/agent/tickets/${id}/presence`, { isWriting: false })
  expect(seen.body.items).toMatchObject([{ agent: { id: server.cast.agent.id }, isWriting: true }])
  live.leave()
})
