import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ReadMail, readMail } from '../../../test/harness/mail-reader.ts'
import { mailsTo, runJobs, trailTypes } from '../../../test/harness/mailed.ts'
import { type PostOffice, startPostOffice } from '../../../test/harness/post-office.ts'
import type { TestServer } from '../../../test/harness/test-server.ts'
import { declineAccount, declineCategories, undeclineCategories } from './index.ts'
import { ownMails } from './rules/limits.ts'
import type { Category } from './types.ts'

let office: PostOffice
let server: TestServer
let contacts: string
beforeAll(async () => {
  office = await startPostOffice()
  server = office.server
  contacts = `/api/area/${server.cast.customer.accountId}/contacts`
})
afterAll(() => office.stop())

const add = async (email: string, more: object = {}) => {
  const { body } = await server.as('customer').post(contacts, { name: 'Ana Ruiz', email, ...more })
  return body as { id: number; version: number; welcomedAt: string | null; welcomeWaits: boolean }
}
const sample = ({ id }: { id: number }) => server.as('customer').post(`${contacts}/${id}/sample`)
const card = async ({ id }: { id: number }) => (await server.as('customer').get(`${contacts}/${id}`)).body
const mailAt = async (address: string): Promise<ReadMail> => {
  await office.deliver()
  const raw = office.sink.received.findLast(({ to }) => to.includes(address))?.raw
  return readMail(raw ?? '')
}
/** Her server says that nobody is there. */
const nobodyAt = (address: string) =>
  office.sink.behave({
    recipient: (to) => (to === address ? { code: 550, words: '5.1.1 no such user' } : undefined),
  })
const welcomeWaiting = async () => {
  await server.wiring.db
    .transaction()
    .execute((tx) => sql`select graphile_worker.add_job('welcome-additional-contacts')`.execute(tx))
  await runJobs(server)
}
const herself = { kind: 'nobody', door: 'mail', ip: null, requestId: null, language: 'es' } as const
const said = (address: string, categories: readonly Category[]) => ({
  accountId: server.cast.customer.accountId,
  address,
  categories,
})
const decline = (address: string, categories: readonly Category[]) =>
  server.wiring.db
    .transaction()
    .execute((tx) => declineCategories(tx, herself, server.wiring.now(), said(address, categories)))

test('the welcome says who added her to which account, what she will get, and how to decline, in her language', async () => {
  await add('welcome@otra.example', { language: 'en', categories: ['billing', 'domains'] })
  const mail = await mailAt('welcome@otra.example')
  expect(mail.text).toContain('María Fernanda Núñez Ocaña')
  expect(mail.text).toContain('Billing and Domains')
  expect(mail.text).toMatch(/no access|cannot|does not/i)
  expect(mail.text).toContain('/area/mail/unknown-account/')
  await add('hola@otra.example', { categories: [] })
  expect((await mailAt('hola@otra.example')).text).toContain('Hola, Ana Ruiz')
})

test('what an agent sends is not measured: the provider writes', async () => {
  const path = `/api/agent/accounts/${server.cast.otherCustomer.accountId}/contacts`
  const { body } = await server.as('agent').post(path, { name: 'Ana', email: 'agente@muchas.example' })
  expect(body).toMatchObject({ welcomeWaits: false, welcomedAt: expect.any(String) })
  for (let nth = 0; nth <= ownMails.perCard; nth++)
    expect((await server.as('agent').post(`${path}/${body.id}/sample`)).status).toBe(202)
})

test('a sample goes to the card, so many a day until she has reacted, and the page can say so', async () => {
  const { id } = await add('muestra@otra.example')
  const room = ownMails.perCard - 1
  for (let nth = 0; nth < room; nth++) expect((await sample({ id })).status).toBe(202)
  const answer = await sample({ id })
  expect(answer).toMatchObject({ status: 409, body: { problems: [{ code: 'sample.too-many' }] } })
  expect(await mailsTo(server, 'muestra@otra.example')).toHaveLength(ownMails.perCard)
  await decline('muestra@otra.example', ['billing'])
  expect((await sample({ id })).status).toBe(202)
  office.pass({ days: 1 })
  expect((await sample({ id })).status).toBe(202)
})

test('deleting a contact and adding it again sends no more than that either', async () => {
  for (let nth = 0; nth < ownMails.perCard + 2; nth++) {
    const { id } = await add('insistente@otra.example')
    await server.as('customer').delete(`${contacts}/${id}`)
  }
  expect(await mailsTo(server, 'insistente@otra.example')).toHaveLength(ownMails.perCard)
})

test('beyond the day’s measure of an account a contact is told another day', async () => {
  office.pass({ days: 1 })
  const other = server.as('otherCustomer')
  const path = `/api/area/${server.cast.otherCustomer.accountId}/contacts`
  const named = async (name: string) =>
    (await other.post(path, { name: 'Ana', email: `${name}@muchas.example` })).body
  const { welcomeWaits, email } = await named('primera')
  expect(welcomeWaits).toBe(false)
  await sql`
    update own_texts_sent
    set count = ${ownMails.perAccount}
    where address = ${email}`.execute(server.wiring.db)
  const last = await named('ultima')
  expect(last.welcomeWaits).toBe(true)
  expect(last.welcomedAt).toBeNull()
  await runJobs(server)
  expect(await mailsTo(server, last.email)).toEqual([])
  office.pass({ days: 1 })
  await welcomeWaiting()
  expect(await mailsTo(server, last.email)).toEqual(['additional-contact-welcome'])
  expect((await other.get(`${path}/${last.id}`)).body).toMatchObject({
    welcomeWaits: false,
    welcomedAt: expect.any(String),
  })
})

test('a sample is refused where the address does not exist, and where she wants nothing', async () => {
  nobodyAt('muerta@otra.example')
  const dead = await add('muerta@otra.example')
  await office.deliver()
  expect((await sample(dead)).body.problems).toMatchObject([{ code: 'sample.suppressed' }])
  const silent = await add('silencio@otra.example', { categories: ['support'] })
  await decline('silencio@otra.example', ['support'])
  expect((await sample(silent)).body.problems).toMatchObject([{ code: 'sample.declined' }])
})

test('what mail of another account learned of an address is not told; what own mail learns is, until it is believed again', async () => {
  const address = 'vieja@otra.example'
  nobodyAt(address)
  const { accountId } = server.cast.otherCustomer
  await server.as('apiKey').post(`/api/agent/accounts/${accountId}/contacts`, { name: 'Ana', email: address })
  await office.deliver()
  const made = await add(address)
  expect(await card(made)).toMatchObject({
    delivery: 'fine',
    suppressedAt: null,
    welcomedAt: expect.any(String),
  })
  await office.deliver()
  expect(await card(made)).toMatchObject({ delivery: 'suppressed', suppressedAt: expect.any(String) })
  await server.as('customer').delete(`${contacts}/${made.id}`)
  const again = await add(address)
  expect(again).toMatchObject({ welcomedAt: null, welcomeWaits: true })
  await runJobs(server)
  const { contactId } = (
    await server
      .as('apiKey')
      .get(`/api/agent/accounts/${server.cast.customer.accountId}/contacts/${again.id}`)
  ).body
  const believe = (email: string) =>
    server.as('apiKey').post(`/api/agent/contacts/${contactId}/believe-address`, { address: email })
  expect((await believe(server.cast.customer.email)).status).toBe(404)
  for (const _twice of [1, 2]) expect((await believe(address)).status).toBe(200)
  expect(await trailTypes(server, { kind: 'contact', id: contactId })).toContain('contact.address-believed')
  office.sink.behave({ recipient: () => undefined })
  await welcomeWaiting()
  expect((await mailAt(address)).text).toContain('María Fernanda Núñez Ocaña')
  expect(await card(again)).toMatchObject({
    delivery: 'fine',
    welcomeWaits: false,
    welcomedAt: expect.any(String),
  })
})

test('a contact deleted before she was told, and given back, is told then', async () => {
  office.pass({ days: 1 })
  const { accountId } = server.cast.otherCustomer
  const path = `/api/area/${accountId}/contacts`
  const other = server.as('otherCustomer')
  await other.post(path, { name: 'Ana', email: 'llena@muchas.example' })
  await sql`update own_texts_sent set count = ${ownMails.perAccount} where address = 'llena@muchas.example'`.execute(
    server.wiring.db,
  )
  const waiting = (await other.post(path, { name: 'Ana', email: 'espera@muchas.example' })).body
  const deleted = (await other.delete(`${path}/${waiting.id}`)).body
  office.pass({ days: 1 })
  await welcomeWaiting()
  expect(await mailsTo(server, 'espera@muchas.example')).toEqual([])
  expect((await other.post(`/api/area/${accountId}/undos/${deleted.undoId}`)).status).toBe(200)
  await welcomeWaiting()
  expect(await mailsTo(server, 'espera@muchas.example')).toEqual(['additional-contact-welcome'])
})

test('what she declines is shown beside the tick, which does not override it, and she can take it back', async () => {
  const made = await add('rechaza@otra.example', { categories: ['billing', 'products'] })
  await decline('rechaza@otra.example', ['products'])
  await decline('rechaza@otra.example', ['products'])
  expect(await card(made)).toMatchObject({ categories: ['billing', 'products'], declined: ['products'] })
  const untick = await server
    .as('customer')
    .patch(`${contacts}/${made.id}`, { categories: [] }, { version: made.version })
  const { version } = untick.body
  await server.as('customer').patch(`${contacts}/${made.id}`, { categories: ['products'] }, { version })
  expect(await card(made)).toMatchObject({ categories: ['products'], declined: ['products'] })
  await server.wiring.db
    .transaction()
    .execute((tx) =>
      undeclineCategories(tx, herself, server.wiring.now(), said('rechaza@otra.example', ['products'])),
    )
  expect((await card(made)).declined).toEqual([])
  expect(await trailTypes(server, { kind: 'additional-contact', id: made.id })).toEqual([
    'additional-contact.created',
    'additional-contact.declined',
    'additional-contact.changed',
    'additional-contact.changed',
    'additional-contact.undeclined',
  ])
})

test('what nobody else would hear is declined once somebody else does; until then agents have a task', async () => {
  const { email } = server.cast.customer
  await sql`update additional_contacts set life = 'deleted' where account_id = ${server.cast.customer.accountId}`.execute(
    server.wiring.db,
  )
  const alone = await add('sola@otra.example', { categories: ['billing'] })
  await sql`update addresses set suppressed_at = now(), suppressed_because = '550' where address = ${email}`.execute(
    server.wiring.db,
  )
  for (const _twice of [1, 2]) await decline('sola@otra.example', ['billing', 'support'])
  expect((await card(alone)).declined).toEqual(['support'])
  const tasks = await sql`select facts, done_at from agent_tasks where kind = 'decline-held'`.execute(
    server.wiring.db,
  )
  expect(tasks.rows).toEqual([
    { facts: { address: 'sola@otra.example', categories: ['billing'] }, done_at: null },
  ])
  await welcomeWaiting()
  expect((await card(alone)).declined).toEqual(['support'])
  await sql`update addresses set suppressed_at = null, suppressed_because = null where address = ${email}`.execute(
    server.wiring.db,
  )
  await welcomeWaiting()
  expect((await card(alone)).declined).toEqual(['billing', 'support'])
  expect(await trailTypes(server, { kind: 'additional-contact', id: alone.id })).toEqual([
    'additional-contact.created',
    'additional-contact.declined',
    'additional-contact.decline-held',
    'additional-contact.declined',
  ])
})

test('who does not know the account is not written to again; its main user is told, and agents have a task', async () => {
  const made = await add('ajena@otra.example', { categories: ['billing', 'support'] })
  const disown = () =>
    server.wiring.db
      .transaction()
      .execute((tx) => declineAccount(tx, herself, server.wiring.now(), said('ajena@otra.example', [])))
  await disown()
  await disown()
  expect((await card(made)).declined).toEqual(expect.arrayContaining(['billing', 'support', 'domains']))
  expect(
    (await mailsTo(server, server.cast.customer.email)).filter((e) => e === 'additional-contact-refused'),
  ).toHaveLength(1)
  const tasks = await sql`
    select kind, subject_id from agent_tasks where subject_id = ${made.id}`.execute(server.wiring.db)
  expect(tasks.rows).toEqual([{ kind: 'unknown-account', subject_id: made.id }])
  await server.as('customer').delete(`${contacts}/${made.id}`)
  const again = await add('ajena@otra.example', { categories: ['billing'] })
  expect(again.welcomedAt).toBeNull()
  expect(await mailsTo(server, 'ajena@otra.example')).toEqual(['additional-contact-welcome'])
})

test('a main user who puts himself on a card is not told of it', async () => {
  const made = await add(server.cast.customer.email)
  expect(made).toMatchObject({ welcomedAt: null, welcomeWaits: false })
})

test('a contact without a language is written to in the account’s, else the main user’s', async () => {
  const { id: mainUserId } = server.cast.customer
  const english = { name: 'English account', mainUserId, language: 'en' }
  const account = (await server.as('apiKey').post('/api/agent/accounts', english)).body
  const path = `/api/agent/accounts/${account.id}/contacts`
  const add = (email: string, more: object = {}) =>
    server.as('apiKey').post(path, { name: 'Ana', email, ...more })
  await add('cuenta@idioma.example')
  await add('propio@idioma.example', { language: 'es' })
  expect((await mailAt('cuenta@idioma.example')).header('content-language')).toBe('en')
  expect((await mailAt('propio@idioma.example')).header('content-language')).toBe('es')
})
