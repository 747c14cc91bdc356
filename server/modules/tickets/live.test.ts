import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { follow } from '../../../test/harness/live-reader.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket, writeInto } from '../../../test/harness/tickets.ts'

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

test('whoever comes when all others left, or after the database was away, hears what happens from then on', async () => {
  const { id } = await openOneTicket(server)
  const heard = async () => {
    const live = await follow(server, 'admin')
    expect(await live.next()).toEqual({ type: 'hello' })
    await writeInto(server, id, { body: 'hola' })
    expect(await live.next()).toMatchObject({ type: 'ticket', ticketId: id })
    return live
  }
  const first = await heard()
  first.leave()
  const second = await heard()
  await sql`
    select pg_terminate_backend(pid)
    from pg_stat_activity
    where application_name = 'encopia live' and datname = current_database()`.execute(server.wiring.db)
  expect(await second.next()).toEqual({ type: 'resync' })
  await writeInto(server, id, { body: 'otra vez' })
  expect(await second.next()).toMatchObject({ type: 'ticket', ticketId: id })
  second.leave()
})
