import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('an address that cannot be read is a problem with the usual headers, and a page leads on', async () => {
  const api = await server.app.inject({
    url: '/api/agent/contacts/%ff',
    headers: { 'accept-language': 'es' },
  })
  expect(api.statusCode).toBe(400)
  expect(api.json()).toMatchObject({ type: '/problems/malformed', title: 'No se entiende la petición' })
  expect(api.headers['content-security-policy']).toBeDefined()
  const page = await server.app.inject({ url: '/area/activate/%00%ff' })
  expect(page).toMatchObject({ statusCode: 302, headers: { location: '/area/activate/__' } })
})

test('who deletes may say that he sends JSON and send nothing; elsewhere nothing is no JSON', async () => {
  const without = async (method: 'DELETE' | 'POST', url: string) =>
    server.app.inject({
      ...{ method, url, cookies: server.cast.agent.cookie },
      headers: { 'content-type': 'application/json', origin: server.wiring.publicUrl },
    })
  expect((await without('DELETE', '/api/agent/tickets/999999')).statusCode).toBe(404)
  expect((await without('POST', '/api/agent/contacts')).statusCode).toBe(400)
})

test('what Node cannot read as a request is a problem too, with nothing of the program in it', async () => {
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const sent = async (request: string): Promise<string> => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    socket.write(request)
    return text(socket)
  }
  const large = await sent(`GET /api/provider HTTP/1.1\r\nhost: x\r\nx-large: ${'x'.repeat(20_000)}\r\n\r\n`)
  expect(large).toMatch(/^HTTP\/1.1 431 /)
  expect(JSON.parse(large.split('\r\n\r\n')[1] ?? '')).toMatchObject({
    type: '/problems/headers-too-large',
    title: 'Las cabeceras de la petición son demasiado grandes',
    status: 431,
  })
  expect(await sent('¿Qué tal?\r\n\r\n')).toContain('"/problems/malformed"')
})

test('a link of a thousand characters does not hold, like any other that is foreign', async () => {
  const answer = await server.as('nobody').get(`/api/activation/${'x'.repeat(1000)}`)
  expect(answer).toMatchObject({ status: 200, body: { stands: false } })
})

test('what does not exist is said in the reader’s language', async () => {
  const answer = await server.as('nobody', { language: 'es' }).get('/api/nothing')
  expect(answer).toMatchObject({ status: 404, body: { title: 'No existe' } })
})

test('a value of the wrong type is told from one that is missing', async () => {
  const { body } = await server.as('agent').post('/api/agent/contacts', { name: 5, emails: 'a@b.example' })
  expect(body.problems).toMatchObject([
    { path: 'name', code: 'shape.type' },
    { path: 'emails', code: 'shape.type' },
  ])
})

test('an invitation speaks the workspace’s language to whoever’s is not known', async () => {
  const draft = { name: 'Sin idioma', emails: ['sin-idioma@example.org'], language: null }
  const { body } = await server.as('agent').post('/api/agent/contacts', draft)
  const { language } = await server.wiring.db
    .selectFrom('message_recipients')
    .select('language')
    .where('person_id', '=', body.id)
    .executeTakeFirstOrThrow()
  expect(language).toBe('es')
})
