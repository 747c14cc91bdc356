import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PostOffice, startPostOffice } from '../../../../test/harness/post-office.ts'

const halt = '/api/agent/sending/halt'
let office: PostOffice
beforeAll(async () => {
  office = await startPostOffice()
})
afterAll(() => office.stop())

test('while sending is halted nothing leaves, and all of it does afterwards', async () => {
  const { agent, customer } = office.server.cast
  const hand = office.server.as('agent')
  expect((await hand.put(halt, {})).body).toMatchObject({
    halted: { at: expect.any(String), byName: agent.name },
    waiting: 0,
  })
  const id = await office.queueFor(customer, 'magic-link')
  await office.deliver()
  expect(office.sink.received).toHaveLength(0)
  expect(await office.stateOf(id)).toMatchObject({ state: 'queued', attempts: 0 })
  expect((await office.server.as('viewer').get('/api/agent/sending')).body.waiting).toBe(1)
  expect((await hand.delete(halt)).body).toEqual({ halted: null, waiting: 1 })
  await office.deliver()
  expect(office.sink.to(customer.email)).toHaveLength(1)
})

test('halting twice is halting once, and the trail says who did', async () => {
  const hand = office.server.as('agent')
  await Promise.all([hand.put(halt, {}), hand.put(halt, {})])
  await hand.delete(halt)
  await hand.delete(halt)
  const rows = await office.server.wiring.db
    .selectFrom('trail_entries')
    .select(['type', 'actor_id'])
    .where('type', 'like', 'workspace.sending-%')
    .orderBy('id', 'desc')
    .limit(2)
    .execute()
  const by = office.server.cast.agent.id
  expect(rows).toEqual([
    { type: 'workspace.sending-resumed', actor_id: by },
    { type: 'workspace.sending-halted', actor_id: by },
  ])
})
