import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket } from '../../../test/harness/tickets.ts'
import { catchUpTops } from './index.ts'

let server: TestServer
const ids: Record<string, number> = {}

beforeAll(async () => {
  server = await startTestServer()
  const company = await server.as('agent').post('/api/agent/companies', {
    name: 'Hostería Ñandú',
    mailDomains: ['nandu.example'],
  })
  ids.company = company.body.id
  const people = {
    ibanez: {
      name: 'Lucía Ibáñez Quetzal',
      emails: ['lucia@nandu.example'],
      mobilePhone: '+34 612 34 56 78',
    },
    munoz: { name: 'José María Muñoz', emails: ['jmm@zorzal.example'], externalId: 'CRM-00881' },
    other: { name: 'Zoraida Xu', emails: ['zoe.quetzal@zorzal.example'], socialHandles: { x: 'zoraidaxu' } },
  }
  for (const [key, draft] of Object.entries(people)) {
    const { body } = await server.as('agent').post('/api/agent/contacts', { ...draft, sendActivation: false })
    ids[key] = body.id
  }
  await catchUpTops(server.wiring.db)
})
afterAll(() => server.stop())

const search = async (q: string) => {
  const { body } = await server.as('viewer').get(`/api/agent/search?q=${encodeURIComponent(q)}`)
  return body.items as { record: string; id: number; because: { field: string; text: string }[] }[]
}
const idsOf = async (q: string) => (await search(q)).map(({ id }) => id)
/** The lists wait for whoever is writing anywhere in this PostgreSQL, and the other tests' databases are in it too. */
const caughtUp = (q: string) =>
  expect.poll(async () => {
    await catchUpTops(server.wiring.db)
    return idsOf(q)
  })

test.each([
  ['a surname without its accent', 'ibanez', ['ibanez']],
  ['a handle as it is written', '@zoraidaxu', ['other']],
  ['two beginnings in any order', 'mun jos', ['munoz']],
  ['ñ typed as n, and n found by ñ', 'ñandu', ['company', 'ibanez']],
  ['a fragment inside a word', 'andu.exam', ['company', 'ibanez']],
  ['digits of a phone however they are parted', '612-34', ['ibanez']],
  ['an external id in small letters', 'crm-008', ['munoz']],
  ['a handle', 'raidax', ['other']],
  ['words of different fields', 'zoraida quetzal', ['other']],
  ['the beginning of an address', 'zoe.que', ['other']],
  ['a part of an address on both sides of its sign', 'etzal@zor', ['other']],
  ['no letters that the index has for signs', 'zoewquetzal', []],
  ['nothing at all', 'qqqq', []],
  ['what LIKE takes for a wildcard', '%%%', []],
])('finds by %s', async (_claim, q, expected) => {
  expect((await idsOf(q)).sort()).toEqual(expected.map((key) => ids[key]).sort())
})

test('whose name begins with the query stands before those who only have it somewhere', async () => {
  expect(await idsOf('zor')).toEqual([ids.other, ids.munoz])
})

test('a list searched by the same words has the same contacts', async () => {
  await caughtUp('ib').toEqual([ids.ibanez])
  for (const q of [
    'ib',
    'ibanez',
    'mun jos',
    '612-34',
    '612 3',
    '+34 612',
    'crm-008',
    'uet',
    'xq',
    '2024 001',
  ]) {
    const listed = await server.as('viewer').get(`/api/agent/contacts?q=${encodeURIComponent(q)}`)
    const found = (await search(q)).filter(({ record }) => record === 'contact')
    expect([q, found.map(({ id }) => id).sort()]).toEqual([
      q,
      listed.body.items.map(({ id }: { id: number }) => id).sort(),
    ])
  }
})

test('who is called just so stands first, then whose name goes on, however long untouched', async () => {
  const agent = server.as('agent')
  const made = async (name: string) => {
    const { body } = await agent.post('/api/agent/contacts', {
      name,
      externalId: name,
      sendActivation: false,
    })
    return body.id as number
  }
  const exact = await made('Pío Núñez')
  const longer = await made('Pío Núñez Baroja')
  const elsewhere = await made('Ana Pío Núñez')
  expect(await idsOf('pío núñez')).toEqual([exact, longer, elsewhere])
})

test('says where a word stands that is not in the name, and nothing when the name holds all', async () => {
  const [inName] = await search('lucia')
  expect(inName?.because).toEqual([])
  const [byMail] = await search('zoe.q')
  expect(byMail?.because).toEqual([{ field: 'email', text: 'zoe.quetzal@zorzal.example' }])
  const [byPhone] = await search('3456')
  expect(byPhone?.because).toMatchObject([{ field: 'phone' }])
  const made = await server.as('agent').post('/api/agent/companies', {
    name: 'Con Eñe',
    mailDomains: ['peñón.example'],
  })
  const hit = (await search('xn--pen-8mak')).find(({ id }) => id === made.body.id)
  expect(hit?.because).toEqual([{ field: 'domain', text: 'peñón.example' }])
})

test('one and two letters find by beginnings of words, the last touched first', async () => {
  await caughtUp('ib').toEqual([ids.ibanez])
  await caughtUp('Ñ').toContain(ids.company)
  await caughtUp('z').toMatchObject({ 0: ids.other })
})

test('whose name begins so comes first, be another touched later', async () => {
  const agent = server.as('agent')
  const named = await agent.post('/api/agent/contacts', { name: 'Vqa Uno', externalId: 'v-1' })
  const middle = await agent.post('/api/agent/contacts', { name: 'Uno Vqb', externalId: 'v-2' })
  const other = await agent.post('/api/agent/contacts', { name: 'Dos Tres', externalId: 'vq-3' })
  await caughtUp('vq').toEqual([named.body.id, middle.body.id, other.body.id])
})

test('a list follows a change, a deletion and its undo', async () => {
  const agent = server.as('agent')
  const { body } = await agent.post('/api/agent/contacts', { name: 'Wxyz Uno', externalId: 'wx-1' })
  await agent.patch(`/api/agent/contacts/${body.id}`, { name: 'Kjq Uno' }, { version: body.version })
  await caughtUp('kj').toEqual([body.id])
  expect((await idsOf('wx')).length).toBe(1)
  const deleted = await agent.delete(`/api/agent/contacts/${body.id}`)
  expect(await idsOf('kj')).toEqual([])
  await catchUpTops(server.wiring.db)
  await agent.post(`/api/agent/undos/${deleted.body.undoId}`)
  await caughtUp('kj').toEqual([body.id])
})

test('what a person opened last is shown in her order, without what is gone', async () => {
  const of = `company-${ids.company},contact-999999,contact-${ids.munoz},nonsense`
  const { body } = await server.as('viewer').get(`/api/agent/search/records?of=${of}`)
  expect(body.items.map(({ id }: { id: number }) => id)).toEqual([ids.company, ids.munoz])
})

test('a ticket is found by its number first, as agents or as mails write it, and by words of its subject', async () => {
  const { id } = await openOneTicket(server, { subject: 'Certificado caducado de quetzalería' })
  expect(await search(`#${id}`)).toMatchObject([{ record: 'ticket', id }])
  expect(await search(`[${id}]`)).toMatchObject([{ record: 'ticket', id }])
  expect(await search('quetzaleria certif')).toMatchObject([{ record: 'ticket', id }])
  const among = await search('quetzal')
  expect(among.map(({ record }) => record)).toEqual(['contact', 'contact', 'ticket'])
  await server.as('agent').delete(`/api/agent/tickets/${id}`)
  expect(await search(`#${id}`)).toEqual([])
})

test('of what one in a hundred has, those touched last are shown first, however many have it', async () => {
  const { db } = server.wiring
  // Of 2000 contacts twenty have it. Whoever comes first in the table has it too, but was touched years ago.
  await sql`
    with made as (
      insert into people (kind)
      select 'contact' from generate_series(1, 2600)
      returning id
    ), drawn as (
      select id, row_number() over (order by id) - 600 as place from made
    ), named as (
      select *, case when place <= 0 or place % 100 = 50 then 'Guiomar' else 'Otra' end as name from drawn
    )
    insert into contacts (id, name, sort_name, search_text, origin, created_at, updated_at)
    select id, name, lower(name), lower(name), 'import', '2020-01-01',
           case when place <= 0 then '2021-01-01'::timestamptz else '2100-01-01'::timestamptz + place * interval '1 hour' end
    from named
    order by place`.execute(db)
  const { rows } = await sql<{ id: number }>`
    select id from contacts where name = 'Guiomar' order by updated_at desc limit 15`.execute(db)
  const { body } = await server.as('viewer').get('/api/agent/search?q=guiom&limit=15')
  expect(body.items.map(({ id }: { id: number }) => id)).toEqual(rows.map(({ id }) => id))
})
