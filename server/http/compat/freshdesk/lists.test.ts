import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailedLink } from '../../../../test/harness/mailed.ts'
import { basic, roleKeys } from '../../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
let ids: Record<string, number>
beforeAll(async () => {
  server = await startTestServer()
  ids = await makePeople()
})
afterAll(() => server.stop())

const ask = async (path: string, more: { method?: 'POST' | 'PUT' | 'DELETE'; body?: object } = {}) => {
  const { method = 'GET', body } = more
  const answer = await server.app.inject({
    method: method as 'GET',
    url: `/api/v2${path}`,
    headers: {
      authorization: `Basic ${Buffer.from(`${server.cast.apiKey}:X`).toString('base64')}`,
      host: 'desk.example',
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  })
  return { status: answer.statusCode, headers: answer.headers, body: answer.body ? answer.json() : undefined }
}
const idsAt = async (path: string): Promise<number[]> => {
  const { status, body } = await ask(path)
  expect([status, body]).toEqual([200, expect.any(Array)])
  return body.map(({ id }: { id: number }) => id)
}

async function makePeople(): Promise<Record<string, number>> {
  const made: Record<string, number> = {}
  const create = async (name: string, more: object) => {
    const { status, body } = await server
      .as('agent')
      .post('/api/agent/contacts', { name: `Fresca ${name}`, sendActivation: false, ...more })
    expect([status, name]).toEqual([201, name])
    made[name] = body.id
  }
  const company = await server.as('agent').post('/api/agent/companies', { name: 'Fresca Empresa' })
  made.company = company.body.id
  await create('Beta', {
    emails: ['beta@fresca.example', 'b2+x@fresca.example'],
    mobilePhone: '+52 55 5604 9218',
  })
  await create('Alfa', { workPhone: '941 30 77 15', externalId: 'ext-1', tags: ['vip'] })
  await create('Gamma', { emails: ['gamma@fresca.example'], companies: [{ companyId: made.company }] })
  await create('Bloqueada', { emails: ['bloqueada@fresca.example'] })
  await create('Borrada', { emails: ['borrada@fresca.example'] })
  await server.as('agent').post(`/api/agent/contacts/${made.Bloqueada}/block`)
  await server.as('agent').delete(`/api/agent/contacts/${made.Borrada}`)
  return made
}
const only = (...names: string[]) => names.map((name) => ids[name])

test('Freshdesk · contacts · the list is in the order of names, without the blocked and the deleted', async () => {
  const { body } = await ask('/contacts?per_page=100')
  const fresh = body.filter(({ name }: { name: string }) => name.startsWith('Fresca'))
  expect(fresh.map(({ id }: { id: number }) => id)).toEqual(only('Alfa', 'Beta', 'Gamma'))
  expect(fresh[0]).not.toHaveProperty('tags')
  expect(fresh[2]).toMatchObject({ company_id: ids.company, other_companies: [] })
})

test.each([
  ['email', 'email=beta@fresca.example', ['Beta']],
  ['email in capitals', 'email=BETA@Fresca.Example', ['Beta']],
  ['email that is her second, its + not encoded', 'email=b2+x@fresca.example', ['Beta']],
  ['email encoded', 'email=b2%2Bx%40fresca.example', ['Beta']],
  ['email of nobody', 'email=nadie@fresca.example', []],
  ['email that is none', 'email=%25', []],
  ['email of a fragment', 'email=fresca.example', []],
  ['mobile', 'mobile=%2B52 55 5604 9218', ['Beta']],
  ['mobile in E.164, its + not encoded', 'mobile=+525556049218', ['Beta']],
  ['mobile of another', 'mobile=941307715', []],
  ['phone', 'phone=941 30 77 15', ['Alfa']],
  ['phone of a fragment', 'phone=9413', []],
  ['unique_external_id', 'unique_external_id=ext-1', ['Alfa']],
  ['unique_external_id of nobody', 'unique_external_id=ext', []],
  ['company_id', 'company_id=$company', ['Gamma']],
  ['company_id of none', 'company_id=99999999', []],
  ['two filters that meet', 'email=gamma@fresca.example&company_id=$company', ['Gamma']],
  ['two filters that do not', 'email=beta@fresca.example&company_id=$company', []],
  ['state=blocked', 'state=blocked&email=bloqueada@fresca.example', ['Bloqueada']],
  ['a blocked one without state', 'email=bloqueada@fresca.example', []],
  ['state=deleted', 'state=deleted', ['Borrada']],
  ['state=deleted with the email she had', 'state=deleted&email=borrada@fresca.example', ['Borrada']],
  ['state=deleted with the email of another', 'state=deleted&email=beta@fresca.example', []],
  ['state=unverified', 'state=unverified&phone=941 30 77 15', ['Alfa']],
  ['state=verified', 'state=verified&phone=941 30 77 15', []],
  ['contact_type=contact', 'contact_type=contact&phone=941 30 77 15', ['Alfa']],
  ['contact_type=visitor', 'contact_type=visitor', []],
] as const)('Freshdesk · contacts · filter by %s', async (_name, query, names) => {
  const path = `/contacts?${query.replaceAll(' ', '%20').replace('$company', String(ids.company))}`
  expect(await idsAt(path)).toEqual(only(...names))
})

test.each([
  ['email', 'email='],
  ['phone', 'phone='],
  ['company_id', 'company_id='],
  ['unique_external_id', 'unique_external_id='],
  ['updated_since', 'updated_since='],
  ['state', 'state='],
  ['state', 'state=live'],
  ['contact_type', 'contact_type=lead'],
  ['company_id', 'company_id=x'],
  ['updated_since', 'updated_since=yesterday'],
  ['updated_since', 'updated_since=2026-02-30'],
  ['_updated_since', '_updated_since=0'],
  ['page', 'page=0'],
  ['page', 'page=-1'],
  ['page', 'page='],
  ['page', 'page=1e2'],
  ['per_page', 'per_page=0'],
  ['per_page', 'per_page=101'],
  ['per_page', 'per_page=x'],
  ['emails', 'emails=a@b.example'],
  ['email', 'email=a@b.example&email=c@d.example'],
  ['unique_external_id', 'unique_external_id=a%07'],
  ['phone', 'phone=123%0a456'],
] as const)('Freshdesk · contacts · %s is refused as ?%s', async (field, query) => {
  for (const path of ['/contacts', ...(/page|since/.test(field) ? ['/companies'] : [])]) {
    const { status, body } = await ask(`${path}?${query}`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ description: 'Validation failed', errors: [{ field }] })
  }
})

test('Freshdesk · contacts · pages follow by Link at the host of the client, each full but the last', async () => {
  const seen: number[] = []
  let url: string | undefined = '/contacts?per_page=3&contact_type=contact'
  for (let pages = 0; url; pages++) {
    expect(pages).toBeLessThan(50)
    const { headers, body } = await ask(url)
    seen.push(...body.map(({ id }: { id: number }) => id))
    const [, next] =
      /^<http:\/\/desk\.example\/api\/v2(.+)>; rel="next"$/.exec(String(headers.link ?? '')) ?? []
    if (next) expect([body.length, next]).toEqual([3, expect.stringContaining('contact_type=contact')])
    url = next
  }
  expect(seen).toEqual(await idsAt('/contacts?per_page=100'))
})

test('Freshdesk · contacts · updated_since goes by last change, oldest first, in both spellings', async () => {
  const before = server.wiring.now().toISOString().slice(0, 19)
  server.pass({ minutes: 5 })
  await server.as('agent').patch(`/api/agent/contacts/${ids.Gamma}`, { jobTitle: 'A' }, { version: 1 })
  server.pass({ minutes: 5 })
  const since = server.wiring.now().toISOString()
  await server.as('agent').patch(`/api/agent/contacts/${ids.Alfa}`, { jobTitle: 'B' }, { version: 1 })
  server.pass({ minutes: 5 })
  const later = server.wiring.now().toISOString()
  for (const name of ['updated_since', '_updated_since']) {
    expect((await idsAt(`/contacts?${name}=${before}Z`)).slice(-2)).toEqual(only('Gamma', 'Alfa'))
    expect(await idsAt(`/contacts?${name}=${since}`)).toEqual(only('Alfa'))
    expect(await idsAt(`/contacts?${name}=${later}`)).toEqual([])
  }
  const [day = ''] = before.split('T')
  expect((await idsAt(`/contacts?updated_since=${day}&per_page=100`)).slice(-2)).toEqual(
    only('Gamma', 'Alfa'),
  )
  expect(await idsAt(`/contacts?updated_since=${encodeURIComponent(since.replace('Z', '+00:00'))}`)).toEqual(
    only('Alfa'),
  )
  expect(await idsAt(`/contacts?state=deleted&updated_since=${later}`)).toEqual([])
})

test('Freshdesk · contacts · updated_since tells of who activated her access', async () => {
  const { body: made } = await ask('/contacts', {
    method: 'POST',
    body: { name: 'Zoe Activa', email: 'activa@fresca.example' },
  })
  server.pass({ minutes: 5 })
  const since = server.wiring.now().toISOString()
  const link = await mailedLink(server, { personId: made.id, purpose: 'activation' })
  await server.as('nobody').post(`/api/activation/${link}`, { password: 'tres tristes tigres 88' })
  const { body } = await ask(`/contacts?updated_since=${since}`)
  expect(body).toMatchObject([{ id: made.id, active: true }])
  expect(await idsAt('/contacts?state=verified&email=activa@fresca.example')).toEqual([made.id])
  expect(await idsAt('/contacts?state=unverified&email=activa@fresca.example')).toEqual([])
})

test('Freshdesk · contacts · who changes between two pages is met again, and nobody is missed', async () => {
  const since = '2026-01-01T00:00:00Z'
  const all = await idsAt(`/contacts?updated_since=${since}&per_page=100`)
  const seen: number[] = []
  for (let page = 1; ; page++) {
    const got = await idsAt(`/contacts?updated_since=${since}&per_page=2&page=${page}`)
    seen.push(...got)
    if (got.length < 2) break
    expect(page).toBeLessThan(all.length)
    server.pass({ minutes: 1 })
    // The first of the list, who was read already: counted off, the next page would now begin one too late.
    if (page > 2) continue
    const { body } = await server.as('agent').get(`/api/agent/contacts/${got[0]}`)
    await server
      .as('agent')
      .patch(`/api/agent/contacts/${got[0]}`, { about: `Cambio ${page}` }, { version: body.version })
  }
  expect([...new Set(seen)].toSorted()).toEqual(all.toSorted())
  expect(seen.length).toBe(all.length + 2)
})

test('Freshdesk · contacts · a page that nobody came to is counted off, and is the same', async () => {
  const all = await idsAt('/contacts?per_page=100')
  for (const page of [4, 2, 3])
    expect(await idsAt(`/contacts?per_page=2&page=${page}`)).toEqual(all.slice(page * 2 - 2, page * 2))
  expect(await idsAt('/contacts?per_page=2&page=999999999')).toEqual([])
  server.pass({ hours: 2 })
  expect(await idsAt('/contacts?per_page=2&page=3')).toEqual(all.slice(4, 6))
})

test.each([
  ['fre', ['Alfa', 'Beta', 'Gamma', 'Bloqueada']],
  ['FRESCA al', ['Alfa']],
  ['gam', ['Gamma']],
  ['b fres', ['Beta', 'Bloqueada']],
  ['amma', []],
  ['fresca.example', []],
  ['%', []],
] as const)('Freshdesk · contacts · autocomplete by %s goes by beginnings of words', async (term, names) => {
  const { status, body } = await ask(`/contacts/autocomplete?term=${encodeURIComponent(term)}`)
  expect(status).toBe(200)
  expect(body.map(({ id }: { id: number }) => id).toSorted()).toEqual(only(...names).toSorted())
  for (const each of body) expect(Object.keys(each)).toEqual(['id', 'name'])
})

test('Freshdesk · companies · autocomplete is an object; nothing typed is refused', async () => {
  expect((await ask('/companies/autocomplete?name=emp')).body).toEqual({
    companies: [{ id: ids.company, name: 'Fresca Empresa' }],
  })
  for (const path of [
    '/companies/autocomplete',
    '/companies/autocomplete?name=',
    '/contacts/autocomplete?term=',
  ])
    expect((await ask(path)).status).toBe(400)
})

test('Freshdesk · contacts · behind the last page nothing comes, though the list was longer before', async () => {
  server.pass({ minutes: 5 })
  const path = `/contacts?updated_since=${server.wiring.now().toISOString()}&per_page=2`
  const made: number[] = []
  for (const name of ['cinco-1', 'cinco-2', 'cinco-3', 'cinco-4', 'cinco-5'])
    made.push((await ask('/contacts', { method: 'POST', body: { name, unique_external_id: name } })).body.id)
  const walk = async () => [
    await idsAt(`${path}&page=1`),
    await idsAt(`${path}&page=2`),
    await idsAt(`${path}&page=3`),
  ]
  expect(await walk()).toEqual([made.slice(0, 2), made.slice(2, 4), made.slice(4)])
  await ask(`/contacts/${made[0]}`, { method: 'DELETE' })
  expect(await walk()).toEqual([made.slice(1, 3), made.slice(3), []])
})

test('Freshdesk · contacts · state=deleted tells of whoever was merged, too', async () => {
  const make = async (more: object) =>
    (await ask('/contacts', { method: 'POST', body: { name: 'Doble', ...more } })).body.id
  const [one, other] = [
    await make({ email: 'doble1@fresca.example' }),
    await make({ email: 'doble2@fresca.example' }),
  ]
  const merge = { primary_contact_id: one, secondary_contact_ids: [other] }
  expect((await ask('/contacts/merge', { method: 'POST', body: merge })).status).toBe(204)
  expect(await idsAt('/contacts?email=doble2@fresca.example')).toEqual([one])
  expect(await idsAt('/contacts?state=deleted&email=doble2@fresca.example')).toEqual([other])
  expect(await idsAt('/contacts?state=deleted&updated_since=2026-01-01')).toContain(other)
})

test('Freshdesk · contacts · who is erased stands in no bookmark either', async () => {
  server.pass({ minutes: 1 })
  const { body: made } = await ask('/contacts', {
    method: 'POST',
    body: { name: 'Zzz Olvidada', mobile: '+34600998877' },
  })
  server.pass({ minutes: 1 })
  await ask('/contacts', { method: 'POST', body: { name: 'Zzzz', mobile: '+34600998866' } })
  expect(await idsAt(`/contacts?updated_since=${made.created_at}&per_page=1`)).toEqual([made.id])
  const kept = async () => {
    const { rows } = await sql`
      select from page_bookmarks where edge ->> 'id' = ${String(made.id)}`.execute(server.wiring.db)
    return rows.length
  }
  expect(await kept()).toBe(1)
  const { owner } = await roleKeys(server)
  const erased = await server.app.inject({
    method: 'DELETE',
    url: `/api/v2/contacts/${made.id}/hard_delete?force=true`,
    headers: basic(owner),
  })
  expect([erased.statusCode, await kept()]).toEqual([204, 0])
})
