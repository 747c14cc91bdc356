import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { ensureDepartment } from './index.ts'

const settings = '/api/agent/settings/departments'
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const billing = { name: 'Facturación', address: 'Cobros@Alameda.example', category: 'billing' }

test('an administrator makes a department, agents can choose it, and others learn nothing of settings', async () => {
  const admin = server.as('admin')
  const made = await admin.post(settings, {
    ...billing,
    displayName: 'Cobros de Alameda',
    signatures: { es: 'El equipo de cobros\r\nAlameda', en: '  ' },
    unknownSenders: 'refuse',
  })
  expect(made).toMatchObject({
    status: 201,
    body: {
      address: 'Cobros@Alameda.example',
      signatures: { es: 'El equipo de cobros\nAlameda' },
      version: 1,
    },
  })
  const names = (await server.as('viewer').get('/api/agent/departments')).body.items
  expect(names.map(({ name }: { name: string }) => name)).toEqual(['Soporte', 'Facturación'])
  expect((await server.as('agent').get(settings)).status).toBe(403)
  expect((await server.as('agent').post(settings, billing)).status).toBe(403)
})

test('all that is wrong with a department is said at once; what others have is named', async () => {
  const admin = server.as('admin')
  const codes = async (body: object) =>
    (await admin.post(settings, { ...billing, ...body })).body.problems.map(
      (problem: { path: string; code: string }) => [problem.path, problem.code],
    )
  expect(await codes({ name: ' ', address: 'a+b@x.example', displayName: 'a\nb' })).toEqual([
    ['name', 'department.no-name'],
    ['address', 'department.plus'],
    ['displayName', 'text.line-break'],
  ])
  expect(await codes({ name: 'Otro', address: 'ñandú@x.example' })).toEqual([
    ['address', 'department.not-ascii'],
  ])
  expect(await codes({ name: 'Otro', address: `${'l'.repeat(40)}@x.example` })).toEqual([
    ['address', 'department.local-too-long'],
  ])
  expect(await codes({ name: 'FACTURACION', address: 'soporte@alameda.example' })).toEqual([
    ['name', 'department.name-taken'],
    ['address', 'department.address-taken'],
  ])
  expect(await codes({ name: 'Otro', address: server.cast.customer.email })).toEqual([
    ['address', 'department.address-claimed'],
  ])
})

test('a change is undone field by field; one of them always remains', async () => {
  const admin = server.as('admin')
  const [first, second] = (await admin.get(settings)).body.items
  const changed = await admin.patch(
    `${settings}/${second.id}`,
    { name: 'Cobros', category: 'general' },
    second,
  )
  expect(changed.body).toMatchObject({
    department: { name: 'Cobros', version: 2 },
    undoId: expect.any(Number),
  })
  expect((await admin.patch(`${settings}/${second.id}`, { name: 'X' }, second)).status).toBe(412)
  await admin.patch(`${settings}/${second.id}`, { name: 'Cobranza' }, { version: 2 })
  await admin.post(`/api/agent/undos/${changed.body.undoId}`)
  expect((await admin.get(`${settings}/${second.id}`)).body).toMatchObject({
    name: 'Cobranza',
    category: 'billing',
  })
  const { version } = (await admin.get(`${settings}/${second.id}`)).body
  const archived = await admin.put(`${settings}/${second.id}/archival`, {}, { version })
  expect(archived.body.department.archivedAt).not.toBeNull()
  const last = await admin.put(`${settings}/${first.id}/archival`, {}, first)
  expect(last).toMatchObject({ status: 409, body: { problems: [{ code: 'department.last' }] } })
  await admin.post(`/api/agent/undos/${archived.body.undoId}`)
  expect((await admin.get('/api/agent/departments')).body.items).toHaveLength(2)
})

test('a workspace without a department gets one at the address its mail is from, once', async () => {
  const { db } = server.wiring
  const ensured = async (from: string) => {
    await db.deleteFrom('departments').execute()
    for (const _twice of [1, 2])
      await db
        .transaction()
        .execute((tx) => ensureDepartment(tx, new Date(), { from, domain: 'alameda.example' }))
    return db.selectFrom('departments').select(['name', 'address', 'unknown_senders']).execute()
  }
  expect(await ensured('Ayuda@Alameda.example')).toEqual([
    { name: 'Soporte', address: 'ayuda@alameda.example', unknown_senders: 'accept' },
  ])
  // Nobody reads the one, and a person has the other.
  for (const unfit of ['no-reply@alameda.example', server.cast.agent.email])
    expect(await ensured(unfit)).toMatchObject([{ address: 'soporte@alameda.example' }])
  // On a machine that nobody else knows it can still be named anew.
  await ensured('soporte@localhost')
  const admin = server.as('admin')
  const [{ id, version }] = (await admin.get(settings)).body.items
  const renamed = await admin.patch(`${settings}/${id}`, { name: 'Ayuda' }, { version })
  expect(renamed.body.department).toMatchObject({ name: 'Ayuda', address: 'soporte@localhost' })
})

test('the address of a department is nobody’s: not a contact’s, not a card’s, not an agent’s', async () => {
  const [owner, writer] = [server.as('owner'), server.as('customer')]
  const { customer } = server.cast
  const email = 'Ventas@alameda.example'
  await owner.post(settings, { name: 'Ventas', address: 'ventas@alameda.example' })
  const refusal = ({ status, body }: { status: number; body: { problems: Told[] } }) =>
    body.problems.map(({ path, code, params }) => [status, path, code, params?.name])
  const draft = { name: 'Ana', emails: [email] }
  expect(refusal(await owner.post('/api/agent/contacts', draft))).toEqual([
    [409, 'emails.0', 'email.taken', 'Ventas'],
  ])
  const path = `/api/agent/contacts/${customer.id}`
  const { version } = (await owner.get(path)).body
  expect(refusal(await owner.patch(path, { emails: [customer.email, email] }, { version }))).toEqual([
    [409, 'emails.1', 'email.taken', 'Ventas'],
  ])
  const cards = `/api/area/${customer.accountId}/contacts`
  const noCard = [[422, 'email', 'contact.is-department', 'Ventas']]
  expect(refusal(await writer.post(cards, { name: 'Ana', email }))).toEqual(noCard)
  const card = (await writer.post(cards, { name: 'Ana', email: 'ana@papel.example' })).body
  expect(refusal(await writer.patch(`${cards}/${card.id}`, { email }, { version: 1 }))).toEqual(noCard)
  const agent = { name: 'Ana', email, role: 'agent' }
  expect(refusal(await owner.post('/api/agent/agents', agent))).toEqual([
    [409, 'email', 'address.taken', 'Ventas'],
  ])
  expect(refusal(await owner.post(settings, { name: 'Otro', address: 'Ana@papel.example' }))).toEqual([
    [409, 'address', 'department.address-claimed', 'Ana'],
  ])
})

type Told = { path: string; code: string; params?: { name?: string } }
