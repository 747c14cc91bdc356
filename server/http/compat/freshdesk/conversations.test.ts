import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AskFreshdesk, asFreshdesk, errorsOf } from '../../../../test/harness/freshdesk.ts'
import { roleKeys } from '../../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
let ask: AskFreshdesk
beforeAll(async () => {
  server = await startTestServer()
  ask = asFreshdesk(server, (await roleKeys(server)).agent)
})
afterAll(() => server.stop())

const opened = async (more: object | FormData = {}) => {
  const { email } = server.cast.customer
  const body = more instanceof FormData ? more : { email, subject: 'Ayuda', description: 'No carga', ...more }
  const answer = await ask('POST', '/tickets', body)
  expect([answer.status, errorsOf(answer)]).toEqual([201, []])
  return answer.body
}
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
const file = (text: string, name: string, type = 'text/plain') => new File([text], name, { type })

test('Freshdesk · tickets · a reply is written, mailed and told', async () => {
  const { id } = await opened()
  const reply = await ask('POST', `/tickets/${id}/reply`, { body: '<p>Ya <i>carga</i></p>' })
  const { agent, customer } = server.cast
  expect(reply).toMatchObject({
    status: 201,
    body: {
      ...{ id: expect.any(Number), body: '<p>Ya <i>carga</i></p>', body_text: 'Ya carga', ticket_id: id },
      ...{ user_id: agent.id, from_email: 'soporte@alameda.example', replied_to: [customer.email] },
      ...{ cc_emails: [], bcc_emails: [], attachments: [], created_at: time, updated_at: time },
    },
  })
  const own = (await server.as('agent').get(`/api/agent/tickets/${id}`)).body
  expect(own).toMatchObject({ status: 'pending', lastAuthor: 'agent' })
  const copies = await server.as('agent').get(`/api/agent/ticket-messages/${reply.body.id}/copies`)
  expect(copies.body.items).toContainEqual(
    expect.objectContaining({ address: customer.email, verdict: 'in' }),
  )
})

test('Freshdesk · tickets · who stands in cc_emails of a reply takes part from then on', async () => {
  const { id } = await opened()
  const cc = ['ines@gestoria.example', server.cast.customer.email]
  const { body } = await ask('POST', `/tickets/${id}/reply`, { body: 'Hola', cc_emails: cc })
  expect(body.cc_emails).toEqual(['ines@gestoria.example'])
  expect((await ask('GET', `/tickets/${id}`)).body.cc_emails).toEqual(['ines@gestoria.example'])
})

test.each([
  ['private by default', {}, { private: true, source: 2, incoming: false }, 'note'],
  ['public where it says so', { private: false }, { private: false, source: 0, incoming: false }, 'public'],
])('Freshdesk · tickets · a note is %s', async (_name, more, told, kind) => {
  const { id } = await opened()
  const note = await ask('POST', `/tickets/${id}/notes`, { body: 'Era el CDN', ...more })
  expect(note).toMatchObject({
    status: 201,
    body: { ...told, body: 'Era el CDN', ticket_id: id, user_id: server.cast.agent.id, attachments: [] },
  })
  const own = await server.as('agent').get(`/api/agent/tickets/${id}/messages`)
  expect(own.body.items.at(-1)).toMatchObject({ kind, body: 'Era el CDN' })
})

test.each([
  ['reply', { body: '' }, 'body', 'missing_field'],
  ['reply', {}, 'body', 'missing_field'],
  ['reply', { body: 5 }, 'body', 'datatype_mismatch'],
  ['reply', { body: 'x', from_email: 'otra@casa.example' }, 'from_email', 'invalid_value'],
  ['reply', { body: 'x', user_id: 1 }, 'user_id', 'invalid_value'],
  ['reply', { body: 'x', cc_emails: ['no'] }, 'cc_emails', 'invalid_value'],
  ['reply', { body: 'x', bcc_emails: ['a@b.example'] }, 'bcc_emails', 'inaccessible_field'],
  ['reply', { body: 'x', private: true }, 'private', 'invalid_field'],
  ['notes', { body: '' }, 'body', 'missing_field'],
  ['notes', { body: 'x', incoming: true }, 'incoming', 'inaccessible_field'],
  ['notes', { body: 'x', notify_emails: ['a@b.example'] }, 'notify_emails', 'inaccessible_field'],
  ['notes', { body: 'x', user_id: 1 }, 'user_id', 'invalid_value'],
  ['notes', { body: 'x', surprise: 1 }, 'surprise', 'invalid_field'],
])('Freshdesk · tickets · %s with %j: %s is %s, and nothing is written', async (what, body, field, code) => {
  const { id } = await opened()
  const refused = await ask('POST', `/tickets/${id}/${what}`, body)
  expect([refused.status, errorsOf(refused)]).toEqual([400, [[field, code]]])
  expect((await ask('GET', `/tickets/${id}/conversations`)).body).toEqual([])
  expect((await ask('GET', `/tickets/${id}`)).body.cc_emails).toEqual([])
})

test('Freshdesk · tickets · conversations are the replies and notes, oldest first, by the page', async () => {
  const { id } = await opened()
  const { customer } = server.cast
  await ask('POST', `/tickets/${id}/reply`, { body: 'Uno' })
  await ask('POST', `/tickets/${id}/notes`, { body: 'Dos' })
  await server.as('customer').post(`/api/area/${customer.accountId}/tickets/${id}/messages`, { body: 'Tres' })
  const all = await ask('GET', `/tickets/${id}/conversations`)
  expect(all.body).toMatchObject([
    { body: 'Uno', incoming: false, private: false, source: 0, support_email: 'soporte@alameda.example' },
    { body: 'Dos', incoming: false, private: true, source: 2, support_email: null },
    { body: 'Tres', incoming: true, private: false, source: 0, user_id: customer.id },
  ])
  for (const each of all.body)
    expect(each).toMatchObject({ ticket_id: id, created_at: time, updated_at: time, last_edited_at: null })
  expect(all.headers.link).toBeUndefined()
  const page = await ask('GET', `/tickets/${id}/conversations?per_page=2`)
  expect(page.body).toEqual(all.body.slice(0, 2))
  const next = `http://desk.example/api/v2/tickets/${id}/conversations?per_page=2&page=2`
  expect(page.headers.link).toBe(`<${next}>; rel="next"`)
  const rest = await ask('GET', `/tickets/${id}/conversations?per_page=2&page=2`)
  expect([rest.body, rest.headers.link]).toEqual([all.body.slice(2), undefined])
})

test('Freshdesk · tickets · include shows conversations, requester, company and stats along with one', async () => {
  const { id } = await opened()
  for (let nth = 1; nth <= 11; nth++) await ask('POST', `/tickets/${id}/notes`, { body: `${nth}` })
  await ask('POST', `/tickets/${id}/reply`, { body: 'Ya' })
  const { body } = await ask('GET', `/tickets/${id}?include=conversations,requester,company,stats`)
  const { customer } = server.cast
  expect(body.conversations.map((each: { body: string }) => each.body)).toEqual(
    Array.from({ length: 10 }, (_each, at) => `${at + 1}`),
  )
  expect(body.requester).toEqual({
    ...{ id: customer.id, name: customer.name, email: customer.email },
    ...{ mobile: null, phone: null },
  })
  expect(body).toMatchObject({ company: null, stats: { first_responded_at: time, resolved_at: null } })
  const wrong = await ask('GET', `/tickets/${id}?include=everything`)
  expect([wrong.status, errorsOf(wrong)]).toEqual([400, [['include', 'invalid_value']]])
})

test('Freshdesk · attachments · files come by form, are shown, and fetched without a key for a day', async () => {
  const form = new FormData()
  form.append('email', server.cast.customer.email)
  form.append('subject', 'Con ficheros')
  form.append('description', 'Véase')
  form.append('priority', '3')
  form.append('tags[]', 'uno')
  form.append('cc_emails[]', 'ines@gestoria.example')
  form.append('attachments[]', file('uno,dos', 'lista ñ.csv', 'text/csv'))
  form.append('attachments[]', file('x', 'b.txt'))
  const ticket = await opened(form)
  expect(ticket).toMatchObject({ priority: 3, tags: ['uno'], cc_emails: ['ines@gestoria.example'] })
  expect(ticket.attachments).toMatchObject([
    { id: expect.any(Number), name: 'lista ñ.csv', content_type: 'text/csv', size: 7, created_at: time },
    { name: 'b.txt', content_type: 'text/plain', size: 1, updated_at: time },
  ])
  const fetched = (url: string) => server.app.inject({ method: 'GET', url: new URL(url).pathname })
  const address = ticket.attachments[0].attachment_url
  expect(address).toMatch(/^http:\/\/desk\.example\/api\/v2\//)
  const got = await fetched(address)
  expect([got.statusCode, got.body, got.headers['content-type']]).toEqual([200, 'uno,dos', 'text/csv'])
  expect(got.headers['content-disposition']).toMatch(/^attachment/)
  expect((await fetched(`${address.slice(0, -2)}AA`)).statusCode).toBe(404)
  expect((await fetched(address.replace(/\d+-/, '1-'))).statusCode).toBe(404)
  server.pass({ hours: 25 })
  expect((await fetched(address)).statusCode).toBe(404)
})

test.each(['reply', 'notes'])('Freshdesk · attachments · %s takes files by form', async (what) => {
  const { id } = await opened()
  const form = new FormData()
  form.append('body', 'Véase')
  form.append('attachments[]', file('x', 'a.txt'))
  const written = await ask('POST', `/tickets/${id}/${what}`, form)
  expect([written.status, errorsOf(written)]).toEqual([201, []])
  expect(written.body.attachments).toMatchObject([{ name: 'a.txt', size: 1 }])
})

test('Freshdesk · attachments · more than 20 MB of them are refused', async () => {
  const form = new FormData()
  form.append('email', server.cast.customer.email)
  form.append('subject', 'Mucho')
  form.append('description', 'Véase')
  const half = 'x'.repeat(11 * 1024 * 1024)
  form.append('attachments[]', file(half, 'a.txt'))
  form.append('attachments[]', file(half, 'b.txt'))
  const refused = await ask('POST', '/tickets', form)
  expect(refused.status).toBe(400)
  const text = await ask('POST', '/tickets', { attachments: ['a.txt'] })
  expect(errorsOf(text)).toContainEqual(['attachments', 'invalid_value'])
})
