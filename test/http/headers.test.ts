import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerPassword } from '../harness/cast.ts'
import { testClient } from '../harness/test-client.ts'
import { startTestServer, type TestServer } from '../harness/test-server.ts'

let plain: TestServer
let secure: TestServer
beforeAll(async () => {
  plain = await startTestServer()
  secure = await startTestServer({ publicUrl: 'https://soporte.alameda.example' })
})
afterAll(() => Promise.all([plain.stop(), secure.stop()]))

const signIn = (server: TestServer) =>
  server.app.inject({
    method: 'POST',
    url: '/api/session/agent',
    headers: { origin: new URL(server.wiring.publicUrl).origin },
    payload: { email: server.cast.owner.email, password: ownerPassword },
  })

test('every answer forbids what our pages do not need, scripts and styles in line first', async () => {
  for (const path of ['/healthz', '/api/session/agent', '/api/nothing', '/agent']) {
    const { headers } = await plain.app.inject({ url: path })
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/default-src '(self|none)'/)
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
  }
  expect((await plain.app.inject({ url: '/api/session/agent' })).headers['cache-control']).toBe('no-store')
})

test('HSTS is sent behind TLS only', async () => {
  expect((await plain.app.inject({ url: '/healthz' })).headers['strict-transport-security']).toBeUndefined()
  expect((await secure.app.inject({ url: '/healthz' })).headers['strict-transport-security']).toMatch(
    /max-age=\d{8}/,
  )
})

test('the session’s cookie is HttpOnly, SameSite and of its door; behind TLS it is Secure and bound to the host', async () => {
  const [one] = (await signIn(plain)).cookies
  expect(one).toMatchObject({ name: 'encopia_agent', httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(one?.secure).toBeFalsy()
  const [other] = (await signIn(secure)).cookies
  expect(other).toMatchObject({ name: '__Host-encopia_agent', httpOnly: true, secure: true, path: '/' })
  expect(other?.domain).toBeUndefined()
})

test('behind TLS a cookie under its plain name is nobody’s', async () => {
  const token = (await signIn(secure)).cookies[0]?.value ?? ''
  const origin = secure.wiring.publicUrl
  const named = testClient(secure.app, { origin, cookies: { '__Host-encopia_agent': token } })
  expect((await named.get('/api/session/agent')).status).toBe(200)
  const renamed = testClient(secure.app, { origin, cookies: { encopia_agent: token } })
  expect((await renamed.get('/api/session/agent')).status).toBe(401)
})

test('a body over the limit is refused before it is read', async () => {
  const answer = await plain.as('agent').post('/api/agent/contacts', { name: 'x'.repeat(1_000_000) })
  expect(answer).toMatchObject({ status: 413, body: { type: '/problems/too-large' } })
})
