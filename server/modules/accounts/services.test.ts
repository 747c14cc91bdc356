import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
let services: string
beforeAll(async () => {
  server = await startTestServer()
  services = `/api/agent/accounts/${server.cast.customer.accountId}/services`
})
afterAll(() => server.stop())

const add = async (body: object) => (await server.as('apiKey').post(services, body)).body
const undo = (id: number) => server.as('agent').post(`/api/agent/undos/${id}`)

test('a service is added by the provider’s systems and seen by the customer without their number', async () => {
  const service = await add({
    name: 'Hosting Pro',
    externalId: 'H-100',
    startedOn: '2026-01-05',
    renewsOn: '2027-01-05',
  })
  expect(service).toMatchObject({ status: 'active', version: 1, endedOn: null, externalId: 'H-100' })
  const byNumber = await server.as('apiKey').get(`${services}?externalId=H-100`)
  expect(byNumber.body).toEqual({ items: [service], next: null })
  expect((await server.as('apiKey').get('/api/agent/services?externalId=H-100')).body.items).toEqual([
    service,
  ])
  const own = await server.as('customer').get(`/api/area/${server.cast.customer.accountId}/services`)
  expect(own.body.items).toEqual([
    {
      id: service.id,
      name: 'Hosting Pro',
      status: 'active',
      startedOn: '2026-01-05',
      renewsOn: '2027-01-05',
      endedOn: null,
    },
  ])
})

test('all that is wrong with a service is said at once', async () => {
  await add({ name: 'Con número', externalId: 'H-200' })
  const { status, body } = await server.as('agent').post(services, {
    name: ' ',
    status: 'paused',
    startedOn: '2026-02-30',
    renewsOn: 'mañana',
    externalId: 'H-200',
  })
  expect(status).toBe(422)
  expect(body.problems.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
    ['startedOn', 'date.impossible'],
    ['renewsOn', 'date.bad-shape'],
    ['status', 'service.unknown-status'],
    ['name', 'service.no-name'],
    ['externalId', 'service-external-id.taken'],
  ])
})

test('a change of a service can be undone, a number that another took meanwhile stays with it', async () => {
  const service = await add({ name: 'Correo', externalId: 'H-300' })
  const path = `${services}/${service.id}`
  const { version } = service
  const { body } = await server
    .as('agent')
    .patch(path, { status: 'suspended', externalId: null }, { version })
  expect(body).toMatchObject({ status: 'suspended', externalId: null, version: 2 })
  expect((await server.as('agent').patch(path, { name: 'x' }, { version })).body.current).toEqual(body)
  await add({ name: 'Otro', externalId: 'H-300' })
  const trail = await server.as('viewer').get(`/api/agent/accounts/${server.cast.customer.accountId}/trail`)
  const changed = trail.body.items.find(({ type }: { type: string }) => type === 'service.changed')
  const { body: undone } = await undo(changed.undo.id)
  expect(undone.leftOut).toMatchObject([{ path: 'externalId', code: 'undo.service-external-id-taken' }])
  expect((await server.as('viewer').get(path)).body).toMatchObject({ status: 'active', externalId: null })
})

test('a deleted service is gone for both sides, frees its number, and comes back by undo', async () => {
  const service = await add({ name: 'Se Va', externalId: 'H-400' })
  const path = `${services}/${service.id}`
  const { undoId } = (await server.as('agent').delete(path)).body
  expect((await server.as('viewer').get(path)).status).toBe(404)
  await add({ name: 'Otra Dueña', externalId: 'H-400' })
  expect((await undo(undoId)).body.leftOut).toMatchObject([{ code: 'undo.service-external-id-taken' }])
  expect((await server.as('viewer').get(path)).body).toMatchObject({ name: 'Se Va', externalId: null })
  expect((await undo(undoId)).status).toBe(409)
})

test('services are paged, and of another account there are none', async () => {
  const account = server.cast.otherCustomer.accountId
  const path = `/api/agent/accounts/${account}/services`
  for (const name of ['a', 'b', 'c']) await server.as('agent').post(path, { name })
  const first = (await server.as('viewer').get(`${path}?limit=2`)).body
  const second = (await server.as('viewer').get(`${path}?limit=2&after=${first.next}`)).body
  const names = [...first.items, ...second.items].map(({ name }: { name: string }) => name)
  expect([names, second.next]).toEqual([['a', 'b', 'c'], null])
  expect((await server.as('viewer').get(`${services}/${first.items[0].id}`)).status).toBe(404)
  expect((await server.as('customer').get(`/api/area/${account}/services`)).status).toBe(404)
})
