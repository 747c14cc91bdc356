import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { draftFor, type PostOffice, startPostOffice } from '../../../test/harness/post-office.ts'
import type { MessageDraft } from './index.ts'

let office: PostOffice
beforeAll(async () => {
  office = await startPostOffice()
})
afterAll(() => office.stop())

const messagesOf = (id: number, query = '') => `/api/agent/contacts/${id}/messages${query}`

test('the messages of a contact say who was considered, by which rule, and what the server said', async () => {
  const { customer } = office.server.cast
  office.sink.behave({ recipient: () => ({ code: 452, words: '4.2.2 mailbox full' }) })
  const id = await office.queueFor(customer, 'activation')
  await office.deliver()
  const { status, body } = await office.server.as('agent').get(messagesOf(customer.id))
  expect(status).toBe(200)
  expect(body.items[0]).toMatchObject({
    id,
    event: 'activation',
    subject: 'Activa tu acceso a Alameda Hosting',
    recipients: [
      {
        address: customer.email,
        verdict: 'in',
        rule: 'own-credential',
        delivery: {
          state: 'queued',
          words: '452 4.2.2 mailbox full',
          nextAt: expect.any(String),
          attempts: [{ outcome: 'retry', words: '452 4.2.2 mailbox full' }],
        },
      },
    ],
  })
  expect(JSON.stringify(body)).not.toMatch(/\/area\/activate|Para activarlo/)
  office.sink.behave({ recipient: () => undefined })
})

test('a viewer sees what became of a message, and nothing of what it said', async () => {
  const { customer } = office.server.cast
  await office.queueFor(customer, 'activation')
  await office.deliver()
  const { body } = await office.server.as('viewer').get(messagesOf(customer.id))
  const [message] = body.items
  expect(message.subject).toBeNull()
  expect(message.recipients[0].delivery).toMatchObject({ state: 'sent', words: null, attempts: [] })
})

test('messages are read newest first, page by page, each once', async () => {
  const { otherCustomer } = office.server.cast
  const ids = await office.queue(...[...Array(7)].map(() => draftFor(otherCustomer, 'password-changed')))
  const seen: number[] = []
  for (let query = '?limit=3'; query !== ''; ) {
    const { body } = await office.server.as('agent').get(messagesOf(otherCustomer.id, query))
    seen.push(...body.items.map((message: { id: number }) => message.id))
    query = body.next ? `?limit=3&after=${body.next}` : ''
  }
  expect(seen).toEqual(ids.toReversed())
})

test('a message to several shows everybody, in and out', async () => {
  const { stranger, customer } = office.server.cast
  const draft = draftFor(stranger, 'password-changed')
  const out = { ...draftFor(customer, 'password-changed').recipients[0], verdict: 'out', rule: 'declined' }
  await office.queue({ ...draft, recipients: [...draft.recipients, out] } as MessageDraft)
  const { body } = await office.server.as('agent').get(messagesOf(stranger.id))
  expect(body.items[0].recipients).toMatchObject([
    { verdict: 'in', delivery: { state: 'queued' } },
    { verdict: 'out', rule: 'declined', delivery: null },
  ])
  const his = await office.server.as('agent').get(messagesOf(customer.id))
  expect(his.body.items[0].id).toBe(body.items[0].id)
})

test('nobody’s messages, a foreign cursor and a wrong door are refused', async () => {
  const { customer, agent } = office.server.cast
  const asAgent = office.server.as('agent')
  expect((await asAgent.get(messagesOf(999_999))).status).toBe(404)
  expect((await asAgent.get(messagesOf(agent.id))).status).toBe(404)
  expect((await asAgent.get(`/api/agent/agents/${agent.id}/messages`)).status).toBe(200)
  const foreign = await asAgent.get(messagesOf(customer.id, '?after=bm8'))
  expect(foreign.status).toBe(422)
  expect(foreign.body.problems[0]).toMatchObject({ path: 'after', code: 'cursor.unknown' })
  expect((await office.server.as('customer').get(messagesOf(customer.id))).status).toBe(401)
})

test('while SMTP is set, the outbox lists and opens nothing', async () => {
  const owner = office.server.as('owner')
  const list = await owner.get('/api/agent/outbox?limit=2')
  expect(list.body).toMatchObject({ sendsMail: true, items: [{ state: expect.any(String) }, {}] })
  const [{ messageId, position }] = list.body.items
  expect((await owner.get(`/api/agent/outbox/${messageId}/${position}`)).status).toBe(404)
  expect((await owner.get(`/api/agent/outbox/${messageId}/${position}/page`)).status).toBe(404)
  expect((await office.server.as('admin').get('/api/agent/outbox')).status).toBe(403)
})

test('what failed can be sent again: the same mail, to an address believed to exist again', async () => {
  const { stranger } = office.server.cast
  await office.deliver()
  office.sink.behave({ recipient: () => ({ code: 550, words: '5.1.1 no such user' }) })
  const id = await office.queueFor(stranger, 'activation')
  await office.deliver()
  office.sink.behave({ recipient: () => undefined })
  const retry = `/api/agent/outbox/${id}/0/retry`
  expect((await office.server.as('agent').post(retry)).status).toBe(403)
  expect((await office.server.as('admin').post(retry)).body).toMatchObject({ state: 'queued' })
  await office.deliver()
  expect(await office.stateOf(id)).toMatchObject({ state: 'sent', attempts: 2 })
  const again = await office.server.as('admin').post(retry)
  expect(again.status).toBe(409)
  expect(again.body.problems[0]).toMatchObject({
    code: 'delivery.not-failed',
    message: 'Solo se vuelve a enviar lo que falló, quedó en pausa o se guardó',
  })
  const trail = await office.server.wiring.db
    .selectFrom('trail_entries')
    .select('type')
    .orderBy('id')
    .execute()
  expect(trail.map(({ type }) => type)).toEqual([
    'contact.address-suppressed',
    'message.retried',
    'contact.address-believed',
  ])
})

test('a mail whose link has ended is not sent again', async () => {
  const { customer } = office.server.cast
  office.sink.behave({ recipient: () => ({ code: 550, words: '5.7.1 no' }) })
  const id = await office.queueFor(customer, 'magic-link')
  await office.deliver()
  office.sink.behave({ recipient: () => undefined })
  office.pass({ minutes: 15 })
  const answer = await office.server.as('admin').post(`/api/agent/outbox/${id}/0/retry`)
  expect(answer.status).toBe(409)
  expect(answer.body.problems[0].code).toBe('delivery.link-ended')
})

test('who asks for a new password gets it, though a server once said that nobody is there', async () => {
  const { otherCustomer } = office.server.cast
  office.sink.behave({ recipient: () => ({ code: 550, words: '5.1.1 no such user' }) })
  await office.queueFor(otherCustomer, 'password-changed')
  await office.deliver()
  office.sink.behave({ recipient: () => undefined })
  const address = async () =>
    (await office.server.as('agent').get(`/api/agent/contacts/${otherCustomer.id}`)).body.emails[0]
  expect((await address()).suppressedAt).not.toBeNull()
  await office.queueFor(otherCustomer, 'password-changed')
  await office.server.as('nobody').post('/api/reset/area', { email: otherCustomer.email })
  await runJobs(office.server)
  await office.deliver()
  const { items } = (await office.server.as('agent').get(messagesOf(otherCustomer.id))).body
  expect(items[0]).toMatchObject({
    event: 'password-reset',
    recipients: [{ verdict: 'in', ruleFacts: { triedAnyway: true }, delivery: { state: 'sent' } }],
  })
  expect(items[1].recipients).toMatchObject([{ verdict: 'out', rule: 'suppressed' }])
  expect((await address()).suppressedAt).toBeNull()
})
