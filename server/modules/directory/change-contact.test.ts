import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

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
const patch = (contact: { id: number; version: number }, body: object, who: 'agent' | 'admin' = 'agent') =>
  server.as(who).patch(`/api/agent/contacts/${contact.id}`, body, { version: contact.version })
const get = async (id: number) => (await server.as('viewer').get(`/api/agent/contacts/${id}`)).body
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('only what is named changes, null clears, and the trail keeps old and new', async () => {
  const contact = await create({ jobTitle: 'Contadora', about: 'Algo' })
  const { status, body } = await patch(contact, { name: 'Ñoña Nueva', jobTitle: null })
  expect(status).toBe(200)
  expect(body).toMatchObject({ name: 'Ñoña Nueva', jobTitle: null, about: 'Algo', version: 2 })
  const found = await server.as('viewer').get('/api/agent/contacts?q=nona')
  expect(found.body.items.map((item: { id: number }) => item.id)).toEqual([contact.id])
  const trail = await server.wiring.db
    .selectFrom('trail_values')
    .select(['field', 'old_value', 'new_value'])
    .where('subject_id', '=', contact.id)
    .where('field', 'in', ['name', 'jobTitle'])
    .where('old_value', 'is not', null)
    .orderBy('field')
    .execute()
  expect(trail).toEqual([
    { field: 'jobTitle', old_value: 'Contadora', new_value: null },
    { field: 'name', old_value: contact.name, new_value: 'Ñoña Nueva' },
  ])
})

test('of two agents at once the second sees both versions', async () => {
  const contact = await create()
  await patch(contact, { jobTitle: 'Primera' })
  const { status, body } = await patch(contact, { jobTitle: 'Segunda' }, 'admin')
  expect(status).toBe(412)
  expect(body.current).toMatchObject({ id: contact.id, version: 2, jobTitle: 'Primera' })
  const [one, other] = await Promise.all(
    ['a', 'b'].map((about) => patch({ id: contact.id, version: 2 }, { about })),
  )
  expect([one?.status, other?.status].sort()).toEqual([200, 412])
})

test('a change without its version is not taken, nor one of a contact that does not exist', async () => {
  const contact = await create()
  expect((await server.as('agent').patch(`/api/agent/contacts/${contact.id}`, { about: 'x' })).status).toBe(
    428,
  )
  expect((await patch({ id: 999_999, version: 1 }, { about: 'x' })).status).toBe(404)
})

test('saving what stands already changes nothing, not even the version', async () => {
  const contact = await create()
  expect(
    (
      await patch(contact, {
        name: contact.name,
        emails: contact.emails.map((email: { address: string }) => email.address),
      })
    ).body.version,
  ).toBe(1)
})

test('the mark of a default goes when the value changes', async () => {
  const contact = await create()
  const { body } = await patch(contact, { timeZone: 'Europe/Madrid', language: 'es' })
  expect(body.defaultsApplied).toEqual(['language', 'postalAddress.country'])
})

test('addresses are given as a whole: order, primary one, and the old ones are free again', async () => {
  const contact = await create({ emails: ['uno@cambio.example', 'dos@cambio.example'] })
  const { body } = await patch(contact, { emails: ['tres@cambio.example', 'Dos@cambio.example'] })
  expect(body.emails).toMatchObject([
    { address: 'tres@cambio.example', isPrimary: true, verifiedAt: null },
    { address: 'Dos@cambio.example', isPrimary: false },
  ])
  expect((await create({ emails: ['uno@cambio.example'] })).emails).toHaveLength(1)
  const taken = await patch(body, { emails: ['uno@cambio.example'] })
  expect(taken.status).toBe(409)
  expect(taken.body.problems).toMatchObject([{ path: 'emails.0', code: 'email.taken' }])
  expect(await get(contact.id)).toMatchObject({ version: 2 })
  const found = await server.as('viewer').get('/api/agent/contacts?q=uno@cambio')
  expect(found.body.items).toHaveLength(1)
})

test('an external id that is another’s is refused with who has it, together with a taken address', async () => {
  await create({ externalId: 'E-1', emails: ['suyo@cambio.example'] })
  const contact = await create()
  const { status, body } = await patch(contact, { externalId: 'E-1', emails: ['suyo@cambio.example'] })
  expect(status).toBe(409)
  expect(body.problems.map((problem: { path: string }) => problem.path)).toEqual(['emails.0', 'externalId'])
})

test('the last means of identification cannot be taken away', async () => {
  const contact = await create()
  const { status, body } = await patch(contact, { emails: [] })
  expect(status).toBe(422)
  expect(body.problems).toMatchObject([{ path: '', code: 'contact.no-identification' }])
})

test('dropping a verified address signs its person out; dropping any voids the links sent to it', async () => {
  const { customer } = server.cast
  const contact = await get(customer.id)
  await patch(contact, { emails: ['otra@cambiada.example'], jobTitle: 'x' })
  expect(
    await server.wiring.db.selectFrom('sessions').selectAll().where('person_id', '=', customer.id).execute(),
  ).toEqual([])
  const invited = await create({ sendActivation: true })
  expect(invited).toMatchObject({ access: 'invited', activationHoldsUntil: expect.any(String) })
  const { body: dropped } = await patch(invited, { emails: ['nueva@invitada.example'] })
  expect(dropped).toMatchObject({ access: 'invited', activationHoldsUntil: null })
  const tokens = await server.wiring.db
    .selectFrom('tokens')
    .select('voided_at')
    .where('person_id', '=', invited.id)
    .execute()
  expect(tokens).toMatchObject([{ voided_at: expect.any(Date) }])
})

test('a blocked contact is signed out, cannot be sent an activation, and comes back as she was', async () => {
  const contact = await create()
  const blocked = await server.as('agent').post(`/api/agent/contacts/${contact.id}/block`)
  expect(blocked.body).toMatchObject({ access: 'blocked', version: 2 })
  const activation = await server.as('agent').post(`/api/agent/contacts/${contact.id}/activation`)
  expect(activation.body.problems).toMatchObject([{ code: 'activation.blocked' }])
  expect((await server.as('agent').post(`/api/agent/contacts/${contact.id}/block`)).body.version).toBe(2)
  const free = await server.as('agent').delete(`/api/agent/contacts/${contact.id}/block`)
  expect(free.body).toMatchObject({ access: 'none', blockedAt: null, version: 3 })
})

test('the activation goes out again, the earlier link is void, and a double click sends one', async () => {
  const contact = await create()
  const send = () => server.as('agent').post(`/api/agent/contacts/${contact.id}/activation`)
  await Promise.all([send(), send()])
  server.pass({ minutes: 1 })
  expect((await send()).body).toMatchObject({ access: 'invited', activationHoldsUntil: expect.any(String) })
  const tokens = await server.wiring.db
    .selectFrom('tokens')
    .select('voided_at')
    .where('person_id', '=', contact.id)
    .orderBy('id')
    .execute()
  expect(tokens.map((token) => token.voided_at === null)).toEqual([false, true])
  const without = await create({ emails: [], mobilePhone: '+34612345678' })
  const refused = await server.as('agent').post(`/api/agent/contacts/${without.id}/activation`)
  expect(refused.body.problems).toMatchObject([{ code: 'activation.no-address' }])
})

test('a picture is taken by its bytes, shown in a sandbox, and can be taken away', async () => {
  const contact = await create()
  const path = `/api/agent/contacts/${contact.id}/avatar`
  const put = (bytes: Buffer, type = 'image/png') =>
    server.as('agent').put(path, bytes, { headers: { 'content-type': type } })
  expect((await put(Buffer.from('<svg onload=alert(1)>'))).body.problems).toMatchObject([
    { code: 'avatar.not-a-picture' },
  ])
  expect((await put(picture, 'text/html')).status).toBe(415)
  expect((await put(Buffer.concat([picture, Buffer.alloc(1_048_576)]))).status).toBe(413)
  expect((await put(picture)).body.avatar).toMatch(new RegExp(`^${path}\\?v=`))
  const shown = await server.as('viewer').get(path)
  expect(shown.headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  expect(shown.headers).not.toHaveProperty('etag')
  expect((await server.as('agent').delete(path)).body.avatar).toBeNull()
  expect((await server.as('viewer').get(path)).status).toBe(404)
})

test('who may be the same person is said: exactly, or perhaps', async () => {
  const contact = await create({
    name: 'María Fernanda Núñez Ocaña',
    emails: ['mf@papelera.example'],
    workPhone: '+52 477 718 3050',
  })
  const ask = (query: Record<string, string>) =>
    server.as('viewer').get(`/api/agent/contacts/similar?${new URLSearchParams(query)}`)
  expect((await ask({ email: 'MF@papelera.example', phone: '477 718 3050' })).body).toMatchObject({
    same: [{ id: contact.id, because: ['email', 'phone'] }],
  })
  expect((await ask({ name: 'Maria Fernanda Nunez', email: 'otra@papelera.example' })).body).toEqual({
    same: [],
    similar: [
      {
        id: contact.id,
        kind: 'contact',
        name: contact.name,
        email: 'mf@papelera.example',
        because: ['name', 'domain'],
      },
    ],
  })
  expect((await ask({ name: 'Maria Fernanda Nunez', phone: '+52 477 718 3099' })).body.similar).toHaveLength(
    1,
  )
  expect((await ask({ email: 'mf@papelera.example', except: String(contact.id) })).body.same).toEqual([])
  expect((await ask({ email: server.cast.owner.email })).body.same).toMatchObject([{ kind: 'agent' }])
  expect((await ask({ externalId: 'A\0B' })).status).toBe(422)
})
