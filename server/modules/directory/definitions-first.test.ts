import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { inTransaction } from '../../lib/db.ts'
import { type FieldRecord, lockDefinitions } from '../fields/index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Saved = {
  waitsFor: FieldRecord
  table: 'contacts' | 'companies'
  id: number
  save: () => Promise<unknown>
}
const agent = () => server.as('agent')
let made = 0
const contact = async () =>
  (await agent().post('/api/agent/contacts', { name: 'Alguien', externalId: `d-${++made}` })).body
const company = async () => (await agent().post('/api/agent/companies', { name: `Empresa ${++made}` })).body
const patched = (table: string, id: number, body: object) =>
  agent().patch(`/api/agent/${table}/${id}`, body, { version: 1 })
const undo = (undoId: number) => () => agent().post(`/api/agent/undos/${undoId}`)
const newestUndo = async (record: FieldRecord, id: number): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    select undo_id as id from trail_entries
    where subject_kind = ${record} and subject_id = ${id} and undo_id is not null
    order by id desc limit 1`.execute(server.wiring.db)
  return rows[0]?.id as number
}
const bulkEdit = (id: number) =>
  agent().post('/api/agent/bulk-edits', {
    record: 'contact',
    selection: { ids: [id] },
    change: { kind: 'add-tags', tags: ['nueva'] },
  })

const saves: Record<string, () => Promise<Saved>> = {
  'a changed contact': async () => {
    const { id } = await contact()
    const save = () => patched('contacts', id, { jobTitle: 'x' })
    return { waitsFor: 'contact', table: 'contacts', id, save }
  },
  'a contact who is given a company by name': async () => {
    const { id } = await contact()
    const save = () => patched('contacts', id, { companies: [{ name: 'Nueva, S.A.' }] })
    return { waitsFor: 'company', table: 'contacts', id, save }
  },
  'a change of many': async () => {
    const { id } = await contact()
    await bulkEdit(id)
    return { waitsFor: 'contact', table: 'contacts', id, save: () => runJobs(server) }
  },
  'a change taken back': async () => {
    const { id } = await contact()
    await patched('contacts', id, { jobTitle: 'x' })
    return { waitsFor: 'contact', table: 'contacts', id, save: undo(await newestUndo('contact', id)) }
  },
  'a change of many taken back': async () => {
    const { id } = await contact()
    const { jobId } = (await bulkEdit(id)).body
    await runJobs(server)
    const job = (await agent().get(`/api/agent/jobs/${jobId}`)).body
    return { waitsFor: 'contact', table: 'contacts', id, save: undo(job.undo.id) }
  },
  'a contact who comes back': async () => {
    const { id } = await contact()
    const { undoId } = (await agent().delete(`/api/agent/contacts/${id}`)).body
    return { waitsFor: 'contact', table: 'contacts', id, save: undo(undoId) }
  },
  'a changed company': async () => {
    const { id } = await company()
    const save = () => patched('companies', id, { notes: 'x' })
    return { waitsFor: 'company', table: 'companies', id, save }
  },
  'a change of a company taken back': async () => {
    const { id } = await company()
    await patched('companies', id, { notes: 'x' })
    return { waitsFor: 'company', table: 'companies', id, save: undo(await newestUndo('company', id)) }
  },
  'a company that comes back': async () => {
    const { id } = await company()
    const { undoId } = (await agent().delete(`/api/agent/companies/${id}`)).body
    return { waitsFor: 'company', table: 'companies', id, save: undo(undoId) }
  },
}

test.each(Object.entries(saves))('%s holds no row while a definition is changed', async (_what, prepare) => {
  const { waitsFor, table, id, save } = await prepare()
  let saved: Promise<unknown> | undefined
  // The change of the definition rewrites the row next: it must not meet who waits for it.
  await inTransaction(server.wiring.db, async (tx) => {
    await lockDefinitions(tx, waitsFor)
    saved = save()
    await expect.poll(() => waiting(), { interval: 20 }).toBe(true)
    await sql`select from ${sql.table(table)} where id = ${id} for update nowait`.execute(tx)
  })
  await saved
})

async function waiting(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_locks
    where locktype = 'advisory'
      and classid = 7208312
      and database = (select oid from pg_database where datname = current_database())
      and not granted`.execute(server.wiring.db)
  return rows.length > 0
}
