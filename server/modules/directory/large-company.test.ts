import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

const many = 1101

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const agent = () => server.as('agent')
const company = async (name: string): Promise<number> =>
  (await agent().post('/api/agent/companies', { name })).body.id

/** Contacts who all belong to the first company primarily, and to the second beside it. */
async function members(first: number, second: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with made as (
      insert into people (id, kind)
      select nextval('person_ids'), 'contact'
      from generate_series(1, ${many}::integer)
      returning id
    )
    insert into contacts (id, name, sort_name, search_text, origin, created_at, updated_at)
    select id, 'Miembro ' || id, 'miembro!' || id, 'miembro ' || id, 'import', now(), now()
    from made
    returning id`.execute(server.wiring.db)
  for (const [companyId, isPrimary] of [
    [first, true],
    [second, false],
  ] as const)
    await sql`
      insert into memberships (contact_id, company_id, is_primary, sees_company_tickets, created_at)
      select id, ${companyId}, ${isPrimary}, ${isPrimary}, now()
      from unnest(${rows.map(({ id }) => id)}::bigint[]) as id`.execute(server.wiring.db)
  return rows.map(({ id }) => id)
}

const standing = async (companyIds: number[]) => {
  const { rows } = await sql<object>`
    select company_id as company, is_primary as "isPrimary", sees_company_tickets as sees, contacts.version, count(*) as contacts
    from memberships
    join contacts on contacts.id = contact_id
    where company_id = any(${companyIds}::bigint[])
    group by 1, 2, 3, 4
    order by 1`.execute(server.wiring.db)
  return rows
}

test('a company of thousands is gone at once, its contacts are told by a job, and one undo gives all of it back', async () => {
  const [large, other] = [await company('Muy grande'), await company('La otra')]
  const ids = await members(large, other)
  const path = `/api/agent/contacts/${ids[0]}`
  const { status, body } = await agent().delete(`/api/agent/companies/${large}`)
  expect(status).toBe(200)
  expect((await agent().get(`/api/agent/companies/${large}`)).status).toBe(404)
  expect((await agent().get(path)).body.companies).toMatchObject([{ id: other, isPrimary: true }])
  const undo = () => agent().post(`/api/agent/undos/${body.undoId}`)
  expect((await undo()).body.problems[0].code).toBe('undo.in-work')
  await runJobs(server)
  expect(await standing([large, other])).toEqual([
    { company: other, isPrimary: true, sees: false, version: 2, contacts: many },
  ])
  const [told] = (await agent().get(`${path}/trail`)).body.items
  expect(told).toMatchObject({
    type: 'contact.changed',
    facts: { because: 'company-deleted' },
    changes: [{ old: [{ name: 'Muy grande' }, { name: 'La otra' }], new: [{ name: 'La otra' }] }],
  })
  expect((await undo()).status).toBe(202)
  await runJobs(server)
  expect(await standing([large, other])).toEqual([
    { company: large, isPrimary: true, sees: true, version: 3, contacts: many },
    { company: other, isPrimary: false, sees: false, version: 3, contacts: many },
  ])
})

test('several large companies that many share are gone in one bulk edit, told of once, and one undo gives all back', async () => {
  const [one, two] = [await company('Grande uno'), await company('Grande dos')]
  const ids = await members(one, two)
  const before = await standing([one, two])
  const { body } = await agent().post('/api/agent/bulk-edits', {
    record: 'company',
    selection: { ids: [one, two] },
    change: { kind: 'delete' },
  })
  await runJobs(server)
  // What tells the contacts begins when all are gone.
  await runJobs(server)
  const { body: job } = await agent().get(`/api/agent/jobs/${body.jobId}`)
  expect(job).toMatchObject({ state: 'done', done: 2 })
  const path = `/api/agent/contacts/${ids[0]}`
  expect((await agent().get(path)).body).toMatchObject({ version: 2, companies: [] })
  const { items } = (await agent().get(`${path}/trail`)).body
  expect(items).toMatchObject([
    {
      type: 'contact.changed',
      changes: [{ old: [{ name: 'Grande uno' }, { name: 'Grande dos' }], new: [] }],
    },
  ])
  expect((await agent().post(`/api/agent/undos/${job.undo.id}`)).status).toBe(202)
  await runJobs(server)
  expect(await standing([one, two])).toEqual(before.map((each) => ({ ...each, version: 3 })))
})
