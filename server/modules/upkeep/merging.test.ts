import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerPassword } from '../../../test/harness/cast.ts'
import { readAllMail } from '../../../test/harness/read-mail.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket } from '../../../test/harness/tickets.ts'
import type { ResolveDns } from '../../lib/resolve-dns.ts'
import { ensureTemplates } from '../delivery/index.ts'
import { receiveMail } from '../intake/index.ts'

/** The customer's domain says which server its mail comes from. */
const world: ResolveDns = async (name, type) => {
  if (type === 'TXT' && name === 'papeleradelbajio.example') return [['v=spf1 ip4:192.0.2.25 -all']]
  throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' })
}
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ resolveDns: world })
  await server.wiring.db.transaction().execute((tx) => ensureTemplates(tx, server.wiring.now()))
})
afterAll(() => server.stop())

const agent = () => server.as('agent')
type Entry = { subject: { id: number }; type: string }
type Email = { address: string }

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
  expect((await agent().get(`/api/agent/tickets/${ticketId}`)).body.requester).toMatchObject({
    contactId: ana.id,
  })
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
  expect((await agent().get(`/api/agent/tickets/${ticketId}`)).body.requester).toMatchObject({
    contactId: bea.id,
  })
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

test('an old link leads to the survivor, whose page tells what happened to both', async () => {
  const [ana, bea] = [await create(), await create()]
  const requester = { contactId: bea.id, address: bea.emails[0].address }
  const { id: ticketId } = await openOneTicket(server, { requester, accountId: null })
  const merged = await merge(ana, [bea])
  expect(await get(bea.id)).toMatchObject({ id: bea.id, mergedInto: ana.id, emails: [] })
  const trail = await agent().get(`/api/agent/contacts/${ana.id}/trail`)
  expect(trail.body.items[0].other).toMatchObject({ id: bea.id, name: bea.name })
  expect(trail.body.items.map((entry: Entry) => [entry.subject.id, entry.type])).toEqual([
    [ana.id, 'contact.merged-in'],
    [bea.id, 'contact.created'],
    [ana.id, 'contact.created'],
  ])
  const messages = await agent().get(`/api/agent/tickets/${ticketId}/messages`)
  expect(messages.body.items[0].author.id).not.toBe(bea.id)
  for (const method of ['patch', 'delete'] as const)
    expect(
      (await agent()[method](`/api/agent/contacts/${bea.id}`, {}, { version: bea.version })).status,
    ).toBe(404)
  await undo(merged.body.undoId)
  expect(await get(bea.id)).toMatchObject({ mergedInto: null })
})

test('nobody enters as the survivor by what another had: no password, session or address of hers opens anything', async () => {
  const { otherCustomer } = server.cast
  const hers = await get(otherCustomer.id)
  const ana = await create()
  const merged = await merge(ana, [hers])
  expect(merged.status).toBe(201)
  const account = await agent().get(`/api/agent/accounts/${otherCustomer.accountId}`)
  expect(account.body.mainUser).toMatchObject({ id: ana.id })
  expect((await server.as('otherCustomer').get('/api/area/me/profile')).status).toBe(401)
  const signIn = () =>
    server.as('nobody').post('/api/session/area', { email: otherCustomer.email, password: ownerPassword })
  expect((await signIn()).status).toBe(401)
  const claim = merged.body.contact.emails.find((each: Email) => each.address === otherCustomer.email)
  expect(claim).toMatchObject({ verifiedAt: null })

  await undo(merged.body.undoId)
  expect((await server.as('otherCustomer').get('/api/area/me/profile')).status).toBe(401)
  expect((await signIn()).status).toBe(200)
  const back = await agent().get(`/api/agent/accounts/${otherCustomer.accountId}`)
  expect(back.body.mainUser).toMatchObject({ id: otherCustomer.id })
})

test('what cannot become one is refused with every reason, and nothing is written', async () => {
  const [ana, bea, cleo] = [await create(), await create(), await create()]
  await agent().post(`/api/agent/contacts/${bea.id}/block`)
  const gone = await create()
  await agent().delete(`/api/agent/contacts/${gone.id}`)
  expect(await merge(ana, [bea, gone, ana])).toMatchObject({
    status: 409,
    body: {
      problems: [
        { path: 'contacts.0', code: 'contact-merge.one-is-blocked' },
        { path: 'contacts.1', code: 'contact-merge.contact-missing' },
        { path: 'contacts.2', code: 'contact-merge.same-contact' },
      ],
    },
  })
  const choices = { mobilePhone: bea.id, 'custom.999': cleo.id, constructor: cleo.id }
  expect(await merge(ana, [cleo], { choices, emails: ['otra@uno.example'], companies: [999] })).toMatchObject(
    {
      status: 422,
      body: {
        problems: [
          { path: 'choices.mobilePhone', code: 'contact-merge.not-among-them' },
          { path: 'choices.custom.999' },
          { path: 'choices.constructor' },
          { path: 'emails.0', code: 'contact-merge.not-among-them' },
          { path: 'companies.0', code: 'contact-merge.not-among-them' },
          { path: 'emails', code: 'contact.no-identification' },
        ],
      },
    },
  )
  expect((await merge({ ...ana, version: 7 }, [cleo])).status).toBe(412)
  const five = [1, 2, 3, 4, 5].map((id) => ({ id }))
  expect((await merge(ana, five)).body.problems).toMatchObject([{ code: 'contact-merge.too-many' }])
  expect(await get(ana.id)).toMatchObject({ version: ana.version })
  expect(await addressesOf(cleo.id)).toEqual([cleo.emails[0].address])
})

test('addresses are kept in the order given; one let go comes back with the undo, unless somebody has it', async () => {
  const [ana, bea] = [
    await create({ emails: ['ana@dos.example', 'ana@tres.example'] }),
    await create({ emails: ['bea@dos.example', 'bea@tres.example'] }),
  ]
  const emails = ['bea@dos.example', 'ana@dos.example']
  const merged = await merge(ana, [bea], { emails })
  expect(await addressesOf(ana.id)).toEqual(emails)
  const thief = await create({ emails: ['bea@tres.example'] })
  const undone = await undo(merged.body.undoId)
  expect(undone.body.leftOut).toMatchObject([
    {
      code: 'undo.address-taken',
      subject: { id: bea.id },
      params: { address: 'bea@tres.example', id: thief.id },
    },
  ])
  expect(await addressesOf(ana.id)).toEqual(['ana@dos.example', 'ana@tres.example'])
  expect(await addressesOf(bea.id)).toEqual(['bea@dos.example'])
})

test('who was one with another and is erased after they were parted leaves nothing of hers with that one', async () => {
  const ana = await create({ jobTitle: 'Gerente' })
  const bea = await create({ about: 'Alérgica a las llamadas', mobilePhone: '+525500998877' })
  const merged = await merge(ana, [bea])
  const { version } = merged.body.contact
  await agent().patch(`/api/agent/contacts/${ana.id}`, { about: 'Otra cosa' }, { version })
  await undo(merged.body.undoId)
  expect((await server.as('admin').post(`/api/agent/contacts/${bea.id}/erasure`)).status).toBe(200)
  const rows = await sql`
    select from trail_values
    where subject_id = ${ana.id}
      and concat(old_value, new_value) ~ 'Alérgica|00998877|${sql.raw(bea.emails[0].address)}'
    union all
    select from undo_images
    where subject_id = ${ana.id}
      and image::text ~ 'Alérgica|00998877'`.execute(server.wiring.db)
  expect(rows.rows).toEqual([])
  const trail = await agent().get(`/api/agent/contacts/${ana.id}/trail`)
  const made = trail.body.items.find((entry: Entry) => entry.type === 'contact.created')
  expect(JSON.stringify(made.changes)).toContain(ana.emails[0].address)
})

test('of two who merge the same contacts at once, either way round, one does', async () => {
  const [ana, bea] = [await create(), await create()]
  const both = await Promise.all([merge(ana, [bea]), merge(bea, [ana]), merge(ana, [bea])])
  expect(both.filter(({ status }) => status === 201)).toHaveLength(1)
  for (const { status } of both) expect([201, 404, 409, 412]).toContain(status)
  const [one, other] = [await get(ana.id), await get(bea.id)]
  expect([one, other].map(({ emails }) => emails.length).toSorted()).toEqual([0, 2])
  expect([one, other].filter(({ mergedInto }) => mergedInto === null)).toHaveLength(1)
})

test('companies are united with one primary, and parted again', async () => {
  const company = async (name: string) => (await agent().post('/api/agent/companies', { name })).body.id
  const [uno, dos] = [await company('Uno Unida'), await company('Dos Unida')]
  const ana = await create({ companies: [{ companyId: uno, isPrimary: true }] })
  const bea = await create({
    companies: [{ companyId: dos, isPrimary: true, seesCompanyTickets: true }, { companyId: uno }],
  })
  const merged = await merge(ana, [bea])
  expect(merged.body.contact.companies).toMatchObject([
    { id: uno, isPrimary: true, seesCompanyTickets: false },
    { id: dos, isPrimary: false, seesCompanyTickets: true },
  ])
  const people = await agent().get(`/api/agent/companies/${dos}/contacts`)
  expect(people.body.items.map(({ id }: { id: number }) => id)).toEqual([ana.id])
  await undo(merged.body.undoId)
  expect((await get(ana.id)).companies).toMatchObject([{ id: uno }])
  expect((await get(bea.id)).companies).toMatchObject([{ id: dos, isPrimary: true }, { id: uno }])
})

test('what was changed or came after the merge stays where it is, and the undo tells it', async () => {
  const ana = await create({ jobTitle: 'Una' })
  const bea = await create({ jobTitle: 'Otra', about: 'Algo' })
  const merged = await merge(ana, [bea], { choices: { jobTitle: bea.id } })
  await agent().patch(
    `/api/agent/contacts/${ana.id}`,
    { jobTitle: 'Nueva' },
    { version: merged.body.contact.version },
  )
  server.pass({ minutes: 1 })
  const requester = { contactId: ana.id, address: bea.emails[0].address }
  const late = await openOneTicket(server, { requester, accountId: null })
  const undone = await undo(merged.body.undoId)
  expect(undone.body.leftOut).toMatchObject([
    { subject: { id: bea.id }, code: 'undo.tickets-since', params: { count: 1 } },
    { subject: { id: ana.id }, path: 'jobTitle', code: 'undo.changed-since' },
  ])
  expect(await get(ana.id)).toMatchObject({ jobTitle: 'Nueva', about: null })
  expect((await agent().get(`/api/agent/tickets/${late.id}`)).body.requester.contactId).toBe(ana.id)
})

test('the preview tells in what they differ and what would move', async () => {
  const ana = await create({ mobilePhone: '+525512345678', jobTitle: 'Gerente' })
  const bea = await create({ mobilePhone: '+525587654321', jobTitle: 'Gerente', about: 'Solo de Bea' })
  await openOneTicket(server, {
    requester: { contactId: bea.id, address: bea.emails[0].address },
    accountId: null,
  })
  const { status, body } = await agent().get(`/api/agent/contacts/${ana.id}/merge-preview?with=${bea.id}`)
  expect(status).toBe(200)
  expect(body.contacts.map((each: { tickets: number }) => each.tickets)).toEqual([0, 1])
  expect(body.clashes).toEqual([
    {
      path: 'name',
      values: [ana, bea].map(({ id, name }) => ({ contactId: id, value: name })),
      stays: ana.id,
    },
    {
      path: 'mobilePhone',
      values: [ana, bea].map(({ id, mobilePhone }) => ({ contactId: id, value: mobilePhone })),
      stays: ana.id,
    },
  ])
  expect(body.problems).toEqual([])
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

test('what is mailed from an address of one that went is the survivor’s ticket, and parting leaves it with her', async () => {
  const { customer } = server.cast
  const ana = await create()
  const merged = await merge(ana, [await get(customer.id)])
  expect(merged.status).toBe(201)
  await receiveMail(server.wiring, {
    content: Buffer.from(
      `From: ${customer.email}\r\nTo: soporte@alameda.example\r\nSubject: Tras combinar\r\n\r\nHola\r\n`,
    ),
    via: 'smtp',
    envelope: {
      ...{ from: customer.email, to: ['soporte@alameda.example'] },
      ...{ peer: '192.0.2.25', helo: 'mail.papeleradelbajio.example' },
    },
  })
  await readAllMail(server.wiring)
  const asked = (id: number) => agent().get(`/api/agent/contacts/${id}/tickets`)
  expect((await asked(ana.id)).body.items).toMatchObject([{ subject: 'Tras combinar' }])
  const undone = await undo(merged.body.undoId)
  expect(undone.body.leftOut).toMatchObject([{ code: 'undo.tickets-since', subject: { id: customer.id } }])
  expect((await asked(ana.id)).body.items).toHaveLength(1)
  expect((await get(customer.id)).emails).toMatchObject([{ address: customer.email, isPrimary: true }])
})
