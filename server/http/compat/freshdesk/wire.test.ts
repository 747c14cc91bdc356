import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Freshdesk, type FreshdeskAnswer, freshdeskClient } from '../../../../test/harness/freshdesk.ts'
import { basic, roleKeys } from '../../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
let keys: Awaited<ReturnType<typeof roleKeys>>
let ask: Freshdesk
beforeAll(async () => {
  server = await startTestServer()
  keys = await roleKeys(server)
  ask = freshdeskClient(server, keys.owner)
})
afterAll(() => server.stop())

const contact = (more: object = {}) => ({ name: 'Ana Ruiz', phone: '+34 941 30 77 15', ...more })

describe('who asks', () => {
  test.each(['X', '', 'unused_with_api_key', 'a:b', 'ñ'])(
    'Freshdesk · wire · the key is the user name, whatever the password (%s)',
    async (password) => {
      const { body } = await ask('GET', '/agents/me', { headers: basic(keys.agent, password) })
      expect(body).toMatchObject({ id: server.cast.agent.id, contact: { email: server.cast.agent.email } })
    },
  )

  test.each([
    ['nothing', { authorization: '' }],
    ['an unknown key', basic('nobody')],
    ['an empty user name', basic('')],
    ['what is no base64', { authorization: 'Basic ¡' }],
    ['an agent’s own address and password', basic('iker@alameda.example', 'correcto caballo grapa')],
    ['the key as Bearer', { authorization: 'Bearer encopia_test_key_of_the_agent' }],
    ['two credentials', { authorization: 'Basic a, Basic b' }],
  ])('Freshdesk · wire · %s is refused with 401 and invalid_credentials', async (_name, headers) => {
    const { status, body } = await ask('GET', '/agents/me', { headers })
    expect([status, body]).toEqual([
      401,
      { code: 'invalid_credentials', message: 'You have to be logged in to perform this action.' },
    ])
  })

  test('Freshdesk · wire · what a key may not do is refused with 403 and access_denied', async () => {
    const reader = freshdeskClient(server, keys.viewer)
    const { status, body } = await reader('POST', '/contacts', { body: contact() })
    expect([status, body]).toEqual([
      403,
      { code: 'access_denied', message: 'You are not authorized to perform this action.' },
    ])
  })

  test('Freshdesk · wire · a key from where it may not be used is refused with 403', async () => {
    const { body } = await server.as('owner').post('/api/agent/me/api-keys', {
      name: 'De lejos',
      scopes: ['contacts.read'],
      allowedNetworks: ['10.0.0.0/8'],
    })
    const answer = await freshdeskClient(server, body.key)('GET', '/agents/me')
    expect([answer.status, answer.body.code]).toEqual([403, 'access_denied'])
  })

  test('Freshdesk · wire · a cookie is nobody here, and a page of another site does not write, nor read what it is answered', async () => {
    const { cookie } = server.cast.owner
    const cookies = await server.app.inject({ url: '/api/v2/agents/me', cookies: cookie })
    expect(cookies.statusCode).toBe(401)
    const origin = { origin: 'https://evil.example' }
    expect((await ask('POST', '/contacts', { headers: origin, body: contact() })).status).toBe(403)
    const read = await ask('GET', '/contacts', { headers: origin })
    expect([read.status, read.headers['access-control-allow-origin']]).toEqual([200, undefined])
  })
})

describe('what every answer carries', () => {
  const answers: [string, number, () => Promise<FreshdeskAnswer>][] = [
    ['a record', 200, () => ask('GET', '/agents/me')],
    ['a new record', 201, () => ask('POST', '/contacts', { body: contact() })],
    ['a field that is unknown', 400, () => ask('POST', '/contacts', { body: contact({ x: 1 }) })],
    ['JSON that cannot be read', 400, () => ask('POST', '/contacts', { body: '{' })],
    ['JSON with a dangerous name', 400, () => ask('POST', '/contacts', { body: '{"__proto__":{"a":1}}' })],
    ['an address that cannot be read', 400, () => ask('GET', '/contacts/%ff')],
    ['a filter that is unknown', 400, () => ask('GET', '/agents?emial=x')],
    ['a parameter where there are none', 400, () => ask('GET', '/agents/me?page=1')],
    ['nobody’s key', 401, () => ask('GET', '/agents/me', { headers: basic('nobody') })],
    ['no right', 403, () => freshdeskClient(server, keys.viewer)('POST', '/contacts', { body: contact() })],
    ['an unknown address', 404, () => ask('GET', '/nothing')],
    ['an unknown id', 404, () => ask('GET', '/contacts/99999999')],
    ['an id that is none', 404, () => ask('GET', '/contacts/abc')],
    ['an id beyond measure', 404, () => ask('GET', '/contacts/99999999999999999999')],
    ['a wrong verb', 405, () => ask('POST', '/contacts/1', { body: {} })],
    ['a verb that we never take', 405, () => ask('PATCH', '/contacts/1', { body: {} })],
    ['another Accept', 406, () => ask('GET', '/agents/me', { headers: { accept: 'application/xml' } })],
    [
      'too much',
      413,
      () => ask('POST', '/contacts', { body: contact({ description: 'a'.repeat(300_000) }) }),
    ],
    [
      'a text as body',
      415,
      () => ask('POST', '/contacts', { headers: { 'content-type': 'text/plain' }, body: 'x' }),
    ],
    [
      'a form without files',
      415,
      () =>
        ask('POST', '/contacts', {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'name=Ana',
        }),
    ],
  ]
  test.each(answers)(
    'Freshdesk · wire · %s (%i) has the headers of every answer',
    async (_name, status, asked) => {
      const answer = await asked()
      expect(answer.status).toBe(status)
      expect(answer.headers).toMatchObject({
        'x-freshdesk-api-version': 'latest=v2; requested=v2',
        'x-ratelimit-total': expect.stringMatching(/^\d+$/),
        'x-ratelimit-remaining': expect.stringMatching(/^\d+$/),
        'x-ratelimit-used-currentrequest': expect.stringMatching(/^\d$/),
        'x-request-id': expect.any(String),
        'content-type': expect.stringMatching(answer.body === '' ? /^text\/html/ : /^application\/json/),
      })
      expect(answer.headers.link).toBeUndefined()
      if (status === 405) expect(answer.headers.allow).toBe('DELETE, GET, PUT')
    },
  )

  test.each(['*/*', 'application/*', 'application/json', 'text/html, application/json;q=0.5', ''])(
    'Freshdesk · wire · Accept: %s is answered',
    async (accept) => {
      expect((await ask('GET', '/agents/me', { headers: { accept } })).status).toBe(200)
    },
  )

  test('Freshdesk · wire · how far a key is used up is told, and past it 429 with the seconds to wait', async () => {
    const narrow = await startTestServer({ requestsOfKey: 1 })
    const keys = await roleKeys(narrow)
    const client = freshdeskClient(narrow, keys.owner)
    const refused = await freshdeskClient(narrow, keys.viewer)('DELETE', '/contacts/1')
    expect([refused.status, refused.headers['x-ratelimit-remaining']]).toEqual([403, '9'])
    const first = await client('GET', '/agents/me')
    expect(first.headers).toMatchObject({
      'x-ratelimit-total': '10',
      'x-ratelimit-remaining': '9',
      'x-ratelimit-used-currentrequest': '1',
    })
    expect(first.headers['retry-after']).toBeUndefined()
    for (let at = 0; at < 9; at++) await client('GET', '/contacts/1')
    const over = await client('GET', '/agents/me')
    await narrow.stop()
    expect([over.status, over.headers]).toMatchObject([
      429,
      {
        'retry-after': '1',
        'x-ratelimit-remaining': '0',
        'x-freshdesk-api-version': 'latest=v2; requested=v2',
      },
    ])
  })

  test('Freshdesk · wire · what is refused before it reaches anything is counted, save of a key that nobody knows', async () => {
    const narrow = await startTestServer({ requestsOfKey: 1 })
    const { owner } = await roleKeys(narrow)
    const left = async (method: string, path: string, more: object = {}, key = owner) => {
      const { status, headers } = await freshdeskClient(narrow, key)(method, path, more)
      return [status, headers['x-ratelimit-remaining']]
    }
    const seen = [
      await left('GET', '/contacts', { headers: { accept: 'text/html' } }),
      await left('DELETE', '/agents/me'),
      await left('GET', '/nowhere'),
      await left('POST', '/contacts', { body: '{' }),
      await left('GET', '/contacts', {}, 'nobodys'),
      await left('GET', '/agents/me'),
    ]
    await narrow.stop()
    expect(seen).toEqual([
      [406, '9'],
      [405, '8'],
      [404, '7'],
      [400, '6'],
      [401, '100000'],
      [200, '5'],
    ])
  })

  test('Freshdesk · wire · errors are told in one shape, each with field, message and code', async () => {
    const { body } = await ask('POST', '/contacts', { body: { name: 5, x: 1 } })
    expect(body).toEqual({
      description: 'Validation failed',
      errors: [
        { field: 'name', message: 'Not of the expected type', code: 'datatype_mismatch' },
        { field: 'x', message: 'Unexpected/invalid field in request', code: 'invalid_field' },
      ],
    })
  })
})

describe('what is tolerated', () => {
  test.each(['GET', 'DELETE', 'PUT'])(
    'Freshdesk · wire · %s with a JSON content type and no body is no mistake',
    async (method) => {
      const { body } = await ask('POST', '/contacts', { body: contact() })
      const { status } = await ask(method, `/contacts/${body.id}`)
      expect(status).toBe(method === 'DELETE' ? 204 : 200)
    },
  )

  test('Freshdesk · wire · Location has the host that the client used', async () => {
    const { headers, body } = await ask('POST', '/contacts', { body: contact() })
    expect(headers.location).toBe(`http://desk.example/api/v2/contacts/${body.id}`)
    const odd = await ask('POST', '/contacts', { body: contact(), headers: { host: 'a>b' } })
    expect(odd.headers.location).toBe(`http://localhost:3000/api/v2/contacts/${odd.body.id}`)
  })

  test('Freshdesk · wire · an address of ours is https behind a proxy that says nothing of it', async () => {
    const behind = await startTestServer({ publicUrl: 'https://desk.example' })
    const { owner } = await roleKeys(behind)
    const { headers, body } = await freshdeskClient(behind, owner)('POST', '/contacts', { body: contact() })
    await behind.stop()
    expect(headers.location).toBe(`https://desk.example/api/v2/contacts/${body.id}`)
  })

  test('Freshdesk · wire · Link is the same request with the next page, and only where there is one', async () => {
    const { headers, body } = await ask('GET', '/roles?per_page=3')
    expect([headers.link, body.length]).toEqual([
      '<http://desk.example/api/v2/roles?per_page=3&page=2>; rel="next"',
      3,
    ])
    expect((await ask('GET', '/roles?per_page=3&page=2')).headers.link).toBeUndefined()
  })

  test('Freshdesk · wire · an answer without a body is one to a parser of HTTP, too', async () => {
    const { body } = await ask('POST', '/contacts', { body: contact() })
    const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    const { authorization } = basic(keys.owner)
    socket.write(
      `PUT /api/v2/contacts/${body.id}/send_invite HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n` +
        'content-type: application/json\r\ncontent-length: 0\r\nconnection: close\r\n\r\n',
    )
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 409 /)
  })
})

test('Freshdesk · wire · while the workspace has the door closed, nothing is there', async () => {
  const { body: workspace } = await server.as('owner').get('/api/agent/workspace')
  const change = (freshdeskDoor: boolean, version: number) =>
    server.as('owner').patch('/api/agent/workspace', { freshdeskDoor }, { version })
  const nowhere = async (method: string) => {
    const {
      statusCode: status,
      headers,
      body,
    } = await server.app.inject({ method: method as 'GET', url: '/api/v3/x' })
    return { status, headers, body }
  }
  const plain = ({ status, headers, body }: Pick<FreshdeskAnswer, 'status' | 'headers' | 'body'>) => {
    const { 'x-request-id': _id, date: _date, ...rest } = headers
    return [status, rest, String(body).replace(/"requestId":"[^"]*"/, '')]
  }
  const closed = await change(false, workspace.version)
  expect(closed.status).toBe(200)
  for (const [method, path] of [
    ['GET', '/agents/me'],
    ['POST', '/contacts'],
    ['PATCH', '/contacts/1'],
    ['GET', '/nothing'],
  ] as const) {
    const [closedDoor, nothing] = [await ask(method, path), await nowhere(method)]
    expect(closedDoor.status).toBe(404)
    expect(plain(closedDoor)).toEqual(plain(nothing))
  }
  await change(true, closed.body.version)
  expect((await ask('GET', '/agents/me')).status).toBe(200)
})
