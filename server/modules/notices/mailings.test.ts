import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccounts as addAccountsTo } from '../../../test/harness/accounts.ts'
import { runJobs, trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { jobs } from '../../jobs.ts'
import { agentAsNow } from '../identity/index.ts'
import { runMailing } from './mailing-job.ts'

let server: TestServer
let ids: number[]
beforeAll(async () => {
  server = await startTestServer({ sendsMail: true })
  ids = await addAccounts(250)
})
afterAll(() => server.stop())

const agent = () => server.as('agent')
const addAccounts = (count: number) => addAccountsTo(server.wiring.db, count)
const texts = {
  es: { subject: 'Mantenimiento el 3 de diciembre', body: 'Hola, {name}.' },
  en: { subject: 'Maintenance on 3 December', body: 'Hello, {name}.' },
}
const mailing = (filter: object, more: object = {}) => ({
  ...{ name: 'Mantenimiento', category: 'products', filter, texts },
  ...more,
})
const start = async (filter: object): Promise<number> =>
  (await agent().post('/api/agent/mailings', mailing(filter))).body.id
const read = async (id: number) => (await agent().get(`/api/agent/mailings/${id}`)).body
const noticesOf = async (id: number) =>
  (await agent().get(`/api/agent/mailings/${id}/notices?limit=100`)).body.items

test('a mailing makes one notice for each account that fits, in each reader’s language, behind all other mail', async () => {
  const filter = { accountIds: ids.slice(0, 120) }
  const preview = await agent().post('/api/agent/mailings/preview', { ...mailing(filter), name: undefined })
  expect(preview.body).toMatchObject({ accounts: 120, mails: [{ language: 'es' }, { language: 'en' }] })
  expect(preview.body.sample).toHaveLength(5)
  const { status, body } = await agent().post('/api/agent/mailings', mailing(filter))
  expect(status).toBe(202)
  expect(body).toMatchObject({ accounts: 120, notices: 0, job: { state: 'waiting' } })
  await runJobs(server)
  expect(await read(body.id)).toMatchObject({
    ...{ notices: 120, job: { state: 'done', done: 120, refused: 0 } },
    counts: { waiting: 180, kept: 0, sent: 0, failed: 0, withdrawn: 0, leftOut: 60 },
  })
  const { rows } = await sql<{ lane: string; language: string; subject: string }>`
    select distinct delivery.lane, recipient.language, template.subject
    from messages
    join message_recipients recipient on recipient.message_id = messages.id
    join deliveries delivery
      on delivery.message_id = recipient.message_id and delivery.position = recipient.position
    join mail_templates template on template.id = recipient.template_id
    where messages.event = 'notice'
    order by recipient.language`.execute(server.wiring.db)
  expect(rows).toEqual([
    { lane: 'mailing', language: 'en', subject: texts.en.subject },
    { lane: 'mailing', language: 'es', subject: texts.es.subject },
  ])
  expect(await trailTypes(server, { kind: 'mailing', id: body.id })).toEqual([
    'mailing.started',
    'mailing.finished',
  ])
})

test('a job that is run again gives no account a second notice', async () => {
  const id = await start({ accountIds: ids.slice(0, 30) })
  await runJobs(server)
  const again = await carryOut(id, ids.slice(0, 30))
  expect(again).toMatchObject({ done: 0 })
  expect(await read(id)).toMatchObject({ notices: 30 })
})

test('who fits only later gets none, and an account that closes meanwhile is refused by name', async () => {
  const [closing, ...others] = await addAccounts(3)
  const id = await start({ accountIds: [closing, ...others] })
  const { version } = (await agent().get(`/api/agent/accounts/${closing}`)).body
  for (const { id: card } of (await agent().get(`/api/agent/accounts/${closing}/contacts`)).body.items)
    await agent().delete(`/api/agent/accounts/${closing}/contacts/${card}`, { version: 1 })
  const closed = await agent().post(`/api/agent/accounts/${closing}/close`, {}, { version })
  expect(closed.status).toBe(200)
  await addAccounts(1)
  await runJobs(server)
  const { job, notices } = await read(id)
  expect(job).toMatchObject({ state: 'done', done: 2, refused: 1 })
  expect(notices).toBe(2)
  const problems = await agent().get(`/api/agent/jobs/${job.id}/problems`)
  expect(problems.body.items).toMatchObject([
    { subject: { kind: 'account', id: closing }, problems: [{ code: 'notice.account-closed' }] },
  ])
})

test('what is handed over before its turn goes to the new main user', async () => {
  const [account] = await addAccounts(1)
  const id = await start({ accountIds: [account] })
  const { version } = (await agent().get(`/api/agent/accounts/${account}`)).body
  const handed = await agent().post(
    `/api/agent/accounts/${account}/hand-over`,
    { mainUserId: server.cast.stranger.id },
    { version },
  )
  expect(handed.status).toBe(200)
  await runJobs(server)
  const [notice] = await noticesOf(id)
  const { body } = await agent().get(`/api/agent/notices/${notice.id}`)
  expect(body.recipients[0]).toMatchObject({ name: server.cast.stranger.name, rule: 'main-user' })
})

test('any agent who may send cancels a mailing before its notices are made', async () => {
  const id = await start({ accountIds: ids })
  const { body } = await server.as('admin').post(`/api/agent/mailings/${id}/cancel`)
  expect(body.job).toMatchObject({ isCancelling: true })
  await runJobs(server)
  expect(await read(id)).toMatchObject({ notices: 0, job: { state: 'cancelled', done: 0 } })
  const again = await agent().post(`/api/agent/mailings/${id}/cancel`)
  expect(again.body.problems).toMatchObject([{ code: 'mailing.finished' }])
})

test('what has not left of a mailing is withdrawn, after its notices were made too, and nobody hears that it failed', async () => {
  const accounts = await addAccounts(4)
  const billing = mailing({ accountIds: accounts }, { category: 'billing' })
  const { id } = (await agent().post('/api/agent/mailings', billing)).body
  await runJobs(server)
  const { counts } = await read(id)
  await sql`
    update deliveries
    set state = 'sent', ended_at = now()
    where message_id in (select message_id from notices where mailing_id = ${id} order by id limit 1)
      and position = 0`.execute(server.wiring.db)
  const { status, body } = await server.as('admin').post(`/api/agent/mailings/${id}/cancel`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    counts: { waiting: 0, sent: 1, withdrawn: counts.waiting - 1, failed: 0 },
    job: { state: 'cancelled', isCancelling: false },
  })
  const { rows } = await sql`
    select facts from trail_entries
    where type = 'mailing.cancelled' and subject_id = ${id}`.execute(server.wiring.db)
  expect(rows).toEqual([{ facts: { withdrawn: counts.waiting - 1, sent: 1 } }])
  await jobs['escalate-unreached']?.(server.wiring as never, {})
  expect((await read(id)).counts.waiting).toBe(0)
  const again = await agent().post(`/api/agent/mailings/${id}/cancel`)
  expect(again.body.problems).toMatchObject([{ code: 'mailing.finished' }])
})

test('notices that were being made while their mailing was cancelled are withdrawn with the rest', async () => {
  const accountIds = await addAccounts(3)
  const id = await start({ accountIds })
  await carryOut(id, accountIds, async () => {
    expect((await agent().post(`/api/agent/mailings/${id}/cancel`)).status).toBe(200)
  })
  expect((await read(id)).counts.waiting).toBeGreaterThan(0)
  await runJobs(server)
  expect(await read(id)).toMatchObject({ notices: 3, job: { state: 'cancelled' }, counts: { waiting: 0 } })
})

test('a filter says by language, domains and services who is meant', async () => {
  const [first, second, third] = await addAccounts(3)
  const count = async (filter: object): Promise<number> => {
    const body = { category: 'products', filter: { accountIds: [first, second, third], ...filter } }
    return (await agent().post('/api/agent/mailings/preview', body)).body.accounts
  }
  await agent().post(`/api/agent/accounts/${first}/domains`, { name: 'uno.com.mx', status: 'active' })
  await agent().post(`/api/agent/accounts/${second}/domains`, { name: 'dos.es', status: 'expired' })
  await agent().post(`/api/agent/accounts/${third}/services`, { name: 'Hosting', status: 'suspended' })
  expect(await count({})).toBe(3)
  expect(await count({ hasDomains: true })).toBe(2)
  expect(await count({ hasDomains: false })).toBe(1)
  expect(await count({ domainEndings: ['mx'] })).toBe(1)
  expect(await count({ domainEndings: ['.mx', 'es'], domainStatuses: ['expired'] })).toBe(1)
  expect(await count({ serviceStatuses: ['suspended'] })).toBe(1)
  expect(await count({ hasServices: true, hasDomains: true })).toBe(0)
  expect(await count({ language: 'en' })).toBe(1)
  const nobody = await agent().post(
    '/api/agent/mailings',
    mailing({ accountIds: [first], language: 'en', hasServices: true }),
  )
  expect(nobody).toMatchObject({ status: 409, body: { problems: [{ code: 'mailing.nobody' }] } })
})

test('everything that is wrong with a mailing is said at once', async () => {
  const wrong = { name: ' ', category: 'general', filter: {}, texts: { es: { subject: '', body: 'x' } } }
  const { body } = await agent().post('/api/agent/mailings', wrong)
  expect(body.problems.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
    'name mailing.no-name',
    'category notice.category-not-offered',
    'texts.es.subject notice.no-subject',
  ])
})

/**
 * Carries a mailing out beside its job: once more from its beginning, as if a kill had lost where it was, or with something
 * that happens before its transaction ends.
 */
async function carryOut(mailingId: number, accountIds: number[], meanwhile = async () => {}) {
  const { db, now } = server.wiring
  const came = { id: server.cast.agent.id, apiKeyId: null, door: 'agent', ip: null, requestId: null } as const
  return db.transaction().execute(async (tx) => {
    const actor = await agentAsNow(tx, now(), { ...came, language: 'es' })
    if (!actor) throw new Error('he was let go')
    const { text } = await tx
      .selectFrom('mailings')
      .select('text')
      .where('id', '=', mailingId)
      .executeTakeFirstOrThrow()
    const params = { mailingId, category: 'products', text: text as never } as const
    const outcome = await runMailing(tx, actor, now(), { ...params, accountIds })
    await meanwhile()
    return outcome
  })
}
