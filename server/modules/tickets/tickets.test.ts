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
  })
})
