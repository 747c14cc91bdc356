import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMail } from '../../../test/harness/mail-reader.ts'
import { trailTypes } from '../../../test/harness/mailed.ts'
import { type PostOffice, startPostOffice } from '../../../test/harness/post-office.ts'
import type { TestServer } from '../../../test/harness/test-server.ts'
import { jobs } from '../../jobs.ts'

let office: PostOffice
let server: TestServer
let account: number
beforeAll(async () => {
  office = await startPostOffice()
  server = office.server
  account = server.cast.customer.accountId
})
afterAll(() => office.stop())

const provider = () => server.as('apiKey')
const addCard = async (name: string, email: string, categories: string[] = []) => {
  const { body } = await server
    .as('customer')
    .post(`/api/area/${account}/contacts`, { name, email, categories })
  return body.id as number
}
const notice = (more: object = {}) => ({
  account,
  category: 'billing',
  subject: 'Factura 2026-118',
  body: 'Hola, {name}: la factura es de **$389.00 MXN**.',
  ...more,
})

test('the provider’s billing system posts a notice once; the right people get it, and everyone sees why', async () => {
  await addCard('Rocío Domínguez', 'rocio@zuniga.example', ['billing'])
  await addCard('Óscar Yáñez', 'oscar@webs.example', ['support'])
  const { status, body } = await provider().post('/api/notices', notice({ document: 'INV-118' }))
  expect(status).toBe(201)
  expect(body).toMatchObject({
    subject: 'Factura 2026-118',
    document: 'INV-118',
    counts: { waiting: 2, sent: 0, failed: 0, leftOut: 1 },
  })
  const seen = await server.as('agent').get(`/api/agent/notices/${body.id}`)
  expect(seen.body.recipients).toMatchObject([
    { name: server.cast.customer.name, verdict: 'in', rule: 'main-user', delivery: { state: 'queued' } },
    { name: 'Óscar Yáñez', verdict: 'out', rule: 'not-ticked', delivery: null },
    { name: 'Rocío Domínguez', verdict: 'in', rule: 'ticked', ruleFacts: { category: 'billing' } },
  ])
  expect(seen.body.text).toContain('$389.00 MXN')
  const own = await server.as('customer').get(`/api/area/${account}/notices/${body.id}`)
  expect(own.body.recipients.map((each: { address: string }) => each.address)).toEqual([
    server.cast.customer.email,
    'oscar@webs.example',
    'rocio@zuniga.example',
  ])
  expect(JSON.stringify(own.body)).not.toContain('contactId')
  expect(await trailTypes(server, { kind: 'notice', id: body.id })).toEqual(['notice.sent'])
})

const post = async (more: object = {}): Promise<{ id: number }> =>
  (await provider().post('/api/notices', notice(more))).body
const codesOf = (answer: { body: { problems?: { path: string; code: string }[] } }) =>
  answer.body.problems?.map(({ path, code }) => `${path} ${code}`)
const mailsTo = async (address: string) => {
  await office.deliver()
  const mails = await Promise.all(office.sink.received.map((each) => readMail(each.raw)))
  return mails.filter((mail) => mail.to.includes(address))
}
const read = async (id: number) => (await server.as('agent').get(`/api/agent/notices/${id}`)).body
const ruleOf = async (id: number, name: string) =>
  (await read(id)).recipients.find((each: { name: string }) => each.name === name)?.rule

test('each copy is a mail of its own that says why its reader gets it, and how to decline where she may', async () => {
  await post({ subject: 'Recibo 7' })
  const [toRocio] = (await mailsTo('rocio@zuniga.example')).filter(({ subject }) => subject === 'Recibo 7')
  expect(toRocio?.text).toContain('Hola, Rocío Domínguez')
  expect(toRocio?.text).toContain(`Eres contacto de ${server.cast.customer.name} con Facturación marcado.`)
  expect(toRocio?.links.some((link) => link.includes('/area/mail/decline/'))).toBe(true)
  const [toMain] = (await mailsTo(server.cast.customer.email)).filter(({ subject }) => subject === 'Recibo 7')
  expect(toMain?.text).toContain(`Eres el usuario principal de ${server.cast.customer.name}.`)
  expect(toMain?.header('list-unsubscribe')).toBeUndefined()
  expect(toMain?.header('message-id')).not.toBe(toRocio?.header('message-id'))
})

test('what the receiving servers said is told to agents and to the main user, and its state alone to viewers', async () => {
  const { id } = await post({ subject: 'Recibo 8' })
  await office.deliver()
  const [copy] = (await read(id)).recipients
  expect(copy.delivery).toMatchObject({ state: 'sent', words: expect.stringContaining('250') })
  expect(copy.delivery.attempts).toHaveLength(1)
  const own = await server.as('customer').get(`/api/area/${account}/notices/${id}`)
  expect(own.body.recipients[0].delivery).toEqual(copy.delivery)
  const viewed = (await server.as('viewer').get(`/api/agent/notices/${id}`)).body
  expect(viewed).toMatchObject({ subject: null, text: null })
  expect(viewed.recipients[0].delivery).toMatchObject({ state: 'sent', words: null, attempts: [] })
})

test('everything that is wrong with a notice is said at once', async () => {
  const wrong = { account: 999_999, category: 'affiliate', subject: ' ', body: '', service: 7 }
  expect(codesOf(await provider().post('/api/notices', wrong))).toEqual([
    'account notice.unknown-account',
    'category notice.category-not-offered',
    'subject notice.no-subject',
    'body notice.no-body',
  ])
  const foreign = notice({
    domain: 'cenzontle.example',
    service: { externalId: 'S-1' },
    template: 'custom.x',
  })
  expect(codesOf(await provider().post('/api/notices', foreign))).toEqual([
    'domain notice.unknown-domain',
    'service notice.unknown-service',
    ' notice.several-texts',
  ])
  const { subject: _subject, body: _body, ...bare } = notice()
  const template = { ...bare, template: 'custom.none' }
  expect(codesOf(await provider().post('/api/notices', template))).toEqual([
    'template notice.unknown-template',
  ])
})

test('a character that cannot be kept is told of wherever it stands, with all else that is wrong', async () => {
  const nul = { subject: ' ', body: 'a\0b', document: '\0' }
  expect(codesOf(await provider().post('/api/notices', notice(nul)))).toEqual([
    'body text.control-character',
    'document text.control-character',
    'subject notice.no-subject',
  ])
  const values = notice({ values: { a: '\0' }, account: { externalId: '\0' } })
  expect(codesOf(await provider().post('/api/notices', values))).toEqual([
    'account.externalId text.control-character',
    'values.a text.control-character',
  ])
  expect((await server.as('agent').get('/api/agent/accounts?externalId=%00')).status).toBe(422)
})

test('only a key posts at the provider’s door, and only agents who may send write by hand', async () => {
  expect((await server.as('agent').post('/api/notices', notice())).status).toBe(403)
  expect((await server.as('nobody').post('/api/notices', notice())).status).toBe(401)
  expect((await server.as('viewer').post('/api/agent/notices', notice())).status).toBe(403)
  expect((await server.as('agent').post('/api/agent/notices', notice())).status).toBe(201)
})

test('account, domain and service are named by the provider’s own numbers too', async () => {
  const agent = server.as('agent')
  const { version } = (await agent.get(`/api/agent/accounts/${account}`)).body
  await agent.patch(`/api/agent/accounts/${account}`, { externalId: 'C-10482' }, { version })
  await agent.post(`/api/agent/accounts/${account}/domains`, { name: 'Ñandú.example', status: 'active' })
  const service = { name: 'Hosting M', status: 'active', externalId: 'S-9' }
  await agent.post(`/api/agent/accounts/${account}/services`, service)
  const { id } = await post({
    ...{ account: { externalId: 'C-10482' }, domain: 'ñandú.example', service: { externalId: 'S-9' } },
    body: 'Sobre {domain} y {service}.',
  })
  const seen = await read(id)
  expect(seen).toMatchObject({ domain: { name: 'Ñandú.example' }, service: { name: 'Hosting M' } })
  expect(seen.text).toContain('Sobre Ñandú.example y Hosting M.')
})

test('one notice posted fifty times at once with one key is one notice, and fifty equal answers', async () => {
  const count = async () =>
    (await sql<{ count: number }>`select count(*)::int from notices`.execute(server.wiring.db)).rows[0]
      ?.count ?? 0
  const before = await count()
  const answers = await Promise.all(
    [...Array(50)].map(() =>
      provider().post('/api/notices', notice({ subject: 'Una vez' }), { key: 'once' }),
    ),
  )
  for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]?.body])
  expect(await count()).toBe(before + 1)
  expect((await mailsTo('rocio@zuniga.example')).filter(({ subject }) => subject === 'Una vez')).toHaveLength(
    1,
  )
})

test('a confidential notice is the main user’s alone, kept sealed, and erased some days later', async () => {
  const secret = 'la contraseña es 8Qv2-Zk'
  const { id } = await post({ confidential: true, subject: 'Acceso a tu servidor', body: `Hola: ${secret}` })
  expect(await ruleOf(id, 'Rocío Domínguez')).toBe('confidential')
  const dump = await sql<{ all: string }>`
    select concat(
      (select json_agg(mail_templates) from mail_templates), (select json_agg(messages) from messages),
      (select json_agg(idempotency_keys) from idempotency_keys), (select json_agg(trail_entries) from trail_entries)
    ) as all`.execute(server.wiring.db)
  expect(dump.rows[0]?.all).not.toContain('8Qv2-Zk')
  expect(await read(id)).toMatchObject({ text: null, html: null })
  const own = () => server.as('customer').get(`/api/area/${account}/notices/${id}`)
  expect((await own()).body.text).toContain(secret)
  const [mail] = (await mailsTo(server.cast.customer.email)).filter(({ subject }) =>
    subject.startsWith('Acceso'),
  )
  await handOver(server.cast.stranger.id)
  const taken = await server.as('stranger').get(`/api/area/${account}/notices/${id}`)
  expect(taken.body).toMatchObject({ subject: 'Acceso a tu servidor', text: null, html: null })
  expect(taken.body.recipients[0]).toMatchObject({ rule: 'main-user', address: null })
  await handOver(server.cast.customer.id)
  expect(mail?.text).toContain(secret)
  const inEightDays = new Date(office.now().getTime() + 8 * 86_400_000)
  await jobs['blank-sealed-texts']?.({ ...server.wiring, now: () => inEightDays } as never, {})
  expect((await own()).body).toMatchObject({ subject: 'Acceso a tu servidor', text: null })
})

test('a card who takes the account over does not read what was for the main user alone while she was a card', async () => {
  await addCard('Sucesora', server.cast.stranger.email)
  const { id } = await post({ confidential: true, subject: 'Otro acceso', body: 'Clave: 7Hw-31' })
  expect((await read(id)).recipients).toContainEqual(
    expect.objectContaining({
      ...{ contactId: server.cast.stranger.id, verdict: 'out', rule: 'confidential' },
    }),
  )
  await handOver(server.cast.stranger.id)
  const taken = await server.as('stranger').get(`/api/area/${account}/notices/${id}`)
  expect(taken.body).toMatchObject({ subject: 'Otro acceso', text: null, html: null })
  await handOver(server.cast.customer.id)
  const own = await server.as('customer').get(`/api/area/${account}/notices/${id}`)
  expect(own.body.text).toContain('Clave: 7Hw-31')
})

test('a template’s values are asked for, filled in as text, and sealed where the notice is confidential', async () => {
  await insertTemplate('custom.vence', '**{product}** vence el {date}.')
  const { subject: _subject, body: _body, ...bare } = notice({ template: 'custom.vence' })
  expect(codesOf(await provider().post('/api/notices', { ...bare, values: { day: '1' } }))).toEqual([
    'values.product notice.value-missing',
    'values.date notice.value-missing',
    'values.day notice.value-unknown',
  ])
  const values = { product: '<b>*Hosting*</b>', date: '18 dic' }
  for (const confidential of [false, true]) {
    const { status, body } = await provider().post('/api/notices', { ...bare, values, confidential })
    expect(status).toBe(201)
    const own = await server.as('customer').get(`/api/area/${account}/notices/${body.id}`)
    expect(own.body.html).toMatch(
      /<strong>(&lt;|&#60;)b(&gt;|&#62;)\*Hosting\*(&lt;|&#60;)\/b(&gt;|&#62;)<\/strong> vence el 18 dic\./,
    )
  }
})

test('a template may name what its notice is about, and its values are one line that says something', async () => {
  const agent = server.as('agent')
  const owned = `/api/agent/accounts/${account}`
  const [domain, service] = await Promise.all([
    agent.post(`${owned}/domains`, { name: 'tianguis.example', status: 'active' }),
    agent.post(`${owned}/services`, { name: 'Correo L', status: 'active' }),
  ])
  await insertTemplate('custom.sobre', '{domain}, {service}, {document}: {product}.')
  const { subject: _subject, body: _body, ...bare } = notice({ template: 'custom.sobre' })
  const about = { domain: domain.body.id, service: service.body.id, document: ' F-9 ' }
  const values = { product: '  Plan\u00a0L ' }
  const missing = await provider().post('/api/notices', { ...bare, values })
  expect(codesOf(missing)).toEqual(
    ['domain', 'service', 'document'].map((name) => `values.${name} notice.value-missing`),
  )
  for (const confidential of [false, true]) {
    const sent = await provider().post('/api/notices', { ...bare, ...about, values, confidential })
    expect(sent.status).toBe(201)
    const own = await server.as('customer').get(`/api/area/${account}/notices/${sent.body.id}`)
    expect(own.body.text).toContain('tianguis.example, Correo L, F-9: Plan\u00a0L.')
  }
  const broken = { ...bare, ...about, document: 'F\n9' }
  expect(
    codesOf(await provider().post('/api/notices', { ...broken, values: { product: 'a\n# b' } })),
  ).toEqual(['document text.line-break', 'values.product text.line-break'])
  expect(
    codesOf(await provider().post('/api/notices', { ...bare, ...about, values: { product: ' ' } })),
  ).toEqual(['values.product notice.value-missing'])
})

test('braces that a person wrote stand in every list as they stand in the mail', async () => {
  const { id } = await post({ subject: 'Usa {x} y {name}', body: 'Hola.' })
  const [mail] = (await mailsTo('rocio@zuniga.example')).filter(({ subject }) => subject.startsWith('Usa'))
  expect(mail?.subject).toBe('Usa {x} y Rocío Domínguez')
  const isIt = expect.objectContaining({ subject: 'Usa {x} y …' })
  for (const path of [`/api/agent/accounts/${account}/notices`, '/api/agent/notices'])
    expect((await server.as('agent').get(path)).body.items).toContainEqual(isIt)
  expect((await server.as('customer').get(`/api/area/${account}/notices`)).body.items).toContainEqual(isIt)
  expect((await server.as('owner').get('/api/agent/outbox')).body.items).toContainEqual(isIt)
  expect((await read(id)).subject).toBe('Usa {x} y …')
})

test('a text of which no mail can be made is refused, and one nested without end is a mail', async () => {
  await insertTemplate('custom.hasta', 'Hasta {until}.')
  const { subject: _subject, body: _body, ...bare } = notice({ template: 'custom.hasta' })
  const never = { ...bare, values: { until: 'mañana' } }
  for (const path of ['/api/agent/notices', '/api/agent/notices/preview'])
    expect(codesOf(await server.as('agent').post(path, never))).toEqual(['template notice.text-unwritable'])
  const deep = notice({
    ...{ format: 'html', subject: 'Hondo' },
    body: `${'<div>'.repeat(30_000)}hola`,
  })
  expect((await server.as('agent').post('/api/agent/notices/preview', deep)).body.mails[0].text).toContain(
    'hola',
  )
  expect((await server.as('agent').post('/api/agent/notices', deep)).status).toBe(201)
  const mails = (await mailsTo('rocio@zuniga.example')).filter(({ subject }) => subject === 'Hondo')
  expect(mails).toHaveLength(1)
})

test('a preview shows the text even while nobody would get it', async () => {
  const { accountId, email } = server.cast.otherCustomer
  await suppress(email)
  const asked = { ...notice({ account: accountId, category: 'products' }), body: 'Hola, {name}.' }
  const { body } = await server.as('agent').post('/api/agent/notices/preview', asked)
  expect(body.items.map(({ verdict }: { verdict: string }) => verdict)).not.toContain('in')
  expect(body.mails).toMatchObject([{ subject: 'Factura 2026-118', text: expect.stringContaining('Hola, ') }])
})

const suppress = (address: string) =>
  sql`update addresses set suppressed_at = now(), suppressed_because = '550' where address = ${address}`.execute(
    server.wiring.db,
  )

async function insertTemplate(key: string, body: string): Promise<void> {
  const { db, now } = server.wiring
  await sql`insert into own_templates (key, name, created_at) values (${key}, 'Vence', ${now()})`.execute(db)
  await sql`
    insert into mail_templates (event, door, language, version, is_shipped, subject, body, format, reason, created_at)
    values (${key}, 'area', 'es', 1, false, 'Aviso', ${body}, 'markdown', '{reason}', ${now()})`.execute(db)
}

async function handOver(mainUserId: number): Promise<void> {
  const path = `/api/agent/accounts/${account}`
  const { version } = (await server.as('agent').get(path)).body
  await server.as('agent').post(`${path}/hand-over`, { mainUserId }, { version })
}
