import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../harness/test-server.ts'

let local: TestServer
let named: TestServer
beforeAll(async () => {
  local = await startTestServer()
  named = await startTestServer({ publicUrl: 'https://soporte.alameda.example' })
})
afterAll(() => Promise.all([local.stop(), named.stop()]))

/** What a browser that shows `origin` gets when it tries to sign in there. */
async function statusFrom(server: TestServer, origin: string): Promise<number> {
  const host = origin.split('//')[1] ?? ''
  const url = '/api/session/agent'
  return (await server.app.inject({ method: 'POST', url, headers: { origin, host }, payload: {} })).statusCode
}

test('only the public address changes anything, whatever host a request names', async () => {
  expect(await statusFrom(named, 'https://soporte.alameda.example')).toBe(422)
  for (const origin of [
    'https://rebound.evil.example',
    'http://soporte.alameda.example',
    'https://soporte.alameda.example:8443',
    'http://localhost:3000',
    'null',
  ])
    expect([origin, await statusFrom(named, origin)]).toEqual([origin, 403])
})

test('at an address of this machine, its other names are as good, at the same port', async () => {
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    expect([host, await statusFrom(local, `http://${host}:3000`)]).toEqual([host, 422])
  for (const origin of [
    'http://rebound.evil.example:3000',
    'https://localhost:3000',
    'http://localhost:3001',
    'http://localhost',
    'http://127.0.0.2:3000',
  ])
    expect([origin, await statusFrom(local, origin)]).toEqual([origin, 403])
})
