import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsTo, runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

let made = 0
const contact = async (more: object = {}) => {
  const body = {
    name: `Persona ${++made}`,
    emails: [`p${made}@cuentas.example`],
    sendActivation: false,
    ...more,
  }
  return (await server.as('agent').post('/api/agent/contacts', body)).body
}
const open = async (more: object = {}) => {
  const body = { mainUserId: (await contact()).id, ...more }
  return (await server.as('agent').post('/api/agent/accounts', body)).body
}
const get = async (id: number) => (await server.as('viewer').get(`/api/agent/accounts/${id}`)).body
const patch = (account: { id: number; version: number }, body: object) =>
  server.as('agent').patch(`/api/agent/accounts/${account.id}`, body, { version: account.version })
const undo = (id: number) => server.as('agent').post(`/api/agent/undos/${id}`)
const trailOf = async (id: number) =>
  (await server.as('viewer').get(`/api/agent/accounts/${id}/trail`)).body.items
const namesOf = async (query: string) =>
  (await server.as('viewer').get(`/api/agent/accounts?${query}`)).body.items.map(
    (account: { name: string }) => account.name,
  )

test('an account is opened for a contact, and its empty holder is read from her', async () => {
  const mainUser = await contact({
    name: 'Begoña Ñíguez',
    mobilePhone: '+52 477 718 3050',
    postalAddress: { country: 'MX', city: 'León' },
  })
  const { status, body } = await server.as('apiKey').post('/api/agent/accounts', {
    mainUserId: mainUser.id,
    externalId: 'WHMCS-77',
    holder: { organisation: 'Ñíguez e Hijas, S.A.', taxId: 'NEH010203AB1' },
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    name: 'Begoña Ñíguez',
    languageNow: 'es',
    mainUser: { id: mainUser.id, email: mainUser.emails[0].address, access: 'none' },
    holder: { name: null, organisation: 'Ñíguez e Hijas, S.A.', phone: null },
    holderNow: {
      name: 'Begoña Ñíguez',
      organisation: 'Ñíguez e Hijas, S.A.',
      email: mainUser.emails[0].address,
      phoneE164: '+524777183050',
      postalAddress: { city: 'León' },
    },
    counts: { contacts: 0, domains: 0, services: 0, notices: 0 },
    closedAt: null,
  })
  for (const query of ['externalId=WHMCS-77', 'q=hijas', `q=${mainUser.emails[0].address}`])
    expect(await namesOf(query), query).toEqual(['Begoña Ñíguez'])
})

test('an account is called as its company; all that is wrong with one is said at once', async () => {
  const { body: company } = await server.as('agent').post('/api/agent/companies', { name: 'Vidrios Ñandú' })
  expect((await open({ companyId: company.id })).name).toBe('Vidrios Ñandú')
  expect(await namesOf(`companyId=${company.id}`)).toEqual(['Vidrios Ñandú'])
  await open({ externalId: 'W-1', name: 'La Primera' })
  const mute = await contact({ emails: [], externalId: 'sin-correo' })
  const { status, body } = await server.as('agent').post('/api/agent/accounts', {
    mainUserId: mute.id,
    companyId: 999_999,
    externalId: 'W-1',
    language: 'fr',
    holder: { name: 'a\nb', phone: 'x', postalAddress: { country: 'Nowhere' } },
  })
  expect(status).toBe(422)
  expect(body.problems.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
    ['mainUserId', 'account.main-user-without-address'],
    ['language', 'language.unknown'],
    ['holder.postalAddress.country', expect.any(String)],
    ['holder.name', expect.any(String)],
    ['holder.phone', expect.any(String)],
    ['companyId', 'account.unknown-company'],
    ['externalId', 'account-external-id.taken'],
  ])
  expect((await server.as('agent').post('/api/agent/accounts', {})).body.problems).toMatchObject([
    { path: 'mainUserId', code: 'account.no-main-user' },
  ])
})

test('a change is shown with old and new values, and taken back field by field', async () => {
  const account = await open({ name: 'Antes', holder: { organisation: 'Una, S.L.', taxId: 'B1' } })
  const changed = (await patch(account, { name: 'Después', holder: { organisation: null, taxId: 'B2' } }))
    .body
  expect(changed.holder).toMatchObject({ organisation: null, taxId: 'B2' })
  const [entry] = await trailOf(account.id)
  expect(entry).toMatchObject({
    type: 'account.changed',
    changes: [
      { field: 'holder.organisation', old: 'Una, S.L.', new: null },
      { field: 'holder.taxId', old: 'B1', new: 'B2' },
      { field: 'name', old: 'Antes', new: 'Después' },
    ],
  })
  await patch(changed, { holder: { taxId: 'B3' } })
  const { body } = await undo(entry.undo.id)
  expect(body.leftOut).toMatchObject([{ path: 'holder.taxId', code: 'undo.changed-since' }])
  expect(await get(account.id)).toMatchObject({
    name: 'Antes',
    holder: { organisation: 'Una, S.L.', taxId: 'B3' },
  })
})

test('of two who change an account at once, the later one sees what stands now', async () => {
  const account = await open()
  const answers = await Promise.all(['Uno', 'Otro'].map((name) => patch(account, { name, holder: { name } })))
  const lost = answers.find(({ status }) => status === 412)
  const won = answers.find(({ status }) => status === 200)
  expect(lost?.body.current).toEqual(won?.body)
})

test('an account closes when nothing hangs from it any longer; the undo opens it', async () => {
  const account = await open({ name: 'Se Cierra' })
  const services = `/api/agent/accounts/${account.id}/services`
  const { body: service } = await server.as('agent').post(services, { name: 'Hosting Pro' })
  const close = () => server.as('agent').post(`/api/agent/accounts/${account.id}/close`)
  const refused = await close()
  expect([refused.status, refused.body.problems]).toMatchObject([
    409,
    [{ code: 'account.has-services', params: { count: 1 }, message: 'La cuenta tiene un servicio' }],
  ])
  const deleted = await server.as('agent').delete(`${services}/${service.id}`)
  const { body } = await close()
  expect([await namesOf('q=cierra'), await namesOf('q=cierra&state=closed')]).toEqual([[], ['Se Cierra']])
  const late = await server.as('agent').post(services, { name: 'Otro' })
  expect([late.status, late.body.problems]).toMatchObject([409, [{ code: 'account.closed' }]])
  expect((await undo(deleted.body.undoId)).status).toBe(409)
  expect((await undo(body.undoId)).status).toBe(200)
  expect(await namesOf('q=cierra')).toEqual(['Se Cierra'])
  expect((await undo(deleted.body.undoId)).status).toBe(200)
  expect((await get(account.id)).counts.services).toBe(1)
  expect((await trailOf(account.id)).map(({ type }: { type: string }) => type)).toEqual([
    'service.restored',
    'account.reopened',
    'account.closed',
    'service.deleted',
    'service.created',
    'account.created',
  ])
})

test('a service that is added while its account closes is either in time or refused', async () => {
  for (let round = 0; round < 4; round++) {
    const { id } = await open()
    const [closed, added] = await Promise.all([
      server.as('agent').post(`/api/agent/accounts/${id}/close`),
      server.as('agent').post(`/api/agent/accounts/${id}/services`, { name: 'A la vez' }),
    ])
    expect([
      [200, 409],
      [409, 201],
    ]).toContainEqual([closed.status, added.status])
  }
})

test('a main user is not deleted while something hangs from an account of hers, and says from which', async () => {
  const account = await open({ name: 'Con Dominio' })
  await server.as('agent').post(`/api/agent/accounts/${account.id}/services`, { name: 'Correo' })
  const gone = await contact()
  const path = `/api/agent/contacts/${account.mainUser.id}`
  const { status, body } = await server.as('agent').delete(path)
  expect([status, body.problems]).toMatchObject([
    409,
    [{ code: 'contact.main-user', params: { account: 'Con Dominio' } }],
  ])
  const { version } = await get(account.id)
  await server
    .as('agent')
    .post(`/api/agent/accounts/${account.id}/hand-over`, { mainUserId: gone.id }, { version })
  expect((await server.as('agent').delete(path)).status).toBe(200)
})

test('an account that is handed over is no longer the former main user’s from that moment on; both are told', async () => {
  const { customer, otherCustomer } = server.cast
  const home = `/api/area/${customer.accountId}/home`
  expect((await server.as('customer').get(home)).body.counts).toMatchObject({ services: 0 })
  const { version } = await get(customer.accountId)
  const handOver = (to: number, from: number) =>
    server
      .as('agent')
      .post(`/api/agent/accounts/${customer.accountId}/hand-over`, { mainUserId: to }, { version: from })
  expect((await handOver(customer.id, version)).body.problems).toMatchObject([
    { code: 'account.same-main-user' },
  ])
  expect((await handOver(otherCustomer.id, version)).status).toBe(200)
  expect((await handOver(customer.id, version)).status).toBe(412)
  for (const page of ['home', 'services'])
    expect((await server.as('customer').get(`/api/area/${customer.accountId}/${page}`)).status).toBe(404)
  const seen = await server.as('otherCustomer').get('/api/session/area')
  expect(seen.body.accounts.map(({ id }: { id: number }) => id).sort()).toEqual(
    [customer.accountId, otherCustomer.accountId].sort(),
  )
  expect(await mailsTo(server, customer.email)).toEqual(['account-handed-over'])
  expect(await mailsTo(server, otherCustomer.email)).toEqual(['account-handed-over'])
})

test('an account is not handed to who cannot be reached while nobody else hears of its bills and domains', async () => {
  const named = async (name: string) =>
    (
      await server
        .as('agent')
        .post('/api/agent/contacts', { name, emails: [`${name}@piso.example`], sendActivation: false })
    ).body as { id: number }
  const [first, dead] = [await named('alcanzable'), await named('inalcanzable')]
  await sql`update addresses set suppressed_at = now(), suppressed_because = '550' where address = 'inalcanzable@piso.example'`.execute(
    server.wiring.db,
  )
  const account = { name: 'Con suelo', mainUserId: first.id }
  const { id, version } = (await server.as('agent').post('/api/agent/accounts', account)).body
  const path = `/api/agent/accounts/${id}`
  const handOver = () => server.as('agent').post(`${path}/hand-over`, { mainUserId: dead.id }, { version })
  const refused = await handOver()
  expect(refused.status).toBe(422)
  expect(refused.body.problems).toMatchObject([{ path: 'mainUserId', code: 'copies.nobody-left' }])
  expect((await server.as('agent').get(path)).body.mainUser.id).toBe(first.id)
  const categories = ['billing', 'domains']
  await server.as('agent').post(`${path}/contacts`, { name: 'Ana', email: 'ana@piso.example', categories })
  expect((await handOver()).status).toBe(200)
})

test('an account is found by its domain, with or without its accents', async () => {
  const { id } = await open({ name: 'Con Acentos' })
  await server.as('agent').post(`/api/agent/accounts/${id}/domains`, { name: 'cigüeña-peña.example' })
  for (const q of ['cigüeña-peña.example', 'CIGÜEÑA-PEÑA.EXAMPLE'])
    expect(await namesOf(`q=${encodeURIComponent(q)}`), q).toEqual(['Con Acentos'])
})

test('a company that is deleted and comes back has its account again, changed meanwhile or not', async () => {
  const { body: company } = await server.as('agent').post('/api/agent/companies', { name: 'Va y Viene' })
  const account = await open({ companyId: company.id })
  const { undoId } = (await server.as('agent').delete(`/api/agent/companies/${company.id}`)).body
  const changed = (await patch(account, { externalId: 'VV-1' })).body
  expect(changed.company).toBeNull()
  await undo(undoId)
  expect((await get(account.id)).company).toEqual({ id: company.id, name: 'Va y Viene' })
})

test('of many contacts that are deleted at once, main users of what is in use stay, and say why', async () => {
  const account = await open({ name: 'En Uso' })
  await server.as('agent').post(`/api/agent/accounts/${account.id}/services`, { name: 'Correo' })
  const selection = { ids: [account.mainUser.id, (await contact()).id] }
  const started = await server
    .as('agent')
    .post('/api/agent/bulk-edits', { record: 'contact', selection, change: { kind: 'delete' } })
  await runJobs(server)
  const job = (await server.as('agent').get(`/api/agent/jobs/${started.body.jobId}`)).body
  expect(job).toMatchObject({ done: 1, refused: 1 })
  expect((await server.as('agent').get(`/api/agent/contacts/${account.mainUser.id}`)).status).toBe(200)
})

test('an account whose main user is deleted is handed over, and then opens again; nobody is told', async () => {
  const account = await open({ name: 'Huérfana' })
  await server.as('agent').delete(`/api/agent/contacts/${account.mainUser.id}`)
  const path = `/api/agent/accounts/${account.id}`
  expect((await server.as('agent').post(`${path}/reopen`)).body.problems).toMatchObject([
    { code: 'account.main-user-gone' },
  ])
  const heir = await contact()
  const { version } = await get(account.id)
  await server.as('agent').post(`${path}/hand-over`, { mainUserId: heir.id }, { version })
  expect((await server.as('agent').post(`${path}/reopen`)).body).toMatchObject({
    closedAt: null,
    mainUser: { id: heir.id },
  })
  expect(await mailsTo(server, heir.emails[0].address)).toEqual([])
})

test('accounts are paged in Spanish order, forward and back', async () => {
  for (const name of ['Ñu 1', 'Nz 1', 'Óleo 1', 'Nube 1']) await open({ name, holder: { taxId: 'PAGINA' } })
  const page = async (query: string) =>
    (await server.as('viewer').get(`/api/agent/accounts?q=pagina&limit=2&${query}`)).body
  const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name)
  const first = await page('')
  const second = await page(`after=${first.next}`)
  expect([names(first), names(second), second.next]).toEqual([['Nube 1', 'Nz 1'], ['Ñu 1', 'Óleo 1'], null])
  expect(names(await page(`before=${second.previous}`))).toEqual(names(first))
  expect((await server.as('viewer').get('/api/agent/accounts?after=x')).status).toBe(422)
})

test('one creation that is sent twice with one key makes one account', async () => {
  const body = { mainUserId: (await contact({ name: 'Una Vez' })).id }
  const send = () => server.as('apiKey').post('/api/agent/accounts', body, { key: 'una-vez' })
  const [one, other] = await Promise.all([send(), send()])
  expect(other.body).toEqual(one.body)
  expect(await namesOf('q=una+vez')).toEqual(['Una Vez'])
})
