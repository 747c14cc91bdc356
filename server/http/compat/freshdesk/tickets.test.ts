import { afterAll, beforeAll, expect, test } from 'vitest'
import { basic, roleKeys } from '../../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
let keys: Awaited<ReturnType<typeof roleKeys>>
beforeAll(async () => {
  server = await startTestServer()
  keys = await roleKeys(server)
})
afterAll(() => server.stop())

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const ask = async (method: Method, path: string, body?: object, key = keys.agent) => {
  const answer = await server.app.inject({
    method,
    url: `/api/v2${path}`,
    headers: { ...basic(key), host: 'desk.example', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  const isJson = String(answer.headers['content-type']).startsWith('application/json')
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: isJson ? answer.json() : answer.body,
  }
}
const given = () => ({
  email: server.cast.customer.email,
  subject: 'No carga el panel',
  description: '<p>Sale <b>error 500</b></p>',
  status: 2,
  priority: 1,
})
const made = async (more: object = {}) => {
  const answer = await ask('POST', '/tickets', { ...given(), ...more })
  expect([answer.status, answer.body.errors]).toEqual([201, undefined])
  return answer.body
}
const errorsOf = ({ body }: { body: { errors?: { field: string; code: string }[] } }) =>
  (body.errors ?? []).map(({ field, code }) => [field, code])

test('Freshdesk · tickets · one is created with all that is documented, and viewed the same', async () => {
  const { customer, agent } = server.cast
  const created = await ask('POST', '/tickets', {
    ...given(),
    source: 3,
    tags: ['panel'],
    responder_id: agent.id,
  })
  expect(created).toMatchObject({
    status: 201,
    headers: { location: `http://desk.example/api/v2/tickets/${created.body.id}` },
    body: {
      subject: 'No carga el panel',
      description: '<p>Sale <b>error 500</b></p>',
      description_text: 'Sale error 500',
      ...{ status: 2, priority: 1, source: 3, type: 'Soporte', tags: ['panel'] },
      ...{ requester_id: customer.id, responder_id: agent.id, product_id: null, spam: false },
      ...{ cc_emails: [], fwd_emails: [], reply_cc_emails: [], to_emails: null, attachments: [] },
      ...{ custom_fields: {}, due_by: null, fr_due_by: null, fr_escalated: false, is_escalated: false },
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      updated_at: expect.stringMatching(/Z$/),
    },
  })
  expect((await ask('GET', `/tickets/${created.body.id}`)).body).toEqual(created.body)
  const own = (await server.as('agent').get(`/api/agent/tickets/${created.body.id}`)).body
  expect(own).toMatchObject({ priority: 'low', source: 'phone', lastAuthor: 'customer', status: 'open' })
})

test('Freshdesk · tickets · what is left away has the documented defaults', async () => {
  const { status: _status, priority: _priority, ...bare } = given()
  const { body } = await ask('POST', '/tickets', bare)
  expect(body).toMatchObject({ status: 2, priority: 1, source: 2 })
})
