import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Problem = { path: string; code: string; params?: Record<string, unknown>; message: string }
const rowsOf = async (table: 'contacts' | 'people' | 'claims' | 'addresses' | 'trail_entries' | 'messages') =>
  Number(
    (
      await server.wiring.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )
const create = (body: unknown, who: 'agent' | 'apiKey' | 'viewer' = 'agent') =>
  server.as(who).post('/api/agent/contacts', body)

test('a contact is created with what was given, defaults where nothing was, and the activation mail', async () => {
  const { status, body } = await create({
    name: 'Begoña Etxeberria Sanz',
    emails: ['Begona@Aitzgorri.example', 'begona@correo.example'],
    workPhone: '943 16 08 72',
    postalAddress: { country: 'ES', city: 'Zegama' },
    socialHandles: { x: '@Begona' },
    tags: ['obra', 'Obra', 'cfdi'],
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    name: 'Begoña Etxeberria Sanz',
    emails: [
      { address: 'Begona@Aitzgorri.example', isPrimary: true, verifiedAt: null },
      { address: 'begona@correo.example', isPrimary: false },
    ],
    workPhone: '943 16 08 72',
    workPhoneE164: '+34943160872',
    language: 'es',
    timeZone: 'America/Mexico_City',
    socialHandles: { x: 'begona' },
    tags: ['obra', 'cfdi'],
    defaultsApplied: ['language', 'timeZone'],
    access: 'invited',
    isIdentified: true,
    version: 1,
  })
  const messages = await server.wiring.db
    .selectFrom('message_recipients')
    .innerJoin('messages', 'messages.id', 'message_recipients.message_id')
    .select(['event', 'address', 'message_recipients.language'])
    .where('subject_id', '=', body.id)
    .execute()
  expect(messages).toEqual([{ event: 'activation', address: 'begona@aitzgorri.example', language: 'es' }])
  const trail = await server.wiring.db
    .selectFrom('trail_entries')
    .select('type')
    .where('subject_id', '=', body.id)
    .orderBy('id')
    .execute()
  expect(trail.map((entry) => entry.type)).toEqual(['contact.created', 'contact.activation-sent'])
})

test('a default that was cleared on purpose stays empty', async () => {
  const { body } = await create({
    name: 'Sin Idioma',
    mobilePhone: '+34 612 34 56 78',
    language: null,
    timeZone: '',
  })
  expect(body).toMatchObject({ language: null, timeZone: null, access: 'none' })
  expect(body.defaultsApplied).toEqual(['postalAddress.country'])
})

test('every wrong value is reported at once, with its place and words, and nothing is written', async () => {
  const before = [await rowsOf('people'), await rowsOf('addresses'), await rowsOf('trail_entries')]
  const { status, body } = await create({
    name: 'http://x.example/win',
    emails: ['ana', 'b@b.example', 'B@B.example'],
    workPhone: 'abc',
    mobilePhone: '1',
    language: 'klingon',
    timeZone: 'Mars/Olympus',
    tags: ['a,b'],
    postalAddress: { country: 'XX' },
    socialHandles: { linkedin: 'https://facebook.com/ana' },
    externalId: 'a\nb',
    about: 'x'.repeat(10_001),
    custom: { 999: 'x' },
  })
  expect(status).toBe(422)
  expect(body.problems.map((problem: Problem) => problem.path).sort()).toEqual([
    'about',
    'custom.999',
    'emails.0',
    'emails.2',
    'externalId',
    'language',
    'mobilePhone',
    'name',
    'postalAddress.country',
    'socialHandles.linkedin',
    'tags.0',
    'timeZone',
    'workPhone',
  ])
  expect(body.problems.every((problem: Problem) => problem.message !== problem.code)).toBe(true)
  expect([await rowsOf('people'), await rowsOf('addresses'), await rowsOf('trail_entries')]).toEqual(before)
})

test('a name alone is not enough, nor is an address without a name', async () => {
  const alone = await create({ name: 'Solo Nombre' })
  expect(alone.body.problems).toMatchObject([{ path: '', code: 'contact.no-identification' }])
  const nameless = await create({ emails: ['nadie@nadie.example'] })
  expect(nameless.body.problems.map((problem: Problem) => problem.path)).toEqual(['name'])
})

test('a taken address leads to who has it, whatever its case, and so does a taken external id', async () => {
  await create({ name: 'Primera', emails: ['primera@uno.example'], externalId: 'ZC-1' })
  const { status, body } = await create({
    name: 'Segunda',
    emails: ['nueva@uno.example', 'PRIMERA@UNO.example'],
    externalId: 'ZC-1',
  })
  expect(status).toBe(409)
  expect(body.problems).toMatchObject([
    {
      path: 'emails.1',
      code: 'email.taken',
      params: { kind: 'contact', name: 'Primera' },
      message: 'Esta dirección ya es de Primera',
    },
    { path: 'externalId', code: 'external-id.taken', params: { name: 'Primera' } },
  ])
  const both = await create({ name: '', emails: ['nadie', 'primera@uno.example'] })
  expect(both.status).toBe(422)
  expect(both.body.problems.map(({ path, code }: Problem) => `${path} ${code}`)).toEqual([
    'name person-name.empty',
    'emails.0 mail-address.no-at',
    'emails.1 email.taken',
  ])
  const agent = await create({ name: 'Tercera', emails: [server.cast.owner.email] })
  expect(agent.body.problems[0].params).toMatchObject({ kind: 'agent', id: server.cast.owner.id })
})

test('of two creations at once with one address, one wins', async () => {
  const answers = await Promise.all(
    ['Una', 'Otra', 'Tercera', 'Cuarta'].map((name) =>
      create({ name, emails: ['carrera@uno.example'] }, 'apiKey'),
    ),
  )
  expect(answers.map((each) => each.status).sort()).toEqual([201, 409, 409, 409])
})

test('a megabyte is refused before it is read, a long text by its field, and NUL by its place', async () => {
  expect((await create({ name: 'x'.repeat(1_048_576) })).status).toBe(413)
  const { body } = await create({
    name: `A${'\0'}na`,
    jobTitle: 'x'.repeat(5000),
    emails: ['nul@uno.example'],
  })
  expect(body.problems).toMatchObject([
    { path: 'name', code: 'text.control-character' },
    { path: 'jobTitle', code: 'text.too-long' },
  ])
})

test('Arabic and emoji are names like any other', async () => {
  for (const name of ['محمد بن سلمان', 'Zoë 🐙 Ñandú', 'O'])
    expect((await create({ name, externalId: name })).body.name).toBe(name)
})

test('a viewer may not create', async () => {
  expect((await create({ name: 'No', externalId: 'no' }, 'viewer')).status).toBe(403)
})
