import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket, writeInto } from '../../../test/harness/tickets.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const agent = () => server.as('agent')
const messagesOf = async (id: number): Promise<{ id: number; body: string }[]> => {
  const { body } = await agent().get(`/api/agent/tickets/${id}/messages?limit=100`)
  return body.items
}
const bodiesOf = async (id: number) => (await messagesOf(id)).map(({ body }) => body)

test('merged tickets are one conversation in the order in which it was written, and can be parted again', async () => {
  const first = await openOneTicket(server, { body: 'uno' })
  const second = await openOneTicket(server, {
    body: 'dos',
    subject: 'La web no va',
    requester: { contactId: server.cast.stranger.id, address: server.cast.stranger.email },
    accountId: null,
  })
  const other = await openOneTicket(server, { accountId: null })
  await writeInto(server, first.id, { body: 'tres', byAgent: true })
  await writeInto(server, second.id, { body: 'cuatro' })
  const merge = await agent().post(`/api/agent/tickets/${first.id}/merges`, { tickets: [second.id] })
  expect(merge).toMatchObject({ status: 201, body: { merged: [second.id] } })
  expect(await bodiesOf(first.id)).toEqual(['uno', 'dos', 'tres', 'cuatro'])

  const back = await agent().post(`/api/agent/tickets/${other.id}/merges`, { tickets: [first.id] })
  expect(back).toMatchObject({ status: 409, body: { problems: [{ code: 'merge.out-of-account' }] } })

  const gone = await agent().get(`/api/agent/tickets/${second.id}`)
  expect(gone.body).toMatchObject({ life: 'merged', mergedInto: first.id })
  const one = await agent().get(`/api/agent/tickets/${first.id}`)
  // Of nobody's ticket into an account's nobody comes silently.
  expect(one.body.participants).toMatchObject([{ address: server.cast.stranger.email, state: 'suggested' }])
  expect(one.body).toMatchObject({ status: 'open', lastAuthor: 'customer' })

  const late = await writeInto(server, second.id, { body: 'cinco' })
  expect(late.ticketId).toBe(first.id)

  const undone = await agent().post(`/api/agent/undos/${merge.body.undoId}`)
  expect(undone).toMatchObject({ status: 200, body: { leftOut: [{ code: 'undo.written-since' }] } })
  expect(await bodiesOf(first.id)).toEqual(['uno', 'tres', 'cinco'])
  expect(await bodiesOf(second.id)).toEqual(['dos', 'cuatro'])
  const parted = await agent().get(`/api/agent/tickets/${first.id}`)
  expect(parted.body.participants).toEqual([])
})

test('whom nobody vouched for is only suggested: of two that are nobody’s, in what is split off, and once parted', async () => {
  const { stranger, customer } = server.cast
  const requester = { contactId: stranger.id, address: stranger.email }
  const alone = await openOneTicket(server, { accountId: null })
  const his = await openOneTicket(server, { accountId: null, requester })
  const nobodys = await agent().post(`/api/agent/tickets/${alone.id}/merges`, { tickets: [his.id] })
  const split = await agent().post(`/api/agent/tickets/${alone.id}/splits`, {
    messages: [his.messageId],
    subject: 'Aparte',
  })
  for (const id of [alone.id, split.body.ticketId])
    expect((await agent().get(`/api/agent/tickets/${id}`)).body.participants).toMatchObject([
      { address: stranger.email, state: 'suggested' },
    ])

  // What was split off is an account's by now: an undo does not carry it out of that account.
  const change = await agent().get(`/api/agent/tickets/${split.body.ticketId}`)
  const moved = await agent().patch(
    `/api/agent/tickets/${split.body.ticketId}`,
    { accountId: customer.accountId },
    { version: change.body.version },
  )
  expect(moved.status).toBe(200)
  const kept = await agent().post(`/api/agent/undos/${split.body.undoId}`)
  expect(kept).toMatchObject({ status: 409, body: { problems: [{ code: 'merge.out-of-account' }] } })

  await agent().put(`/api/agent/tickets/${alone.id}/participants`, {
    address: stranger.email,
    state: 'confirmed',
  })
  const parted = await agent().post(`/api/agent/undos/${nobodys.body.undoId}`)
  expect(parted.body.leftOut.map(({ code }: { code: string }) => code).sort()).toEqual([
    'undo.messages-elsewhere',
    'undo.participant-changed',
  ])
})

test('tickets of two accounts are not merged, and a ticket not into itself', async () => {
  const hers = await openOneTicket(server)
  const his = await openOneTicket(server, {
    requester: { contactId: server.cast.otherCustomer.id, address: server.cast.otherCustomer.email },
    accountId: server.cast.otherCustomer.accountId,
  })
  const refused = await agent().post(`/api/agent/tickets/${hers.id}/merges`, { tickets: [his.id, hers.id] })
  expect(refused.status).toBe(409)
  expect(refused.body.problems.map(({ code }: { code: string }) => code)).toEqual([
    'merge.other-account',
    'merge.with-itself',
  ])
  expect(await bodiesOf(his.id)).toHaveLength(1)
})

test('messages are split off into a ticket of their own, and come back', async () => {
  const { id, messageId } = await openOneTicket(server, { body: 'a' })
  const b = await writeInto(server, id, { body: 'b' })
  await writeInto(server, id, { body: 'c', byAgent: true })
  const all = await agent().post(`/api/agent/tickets/${id}/splits`, {
    messages: (await messagesOf(id)).map((each) => each.id),
    subject: '',
  })
  expect(all).toMatchObject({ status: 422 })
  expect(all.body.problems.map(({ code }: { code: string }) => code)).toEqual([
    'ticket.no-subject',
    'split.nothing-left',
  ])

  const split = await agent().post(`/api/agent/tickets/${id}/splits`, {
    messages: [b.id],
    subject: 'Otra cosa',
  })
  expect(split.status).toBe(201)
  expect(await bodiesOf(id)).toEqual(['a', 'c'])
  const made = await agent().get(`/api/agent/tickets/${split.body.ticketId}`)
  expect(made.body).toMatchObject({
    subject: 'Otra cosa',
    status: 'open',
    account: { id: server.cast.customer.accountId },
  })
  expect((await messagesOf(split.body.ticketId))[0]).toMatchObject({ body: 'b', movedFrom: id })

  await writeInto(server, split.body.ticketId, { body: 'd' })
  expect((await agent().post(`/api/agent/undos/${split.body.undoId}`)).status).toBe(200)
  expect(await bodiesOf(id)).toEqual(['a', 'b', 'c', 'd'])
  expect((await messagesOf(id))[0]).toMatchObject({ id: messageId })
  const led = await agent().get(`/api/agent/tickets/${split.body.ticketId}`)
  expect(led.body).toMatchObject({ life: 'merged', mergedInto: id })
})
