import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Problem = { path: string; code: string }
const told = (body: { problems: Problem[] }) =>
  body.problems.map(({ path, code }) => `${path} ${code}`).sort()
const contacts = async () =>
  Number(
    (
      await server.wiring.db
        .selectFrom('contacts')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )

test('a misshapen body is told with what the rules say of the rest, and leaves nothing behind', async () => {
  const before = await contacts()
  const { status, body } = await server.as('agent', { language: 'es' }).post('/api/agent/contacts', {
    name: '',
    emails: ['sin-arroba', 7, server.cast.customer.email],
    language: 5,
    socialHandles: { x: '¡no!', nope: 'ana' },
    postalAddress: { country: 'ES', postcode: 'abc', planet: 'Marte' },
    favouriteColour: 'azul',
  })
  expect(status).toBe(422)
  expect(told(body)).toEqual([
    'emails.0 mail-address.no-at',
    'emails.1 shape.type',
    'emails.2 email.taken',
    'favouriteColour shape.unknown',
    'language shape.type',
    'name person-name.empty',
    'postalAddress.planet shape.unknown',
    'postalAddress.postcode postal-address.bad-postcode',
    'socialHandles.nope social-handle.unknown-network',
    'socialHandles.x social-handle.bad-shape',
  ])
  expect(await contacts()).toBe(before)
})

test('what would have been accepted without a misshapen part is not written either', async () => {
  const before = await contacts()
  const draft = { name: 'Ana Ruiz', emails: ['ana.ruiz@suelta.example'], favouriteColour: 'azul' }
  const { status, body } = await server.as('agent').post('/api/agent/contacts', draft)
  expect(status).toBe(422)
  expect(told(body)).toEqual(['favouriteColour shape.unknown'])
  expect(await contacts()).toBe(before)
})

test('what follows from a misshapen part alone is not told', async () => {
  const { body } = await server
    .as('agent')
    .post('/api/agent/contacts', { name: ['Ana'], emails: 'a@b.example' })
  expect(told(body)).toEqual(['emails shape.type', 'name shape.type'])
})

test('a change tells of the whole body in the same way', async () => {
  const { body: contact } = await server
    .as('agent')
    .post('/api/agent/contacts', { name: 'Eva Gil', emails: ['eva.gil@suelta.example'] })
  const { status, body } = await server
    .as('agent')
    .patch(
      `/api/agent/contacts/${contact.id}`,
      { tags: 'una', timeZone: 'Marte/Olimpo', nope: 1 },
      { version: contact.version },
    )
  expect(status).toBe(422)
  expect(told(body)).toEqual(['nope shape.unknown', 'tags shape.type', 'timeZone time-zone.unknown'])
})

test('what must be there and is missing hides no other field', async () => {
  const { body } = await server
    .as('owner')
    .post('/api/agent/agents', { name: 'https://evil.example', email: 'sin-arroba' })
  expect(told(body)).toEqual(['email mail-address.no-at', 'name person-name.link', 'role shape.required'])
})

test('who may not use a route learns nothing from a misshapen body', async () => {
  const { status } = await server.as('viewer').post('/api/agent/contacts', { nope: 1 })
  expect(status).toBe(403)
})
