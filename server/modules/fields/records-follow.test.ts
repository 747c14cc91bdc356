import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
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
