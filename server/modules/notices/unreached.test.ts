import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addAccounts } from '../../../test/harness/accounts.ts'
import { trailTypes } from '../../../test/harness/mailed.ts'
import { type PostOffice, startPostOffice } from '../../../test/harness/post-office.ts'
import { jobs } from '../../jobs.ts'

let office: PostOffice
let account: number
let home: string
beforeAll(async () => {
  office = await startPostOffice()
})
afterAll(() => office.stop())
beforeEach(async () => {
  const [made] = await addAccounts(office.server.wiring.db, 1)
  account = made as number
  home = `main-${account}@home.example`
})

const gone = { code: 550, words: '5.1.1 No such user' }
const refuseAllBut = (...addresses: string[]) =>
  office.sink.behave({ recipient: (address) => (addresses.includes(address) ? undefined : gone) })

const post = async (category: string): Promise<number> => {
  const notice = { account, category, subject: 'Factura 12', body: 'Vence hoy.' }
  return (await office.server.as('apiKey').post('/api/notices', notice)).body.id
}
const look = () => jobs['escalate-unreached']?.(office.server.wiring as never, {})
const tasks = async (state = 'open') => {
  const { body } = await office.server.as('agent').get(`/api/agent/tasks?state=${state}`)
  return body.items.filter((task: { account: { id: number } }) => task.account.id === account)
}
const read = async (id: number) => (await office.server.as('agent').get(`/api/agent/notices/${id}`)).body
/** A second address of the main user's. */
const addAtHome = (verifiedAt: Date | null) =>
  office.server.wiring.db.transaction().execute(async (tx) => {
    await sql`insert into addresses (address, first_seen_at) values (${home}, now())`.execute(tx)
    await sql`
      insert into claims (address, person_id, typed, is_primary, position, verified_at, created_at)
      select ${home}, main_user_id, ${home}, false, 1, ${verifiedAt}, now()
      from accounts
      where id = ${account}`.execute(tx)
  })

test('a bill that every server refuses is sent once to the main user’s other address, and agents are told', async () => {
  await addAtHome(new Date())
  refuseAllBut(home)
  const id = await post('domains')
  await office.deliver()
  await look()
  await look()
  await office.deliver()
  expect((await read(id)).recipients).toMatchObject([
    { rule: 'main-user', delivery: { state: 'failed', words: expect.stringContaining('5.1.1') } },
    { rule: 'not-ticked' },
    { rule: 'other-address', address: home, delivery: { state: 'sent' } },
  ])
  expect(office.sink.to(home)).toHaveLength(1)
  expect(await tasks()).toMatchObject([
    {
      ...{ kind: 'account-unreached', subject: { kind: 'account', id: account, name: 'Cuenta 0' } },
      facts: { noticeId: id, category: 'domains' },
    },
  ])
  expect(await trailTypes(office.server, { kind: 'notice', id })).toEqual(['notice.sent', 'notice.unreached'])
})

test('while one copy is on its way, or one has arrived, nobody is told', async () => {
  const { body } = await office.server.as('agent').get(`/api/agent/accounts/${account}/contacts`)
  const [card] = body.items
  const path = `/api/agent/accounts/${account}/contacts/${card.id}`
  await office.server.as('agent').patch(path, { categories: ['billing'] }, { version: card.version })
  refuseAllBut(card.email)
  await post('billing')
  await look()
  expect(await tasks()).toEqual([])
  await office.deliver()
  await look()
  expect(await tasks()).toEqual([])
})

test('in other categories a refusal is only recorded', async () => {
  refuseAllBut()
  await post('support')
  await office.deliver()
  await look()
  expect(await tasks()).toEqual([])
})

test('an address that is known not to exist is passed over at once, for a verified one; agents are told once', async () => {
  await addAtHome(new Date())
  refuseAllBut(home)
  await post('domains')
  await office.deliver()
  await look()
  const id = await post('domains')
  expect((await read(id)).recipients).toMatchObject([
    { verdict: 'in', rule: 'other-address', address: home },
    { verdict: 'out', rule: 'suppressed' },
    { verdict: 'out', rule: 'not-ticked' },
  ])
  expect(await tasks()).toHaveLength(1)
})

test('an address that nobody has verified is not tried; a task is done once, and comes again', async () => {
  await addAtHome(null)
  refuseAllBut(home)
  await post('domains')
  await office.deliver()
  await look()
  await office.deliver()
  expect(office.sink.to(home)).toEqual([])
  const [task] = await tasks()
  const done = () => office.server.as('agent').post(`/api/agent/tasks/${task.id}/done`)
  expect((await office.server.as('viewer').post(`/api/agent/tasks/${task.id}/done`)).status).toBe(403)
  expect((await done()).body).toMatchObject({ doneBy: { name: office.server.cast.agent.name } })
  expect((await done()).body.problems).toMatchObject([{ code: 'task.done' }])
  expect(await tasks('done')).toHaveLength(1)
  expect(await tasks()).toEqual([])
  await post('domains')
  expect(await tasks()).toHaveLength(1)
})
