import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket } from '../../../test/harness/tickets.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const agent = () => server.as('agent')
let made = 0
const create = async (more: object = {}) => {
  const body = {
    name: `Persona ${++made}`,
    emails: [`p${made}@uno.example`],
    sendActivation: false,
    ...more,
  }
  const { status, body: contact } = await agent().post('/api/agent/contacts', body)
  if (status !== 201) throw new Error(JSON.stringify(contact))
  return contact
}
const get = async (id: number) => (await agent().get(`/api/agent/contacts/${id}`)).body
const addressesOf = async (id: number) =>
  (await get(id)).emails.map(({ address }: { address: string }) => address)
const merge = (into: { id: number; version: number }, contacts: { id: number }[], more: object = {}) =>
  agent().post(
    `/api/agent/contacts/${into.id}/merges`,
    { contacts: contacts.map(({ id }) => id), ...more },
    { version: into.version },
  )
const undo = (id: number) => agent().post(`/api/agent/undos/${id}`)

test('the survivor has the addresses, tags, tickets and chosen values of both, and parting gives each hers', async () => {
  const ana = await create({ mobilePhone: '+525512345678', tags: ['vip'], jobTitle: 'Gerente' })
  const bea = await create({
    mobilePhone: '+525587654321',
    tags: ['Vip', 'nueva'],
    about: 'Llama por las tardes',
    externalId: 'crm-2',
  })
  const { id: ticketId } = await openOneTicket(server, {
    requester: { contactId: bea.id, address: bea.emails[0].address },
    accountId: null,
  })
  const merged = await merge(ana, [bea], { choices: { mobilePhone: bea.id } })
  expect(merged).toMatchObject({
    status: 201,
    body: {
      contact: {
        id: ana.id,
        name: ana.name,
        jobTitle: 'Gerente',
        about: 'Llama por las tardes',
        mobilePhone: '+525587654321',
        tags: ['vip', 'nueva'],
        externalId: 'crm-2',
      },
    },
  })
  expect(await addressesOf(ana.id)).toEqual([ana.emails[0].address, bea.emails[0].address])
  expect((await agent().get(`/api/agent/tickets/${ticketId}`)).body.requester).toMatchObject({ contactId: ana.id })
  const found = await agent().get(`/api/agent/contacts?q=${bea.emails[0].address}`)
  expect(found.body.items.map(({ id }: { id: number }) => id)).toEqual([ana.id])

  expect(await undo(merged.body.undoId)).toMatchObject({ status: 200, body: { leftOut: [] } })
  expect(await get(ana.id)).toMatchObject({
    mobilePhone: '+525512345678',
    about: null,
    externalId: null,
    tags: ['vip'],
    emails: [{ address: ana.emails[0].address, isPrimary: true }],
  })
  expect(await get(bea.id)).toMatchObject({
    externalId: 'crm-2',
    emails: [{ address: bea.emails[0].address, isPrimary: true }],
  })
  expect((await agent().get(`/api/agent/tickets/${ticketId}`)).body.requester).toMatchObject({ contactId: bea.id })
})

test('merges are taken back one at a time, the last first', async () => {
  const [ana, bea, cleo] = [await create(), await create(), await create()]
  const inner = await merge(bea, [cleo])
  const outer = await merge(ana, [inner.body.contact])
  expect(await addressesOf(ana.id)).toHaveLength(3)
  const early = await undo(inner.body.undoId)
  expect(early).toMatchObject({
    status: 409,
    body: { problems: [{ code: 'undo.merged-on', params: { id: ana.id, name: ana.name } }] },
  })
  expect((await undo(outer.body.undoId)).status).toBe(200)
  expect(await addressesOf(bea.id)).toHaveLength(2)
  expect((await undo(inner.body.undoId)).status).toBe(200)
  for (const each of [ana, bea, cleo]) expect(await addressesOf(each.id)).toEqual([each.emails[0].address])
})

test('a contact becomes an agent with her address, and stays with her other one', async () => {
  const contact = await create({ emails: ['lia@uno.example', 'lia@casa.example'] })
  const path = `/api/agent/contacts/${contact.id}/agent`
  expect((await agent().post(path, { role: 'agent' })).status).toBe(403)
  const { status, body } = await server.as('admin').post(path, { role: 'agent' })
  expect(status).toBe(201)
  expect(await addressesOf(contact.id)).toEqual(['lia@casa.example'])
  const invited = await server.as('admin').get('/api/agent/agents')
  expect(JSON.stringify(invited.body)).toContain('lia@uno.example')
  expect(body.agentId).not.toBe(contact.id)
})
