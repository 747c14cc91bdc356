import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket } from '../../../test/harness/tickets.ts'
import { finishErasures } from './finish-erasures.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

let made = 0
const create = async (more: object = {}) => {
  const body = { name: `Persona ${++made}`, emails: [`e${made}@uno.example`], sendActivation: false, ...more }
  return (await server.as('agent').post('/api/agent/contacts', body)).body
}
const erase = (id: number) => server.as('admin').post(`/api/agent/contacts/${id}/erasure`)

test('one of many deleted together comes back by herself, and the others by the undo', async () => {
  const [one, two] = [await create(), await create()]
  await server.as('agent').delete(`/api/agent/contacts/${one.id}`)
  await server.as('agent').delete(`/api/agent/contacts/${two.id}`)
  const restored = await server.as('agent').post(`/api/agent/contacts/${one.id}/restoration`)
  expect(restored).toMatchObject({ status: 200, body: { leftOut: [] } })
  expect((await server.as('viewer').get(`/api/agent/contacts/${one.id}`)).body.emails).toHaveLength(1)
  expect((await server.as('agent').post(`/api/agent/contacts/${one.id}/restoration`)).status).toBe(409)
})

test('erasing cannot be undone: the undo of an earlier deletion brings nobody back, and the address is free', async () => {
  const { id } = await create({ emails: ['nunca@uno.example'] })
  const { undoId } = (await server.as('agent').delete(`/api/agent/contacts/${id}`)).body
  expect((await erase(id)).status).toBe(200)
  const undone = await server.as('agent').post(`/api/agent/undos/${undoId}`)
  expect(undone.body.problems).toMatchObject([{ code: 'undo.erased' }])
  expect((await server.as('viewer').get(`/api/agent/contacts/${id}`)).status).toBe(404)
  expect((await server.as('agent').post(`/api/agent/contacts/${id}/restoration`)).status).toBe(404)
  expect(await create({ emails: ['nunca@uno.example'] })).toMatchObject({ id: expect.any(Number) })
  expect((await erase(id)).status).toBe(404)
})

test('who stands for several comes back with their addresses, and is erased with all of them', async () => {
  const [one, two] = [
    await create({ emails: ['una@dos.example'] }),
    await create({ emails: ['otra@dos.example'] }),
  ]
  await server
    .as('agent')
    .post(`/api/agent/contacts/${one.id}/merges`, { contacts: [two.id] }, { version: one.version })
  await server.as('agent').delete(`/api/agent/contacts/${one.id}`)
  await server.as('agent').post(`/api/agent/contacts/${one.id}/restoration`)
  const back = (await server.as('viewer').get(`/api/agent/contacts/${one.id}`)).body
  expect(back.emails.map(({ address }: { address: string }) => address)).toEqual([
    'una@dos.example',
    'otra@dos.example',
  ])
  expect((await erase(two.id)).status).toBe(404)
  expect((await server.as('admin').get(`/api/agent/contacts/${one.id}/erasure`)).body.merged).toBe(1)
  await erase(one.id)
  await runJobs(server)
  const { rows } = await sql`
    select from contacts
    where id in (${one.id}, ${two.id})
      and life = 'erased'`.execute(server.wiring.db)
  expect(rows).toHaveLength(2)
})

test('what goes and what stays is told before: an account keeps its card with her address', async () => {
  const { id } = await create({ name: 'Con Tarjeta', emails: ['tarjeta@uno.example'] })
  const cards = `/api/agent/accounts/${server.cast.customer.accountId}/contacts`
  const card = { name: 'Con Tarjeta', email: 'tarjeta@uno.example', categories: ['billing'] }
  const { body } = await server.as('agent').post(cards, card)
  const { id: ticketId } = await openOneTicket(server, {
    requester: { contactId: id, address: 'tarjeta@uno.example' },
    accountId: null,
  })
  expect((await server.as('admin').get(`/api/agent/contacts/${id}/erasure`)).body).toMatchObject({
    ...{ name: 'Con Tarjeta', merged: 0, tickets: 1, messages: 0, accounts: 0, domains: [], problems: [] },
    cards: [{ accountId: server.cast.customer.accountId, name: 'Con Tarjeta' }],
  })
  expect((await erase(id)).status).toBe(200)
  await runJobs(server)
  expect((await server.as('agent').get(`/api/agent/tickets/${ticketId}`)).status).toBe(404)
  expect((await server.as('agent').get(`${cards}/${body.id}`)).body).toMatchObject({
    name: 'Con Tarjeta',
    email: 'tarjeta@uno.example',
  })
})

test('the main user of an account with something in it is not erased before it is handed over', async () => {
  const { customer } = server.cast
  await server
    .as('agent')
    .post(`/api/agent/accounts/${customer.accountId}/services`, { name: 'Plan', status: 'active' })
  const refused = await erase(customer.id)
  expect(refused).toMatchObject({ status: 409, body: { problems: [{ code: 'contact.main-user' }] } })
  expect(
    (await server.as('admin').get(`/api/agent/contacts/${customer.id}/erasure`)).body.problems,
  ).toMatchObject([{ code: 'contact.main-user', message: expect.stringContaining(customer.name) }])
})

test('her ticket goes, and what was merged into it out of another’s ticket goes back there', async () => {
  const { id } = await create({ emails: ['fundida@uno.example'] })
  const requester = { contactId: id, address: 'fundida@uno.example' }
  const hers = await openOneTicket(server, { requester, accountId: null, body: 'Lo suyo.' })
  const other = { contactId: server.cast.stranger.id, address: server.cast.stranger.email }
  const theirs = await openOneTicket(server, { requester: other, accountId: null, body: 'Lo del otro.' })
  await server.as('agent').post(`/api/agent/tickets/${hers.id}/merges`, { tickets: [theirs.id] })
  await erase(id)
  await runJobs(server)
  expect((await server.as('agent').get(`/api/agent/tickets/${hers.id}`)).status).toBe(404)
  const messages = await server.as('agent').get(`/api/agent/tickets/${theirs.id}/messages`)
  expect(messages.body.items).toMatchObject([{ body: 'Lo del otro.' }])
})

test('who left more than one share goes share by share, and by what she was found goes last', async () => {
  const { id } = await create({ emails: ['mucha@uno.example'] })
  const requester = { contactId: id, address: 'mucha@uno.example' }
  const { id: ticketId } = await openOneTicket(server, { requester, accountId: null })
  const { db } = server.wiring
  await sql`
    insert into ticket_messages (ticket_id, kind, author_kind, author_id, author_name, door, body, format, created_at)
    select ${ticketId}, 'public', 'customer', ${id}, 'Mucha', 'area', 'Más.', 'plain', now()
    from generate_series(1, 450)`.execute(db)
  await erase(id)
  const standing = async () =>
    Number(
      (
        await db
          .selectFrom('ticket_messages')
          .select(({ fn }) => fn.countAll().as('count'))
          .where('ticket_id', '=', ticketId)
          .executeTakeFirstOrThrow()
      ).count,
    )
  expect(await standing()).toBe(251)
  await finishErasures(db, server.wiring.now)
  expect(await standing()).toBe(0)
  const { rows } = await sql<{ left: number }>`select count(*)::integer as left from erased_traces`.execute(
    db,
  )
  expect(rows).toEqual([{ left: 0 }])
})

test('what fails of one holds nobody else up, and is done another time', async () => {
  const [one, two] = [await create({ emails: ['falla@dos.example'] }), await create()]
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  await owner.query(`
    create function break_off() returns trigger language plpgsql as 'begin raise exception ''broken off''; end';
    create trigger break_off before delete on erased_traces for each row when (old.value = 'falla@dos.example')
      execute function break_off()`)
  for (const { id } of [one, two]) await erase(id)
  await expect(finishErasures(server.wiring.db, server.wiring.now)).rejects.toThrow('broken off')
  const open = async () =>
    (await owner.query('select contact_id from contact_erasures where finished_at is null')).rows
  expect(await open()).toEqual([{ contact_id: one.id }])
  await owner.query('drop trigger break_off on erased_traces')
  await finishErasures(server.wiring.db, server.wiring.now)
  expect(await open()).toEqual([])
  await owner.end()
})

test('an agent who is no administrator erases nobody', async () => {
  const { id } = await create()
  expect((await server.as('agent').post(`/api/agent/contacts/${id}/erasure`)).status).toBe(403)
})

test('deleted contacts are listed, latest first, with who deleted them and until when they can come back', async () => {
  const [one, two] = [await create({ name: 'Lista Uno' }), await create({ name: 'Lista Dos' })]
  for (const { id } of [one, two]) await server.as('agent').delete(`/api/agent/contacts/${id}`)
  const page = (after = '') =>
    server.as('viewer').get(`/api/agent/deleted-contacts?limit=1&q=lista${after && `&after=${after}`}`)
  const first = (await page()).body
  const deletedBy = { id: server.cast.agent.id, name: server.cast.agent.name }
  expect(first.items).toMatchObject([
    { id: two.id, name: 'Lista Dos', email: two.emails[0].address, deletedBy, until: expect.any(String) },
  ])
  expect((await page(first.next)).body).toMatchObject({ items: [{ id: one.id }], next: null })
  expect((await page('nada')).status).toBe(422)
  // By key, as sessions end meanwhile.
  const byKey = server.as('apiKey')
  server.pass({ days: 31 })
  expect((await byKey.get('/api/agent/deleted-contacts?limit=1&q=lista')).body.items).toMatchObject([
    { id: two.id, until: null, email: null },
  ])
  const late = await byKey.post(`/api/agent/contacts/${two.id}/restoration`)
  expect(late.body.problems).toMatchObject([{ code: 'undo.too-late' }])
})
