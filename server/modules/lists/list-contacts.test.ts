import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { listContacts } from './list-contacts.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const list = (query: Record<string, string | number> = {}) =>
  server
    .as('viewer')
    .get(`/api/agent/contacts?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`)
const create = (name: string, more: object = {}) =>
  server
    .as('apiKey')
    .post('/api/agent/contacts', { name, externalId: `x-${name}`, sendActivation: false, ...more })
const namesOf = (body: { items: { name: string }[] }) => body.items.map((item) => item.name)

/** Every name from the first page on, or from the last back. */
async function walk(
  direction: 'next' | 'previous',
  query: Record<string, string | number>,
  meanwhile?: () => Promise<unknown>,
) {
  const names: string[] = []
  const parameter = direction === 'next' ? 'after' : 'before'
  for (
    let cursor: string | null = query[parameter] === undefined ? '' : String(query[parameter]);
    cursor !== null;
  ) {
    const { body } = await list({ ...query, ...(cursor === '' ? {} : { [parameter]: cursor }) })
    names[direction === 'next' ? 'push' : 'unshift'](...namesOf(body))
    cursor = body[direction]
    await meanwhile?.()
  }
  return names
}

test('names stand in Spanish order, ñ after n, whatever their accents and capitals', async () => {
  for (const name of [
    'Ñu Zeta',
    'nuria Zeta',
    'Núñez Zeta',
    'Nunez Zeta',
    'Óscar Zeta',
    'Zeta Zeta',
    'ana Zeta',
    'Ána Zeta',
  ])
    expect((await create(name)).status).toBe(201)
  const { body } = await list({ q: 'zeta' })
  expect(namesOf(body)).toEqual([
    'ana Zeta',
    'Ána Zeta',
    'Nunez Zeta',
    'Núñez Zeta',
    'nuria Zeta',
    'Ñu Zeta',
    'Óscar Zeta',
    'Zeta Zeta',
  ])
  expect(body.count).toEqual({ value: 8, isExact: true })
  expect(namesOf((await list({ q: 'zeta', initial: 'Ñ' })).body)).toEqual([
    'Ñu Zeta',
    'Óscar Zeta',
    'Zeta Zeta',
  ])
})

test('pages lead through every contact once, forward and back, while others write', async () => {
  for (let at = 0; at < 23; at++) await create(`Página ${at}`)
  let extra = 0
  const others = () => create(`Aaa ${extra++}`).then(() => create(`Zzz ${extra++}`))
  const forward = await walk('next', { q: 'pagina', limit: 5 }, others)
  expect(forward).toEqual(Array.from({ length: 23 }, (_, at) => `Página ${at}`))
  const second = (await list({ q: 'pagina', limit: 5 })).body.next
  const third = (await list({ q: 'pagina', limit: 5, after: second })).body
  const back = await walk('previous', { q: 'pagina', limit: 2, before: third.previous }, others)
  expect(back).toEqual(forward.slice(0, 5))
})

test('a contact is found by any scrap: without accents, in any order, by phone digits, address and id', async () => {
  await create('María José Sáenz de Tejada', {
    emails: ['mjose@bodegassaenz.example'],
    workPhone: '+34 941 30 77 15',
    externalId: 'ZC-0093',
  })
  for (const q of [
    'saenz jose',
    'SÁENZ',
    '941 307',
    '+34 941 30 77 15',
    'bodegassaenz',
    'mjose@',
    'zc-009',
    'tejada 0093',
  ])
    expect(namesOf((await list({ q })).body), q).toEqual(['María José Sáenz de Tejada'])
  for (const q of ['saenz pedro', '100%', '_', '941 309'])
    expect(namesOf((await list({ q })).body), q).toEqual([])
})

test('a cursor of another list, or none at all, is refused in words', async () => {
  for (const after of ['x', 'AAAA', Buffer.from('[1,"companies.name","a",1]').toString('base64url')]) {
    const { status, body } = await list({ after })
    expect(status).toBe(422)
    expect(body.problems).toMatchObject([{ path: 'after', code: 'cursor.unknown' }])
  }
})

test('a list says access and whether mail can be sent', async () => {
  await server
    .as('agent')
    .post('/api/agent/contacts', { name: 'Lista Invitada', emails: ['lista@uno.example'] })
  const { body } = await list({ q: 'lista invitada' })
  expect(body.items).toMatchObject([
    { email: 'lista@uno.example', access: 'invited', isEmailSuppressed: false },
  ])
})

test('a search finds its contacts by the index of fragments, once for the page and its count', async () => {
  await server.wiring.db.transaction().execute(async (tx) => {
    // To read contacts that do not match is as dear here as it is where there are a million.
    await sql`select set_config('cpu_tuple_cost', '100', true), set_config('cpu_index_tuple_cost', '100', true)`.execute(
      tx,
    )
    await listContacts(tx, { now: new Date() }, { q: 'zubizarreta aguero', limit: 100, count: 'usual' })
    const { rows } = await sql<{ scans: number }>`
      select pg_stat_get_xact_numscans('contacts_search'::regclass) as scans`.execute(tx)
    expect(rows[0]?.scans).toBe(1)
  })
})

test('whose address bounces is listed so from then on, whoever claimed it before or after, until it is cleared', async () => {
  const bounces = (isBouncing: boolean) =>
    sql`
    insert into addresses (address, first_seen_at, suppressed_at, suppressed_because)
    select address, now(), at, case when at is not null then '550' end
    from unnest(${['antes@bota.example', 'luego@bota.example']}::text[]) as address,
         (values (case when ${isBouncing} then now() end)) given (at)
    on conflict (address) do update
    set suppressed_at = excluded.suppressed_at, suppressed_because = excluded.suppressed_because`.execute(
      server.wiring.db,
    )
  const filter = JSON.stringify({
    match: 'all',
    conditions: [
      { field: 'emailSuppressed', operator: 'is', value: true },
      { field: 'emailDomain', operator: 'any-of', value: ['bota.example'] },
    ],
  })
  const listed = async () => namesOf((await list({ filter, sort: 'name' })).body)
  await create('Bota Antes', { emails: ['antes@bota.example'] })
  expect(await listed()).toEqual([])
  await bounces(true)
  await create('Bota Luego', { emails: ['luego@bota.example'] })
  expect(await listed()).toEqual(['Bota Antes', 'Bota Luego'])
  await bounces(false)
  expect(await listed()).toEqual([])
})
