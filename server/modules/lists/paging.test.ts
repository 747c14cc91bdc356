import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
let ids: { contact: number[]; company: number[] }
beforeAll(async () => {
  server = await startTestServer()
  ids = { contact: await makeContacts(), company: await makeCompanies() }
})
afterAll(() => server.stop())

const many = 41
// Equals in every order, times that differ by a millionth of a second, and some without a date.
const made = sql`timestamptz '2026-01-01' + (place / 3) * interval '1 microsecond'`
const changed = sql`timestamptz '2026-02-01' + (place % 7) * interval '1 microsecond'`

async function makeContacts(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with made as (
      insert into people (id, kind)
      select nextval('person_ids'), 'contact'
      from generate_series(1, ${many}::integer)
      returning id
    )
    insert into contacts (id, name, sort_name, search_text, origin, created_at, updated_at)
    select id, 'Fila ' || place % 5, 'fila!' || place % 5, 'fila contigua', 'import', ${made}, ${changed}
    from (select id, row_number() over (order by id) as place from made) placed
    returning id`.execute(server.wiring.db)
  return rows.map((row) => row.id)
}

async function makeCompanies(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into companies (name, folded_name, sort_name, search_text, renewal_date, origin, created_at, updated_at)
    select 'Fila ' || place, 'fila ' || place, 'fila!' || place % 5, 'fila contigua',
           case when place % 4 > 0 then date '2026-06-01' + (place % 9)::integer end, 'import', ${made}, ${changed}
    from generate_series(1, ${many}::integer) as place
    returning id`.execute(server.wiring.db)
  return rows.map((row) => row.id)
}

let others = 0
/** Somebody makes a record, changes it and deletes another, all of them beside those that are paged through. */
async function write(path: string): Promise<void> {
  const body = { name: `Otra ${others++}`, externalId: `otra-${others}`, sendActivation: false }
  const { name, ...rest } = body
  const made = await server.as('agent').post(path, path.endsWith('contacts') ? { name, ...rest } : { name })
  await server.as('agent').patch(`${path}/${made.body.id}`, { name: `Aaa ${others}` }, { version: 1 })
  if (others % 2 === 0) await server.as('agent').delete(`${path}/${made.body.id}`)
}

const lists = [
  ['contact', '/api/agent/contacts', ['name', 'createdAt', 'updatedAt']],
  ['company', '/api/agent/companies', ['name', 'createdAt', 'updatedAt', 'renewalDate']],
] as const
const cases = lists.flatMap(([record, path, sorts]) =>
  sorts.flatMap((sort) => [sort, `-${sort}`].map((each) => [record, path, each] as const)),
)

test.each(cases)(
  '%s list at %s by %s: each row once, there and back, while others write',
  async (record, path, sort) => {
    const filter = JSON.stringify({
      match: 'all',
      conditions: [{ field: 'name', operator: 'starts-with', value: 'fila' }],
    })
    const page = async (more: Record<string, string>) => {
      const query = new URLSearchParams({ sort, limit: '9', count: 'none', ...more })
      const { status, body } = await server.as('viewer').get(`${path}?${query}`)
      expect(status).toBe(200)
      return body as { items: { id: number }[]; next: string | null; previous: string | null }
    }
    for (const narrowed of [{ filter }, { q: 'contigua' }]) {
      const there: number[] = []
      let last = await page(narrowed)
      for (;;) {
        there.push(...last.items.map((item) => item.id))
        await write(path)
        if (last.next === null) break
        last = await page({ ...narrowed, after: last.next })
      }
      expect(there.toSorted((a, b) => a - b)).toEqual(ids[record])
      const back = last.items.map((item) => item.id)
      while (last.previous !== null) {
        last = await page({ ...narrowed, before: last.previous })
        back.unshift(...last.items.map((item) => item.id))
      }
      expect(back).toEqual(there)
    }
  },
)

test('those without a date come last, whichever way', async () => {
  for (const sort of ['renewalDate', '-renewalDate']) {
    const { body } = await server
      .as('viewer')
      .get(`/api/agent/companies?${new URLSearchParams({ q: 'contigua', sort, columns: 'renewalDate' })}`)
    const dates = body.items.map(
      (item: { values: { renewalDate: string | null } }) => item.values.renewalDate,
    )
    const first = dates.findIndex((date: string | null) => date === null)
    expect(dates.slice(first).every((date: string | null) => date === null)).toBe(true)
    const ordered = dates.slice(0, first).toSorted()
    expect(dates.slice(0, first)).toEqual(sort.startsWith('-') ? ordered.toReversed() : ordered)
  }
})

test('a cursor of another sort, or with what is no date in it, is refused', async () => {
  const next = async (sort: string) =>
    (await server.as('viewer').get(`/api/agent/companies?q=contigua&limit=1&sort=${sort}`)).body.next
  const forged = Buffer.from('[1,"companies.renewalDate","yesterday",1]').toString('base64url')
  for (const [sort, after] of [
    ['-name', await next('name')],
    ['updatedAt', await next('createdAt')],
    ['renewalDate', forged],
  ]) {
    const { status, body } = await server.as('viewer').get(`/api/agent/companies?sort=${sort}&after=${after}`)
    expect(status).toBe(422)
    expect(body.problems).toMatchObject([{ path: 'after', code: 'cursor.unknown' }])
  }
})

test('a company shows its domains, its contacts and its choices', async () => {
  const made = await server
    .as('agent')
    .post('/api/agent/companies', { name: 'Papelera Única', mailDomains: ['papelera-unica.example'] })
  await server.as('agent').post('/api/agent/contacts', {
    name: 'Eva Única',
    emails: ['eva@papelera-unica.example'],
    sendActivation: false,
  })
  const [item] = (await server.as('viewer').get('/api/agent/companies?q=unica&columns=healthScore,createdAt'))
    .body.items
  expect(item).toMatchObject({
    id: made.body.id,
    mailDomains: ['papelera-unica.example'],
    contacts: { value: 1, isExact: true },
    values: { healthScore: null },
  })
  const [contact] = (await server.as('viewer').get('/api/agent/contacts?q=eva unica&columns=company')).body
    .items
  expect(contact).toMatchObject({
    company: { id: made.body.id, name: 'Papelera Única' },
    companyCount: 1,
    values: { company: [{ id: made.body.id, isPrimary: true }] },
  })
})
