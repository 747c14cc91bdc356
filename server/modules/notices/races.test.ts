import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccounts } from '../../../test/harness/accounts.ts'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ sendsMail: true })
})
afterAll(() => server.stop())

const agent = () => server.as('agent')
const versionOf = async (account: number) =>
  (await agent().get(`/api/agent/accounts/${account}`)).body.version
const cardsOf = async (account: number): Promise<{ id: number; version: number; name: string }[]> =>
  (await agent().get(`/api/agent/accounts/${account}/contacts`)).body.items
const dropCards = async (account: number) => {
  for (const { id, version } of await cardsOf(account))
    await agent().delete(`/api/agent/accounts/${account}/contacts/${id}`, { version })
}
const recipientsOf = async (noticeId: number): Promise<{ name: string; verdict: string; rule: string }[]> =>
  (await agent().get(`/api/agent/notices/${noticeId}`)).body.recipients

/** The trail of an account's notice, and of what was done to the account, in the order in which they came about. */
async function orderOf(account: number): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type
    from trail_entries
    where (subject_kind = 'account' and subject_id = ${account})
      or (subject_kind = 'notice' and (facts ->> 'accountId')::bigint = ${account})
    order by id`.execute(server.wiring.db)
  return rows.map(({ type }) => type)
}

test('accounts closed, handed over or without a contact while a mailing is routed: each as it stood at its turn', async () => {
  const each = 12
  const ids = await addAccounts(server.wiring.db, each * 3)
  const [closing, handed, deleting] = [ids.slice(0, each), ids.slice(each, each * 2), ids.slice(each * 2)]
  for (const account of closing) await dropCards(account)
  const mailing = {
    ...{ name: 'Aviso', category: 'products', filter: { accountIds: ids } },
    ...{ subject: 'Aviso', body: 'Hola, {name}.' },
  }
  const { body } = await agent().post('/api/agent/mailings', mailing)
  const mainUserId = server.cast.stranger.id
  const [closed, handedOver] = await Promise.all([
    Promise.all(
      closing.map(async (account) =>
        agent().post(`/api/agent/accounts/${account}/close`, {}, { version: await versionOf(account) }),
      ),
    ),
    Promise.all(
      handed.map(async (account) =>
        agent().post(
          `/api/agent/accounts/${account}/hand-over`,
          { mainUserId },
          { version: await versionOf(account) },
        ),
      ),
    ),
    Promise.all(deleting.map(dropCards)),
    runJobs(server),
  ])
  expect(new Set([...closed, ...handedOver].map(({ status }) => status))).toEqual(new Set([200]))
  const { job, notices } = (await agent().get(`/api/agent/mailings/${body.id}`)).body
  expect(job).toMatchObject({ state: 'done' })
  expect(job.done + job.refused).toBe(ids.length)
  expect(notices).toBe(job.done)
  const { items } = (await agent().get(`/api/agent/mailings/${body.id}/notices?limit=100`)).body
  const noticeOf = (account: number): number | undefined =>
    items.find((item: { account: { id: number } }) => item.account.id === account)?.id

  for (const account of closing) {
    const order = await orderOf(account)
    const wasFirst =
      order.includes('notice.sent') && order.indexOf('notice.sent') < order.indexOf('account.closed')
    expect(noticeOf(account) !== undefined).toBe(wasFirst)
  }
  for (const account of handed) {
    const [first] = await recipientsOf(noticeOf(account) as number)
    const order = await orderOf(account)
    const isFormer = order.indexOf('notice.sent') < order.indexOf('account.handed-over')
    expect(first?.rule).toBe('main-user')
    expect(first?.name === server.cast.stranger.name).toBe(!isFormer)
  }
  for (const account of deleting) {
    const rules = (await recipientsOf(noticeOf(account) as number)).map(({ rule }) => rule)
    expect(['main-user', 'main-user ticked', 'main-user not-ticked']).toContain(rules.join(' '))
  }
})
