import { afterAll, beforeAll, expect, test } from 'vitest'
import { trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const mainUser = () => server.cast.customer
const mine = () => `/api/area/${mainUser().accountId}`
const account = () => `/api/agent/accounts/${mainUser().accountId}`
const create = (body: object) => server.as('agent').post(`${account()}/domains`, body)
const made = async (body: object) => (await create(body)).body
const patch = (domain: { id: number; version: number }, body: object) =>
  server.as('agent').patch(`/api/agent/domains/${domain.id}`, body, { version: domain.version })
const read = async (id: number) => (await server.as('viewer').get(`/api/agent/domains/${id}`)).body
const card = async (name: string, more: object = {}) =>
  (await server.as('customer').post(`${mine()}/contacts`, { name, email: `${name}@papel.example`, ...more }))
    .body
const put = (changes: object[]) => server.as('customer').put(`${mine()}/domains/roles`, { changes })
const undo = (id: number) => server.as('agent').post(`/api/agent/undos/${id}`)
const rolesOf = async (id: number) =>
  Object.fromEntries(
    (await read(id)).roles.map((each: { role: string; holder: unknown }) => [each.role, each.holder]),
  )
const codes = (body: { problems: { path: string; code: string }[] }) =>
  body.problems.map(({ path, code }) => `${path} ${code}`).sort()

test('a domain is kept as typed, compared in ASCII, found by name and external id, and is of one account', async () => {
  const draft = { name: 'Ñandú.example', expiresOn: '2027-03-04', externalId: 'D-1' }
  const { status, body } = await create(draft)
  expect(status).toBe(201)
  expect(body).toMatchObject({
    name: 'Ñandú.example',
    asciiName: 'xn--and-6ma2c.example',
    status: 'active',
    expiresOn: '2027-03-04',
    registrant: { name: mainUser().name, email: mainUser().email },
  })
  const found = async (query: string) =>
    (await server.as('viewer').get(`/api/agent/domains?${query}`)).body.items
  for (const query of ['name=ÑANDÚ.example', 'name=xn--and-6ma2c.example', 'externalId=D-1'])
    expect(await found(query), query).toEqual([body])
  expect(await found('name=nandu.example')).toEqual([])
  const other = `/api/agent/accounts/${server.cast.otherCustomer.accountId}/domains`
  const taken = await server.as('agent').post(other, { ...draft, name: 'ñandú.EXAMPLE' })
  expect(taken.status).toBe(409)
  expect(codes(taken.body)).toEqual(['externalId domain.external-id.taken', 'name domain.taken'])
  const faulty = await create({
    name: 'sin punto',
    status: 'viva',
    registeredOn: '2027-13-01',
    expiresOn: 'ayer',
  })
  expect(codes(faulty.body)).toEqual([
    'expiresOn date.bad-shape',
    'name mail-domain.spaces',
    'registeredOn date.impossible',
    'status domain.unknown-status',
  ])
  const seen = (await server.as('customer').get(`${mine()}/domains`)).body.items
  expect(seen.map(({ name }: { name: string }) => name)).toContain('Ñandú.example')
  expect(JSON.stringify(seen)).not.toContain('D-1')
})

test('a change names its version, keeps to the same domain, and is undone part by part', async () => {
  const domain = await made({ name: 'cambia.example', status: 'pending', externalId: 'C-1' })
  expect(codes((await patch(domain, { name: 'otro.example' })).body)).toEqual(['name domain.name-fixed'])
  const changed = await patch(domain, { status: 'active', externalId: 'C-2', expiresOn: '2028-01-01' })
  expect(changed.body).toMatchObject({ version: 2, status: 'active', externalId: 'C-2' })
  const stale = await patch(domain, { status: 'expired' })
  expect(stale.status).toBe(412)
  expect(stale.body.current).toEqual(changed.body)
  await made({ name: 'tomo.example', externalId: 'C-1' })
  const trail = (await server.as('viewer').get(`${account()}/trail`)).body.items
  const entry = trail.find(({ type }: { type: string }) => type === 'domain.changed')
  expect(entry.changes.map(({ field }: { field: string }) => field).sort()).toEqual([
    'expiresOn',
    'externalId',
    'status',
  ])
  const back = await undo(entry.undo.id)
  expect(back.body.leftOut, JSON.stringify(back.body)).toMatchObject([{ path: 'externalId' }])
  expect(await read(domain.id)).toMatchObject({ status: 'pending', expiresOn: null, externalId: 'C-2' })
})

test('a deleted domain frees its name, and comes back with its roles unless somebody took it', async () => {
  const [domain, technical] = [await made({ name: 'vuelve.example' }), await card('tecnica')]
  await put([{ domainId: domain.id, role: 'technical', holder: technical.id }])
  const remove = async () => (await server.as('agent').delete(`/api/agent/domains/${domain.id}`)).body
  const { undoId } = await remove()
  expect((await server.as('viewer').get(`/api/agent/domains/${domain.id}`)).status).toBe(404)
  expect((await undo(undoId)).status).toBe(200)
  expect((await rolesOf(domain.id)).technical).toBe(technical.id)
  const again = await remove()
  const path = `/api/agent/accounts/${server.cast.otherCustomer.accountId}/domains`
  expect((await server.as('agent').post(path, { name: 'VUELVE.example' })).status).toBe(201)
  const late = await undo(again.undoId)
  expect(late.status).toBe(409)
  expect(late.body.problems).toMatchObject([{ code: 'undo.domain-taken-by-account' }])
})

test('roles begin with the main user; one, or all domains but one, go to a contact; it can be undone', async () => {
  const [a, b] = [await made({ name: 'uno.example' }), await made({ name: 'dos.com' })]
  const oscar = await card('oscar')
  expect(await rolesOf(a.id)).toEqual({
    registrant: 'main-user',
    administrative: 'main-user',
    technical: 'main-user',
    billing: 'main-user',
  })
  const { body } = await put([
    { domainId: 'all', role: 'billing', holder: oscar.id },
    { domainId: a.id, role: 'billing', holder: 'main-user' },
  ])
  expect(body.pending).toEqual([])
  expect(body.changed).toContain(b.id)
  expect(body.changed).not.toContain(a.id)
  expect((await rolesOf(b.id)).billing).toBe(oscar.id)
  const own = await server.as('customer').post(`${mine()}/undos/${body.undoId}`)
  expect(own.status, JSON.stringify(own.body)).toBe(200)
  expect((await rolesOf(b.id)).billing).toBe('main-user')
  expect(await trailTypes(server, { kind: 'domain', id: b.id })).toEqual([
    'domain.created',
    'domain.roles-changed',
    'domain.roles-changed',
  ])
})

test('every role that cannot be given is named at its place, and then none is', async () => {
  const [domain, oscar] = [await made({ name: 'nada.example' }), await card('nadie')]
  const theirs = await server
    .as('otherCustomer')
    .post(`/api/area/${server.cast.otherCustomer.accountId}/contacts`, {
      name: 'Ajena',
      email: 'ajena@cenzontle.example',
    })
  const { status, body } = await put([
    { domainId: domain.id, role: 'technical', holder: oscar.id },
    { domainId: domain.id, role: 'technical', holder: 'main-user' },
    { domainId: domain.id, role: 'jefe', holder: theirs.body.id },
    { domainId: 999_999, role: 'billing', holder: oscar.id },
  ])
  expect(status).toBe(422)
  expect(codes(body)).toEqual([
    'changes.1.role domain-role.repeated',
    'changes.2.holder holder.missing',
    'changes.2.role domain-role.unknown',
    'changes.3.domainId domain.missing',
  ])
  expect((await rolesOf(domain.id)).technical).toBe('main-user')
})

test('what each holder lacks is told by the ending, in the reader’s words, before anything is chosen', async () => {
  await made({ name: 'papelera.es' })
  const lucia = await card('lucia', {
    phone: '+34 915 00 11 22',
    postalAddress: { country: 'ES', street1: 'Calle Mayor 1', city: 'Madrid', postcode: '28013' },
  })
  const { body } = await server.as('customer').get(`${mine()}/domains/roles`)
  const lack = (holder: unknown, role: string) =>
    body.lacks
      .find(
        (each: { ending: string; holder: unknown; role: string }) =>
          each.ending === 'es' && each.holder === holder && each.role === role,
      )
      ?.missing.map(({ name }: { name: string }) => name)
  expect(lack(lucia.id, 'registrant')).toEqual(['estado o provincia', 'NIF'])
  expect(lack('main-user', 'registrant')).toEqual(['domicilio', 'teléfono internacional', 'NIF'])
  expect(lack(lucia.id, 'technical')).toBeUndefined()
  expect(body.holders[0]).toMatchObject({ holder: 'main-user', email: mainUser().email })
})

test('a card deleted while she is given a role: she has it and stays, or is gone and has none', async () => {
  const domain = await made({ name: 'carrera.example' })
  for (let round = 0; round < 5; round++) {
    const racing = await card(`carrera${round}`)
    const [given, deleted] = await Promise.all([
      put([{ domainId: domain.id, role: 'technical', holder: racing.id }]),
      server.as('customer').delete(`${mine()}/contacts/${racing.id}`),
    ])
    const holder = (await rolesOf(domain.id)).technical
    const isThere = (await server.as('customer').get(`${mine()}/contacts/${racing.id}`)).status === 200
    expect([given.status, deleted.status, holder === racing.id, isThere], String(round)).toEqual(
      isThere ? [200, 409, true, true] : [422, 200, false, false],
    )
  }
})

test('endings: the longest decides, own ones begin with what applied, a change is checked, told and undone', async () => {
  const settings = '/api/agent/settings/domain-endings'
  const listed = (await server.as('viewer').get(settings)).body.items
  expect(listed.map(({ ending }: { ending: string }) => ending)).toEqual([
    '',
    'ar',
    'cl',
    'co',
    'com',
    'es',
    'mx',
  ])
  expect(listed.every(({ source }: { source: string }) => source.length > 40)).toBe(true)
  const draft = { ending: '.COM.mx', source: 'Leído en el registro', sourceDate: '2026-11-22' }
  const own = (await server.as('admin').post(settings, draft)).body
  expect(own).toMatchObject({ ending: 'com.mx', lockDays: 0, domains: 0 })
  const [long, short] = [await made({ name: 'largo.com.mx' }), await made({ name: 'corto.mx' })]
  expect([long.ending, short.ending]).toEqual(['com.mx', 'mx'])
  const wrong = await server.as('admin').patch(
    `${settings}/${own.id}`,
    {
      roles: [],
      answerDays: 0,
      lockDays: 400,
      verificationDays: 15,
      reminderDays: [15, 7, 7],
      source: ' ',
    },
    { version: 1 },
  )
  expect(codes(wrong.body)).toEqual([
    'answerDays ending.answer-days',
    'lockDays ending.lock-days',
    'reminderDays ending.reminder-days',
    'roles ending.no-registrant',
    'source ending.no-source',
  ])
  const needs = { registrant: ['taxId'], technical: ['name'] }
  const changed = await server
    .as('admin')
    .patch(`${settings}/${own.id}`, { roles: ['technical', 'registrant'], needs }, { version: 1 })
  expect(changed.body).toMatchObject({ version: 2, roles: ['registrant', 'technical'], domains: 1 })
  expect((await read(long.id)).roles).toMatchObject([
    { role: 'registrant', missing: [{ fact: 'taxId', name: 'RFC' }] },
    { role: 'technical', missing: [] },
  ])
  const refused = await put([{ domainId: long.id, role: 'billing', holder: 'main-user' }])
  expect(codes(refused.body)).toEqual(['changes.0.role domain-role.not-of-ending'])
  expect((await server.as('agent').patch(`${settings}/${own.id}`, {}, { version: 2 })).status).toBe(403)
  expect((await server.as('admin').delete(`${settings}/${own.id}`, { version: 2 })).status).toBe(204)
  expect((await read(long.id)).ending).toBe('mx')
  const forAll = listed[0]
  expect((await server.as('admin').delete(`${settings}/${forAll.id}`, { version: 1 })).status).toBe(422)
})
