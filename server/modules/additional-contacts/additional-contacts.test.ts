import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsTo, runJobs, trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
let contacts: string
beforeAll(async () => {
  server = await startTestServer()
  contacts = `/api/area/${server.cast.customer.accountId}/contacts`
})
afterAll(() => server.stop())

const add = (draft: object) => server.as('customer').post(contacts, draft)

test('a main user adds a contact with a name and an address, ticks what she gets, and she is told by one mail', async () => {
  const { status, body } = await add({
    name: 'Ana Contable',
    email: 'Ana@Contable.example',
    phone: '55 1234 5678',
    postalAddress: { country: 'MX', city: 'León' },
    categories: ['domains', 'billing'],
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    name: 'Ana Contable',
    email: 'Ana@Contable.example',
    phoneE164: '+525512345678',
    categories: ['billing', 'domains'],
    roles: [],
    declined: [],
    delivery: 'fine',
    welcomedAt: expect.any(String),
  })
  expect((await server.as('customer').get(contacts)).body).toMatchObject({
    items: [{ id: body.id }],
    offered: ['billing', 'support', 'products', 'domains'],
  })
  await runJobs(server)
  expect(await mailsTo(server, 'ana@contable.example')).toEqual(['additional-contact-welcome'])
  expect(await trailTypes(server, { kind: 'additional-contact', id: body.id })).toEqual([
    'additional-contact.created',
  ])
  const { contactId } = (
    await server.as('agent').get(`/api/agent/accounts/${server.cast.customer.accountId}/contacts/${body.id}`)
  ).body
  expect((await server.as('agent').get(`/api/agent/contacts/${contactId}`)).body).toMatchObject({
    name: 'Ana Contable',
    origin: 'card',
    access: 'none',
  })
})
