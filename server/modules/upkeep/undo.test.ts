import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerPassword } from '../../../test/harness/cast.ts'
import { mailsTo } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { jobs } from '../../jobs.ts'
import type { JobWiring } from '../../wiring.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

let made = 0
const create = async (more: object = {}) => {
  const body = { name: `Persona ${++made}`, emails: [`p${made}@uno.example`], sendActivation: false, ...more }
  return (await server.as('agent').post('/api/agent/contacts', body)).body
}
const remove = async (id: number) => (await server.as('agent').delete(`/api/agent/contacts/${id}`)).body
const undo = (id: number) => server.as('agent').post(`/api/agent/undos/${id}`)
const get = async (id: number) => server.as('viewer').get(`/api/agent/contacts/${id}`)
const newest = async (id: number) =>
  (await server.as('viewer').get(`/api/agent/contacts/${id}/trail`)).body.items[0]
const patch = (contact: { id: number; version: number }, body: object) =>
  server.as('agent').patch(`/api/agent/contacts/${contact.id}`, body, { version: contact.version })

test('a deleted contact is gone, her address is free, and undo brings her back as she was', async () => {
  const contact = await create({ emails: ['vuelve@uno.example', 'otra@uno.example'], externalId: 'V-1' })
  const { undoId } = await remove(contact.id)
  expect((await get(contact.id)).status).toBe(404)
  expect((await server.as('viewer').get('/api/agent/contacts?q=vuelve')).body.items).toEqual([])
  expect((await undo(undoId)).body).toEqual({ subjects: [{ kind: 'contact', id: contact.id }], leftOut: [] })
  const { version, updatedAt, ...same } = contact
  expect((await get(contact.id)).body).toMatchObject(same)
  expect((await server.as('viewer').get('/api/agent/contacts?q=vuelve')).body.items).toHaveLength(1)
  expect((await newest(contact.id)).type).toBe('contact.restored')
  expect((await undo(undoId)).status).toBe(409)
})

test('what somebody took meanwhile is left out and named, and a contact without identification is flagged', async () => {
  const contact = await create({ emails: ['quitada@uno.example'], externalId: 'Q-1' })
  const { undoId } = await remove(contact.id)
  await create({ name: 'Nueva Dueña', emails: ['quitada@uno.example'], externalId: 'Q-1' })
  const { status, body } = await undo(undoId)
  expect(status).toBe(200)
  expect(body.leftOut).toMatchObject([
    { path: 'externalId', code: 'undo.external-id-taken', params: { name: 'Nueva Dueña' } },
    { path: 'emails', message: 'quitada@uno.example ya es de Nueva Dueña' },
    { path: '', code: 'undo.unidentified' },
  ])
  expect((await get(contact.id)).body).toMatchObject({ emails: [], externalId: null, isIdentified: false })
})

test('when the primary address was taken, the next one becomes primary', async () => {
  const contact = await create({ emails: ['primera@dos.example', 'segunda@dos.example'] })
  const { undoId } = await remove(contact.id)
  await create({ emails: ['primera@dos.example'] })
  await undo(undoId)
  expect((await get(contact.id)).body.emails).toMatchObject([
    { address: 'segunda@dos.example', isPrimary: true },
  ])
})

test('deleting a customer signs her out, closes her empty account, and undo opens it again', async () => {
  const { customer } = server.cast
  const { undoId } = await remove(customer.id)
  expect((await server.as('customer').get('/api/session/area')).status).toBe(401)
  const accounts = async () =>
    (await server.as('viewer').get(`/api/agent/contacts/${customer.id}/accounts`)).body.items
  expect(await accounts()).toEqual([])
  await undo(undoId)
  expect(await accounts()).toMatchObject([{ id: customer.accountId }])
  expect((await get(customer.id)).body).toMatchObject({
    access: 'active',
    emails: [{ verifiedAt: expect.any(String) }],
  })
})

test('a change is taken back field by field; what was changed again stays and is named', async () => {
  const contact = await create({
    jobTitle: 'Antes',
    about: 'Antes',
    tags: ['a'],
    socialHandles: { x: 'antes' },
  })
  const changed = (
    await patch(contact, {
      jobTitle: 'Después',
      about: 'Después',
      tags: ['b'],
      socialHandles: { telegram: 'nueva' },
    })
  ).body
  const { undo: offered } = await newest(contact.id)
  await patch(changed, { about: 'Otra vez' })
  const { body } = await undo(offered.id)
  expect(body.leftOut).toMatchObject([{ path: 'about', code: 'undo.changed-since' }])
  expect((await get(contact.id)).body).toMatchObject({
    jobTitle: 'Antes',
    about: 'Otra vez',
    tags: ['a'],
    socialHandles: { x: 'antes' },
  })
  expect((await newest(contact.id)).facts).toEqual({ undoes: offered.id })
})

test('an address taken meanwhile does not come back with the change; nothing to take back is said', async () => {
  const contact = await create({ emails: ['cambia@uno.example'] })
  await patch(contact, { emails: ['cambiada@uno.example'] })
  const { undo: offered } = await newest(contact.id)
  await create({ name: 'Otra Dueña', emails: ['cambia@uno.example'] })
  const { status, body } = await undo(offered.id)
  expect(status).toBe(409)
  expect(body.problems).toMatchObject([{ path: 'emails', code: 'undo.address-taken' }])
  expect((await get(contact.id)).body.emails).toMatchObject([{ address: 'cambiada@uno.example' }])
})

const signIn = (email: string) =>
  server.as('nobody').post('/api/session/area', { email, password: ownerPassword })

test('a changed address is told to the old one, and with the undo its person signs in as before', async () => {
  const { otherCustomer } = server.cast
  const contact = (await get(otherCustomer.id)).body
  await patch(contact, { emails: ['equivocada@dos.example'] })
  expect(await mailsTo(server, otherCustomer.email)).toEqual(['address-changed'])
  expect((await signIn(otherCustomer.email)).status).not.toBe(200)
  const { undo: offered } = await newest(contact.id)
  expect((await undo(offered.id)).status).toBe(200)
  expect((await signIn(otherCustomer.email)).status).toBe(200)
  expect(await mailsTo(server, 'equivocada@dos.example')).toEqual([])
})

test('an address that another had meanwhile comes back unverified', async () => {
  const { stranger } = server.cast
  const contact = (await get(stranger.id)).body
  await patch(contact, { emails: ['interina@dos.example'] })
  const { undo: offered } = await newest(contact.id)
  const other = await create({ emails: [stranger.email] })
  await patch(other, { emails: ['otra-interina@dos.example'] })
  expect((await undo(offered.id)).status).toBe(200)
  expect((await get(stranger.id)).body.emails).toMatchObject([{ address: stranger.email, verifiedAt: null }])
})

test('undo ends after thirty days, and needs its right', async () => {
  const contact = await create()
  const { undoId } = await remove(contact.id)
  expect((await server.as('viewer').post(`/api/agent/undos/${undoId}`)).status).toBe(403)
  expect((await undo(999_999)).status).toBe(404)
  server.pass({ days: 31 })
  // His session has run out as well; the key has not.
  const late = await server.as('apiKey').post(`/api/agent/undos/${undoId}`)
  expect([late.status, late.body.problems]).toMatchObject([409, [{ code: 'undo.too-late' }]])
})

test('what undoing would have taken is forgotten in the night after its time is up', async () => {
  const images = () => server.wiring.db.selectFrom('undo_images').select('undo_id').execute()
  const { body } = await server
    .as('apiKey')
    .post('/api/agent/contacts', { name: 'De Hoy', emails: ['hoy@uno.example'], sendActivation: false })
  const { undoId } = (await server.as('apiKey').delete(`/api/agent/contacts/${body.id}`)).body
  expect((await images()).length).toBeGreaterThan(1)
  await jobs['forget-old-undos']?.(server.wiring as JobWiring, {})
  expect(await images()).toEqual([{ undo_id: undoId }])
  expect((await server.as('apiKey').post(`/api/agent/undos/${undoId}`)).status).toBe(200)
})
