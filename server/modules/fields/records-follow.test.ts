import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import type { JobWiring } from '../../wiring.ts'
import { jobs } from './jobs.ts'
import { indexingTurn } from './store/indexes.ts'
import type { FieldAnswer } from './wire.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const admin = () => server.as('admin')
const agent = () => server.as('agent')
const created = async (body: object): Promise<FieldAnswer> =>
  (await admin().post('/api/agent/fields', { record: 'contact', ...body })).body
const undo = (undoId: number) => admin().post(`/api/agent/undos/${undoId}`)
let made = 0
const contact = async (custom: object) =>
  (await agent().post('/api/agent/contacts', { name: 'Alguien', externalId: `r-${++made}`, custom })).body
const heldBy = async (id: number, { id: of }: Pick<FieldAnswer, 'id'>) =>
  (await agent().get(`/api/agent/contacts/${id}`)).body.custom[of]

test('a form drawn before a merge, a conversion or the undo of one is refused as stale', async () => {
  const options = ['uno', 'dos'].map((es) => ({ labels: { es } }))
  const field = await created({ type: 'dropdown', labels: { es: 'Formulario abierto' }, options })
  const [uno, dos] = field.options.map(({ id }) => id)
  const { id } = await contact({ [field.id]: uno })
  const save = (version: number) =>
    agent().patch(`/api/agent/contacts/${id}`, { jobTitle: `de ${version}` }, { version })
  const path = `/api/agent/fields/${field.id}`
  const merged = await admin().post(`${path}/options/${uno}/merge`, { into: dos }, { version: field.version })
  expect([(await save(1)).status, (await save(2)).status]).toEqual([412, 200])
  const { version } = merged.body.field
  const { body } = await admin().post(`${path}/conversion`, { type: 'text', lost: 0 }, { version })
  expect(await save(3)).toMatchObject({
    status: 412,
    body: { current: { version: 4, custom: { [field.id]: 'dos' } } },
  })
  await undo(body.undoId)
  expect([(await save(4)).status, (await save(5)).status]).toEqual([412, 200])
})

test('a form of a company drawn before its choice was merged is refused as stale', async () => {
  const fields = (await agent().get('/api/agent/fields?record=company')).body.items as FieldAnswer[]
  const tier = fields.find(({ key }) => key === 'account_tier') as FieldAnswer
  const [basic, premium] = tier.options.map((option) => option.id)
  const { id } = (await agent().post('/api/agent/companies', { name: 'Abierta', accountTier: basic })).body
  const path = `/api/agent/fields/${tier.id}/options/${basic}/merge`
  await admin().post(path, { into: premium }, { version: tier.version })
  const late = await agent().patch(`/api/agent/companies/${id}`, { notes: 'x' }, { version: 1 })
  expect(late).toMatchObject({ status: 412, body: { current: { version: 2, accountTier: premium } } })
})

test('a unique field that is archived is held too when a contact comes back', async () => {
  const field = await created({ type: 'text', labels: { es: 'Cédula' }, isUnique: true })
  const first = await contact({ [field.id]: 'C-1' })
  const deleted = await agent().delete(`/api/agent/contacts/${first.id}`)
  const second = await contact({ [field.id]: 'C-1' })
  const path = `/api/agent/fields/${field.id}/archival`
  const archived = (await admin().put(path, undefined, { version: field.version })).body.field
  expect(await undo(deleted.body.undoId)).toMatchObject({
    status: 200,
    body: { leftOut: [{ path: `custom.${field.id}`, code: 'field.taken', params: { id: second.id } }] },
  })
  await admin().delete(path, { version: archived.version })
  expect([await heldBy(first.id, field), await heldBy(second.id, field)]).toEqual([undefined, 'C-1'])
})

test('a field marked while another run makes indexes gets its own half a minute later', async () => {
  await created({ type: 'date', labels: { es: 'Vence' }, isFilterable: true })
  const other = new pg.Client({ connectionString: server.ownerUrl })
  await other.connect()
  await other.query('select pg_advisory_lock($1)', [indexingTurn])
  await jobs['keep-field-indexes']?.({ ...server.wiring, ownerUrl: server.ownerUrl } as JobWiring, {})
  await other.end()
  const { rows } = await sql<{ runAt: Date }>`
    select run_at as "runAt"
    from graphile_worker.jobs
    where key = 'keep-field-indexes'`.execute(server.wiring.db)
  expect(rows).toEqual([{ runAt: new Date(server.wiring.now().getTime() + 30_000) }])
})
