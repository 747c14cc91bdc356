import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
type Who = 'customer' | 'otherCustomer' | 'stranger'
const agent = () => server.as('agent')

/** María's account has a ticket of hers, one of Óscar's as a card, one of Rocío's as a colleague. */
const ids = { own: 0, ofCard: 0, ofColleague: 0, none: 0 }
let companyId = 0

beforeAll(async () => {
  server = await startTestServer()
  const { customer, otherCustomer, stranger } = server.cast
  const company = await agent().post('/api/agent/companies', { name: 'Papelera del Bajío' })
  companyId = company.body.id
  await agent().put(`/api/agent/contacts/${stranger.id}/companies/${companyId}`, {})
  const account = await agent().get(`/api/agent/accounts/${customer.accountId}`)
  await agent().patch(
    `/api/agent/accounts/${customer.accountId}`,
    { companyId },
    { version: account.body.version },
  )
  await server.as('customer').post(`/api/area/${customer.accountId}/contacts`, {
    ...{ name: 'Óscar', email: otherCustomer.email, categories: ['support'] },
  })
  ids.own = await opened(customer.id, customer.accountId)
  ids.ofCard = await opened(otherCustomer.id, customer.accountId)
  ids.ofColleague = await opened(stranger.id, customer.accountId)
  ids.none = await opened(otherCustomer.id, otherCustomer.accountId)
})
afterAll(() => server.stop())

async function opened(contactId: number, accountId: number): Promise<number> {
  const body = { subject: 'Asunto', body: 'Texto', requester: { contactId }, accountId }
  const answer = await agent().post('/api/agent/tickets', body)
  expect(answer.status).toBe(201)
  return answer.body.id
}

async function seen(who: Who, path: string): Promise<string[]> {
  const found: string[] = []
  const { body } = await server.as(who).get(path)
  for (const [name, id] of Object.entries(ids)) {
    const { status } = await server.as(who).get(`${path}/${id}`)
    const isListed = (body.items ?? []).some((each: { id: number }) => each.id === id)
    expect(isListed, `${name} is listed if it opens`).toBe(status === 200)
    if (status === 200) found.push(name)
    else expect(status).toBe(404)
  }
  return found
}

describe('who sees a ticket', () => {
  test('the main user sees all of the account, and of no other', async () => {
    const { customer, otherCustomer } = server.cast
    expect(await seen('customer', `/api/area/${customer.accountId}/tickets`)).toEqual([
      ...['own', 'ofCard', 'ofColleague'],
    ])
    expect(await seen('customer', `/api/area/${otherCustomer.accountId}/tickets`)).toEqual([])
    expect(await seen('customer', '/api/area/me/tickets')).toEqual(['own'])
  })

  test('a requester sees his own; what he takes part in through a card is his by mail only', async () => {
    const { customer, otherCustomer } = server.cast
    expect(await seen('otherCustomer', '/api/area/me/tickets')).toEqual(['none'])
    expect(await seen('otherCustomer', `/api/area/${customer.accountId}/tickets`)).toEqual([])
    // Nor once the account has taken the card away: what was shut does not open.
    const path = `/api/area/${customer.accountId}/contacts`
    const { body } = await server.as('customer').get(path)
    const card = body.items.find((each: { email: string }) => each.email === otherCustomer.email)
    const { undoId } = (await server.as('customer').delete(`${path}/${card.id}`)).body
    expect(await seen('otherCustomer', '/api/area/me/tickets')).toEqual(['none'])
    await server.as('customer').post(`/api/area/${customer.accountId}/undos/${undoId}`)
  })

  test('a colleague sees what he asked; once he sees all of the company’s tickets, those', async () => {
    const { stranger } = server.cast
    expect(await seen('stranger', '/api/area/me/tickets')).toEqual(['ofColleague'])
    const path = `/api/agent/contacts/${stranger.id}/companies/${companyId}`
    await agent().put(path, { seesCompanyTickets: true })
    expect(await seen('stranger', '/api/area/me/tickets')).toEqual(['own', 'ofCard', 'ofColleague'])
    await agent().put(path, { seesCompanyTickets: false })
    expect(await seen('stranger', '/api/area/me/tickets')).toEqual(['ofColleague'])
  })

  test('whoever was put in copy sees nothing until somebody says that he takes part', async () => {
    const participants = `/api/agent/tickets/${ids.none}/participants`
    const { email } = server.cast.stranger
    expect((await agent().put(participants, { address: email, state: 'confirmed' })).status).toBe(200)
    expect(await seen('stranger', '/api/area/me/tickets')).toEqual(['ofColleague', 'none'])
    await agent().put(participants, { address: email, state: 'dismissed' })
    expect(await seen('stranger', '/api/area/me/tickets')).toEqual(['ofColleague'])
  })

  test('notes and agents’ matters are nobody’s but agents’', async () => {
    const text = 'Solo para agentes'
    const written = await agent().post(`/api/agent/tickets/${ids.own}/messages`, { kind: 'note', body: text })
    expect(written.body.ticket.status).toBe('pending')
    const path = `/api/area/${server.cast.customer.accountId}/tickets/${ids.own}`
    for (const each of [path, `${path}/messages`, `/api/area/me/tickets/${ids.own}`]) {
      const { status, body } = await server.as('customer').get(each)
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toContain(text)
      expect(JSON.stringify(body)).not.toContain('assignee')
    }
    const own = `/api/area/me/ticket-messages/${written.body.message.id}/copies`
    expect((await server.as('customer').get(own)).status).toBe(404)
  })

  test('a viewer reads and writes nothing; a key does what its scopes say', async () => {
    const viewer = server.as('viewer')
    expect((await viewer.get(`/api/agent/tickets/${ids.own}`)).status).toBe(200)
    const path = `/api/agent/tickets/${ids.own}/messages`
    expect((await viewer.post(path, { kind: 'public', body: 'No' })).status).toBe(403)
    expect((await server.as('apiKey').get(`/api/agent/tickets/${ids.own}`)).status).toBe(403)
  })

  test('with the account the tickets go to whoever it is handed over to', async () => {
    const { customer, stranger } = server.cast
    const account = `/api/agent/accounts/${customer.accountId}`
    const handOver = async (mainUserId: number) => {
      const { version } = (await agent().get(account)).body
      const done = await agent().post(`${account}/hand-over`, { mainUserId }, { version })
      expect(done.status).toBe(200)
    }
    await handOver(stranger.id)
    const path = `/api/area/${customer.accountId}/tickets`
    expect((await server.as('customer').get(`${path}/${ids.ofCard}`)).status).toBe(404)
    expect((await server.as('stranger').get(`${path}/${ids.ofCard}`)).status).toBe(200)
    const reply = await server.as('customer').post(`${path}/${ids.ofCard}/messages`, { body: 'Yo' })
    expect(reply.status).toBe(404)
    await handOver(customer.id)
  })
})
