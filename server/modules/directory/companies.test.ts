import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const create = (body: object) => server.as('agent').post('/api/agent/companies', body)
const patch = (company: { id: number; version: number }, body: object, who: 'agent' | 'admin' = 'agent') =>
  server.as(who).patch(`/api/agent/companies/${company.id}`, body, { version: company.version })
const get = async (id: number) => (await server.as('viewer').get(`/api/agent/companies/${id}`)).body
const choices = async (path: string): Promise<number[]> => {
  const { body } = await server.as('viewer').get('/api/agent/fields?record=company')
  const field = body.items.find((each: { path: string }) => each.path === path)
  return field.options.map((option: { id: number }) => option.id)
}

test('a company has a name, texts, mail domains as typed and the four extras', async () => {
  const [happy] = await choices('healthScore')
  const [, premium] = await choices('accountTier')
  const industries = await choices('industry')
  expect(industries).toHaveLength(59)
  const { status, body } = await create({
    name: '  Papelera  del Bajío ',
    description: 'Papel',
    notes: 'Uno\ndos',
    mailDomains: ['papelera.example', 'Ñandú.example'],
    healthScore: happy,
    accountTier: premium,
    industry: industries[58],
    renewalDate: '2027-02-28',
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    version: 1,
    name: 'Papelera del Bajío',
    notes: 'Uno\ndos',
    mailDomains: [
      { domain: 'papelera.example', typed: 'papelera.example' },
      { domain: 'xn--and-6ma2c.example', typed: 'Ñandú.example' },
    ],
    healthScore: happy,
    renewalDate: '2027-02-28',
    contacts: { value: 0, isExact: true },
    origin: 'agent',
  })
  expect(await get(body.id)).toEqual(body)
})

test('every fault is reported at once, together with what another company has', async () => {
  await create({ name: 'Ya Está', mailDomains: ['ya.example'] })
  const { status, body } = await create({
    name: 'yá esta',
    mailDomains: [
      'ok.example',
      'gmail.com',
      'YA.example',
      'mail.yahoo.com.mx',
      'com.mx',
      'a b',
      'ok.example',
    ],
    healthScore: 999_999,
    renewalDate: '2027-02-30',
    description: 'x'.repeat(10_001),
  })
  expect(status).toBe(422)
  expect(
    body.problems.map((each: { path: string; code: string }) => `${each.path} ${each.code}`).sort(),
  ).toEqual([
    'description text.too-long',
    'healthScore field.no-such-option',
    'mailDomains.1 mail-domain.public',
    'mailDomains.2 mail-domain.taken',
    'mailDomains.3 mail-domain.public',
    'mailDomains.4 mail-domain.suffix',
    'mailDomains.5 mail-domain.spaces',
    'mailDomains.6 mail-domain.repeated',
    'name company.taken',
    'renewalDate date.impossible',
  ])
  const taken = body.problems.find((each: { code: string }) => each.code === 'mail-domain.taken')
  expect(taken.message).toBe('Este dominio ya es de Ya Está')
  for (const name of [undefined, '', ' \u200b', '́'])
    expect((await create({ name })).body.problems).toMatchObject([{ path: 'name' }])
})

test('a domain at which anybody gets an address is refused; a company that has one from before keeps it', async () => {
  const everybodys =
    'fastmail.com fastmail.es zohomail.com zohomail.eu gmx.es gmx.com.mx hotmail.cl hotmail.com.uy live.cl yahoo.com.co ' +
    'yahoo.com.pe mail.yahoo.com.ve outlook.com.uy tim.it mailfence.com startmail.com mailo.com riseup.net ' +
    'disroot.org mozmail.com adinet.com.uy tutanota.com mailinator.com'
  const domains = everybodys.split(' ')
  const { body } = await create({ name: 'De Todos', mailDomains: domains })
  expect(body.problems).toMatchObject(
    domains.map((_, at) => ({ path: `mailDomains.${at}`, code: 'mail-domain.public' })),
  )
  const firms = ['itesm.mx', 'uco.es', 'gmxpapel.example', 'yahoo-papel.mx', 'telmex.com', 'hotmail.papel.mx']
  const made = (await create({ name: 'De Antes', mailDomains: firms })).body
  expect(made.mailDomains).toHaveLength(firms.length)
  await server.wiring.db
    .updateTable('company_mail_domains')
    .set({ domain: 'mailo.com', typed: 'mailo.com' })
    .where('domain', '=', 'telmex.com')
    .execute()
  const judged = `/api/agent/companies/mail-domains?domains=mailo.com&company=${made.id}`
  expect((await server.as('agent').get(judged)).body.items).toMatchObject([{ problem: null }])
  const kept = await server
    .as('agent')
    .patch(`/api/agent/companies/${made.id}`, { mailDomains: ['mailo.com', 'otro.mx'] }, { version: 1 })
  expect([kept.status, kept.body.mailDomains]).toMatchObject([
    200,
    [{ domain: 'mailo.com' }, { domain: 'otro.mx' }],
  ])
})

test('a key that may not read contacts hears that a name or domain is taken, not by whom, and changes nothing', async () => {
  await create({ name: 'Oculta', mailDomains: ['oculta.example'] })
  const other = (await create({ name: 'A la vista' })).body
  const scopes = ['contacts.write']
  const { key } = (await server.as('agent').post('/api/agent/me/api-keys', { name: 'Escribe', scopes })).body
  const headers = { authorization: `Bearer ${key}` }
  const path = '/api/agent/companies'
  const make = (body: object) => server.as('nobody').post(path, body, { headers })
  const change = (body: object) =>
    server.as('nobody').patch(`${path}/${other.id}`, body, { headers, version: other.version })
  const name = { path: 'name', code: 'company.taken', message: 'Ya hay una empresa con este nombre' }
  const domain = {
    path: 'mailDomains.0',
    code: 'mail-domain.taken',
    message: 'Este dominio ya es de otra empresa',
  }
  const taken = { name: 'oculta', mailDomains: ['oculta.example'] }
  const faulty = { ...taken, renewalDate: '2027-02-30' }
  expect((await make(taken)).body.problems).toEqual([name, domain])
  expect((await make(faulty)).body.problems).toEqual([
    expect.objectContaining({ path: 'renewalDate' }),
    name,
    domain,
  ])
  // An answer to a change tells all that stands, even where nothing is changed.
  for (const body of [taken, {}]) expect((await change(body)).status).toBe(403)
})

test('a key that may not read contacts does not learn from an undo who has what was given up', async () => {
  const scopes = ['contacts.write', 'undo.write']
  const { key } = (await server.as('agent').post('/api/agent/me/api-keys', { name: 'Deshace', scopes })).body
  const headers = { authorization: `Bearer ${key}` }
  const said = async (undoId: number) => {
    const { body } = await server.as('nobody').post(`/api/agent/undos/${undoId}`, undefined, { headers })
    expect(JSON.stringify(body)).not.toContain('Secreta')
    return (body.leftOut ?? body.problems).map(({ message }: { message: string }) => message)
  }
  const made = { company: { mailDomains: ['de-antes.example'] }, contact: { emails: ['de@antes.example'] } }
  for (const kind of ['company', 'contact'] as const) {
    const path = kind === 'company' ? '/api/agent/companies' : '/api/agent/contacts'
    const make = async (name: string, more: object) =>
      (await server.as('agent').post(path, { name, ...more })).body
    const has = { ...made[kind], ...(kind === 'contact' ? { externalId: 'de-antes' } : {}) }
    const deleted = await make('Borrada', has)
    const { undoId } = (await server.as('agent').delete(`${path}/${deleted.id}`)).body
    const changed = await make('Cambiada', has)
    const without =
      kind === 'company' ? { mailDomains: [] } : { emails: ['de@luego.example'], externalId: 'de-luego' }
    const { status } = await server
      .as('agent')
      .patch(`${path}/${changed.id}`, { name: 'Otra', ...without }, { version: 1 })
    expect(status).toBe(200)
    await make('Secreta', has)
    const [newest] = (await server.as('agent').get(`${path}/${changed.id}/trail`)).body.items
    const expected =
      kind === 'company'
        ? ['El dominio de-antes.example ya es de otra empresa']
        : ['El id externo de-antes ya es de otra persona', 'de@antes.example ya es de otra persona']
    expect(await said(newest.undo.id)).toEqual(expect.arrayContaining(expected))
    expect(await said(undoId)).toEqual(expect.arrayContaining(expected))
  }
})

test('a name or domain that is another’s is a conflict, also of two agents at once', async () => {
  const both = await Promise.all([create({ name: 'Gemelas' }), create({ name: 'GEMELAS' })])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  const domains = await Promise.all(
    ['Una', 'Otra', 'Más'].map((name) =>
      create({ name, mailDomains: ['a-la-vez.example', `${name}.example`] }),
    ),
  )
  expect(domains.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  const won = domains.find(({ status }) => status === 201)?.body
  for (const { status, body } of domains)
    if (status === 409)
      expect(body.problems).toMatchObject([{ path: 'mailDomains.0', params: { id: won.id, name: won.name } }])
})

test('only what is named changes; domains are given as a whole; the trail keeps old and new', async () => {
  const { body } = await create({
    name: 'Cambiante',
    notes: 'Antes',
    mailDomains: ['uno.example', 'dos.example'],
  })
  const changed = await patch(body, { notes: null, mailDomains: ['dos.example', 'tres.example'] })
  expect(changed.body).toMatchObject({
    name: 'Cambiante',
    notes: null,
    version: 2,
    mailDomains: [{ domain: 'dos.example' }, { domain: 'tres.example' }],
  })
  expect((await create({ name: 'Hereda', mailDomains: ['uno.example'] })).status).toBe(201)
  const taken = await patch(changed.body, { name: 'hereda', mailDomains: ['uno.example'] })
  expect([taken.status, taken.body.problems.map((each: { path: string }) => each.path).sort()]).toEqual([
    409,
    ['mailDomains.0', 'name'],
  ])
  expect(await get(body.id)).toEqual(changed.body)
})

test('of two agents at once the second sees both versions', async () => {
  const { body } = await create({ name: 'Disputada' })
  const [one, other] = await Promise.all(['a', 'b'].map((notes) => patch(body, { notes })))
  expect([one?.status, other?.status].sort()).toEqual([200, 412])
  const stale = one?.status === 412 ? one : other
  expect(stale?.body.current).toMatchObject({ id: body.id, version: 2, name: 'Disputada' })
})
