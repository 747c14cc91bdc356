import { afterAll, beforeAll, expect, test } from 'vitest'
import { trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
let account: number
beforeAll(async () => {
  server = await startTestServer({ sendsMail: true })
  account = server.cast.customer.accountId
})
afterAll(() => server.stop())

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
  expect(await trailTypes(server, { kind: 'notice', id: body.id })).toEqual(['notice.sent'])
})
