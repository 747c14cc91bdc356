import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftFor } from '../../../test/harness/post-office.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openLog } from '../../lib/log.ts'
import { deliverMail, issueTokens, openMail, sendMessages, standingToken } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ sendsMail: false })
})
afterAll(() => server.stop())

/** An activation mail, queued and found by the sender that has nowhere to send it. */
async function keepActivation(name = 'Lucía Ocaña'): Promise<number> {
  const { customer } = server.cast
  const { db, publicUrl, now } = server.wiring
  const person = { personId: customer.id, address: customer.email, typed: customer.email }
  const id = await db.transaction().execute(async (tx) => {
    const [tokenId] = await issueTokens(tx, now(), [{ purpose: 'activation', door: 'area', ...person }])
    const draft = draftFor({ ...customer, name }, 'activation', { tokenId: tokenId as number })
    return (await sendMessages(tx, now(), [draft]))[0] as number
  })
  const mail = openMail({ smtpUrl: undefined, mailFrom: undefined, publicUrl })
  await deliverMail({ ...server.wiring, mail, log: openLog('silent') })
  return id
}

test('without SMTP mail is kept, and the owner opens it with its working link', async () => {
  const id = await keepActivation()
  const list = await server.as('owner').get('/api/agent/outbox')
  expect(list.body).toMatchObject({ sendsMail: false, next: null })
  expect(list.body.items[0]).toMatchObject({ messageId: id, position: 0, state: 'kept', name: 'Lucía Ocaña' })
  const { body } = await server.as('owner').get(`/api/agent/outbox/${id}/0`)
  expect(body).toMatchObject({
    subject: 'Activa tu acceso a Alameda Hosting',
    language: 'es',
    linkHolds: true,
  })
  expect(body.html).toContain(`href="${body.link}"`)
  const { db, secrets, now } = server.wiring
  const text = body.link.split('/').at(-1)
  expect(await standingToken(db, secrets, now(), { purpose: 'activation', text })).toMatchObject({
    personId: server.cast.customer.id,
  })
})

test('a kept mail says when its link no longer holds', async () => {
  const first = await keepActivation()
  await keepActivation()
  const { body } = await server.as('owner').get(`/api/agent/outbox/${first}/0`)
  expect(body.linkHolds).toBe(false)
})

test('only the owner reads the outbox', async () => {
  const id = await keepActivation()
  for (const who of ['admin', 'agent', 'viewer', 'apiKey'] as const)
    for (const path of ['', `/${id}/0`, `/${id}/0/page`])
      expect((await server.as(who).get(`/api/agent/outbox${path}`)).status).toBe(403)
  expect((await server.as('owner').get('/api/agent/outbox/999999/0')).status).toBe(404)
})

test('an API key of the owner lists the outbox, but opens no mail and no link', async () => {
  const id = await keepActivation()
  const scopes = ['outbox.read']
  const made = await server.as('owner').post('/api/agent/me/api-keys', { name: 'Salida', scopes })
  const headers = { authorization: `Bearer ${made.body.key}` }
  const statusOf = async (path: string) =>
    (await server.as('nobody').get(`/api/agent/outbox${path}`, { headers })).status
  expect(await statusOf('')).toBe(200)
  expect(await statusOf(`/${id}/0`)).toBe(403)
  expect(await statusOf(`/${id}/0/page`)).toBe(403)
})

test('a mail is shown as a page that may do nothing but look', async () => {
  const id = await keepActivation('<script>alert(1)</script>')
  const { status, body, headers } = await server.as('owner').get(`/api/agent/outbox/${id}/0/page`)
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*sandbox/)
  expect(headers['content-security-policy']).not.toContain('script')
  expect(body).not.toContain('<script')
  expect(body).toContain('&#60;script&#62;')
})

test('the outbox is read page by page, each mail once', async () => {
  const seen: string[] = []
  for (let query = '?limit=2'; query !== ''; ) {
    const { body } = await server.as('owner').get(`/api/agent/outbox${query}`)
    seen.push(...body.items.map((item: { messageId: number }) => item.messageId))
    query = body.next ? `?limit=2&after=${body.next}` : ''
  }
  expect(seen.length).toBeGreaterThan(3)
  expect(seen).toEqual([...new Set(seen)].toSorted((one, other) => Number(other) - Number(one)))
})

test('the form shows the mail it will send, in the contact’s language, without a working link', async () => {
  const path = '/api/agent/mail-preview/activation?language=en&name=Ana%20%3Cb%3E&email=ana@cenzontle.example'
  const { status, body } = await server.as('agent').get(path)
  expect(status).toBe(200)
  expect(body.subject).toBe('Activate your access to Alameda Hosting')
  expect(body.text).toContain('Hello Ana <b>,')
  expect(body.html).toContain('Ana &#60;b&#62;')
  expect(body.text).toContain('/area/activate/…')
  expect((await server.as('viewer').get(path)).status).toBe(403)
  const wrong = await server.as('agent').get('/api/agent/mail-preview/activation?language=fr')
  expect(wrong.status).toBe(422)
})

test('a notice is shown as its reader gets it, with why and what may be declined', async () => {
  const account = server.cast.customer.accountId
  const area = server.as('customer')
  await area.post(`/api/area/${account}/contacts`, {
    ...{ name: 'Ana', email: 'ana@copias.example', categories: ['billing'] },
  })
  const sent = await server
    .as('apiKey')
    .post('/api/notices', { account, category: 'billing', subject: 'Factura', body: 'Vence **hoy**.' })
  expect(sent.status).toBe(201)
  const [item] = (await server.as('owner').get('/api/agent/outbox?limit=2')).body.items.filter(
    ({ address }: { address: string }) => address === 'ana@copias.example',
  )
  expect(item).toMatchObject({ event: 'notice', subject: 'Factura' })
  const { body } = await server.as('owner').get(`/api/agent/outbox/${item.messageId}/${item.position}`)
  expect(body).toMatchObject({ link: null, linkHolds: null, linkSignsIn: false })
  expect(body.html).toContain('Vence <strong>hoy</strong>.')
  expect(body.text).toMatch(
    /Por qué llega: Eres contacto de .* con Facturación marcado\.\nTambién llega a: .* \(usuario principal\)/,
  )
})

test('what was kept leaves once there is a server: all but links that have ended, by the owner alone', async () => {
  const { db } = server.wiring
  const { customer } = server.cast
  const ended = await keepActivation()
  const standing = await keepActivation()
  const notice = { account: customer.accountId, category: 'billing', subject: 'Guardado', body: 'Hola.' }
  const { id } = (await server.as('agent').post('/api/agent/notices', notice)).body
  const mail = openMail({ smtpUrl: undefined, mailFrom: undefined, publicUrl: server.wiring.publicUrl })
  await deliverMail({ ...server.wiring, mail, log: openLog('silent') })
  const counted = async () => (await server.as('agent').get(`/api/agent/notices/${id}`)).body.counts
  expect(await counted()).toMatchObject({ waiting: 0, sent: 0, kept: 2 })
  const path = '/api/agent/outbox/send-kept'
  expect((await server.as('owner').post(path)).body.problems).toMatchObject([{ code: 'delivery.no-smtp' }])
  server.wiring.sendsMail = true
  const { kept } = (await server.as('owner').get('/api/agent/outbox')).body
  expect(kept).toEqual({ count: expect.any(Number), oldestAt: expect.any(String) })
  for (const who of ['admin', 'agent'] as const) expect((await server.as(who).post(path)).status).toBe(403)
  const sent = await server.as('owner').post(path)
  expect(sent.body.queued + sent.body.withdrawn).toBe(kept.count)
  const states = await db
    .selectFrom('deliveries')
    .select(['message_id as id', 'state'])
    .where('message_id', 'in', [ended, standing])
    .orderBy('message_id')
    .execute()
  expect(states).toEqual([
    { id: ended, state: 'withdrawn' },
    { id: standing, state: 'queued' },
  ])
  expect(await counted()).toMatchObject({ waiting: 2, kept: 0 })
  expect((await server.as('owner').get('/api/agent/outbox')).body.kept).toEqual({ count: 0, oldestAt: null })
})
