import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

let made = 0
const company = async (name: string, mailDomains: string[] = [], more: object = {}) =>
  (await server.as('agent').post('/api/agent/companies', { name, mailDomains, ...more })).body
const contact = async (emails: string[], more: object = {}) =>
  server.as('agent').post('/api/agent/contacts', {
    name: `Persona ${++made}`,
    emails,
    externalId: `m-${made}`,
    sendActivation: false,
    ...more,
  })
const get = async (id: number) => (await server.as('viewer').get(`/api/agent/contacts/${id}`)).body
const companiesOf = async (id: number) => (await get(id)).companies.map((each: { name: string }) => each.name)
const patch = async (id: number, body: object) =>
  server.as('agent').patch(`/api/agent/contacts/${id}`, body, { version: (await get(id)).version })
const patchCompany = async (id: number, body: object) => {
  const { version } = (await server.as('agent').get(`/api/agent/companies/${id}`)).body
  return (await server.as('agent').patch(`/api/agent/companies/${id}`, body, { version })).body
}
const undo = (id: number) => server.as('agent').post(`/api/agent/undos/${id}`)
const newest = async (id: number, of = 'contacts') =>
  (await server.as('viewer').get(`/api/agent/${of}/${id}/trail`)).body.items[0]
const membership = (id: number, companyId: number) => `/api/agent/contacts/${id}/companies/${companyId}`

test('a contact is made with several companies, one of them new, the first or the one said primary', async () => {
  const one = await company('Uno S.L.')
  const { status, body } = await contact([], {
    companies: [
      { companyId: one.id },
      { name: ' Nueva  del Camino', seesCompanyTickets: true },
      { name: 'UNO s.l. ' },
    ],
  })
  expect([status, body.problems]).toMatchObject([201, undefined])
  expect(body.companies).toMatchObject([
    { id: one.id, name: 'Uno S.L.', isPrimary: true, seesCompanyTickets: false },
    { name: 'Nueva del Camino', isPrimary: false, seesCompanyTickets: true },
  ])
  const other = await contact([], {
    companies: [{ companyId: one.id }, { name: 'nueva del camino', isPrimary: true }],
  })
  expect(other.body.companies).toMatchObject([
    { name: 'Nueva del Camino', isPrimary: true },
    { name: 'Uno S.L.', isPrimary: false },
  ])
})

test('all that is wrong with the companies given is said with the rest', async () => {
  const one = await company('Solo Una')
  const { status, body } = await contact([], {
    name: '',
    companies: [
      { companyId: 999_999, isPrimary: true },
      {},
      { companyId: one.id, isPrimary: true },
      { companyId: one.id },
      { name: 'x'.repeat(201) },
    ],
  })
  expect(status).toBe(422)
  expect(
    body.problems.map((each: { path: string; code: string }) => `${each.path} ${each.code}`).sort(),
  ).toEqual([
    'companies membership.several-primaries',
    'companies.0 membership.company-missing',
    'companies.1 membership.which-company',
    'companies.3 membership.repeated',
    'companies.4.name text.too-long',
    'name person-name.empty',
  ])
  const many = Array.from({ length: 301 }, (_, at) => ({ name: `Empresa n.º ${at}` }))
  expect((await contact([], { companies: many })).body.problems).toMatchObject([
    { path: 'companies', code: 'membership.limit', params: { max: 300 } },
  ])
})

test('who is in as many companies as one can be gets an address at another’s domain, and its answer says so', async () => {
  const own = await company('Dominio de Otra', ['limite.example'])
  const companies = Array.from({ length: 300 }, (_, at) => ({ name: `Una de muchas ${at}` }))
  const { body } = await contact([], { companies })
  const added = await patch(body.id, { emails: [`a@limite.example`] })
  expect([added.status, added.body.companies.length]).toEqual([200, 300])
  expect(added.body.leftOut).toEqual([
    {
      path: 'companies',
      code: 'membership.limit-of-domain',
      params: { name: own.name, max: 300 },
      message: expect.stringContaining('Dominio de Otra'),
    },
  ])
  expect(await newest(body.id)).toMatchObject({
    type: 'contact.not-joined',
    others: [{ kind: 'company', id: own.id, name: own.name }],
  })
  expect((await patch(body.id, { emails: ['a@limite.example', 'b@x.example'] })).body.leftOut).toBe(undefined)
  const known = body.companies.map(({ id }: { id: number }) => ({ companyId: id }))
  const other = await contact(['b@limite.example'], { companies: known })
  expect([other.status, other.body.leftOut]).toEqual([201, added.body.leftOut])
  expect((await newest(other.body.id)).type).toBe('contact.not-joined')
})

test('a company that is only named tells which datum of it is missing', async () => {
  const { body: made } = await server.as('admin').post('/api/agent/fields', {
    record: 'company',
    type: 'text',
    labels: { es: 'RFC', en: 'Tax number' },
    requiredForAgents: true,
  })
  const { body } = await contact([], { companies: [{ name: 'Sin RFC' }] })
  const { id, version } = made
  await server.as('admin').put(`/api/agent/fields/${id}/archival`, undefined, { version })
  expect(body.problems).toEqual([
    {
      path: `companies.0.custom.${id}`,
      code: 'membership.company-lacks',
      params: { field: 'RFC' },
      message: expect.stringContaining('«RFC»'),
    },
  ])
})

test('companies are changed as a whole or one by one; the trail tells both sides, and undo takes it back', async () => {
  const [one, two] = [await company('Lado Uno'), await company('Lado Dos')]
  const { body } = await contact([], { companies: [{ companyId: one.id }] })
  const put = await server
    .as('agent')
    .put(membership(body.id, two.id), { isPrimary: true, seesCompanyTickets: true })
  expect(put.body).toMatchObject({
    version: 2,
    companies: [
      { id: two.id, isPrimary: true, seesCompanyTickets: true },
      { id: one.id, isPrimary: false },
    ],
  })
  expect(await newest(two.id, 'companies')).toMatchObject({
    type: 'company.contacts-added',
    facts: { count: 1, contactId: body.id },
  })
  expect(await newest(one.id, 'companies')).toMatchObject({
    type: 'company.contacts-changed',
    facts: { contactId: body.id, isPrimary: false },
  })
  const entry = await newest(body.id)
  expect(entry.changes).toMatchObject([
    { field: 'companies', new: [{ name: 'Lado Uno' }, { name: 'Lado Dos' }] },
  ])
  await undo(entry.undo.id)
  expect((await get(body.id)).companies).toMatchObject([{ id: one.id, isPrimary: true }])
  const whole = await patch(body.id, { jobTitle: 'Jefa', companies: [{ companyId: two.id }] })
  expect(whole.body.companies).toMatchObject([{ id: two.id, isPrimary: true }])
  await undo((await newest(body.id)).undo.id)
  expect(await get(body.id)).toMatchObject({ jobTitle: null, companies: [{ id: one.id, isPrimary: true }] })
  const gone = await server.as('agent').delete(membership(body.id, one.id))
  expect(gone.body.companies).toEqual([])
  expect((await server.as('agent').delete(membership(body.id, 999_999))).status).toBe(404)
  expect((await server.as('viewer').put(membership(body.id, one.id), {})).status).toBe(403)
})

test('whoever has an address at a company’s mail domain, or below it, joins when made and when the address comes', async () => {
  const own = await company('Correo S.A.', ['correo-sa.example'])
  const below = await company('Correo del Norte', ['norte.correo-sa.example'])
  expect((await contact(['a@correo-sa.example'])).body.companies).toMatchObject([
    { id: own.id, isPrimary: true },
  ])
  expect((await contact(['a@ventas.correo-sa.example'])).body.companies).toMatchObject([{ id: own.id }])
  const both = await contact(['b@x.norte.correo-sa.example', 'b@CORREO-SA.example'])
  expect(both.body.companies).toMatchObject([{ id: below.id, isPrimary: true }, { id: own.id }])
  expect((await contact(['c@otro-correo-sa.example'])).body.companies).toEqual([])
  const later = (await contact([])).body
  expect((await patch(later.id, { emails: ['d@correo-sa.example'] })).body.companies).toMatchObject([
    { id: own.id },
  ])
  await undo((await newest(later.id)).undo.id)
  expect(await get(later.id)).toMatchObject({ emails: [], companies: [] })
  const given = await contact(['e@correo-sa.example'], { companies: [{ companyId: below.id }] })
  expect(given.body.companies).toMatchObject([{ id: below.id, isPrimary: true }, { id: own.id }])
})

test('a new domain says how many match, a job associates them, and one undo takes all of it back', async () => {
  const people = [(await contact(['a@nuevo.example'])).body, (await contact(['b@hija.nuevo.example'])).body]
  const asked = await server
    .as('viewer')
    .get('/api/agent/companies/mail-domains?domains=nuevo.example, gmail.com')
  expect(asked.body.items).toMatchObject(
    [
      { typed: 'nuevo.example', domain: 'nuevo.example', problem: null, matching: 2 },
      {
        typed: 'gmail.com',
        domain: null,
        problem: { code: 'mail-domain.public', message: /público/ },
        matching: 0,
      },
    ].map((each) => ({ ...each, problem: each.problem && { code: each.problem.code } })),
  )
  const made = await company('Con Gente', ['nuevo.example'])
  expect(made.associationJobId).toEqual(expect.any(Number))
  await runJobs(server)
  for (const { id } of people) expect(await companiesOf(id)).toEqual(['Con Gente'])
  const job = (await server.as('agent').get(`/api/agent/jobs/${made.associationJobId}`)).body
  expect(job).toMatchObject({ state: 'done', total: 2, done: 2, facts: { company: 'Con Gente' } })
  expect(await newest(made.id, 'companies')).toMatchObject({
    type: 'company.contacts-added',
    facts: { count: 2, because: 'mail-domain' },
    undo: { id: job.undo.id },
  })
  await undo(job.undo.id)
  for (const { id } of people) expect(await companiesOf(id)).toEqual([])
  expect((await company('Nadie', ['nadie.example'])).associationJobId).toBeNull()
  expect(
    (await company('Sin Asociar', ['hija.nuevo.example'], { associateMatching: false })).associationJobId,
  ).toBeNull()
})

test('those who would join are counted once, by the longest domain asked, without the members', async () => {
  await contact(['a@a-y-b.example'])
  await contact(['b@ventas.a-y-b.example'])
  await contact(['c@a-y-b.example', 'c@ventas.a-y-b.example'])
  const asked = 'domains=a-y-b.example,ventas.a-y-b.example'
  const count = async (query: string) =>
    (await server.as('viewer').get(`/api/agent/companies/mail-domains?${query}`)).body
  expect(await count(asked)).toMatchObject({ items: [{ matching: 2 }, { matching: 2 }], matching: 3 })
  const made = await company('A y B', ['a-y-b.example'], { associateMatching: false })
  const member = (await contact(['d@ventas.a-y-b.example'])).body
  expect(await companiesOf(member.id)).toEqual(['A y B'])
  expect(await count(`${asked}&company=${made.id}`)).toMatchObject({
    items: [{ matching: 2 }, { matching: 2 }],
    matching: 2,
  })
})

test('a domain let go leaves its members, and one let go meanwhile associates nobody any more', async () => {
  const person = (await contact(['a@suelto.example'])).body
  const made = await company('Suelta', ['suelto.example'])
  await runJobs(server)
  await patchCompany(made.id, { mailDomains: [] })
  expect(await companiesOf(person.id)).toEqual(['Suelta'])
  const other = (await contact(['a@fugaz.example'])).body
  const fleeting = await company('Fugaz', ['fugaz.example'])
  await patchCompany(fleeting.id, { mailDomains: [] })
  await runJobs(server)
  expect(await companiesOf(other.id)).toEqual([])
  expect((await server.as('agent').get(`/api/agent/jobs/${fleeting.associationJobId}`)).body).toMatchObject({
    state: 'done',
    undo: null,
  })
})

test('the company of an address is suggested while it is typed; companies are looked up by name and domain', async () => {
  const made = await company('Sugerencia Ñandú', ['sugerida.example'])
  const of = async (email: string) =>
    (await server.as('viewer').get(`/api/agent/companies/of-address?${new URLSearchParams({ email })}`)).body
      .company
  expect(await of('x@mail.sugerida.example')).toEqual({
    id: made.id,
    name: made.name,
    domain: 'sugerida.example',
  })
  expect(await of('x@')).toBeNull()
  const look = async (q: string) =>
    (await server.as('viewer').get(`/api/agent/companies/lookup?${new URLSearchParams({ q })}`)).body
  expect(await look('nandu suge')).toMatchObject({
    items: [{ id: made.id, mailDomains: ['sugerida.example'] }],
    exact: null,
  })
  expect(await look('sugerencia nandú')).toMatchObject({ exact: { id: made.id } })
})

test('the contacts of a company are paged by name, both ways, and found by what is typed', async () => {
  const made = await company('Con Páginas')
  for (const name of ['Zoé', 'Ñoño', 'Nuria', 'Ana', 'Óscar'])
    await contact([], { name, companies: [{ companyId: made.id }] })
  const page = async (query: string) =>
    (await server.as('viewer').get(`/api/agent/companies/${made.id}/contacts?limit=2${query}`)).body
  const names = (of: { items: { name: string }[] }) => of.items.map(({ name }) => name)
  const first = await page('')
  const second = await page(`&after=${first.next}`)
  const third = await page(`&after=${second.next}`)
  expect([first, second, third].map(names)).toEqual([['Ana', 'Nuria'], ['Ñoño', 'Óscar'], ['Zoé']])
  expect([first.previous, third.next]).toEqual([null, null])
  expect(names(await page(`&before=${third.previous}`))).toEqual(['Ñoño', 'Óscar'])
  expect(names(await page('&q=nono'))).toEqual(['Ñoño'])
  expect((await server.as('viewer').get('/api/agent/companies/999999/contacts')).status).toBe(404)
})

test('a company’s contacts stand where their names do, also after another name, a deletion and its undo', async () => {
  const agent = server.as('agent')
  const { body: company } = await agent.post('/api/agent/companies', { name: 'Orden Alfabético' })
  const contact = async (name: string) => {
    const draft = { name, externalId: `orden-${name}`, companies: [{ companyId: company.id }] }
    return (await agent.post('/api/agent/contacts', draft)).body
  }
  const [nadal, other] = [await contact('Nadal Uno'), await contact('Ñandú Dos')]
  const names = async () => {
    const page = await agent.get(`/api/agent/companies/${company.id}/contacts`)
    const { body } = await agent.get(`/api/agent/companies/${company.id}`)
    expect(body.contacts).toEqual({ value: page.body.items.length, isExact: true })
    return page.body.items.map(({ name }: { name: string }) => name)
  }
  expect(await names()).toEqual(['Nadal Uno', 'Ñandú Dos'])
  await agent.patch(`/api/agent/contacts/${nadal.id}`, { name: 'Zas Uno' }, { version: nadal.version })
  expect(await names()).toEqual(['Ñandú Dos', 'Zas Uno'])
  const deleted = await agent.delete(`/api/agent/contacts/${other.id}`)
  expect(await names()).toEqual(['Zas Uno'])
  await agent.post(`/api/agent/undos/${deleted.body.undoId}`)
  expect(await names()).toEqual(['Ñandú Dos', 'Zas Uno'])
})

test('a deleted company’s contacts stay, another takes its place as primary, and undo gives back what is still free', async () => {
  const gone = await company('Se Va', ['se-va.example', 'queda.example'])
  const stays = await company('Se Queda')
  const { body } = await contact(['a@se-va.example'], {
    companies: [{ companyId: gone.id, seesCompanyTickets: true }, { companyId: stays.id }],
  })
  const removed = await server.as('agent').delete(`/api/agent/companies/${gone.id}`)
  expect(removed.status).toBe(200)
  expect((await server.as('viewer').get(`/api/agent/companies/${gone.id}`)).status).toBe(404)
  expect((await get(body.id)).companies).toMatchObject([{ name: 'Se Queda', isPrimary: true }])
  const heir = await company('SE VA', ['se-va.example'])
  expect((await contact(['b@queda.example'])).body.companies).toEqual([])
  const undone = await undo(removed.body.undoId)
  expect(undone.body.leftOut).toMatchObject([
    { path: 'name', code: 'undo.company-renamed', params: { as: 'Se Va (2)' } },
    { path: 'mailDomains', code: 'undo.domain-taken', params: { id: heir.id } },
  ])
  expect((await server.as('viewer').get(`/api/agent/companies/${gone.id}`)).body).toMatchObject({
    name: 'Se Va (2)',
    mailDomains: [{ domain: 'queda.example' }],
    contacts: { value: 1, isExact: true },
  })
  expect((await get(body.id)).companies).toMatchObject([
    { id: gone.id, isPrimary: true, seesCompanyTickets: true },
    { id: stays.id, isPrimary: false },
  ])
  expect((await server.as('agent').delete('/api/agent/companies/999999')).status).toBe(404)
})

test('a change of a company is taken back as far as others allow', async () => {
  const made = await company('Con Historia', ['historia.example'], { notes: 'Antes' })
  await patchCompany(made.id, {
    name: 'Otra Historia',
    notes: 'Después',
    mailDomains: ['otra-historia.example'],
  })
  const { undo: offered } = await newest(made.id, 'companies')
  const thief = await company('Con historia', ['historia.example'])
  const { body } = await undo(offered.id)
  expect(body.leftOut).toMatchObject([
    { path: 'name', code: 'undo.company-name-taken', params: { id: thief.id } },
    { path: 'mailDomains', code: 'undo.domain-taken' },
  ])
  expect((await server.as('viewer').get(`/api/agent/companies/${made.id}`)).body).toMatchObject({
    name: 'Otra Historia',
    notes: 'Antes',
  })
})
