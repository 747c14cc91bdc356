import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminal } from '../../../test/harness/command-line.ts'
import { basic } from '../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { migrate } from '../../lib/migrate.ts'
import { catchUpTops } from './index.ts'

const people = {
  brien: { name: 'Mary O’Brien', emails: ['mary@uno.example'] },
  plainBrien: { name: 'Liam OBrien' },
  angelo: { name: "Rosa D'Angelo", emails: ['rosa.d@uno.example'] },
  jose: { name: 'José-María Tortajada' },
  bought: { name: 'Compras', givenNames: 'Niamh', familyNames: "O'Shea-Quetzal" },
}
const companies = {
  norte: 'Ferretería Norte, S.A. de C.V.',
  spaced: 'Zapatos Sur S. A. de C. V.',
  plain: 'Talleres Este SA de CV',
  att: 'AT&T México',
  santos: 'Ferretería Santos',
}

let server: TestServer
const keys = new Map<string, string>()
beforeAll(async () => {
  server = await startTestServer()
  const agent = server.as('agent')
  const contacts = Object.entries(people).map(([key, draft], at) => ({
    key,
    path: '/api/agent/contacts',
    draft: { externalId: `p-${at}`, ...draft, sendActivation: false },
  }))
  const firms = Object.entries(companies).map(([key, name]) => ({
    key,
    path: '/api/agent/companies',
    draft: { name },
  }))
  for (const { key, path, draft } of [...contacts, ...firms])
    keys.set(`${path}/${(await agent.post(path, draft)).body.id}`, key)
})
afterAll(() => server.stop())

type Hit = { record: string; id: number; because: { field: string; text: string }[] }
const search = async (q: string): Promise<Hit[]> =>
  (await server.as('viewer').get(`/api/agent/search?q=${encodeURIComponent(q)}`)).body.items
const keyOf = (record: string, id: number) =>
  keys.get(`/api/agent/${record === 'contact' ? 'contacts' : 'companies'}/${id}`)
const found = async (q: string) => (await search(q)).map(({ record, id }) => keyOf(record, id))
const listed = async (record: string, q: string) => {
  const path = `/api/agent/${record === 'contact' ? 'contacts' : 'companies'}`
  const { body } = await server.as('viewer').get(`${path}?q=${encodeURIComponent(q)}`)
  return body.items.map(({ id }: { id: number }) => keyOf(record, id))
}

test.each([
  ['an apostrophe left out', 'obrien', ['plainBrien', 'brien']],
  ['an apostrophe, those who have it first', "o'brien", ['brien', 'plainBrien']],
  ['a typographic one, in a fragment', 'd’ang', ['angelo']],
  ['a fragment over where it was', 'dange', ['angelo']],
  ['words in another order', 'brien mary', ['brien']],
  ['an abbreviation without dots', 'ferreteria sa de cv', ['norte']],
  ['one whose letters are parted', 'zapatos sa de cv', ['spaced']],
  ['dots where none are', 'Talleres Este, S.A. de C.V.', ['plain']],
  ['dots and spaces where none are', 'talleres s. a. de c. v.', ['plain']],
  ['“&” left out', 'att mexico', ['att']],
  ['“&” as it is', 'AT&T', ['att']],
  ['both parts of a name with a hyphen', 'maria jose tortajada', ['jose']],
  ['both as one word', 'josemaria', ['jose']],
  ['family name first, as lists have it', 'Tortajada, José', ['jose']],
  ['the dot of an address, and it alone', 'rosa.d', ['angelo']],
])('finds by %s', async (_claim, q, expected) => {
  expect((await found(q)).sort()).toEqual([...expected].sort())
  const lists = [...(await listed('contact', q)), ...(await listed('company', q))]
  expect(lists.sort()).toEqual([...expected].sort())
})

test('who has the signs that were typed stands before who is called so without them', async () => {
  expect(await found("o'brien")).toEqual(['brien', 'plainBrien'])
})

test('of companies the abbreviation is meant before a name that begins so', async () => {
  expect(await found('ferreteria s.a.')).toEqual(['norte', 'santos'])
})

test('what stands in the name without its signs needs no reason, and of other names says where', async () => {
  const [inName] = await search('obrien mary')
  expect(inName?.because).toEqual([])
  const [other] = await search('oshea')
  expect(other?.because).toEqual([{ field: 'name', text: "O'Shea-Quetzal" }])
})

test('one and two letters find words without their signs, those of names before others', async () => {
  const two = (q: string) =>
    expect.poll(async () => {
      await catchUpTops(server.wiring.db)
      return found(q)
    })
  await two('at').toEqual(['att'])
  await two('os').toEqual(['bought'])
  await two('cv').toEqual(expect.arrayContaining(['norte', 'spaced', 'plain']))
  await two("o'").toEqual(expect.arrayContaining(['brien', 'bought']))
})

test('a foreign client completes names without their signs, too', async () => {
  const answer = await server.app.inject({
    url: '/api/v2/contacts/autocomplete?term=obri',
    headers: { ...basic(server.cast.apiKey), host: 'desk.example' },
  })
  expect(answer.json().map(({ name }: { name: string }) => name)).toEqual(['Liam OBrien', 'Mary O’Brien'])
})

test('who was there before is found so too, and has not changed', async () => {
  const earlier = await openTerminal('blank')
  await migrate({ ...earlier.database, upTo: 43 })
  await earlier.query(`
    insert into people (id, kind) values (1, 'contact'), (2, 'contact'), (3, 'contact');
    insert into contacts (id, name, family_names, sort_name, search_text, origin, created_at, updated_at) values
      (1, 'Mary O’Brien', 'O’Brien', 'obrien', 'mary o''brien o''brien o''brien@uno.example', 'agent', '2026-01-01', '2026-01-02'),
      (2, 'Ana Paz', null, 'ana', 'ana paz ana.m.paz@uno.example', 'agent', '2026-01-01', '2026-01-02'),
      (3, 'J.M. Núñez-Paz', null, 'jm', 'j.m. nunez-paz jm@uno.example', 'agent', '2026-01-01', '2026-01-02');
    insert into companies (id, name, folded_name, sort_name, search_text, origin, created_at, updated_at) values
      (1, 'Zas, S. A.', 'zas, s. a.', 'zas', 'zas, s. a. zas.example', 'agent', '2026-01-01', '2026-01-02');
    insert into search_tops (record, prefix, record_id, standing, touched_at) values
      ('contact', 'jm', 3, 2, '2026-01-02')`)
  const kept = `
    select search_text from contacts where version = 1 and updated_at = '2026-01-02'
    union all
    select search_text from companies where version = 1 and updated_at = '2026-01-02'
    order by 1`
  await migrate(earlier.database)
  expect((await earlier.query<{ search_text: string }>(kept)).map((row) => row.search_text)).toEqual([
    'ana paz ana.m.paz@uno.example',
    'j.m. nunez-paz jm@uno.example nunezpaz',
    "mary o'brien o'brien o'brien@uno.example obrien",
    'zas, s. a. zas.example sa',
  ])
  expect(
    await earlier.query('select prefix, record_id, standing from search_tops order by prefix, record_id'),
  ).toEqual([
    { prefix: 'j', record_id: 3, standing: 0 },
    { prefix: 'jm', record_id: 3, standing: 0 },
    { prefix: 'n', record_id: 3, standing: 1 },
    { prefix: 'nu', record_id: 3, standing: 1 },
    { prefix: 'o', record_id: 1, standing: 1 },
    { prefix: 'ob', record_id: 1, standing: 1 },
    { prefix: 's', record_id: 1, standing: 1 },
    { prefix: 'sa', record_id: 1, standing: 1 },
  ])
  await earlier.close()
})
