import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../../server/http/api.ts'
import { actions } from '../../../server/http/compat/whmcs/actions.ts'
import type { Route } from '../../../server/http/route.ts'
import { permissionsOf } from '../../../server/modules/identity/index.ts'
import { basic, roleKeys } from '../../harness/role-keys.ts'
import { testClient } from '../../harness/test-client.ts'
import { startTestServer, type TestServer } from '../../harness/test-server.ts'
import { sampleOf } from './sample.ts'

let server: TestServer
let keys: Awaited<ReturnType<typeof roleKeys>>
beforeAll(async () => {
  server = await startTestServer()
  keys = await roleKeys(server)
})
afterAll(() => server.stop())

const rank = (route: Route): string => {
  const { access } = route
  if (access.who === 'agents' && access.permission === null) return 'any agent'
  if (!('permission' in access) || !access.permission) return access.who
  const also = 'also' in access && access.also ? `, ${access.also}` : ''
  return `${access.who}: ${access.permission}${also}`
}

test('who may do what is what was reviewed', async () => {
  const lines = routes.map((route) => `${route.method.padEnd(6)} ${route.path.padEnd(64)} ${rank(route)}`)
  const whmcs = actions.map(
    ({ name, access }) => `WHMCS  ${name.padEnd(64)} agents-by-key: ${[access].flat().join(', ')}`,
  )
  const roles = (['viewer', 'agent', 'admin', 'owner'] as const).map(
    (role) => `${role}: ${[...permissionsOf(role)].join(', ')}`,
  )
  await expect(`${[...lines.sort(), ...whmcs.sort(), '', ...roles].join('\n')}\n`).toMatchFileSnapshot(
    './access.snapshot.txt',
  )
})

const closed = routes.filter(({ access }) => access.who !== 'anyone' && access.who !== 'leaving')
const withIds = (route: Route, id: string | number = 1): string => route.path.replaceAll(/:\w+/g, String(id))
const call = (
  client: ReturnType<TestServer['as']>,
  route: Route,
  path: string,
  headers: Record<string, string> = {},
) => {
  const extra = { headers, ...(route.versioned ? { version: 1 } : {}) }
  if (route.method === 'GET') return client.get(path, extra)
  if (route.method === 'DELETE') return client.delete(path, extra)
  const verb = { POST: client.post, PUT: client.put, PATCH: client.patch }[route.method]
  return verb(path, sampleOf(route.body) ?? {}, extra)
}

describe('nobody and the wrong door', () => {
  test.each(closed.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s answers nobody with 401',
    async (_name, route) => {
      expect((await call(server.as('nobody'), route, withIds(route))).status).toBe(401)
    },
  )

  test.each(closed.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s does not take a cookie of the other door, renamed or not',
    async (_name, route) => {
      const isAgents = route.access.who.startsWith('agents')
      const [own, other] = isAgents ? ['encopia_agent', 'encopia_area'] : ['encopia_area', 'encopia_agent']
      const member = isAgents ? server.cast.customer : server.cast.owner
      const token = member.cookie[other] ?? ''
      const origin = server.wiring.publicUrl
      for (const cookies of [{ [own]: token }, { [other]: token }])
        expect((await call(testClient(server.app, { origin, cookies }), route, withIds(route))).status).toBe(
          401,
        )
    },
  )

  test.each(
    routes
      .filter((route) => route.method !== 'GET')
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )('%s is refused when another site sends it with our cookie', async (_name, route) => {
    const cookies = { ...server.cast.owner.cookie, ...server.cast.customer.cookie }
    const foreign = testClient(server.app, { origin: 'https://evil.example', cookies })
    expect((await call(foreign, route, withIds(route))).status).toBe(403)
  })

  test('another site is refused, too, when the browser adds the password of a proxy before us', async () => {
    const foreign = testClient(server.app, {
      origin: 'https://evil.example',
      cookies: server.cast.owner.cookie,
    })
    const headers = { authorization: 'Basic YWxhbWVkYTpzZWNyZXQ=' }
    expect((await foreign.delete('/api/agent/me/sessions', { headers })).status).toBe(403)
  })
})

describe('agents without the right', () => {
  const guarded = closed.flatMap((route) =>
    (['viewer', 'agent', 'admin'] as const)
      .filter(
        (role) =>
          'permission' in route.access &&
          route.access.permission &&
          !permissionsOf(role).has(route.access.permission),
      )
      .map((role) => [role, `${route.method} ${route.path}`, route] as const),
  )
  test.each(guarded)('%s gets 403 from %s', async (role, _name, route) => {
    // A foreign door knows keys only, in its own way.
    const answer = route.dialect
      ? await call(server.as('nobody'), route, withIds(route), basic(keys[role]))
      : await call(server.as(role), route, withIds(route))
    expect(answer.status).toBe(403)
  })
})
