import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../../server/http/api.ts'
import type { Route } from '../../../server/http/route.ts'
import { startTestServer, type TestServer } from '../../harness/test-server.ts'
import { requiredQuery, sampleOf } from './sample.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

let nth = 0

/** For each name of an id in a client path: one that exists and is somebody else's. A new name must be added here. */
const anothers: Record<string, (server: TestServer) => Promise<number> | number> = {
  account: ({ cast }) => cast.otherCustomer.accountId,
  contact: async (server) => {
    const path = `/api/area/${server.cast.otherCustomer.accountId}/contacts`
    const draft = { name: 'Ajena', email: `ajena-${nth++}@cenzontle.example` }
    return (await server.as('otherCustomer').post(path, draft)).body.id
  },
  undo: async (server) => {
    const { accountId } = server.cast.otherCustomer
    const id = await anothers.contact?.(server)
    return (await server.as('otherCustomer').delete(`/api/area/${accountId}/contacts/${id}`)).body.undoId
  },
  domain: async (server) => {
    const path = `/api/agent/accounts/${server.cast.otherCustomer.accountId}/domains`
    return (await server.as('agent').post(path, { name: `ajeno-${nth++}.example` })).body.id
  },
  registrantChange: async (server) => {
    const { accountId } = server.cast.otherCustomer
    const domainId = await anothers.domain?.(server)
    const changes = [{ domainId, role: 'registrant', holder: await anothers.contact?.(server) }]
    await server.as('otherCustomer').put(`/api/area/${accountId}/domains/roles`, { changes })
    const { body } = await server.as('agent').get(`/api/agent/domains/${domainId}/registrant-changes`)
    return body.items[0].id
  },
  notice: async ({ as, cast }) => {
    const body = { account: cast.otherCustomer.accountId, category: 'billing', subject: 'F', body: 'F' }
    return (await as('apiKey').post('/api/notices', body)).body.id
  },
  ticket: async (server) => {
    const path = `/api/area/${server.cast.otherCustomer.accountId}/tickets`
    return (await server.as('otherCustomer').post(path, { subject: 'Ajeno', body: 'Ajeno' })).body.id
  },
  ticketMessage: async (server) => {
    const { accountId } = server.cast.otherCustomer
    const id = await anothers.ticket?.(server)
    const { body } = await server.as('otherCustomer').get(`/api/area/${accountId}/tickets/${id}`)
    return body.messages[0].id
  },
  // Of a message that is another's: any will do.
  position: () => 0,
  upload: async (server) => {
    const file = new TextEncoder().encode('Ajeno')
    const headers = { 'content-type': 'application/octet-stream' }
    return (await server.as('otherCustomer').post('/api/area/me/uploads?name=a.txt', file, { headers })).body
      .id
  },
  session: async ({ wiring, cast }) => {
    const { id } = await wiring.db
      .selectFrom('sessions')
      .select('id')
      .where('person_id', '=', cast.otherCustomer.id)
      .executeTakeFirstOrThrow()
    return id
  },
}

const area = routes.filter((route) => route.access.who.startsWith('customers') && /:\w+/.test(route.path))
const names = (route: Route): string[] => [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')

test('every id that a client path can carry is probed', () => {
  expect([...new Set(area.flatMap(names))].filter((name) => !(name in anothers))).toEqual([])
})

test.each(area.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s: what is another customer’s does not exist',
  async (_name, route) => {
    let path: string = route.path
    for (const name of names(route)) path = path.replace(`:${name}`, String(await anothers[name]?.(server)))
    const client = server.as('customer')
    const extra = route.versioned ? { version: 1 } : {}
    const answer =
      route.method === 'GET'
        ? await client.get(`${path}${requiredQuery(route.query)}`)
        : route.method === 'DELETE'
          ? await client.delete(path, extra)
          : await (route.method === 'POST'
              ? client.post
              : route.method === 'PUT'
                ? client.put
                : client.patch)(path, sampleOf(route.body) ?? {}, extra)
    expect(answer.status).toBe(404)
    expect(JSON.stringify(answer.body)).not.toContain(server.cast.otherCustomer.name)
  },
)
