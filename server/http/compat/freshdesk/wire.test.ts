import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const basic = (key: string, password = 'X') => ({
  authorization: `Basic ${Buffer.from(`${key}:${password}`).toString('base64')}`,
})
type Asked = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  body?: string
}
const ask = (path: string, { method = 'GET', headers = {}, body }: Asked = {}) =>
  server.app.inject({
    method,
    url: `/api/v2${path}`,
    headers: { ...basic(server.cast.apiKey), ...headers },
    ...(body === undefined ? {} : { payload: body }),
  })
const json = { 'content-type': 'application/json' }

test('Freshdesk · wire · the key is the user name, whatever the password', async () => {
  for (const password of ['X', '', 'unused_with_api_key', 'a:b'])
    expect((await ask('/agents/me', { headers: basic(server.cast.apiKey, password) })).json()).toMatchObject({
      id: server.cast.agent.id,
      contact: { email: server.cast.agent.email },
    })
})

test.each([
  ['an unknown key', () => ask('/contacts/1', { headers: basic('nobody') }), 401],
  ['an unknown address', () => ask('/nothing'), 404],
  ['an unknown id', () => ask('/contacts/99999999'), 404],
  ['an id that is none', () => ask('/contacts/abc'), 404],
  ['a wrong verb', () => ask('/contacts/1', { method: 'POST', headers: json, body: '{}' }), 405],
  ['another Accept', () => ask('/contacts/1', { headers: { accept: 'application/xml' } }), 406],
  [
    'another content type',
    () => ask('/contacts', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }),
    415,
  ],
  ['JSON that cannot be read', () => ask('/contacts', { method: 'POST', headers: json, body: '{' }), 400],
  [
    'a field that is unknown',
    () => ask('/contacts', { method: 'POST', headers: json, body: '{"x":1}' }),
    400,
  ],
  ['an address that cannot be read', () => ask('/contacts/%ff'), 400],
] as const)('Freshdesk · wire · %s has the headers of every answer', async (_name, asked, status) => {
  const { statusCode, headers, body } = await asked()
  expect(statusCode).toBe(status)
  expect(headers).toMatchObject({
    'x-freshdesk-api-version': 'latest=v2; requested=v2',
    'x-ratelimit-total': expect.stringMatching(/^\d+$/),
    'x-ratelimit-remaining': expect.stringMatching(/^\d+$/),
    'x-ratelimit-used-currentrequest': expect.stringMatching(/^\d$/),
    'x-request-id': expect.any(String),
  })
  if (body === '') expect(headers['content-type']).toMatch(/^text\/html/)
  else
    expect(JSON.parse(body)).toMatchObject({
      [status === 400 && body.includes('errors') ? 'errors' : 'code']: expect.anything(),
    })
})

test('Freshdesk · contacts · a contact is created and viewed', async () => {
  const made = await ask('/contacts', {
    method: 'POST',
    headers: { ...json, host: 'desk.example' },
    body: JSON.stringify({
      name: 'Ana Ruiz',
      email: 'ana@ruiz.example',
      other_emails: ['ana2@ruiz.example'],
    }),
  })
  expect(made.statusCode).toBe(201)
  const { id } = made.json()
  expect(made.headers.location).toBe(`http://desk.example/api/v2/contacts/${id}`)
  expect((await ask(`/contacts/${id}`)).json()).toEqual(made.json())
  expect(made.json()).toMatchObject({
    email: 'ana@ruiz.example',
    other_emails: ['ana2@ruiz.example'],
    deleted: false,
  })
})
