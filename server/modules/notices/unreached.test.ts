import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { trailTypes } from '../../../test/harness/mailed.ts'
import { type PostOffice, startPostOffice } from '../../../test/harness/post-office.ts'
import { jobs } from '../../jobs.ts'

let office: PostOffice
beforeEach(async () => {
  office = await startPostOffice()
})
afterEach(() => office.stop())

const gone = { code: 550, words: '5.1.1 No such user' }
const refuseAllBut = (...addresses: string[]) =>
  office.sink.behave({ recipient: (address) => (addresses.includes(address) ? undefined : gone) })
const home = 'mfnunez@home.example'

const post = async (category: string): Promise<number> => {
  const account = office.server.cast.customer.accountId
  const notice = { account, category, subject: 'Factura 12', body: 'Vence hoy.' }
  return (await office.server.as('apiKey').post('/api/notices', notice)).body.id
}
const look = () => jobs['escalate-unreached']?.(office.server.wiring as never, {})
const tasks = async (state = 'open') =>
  (await office.server.as('agent').get(`/api/agent/tasks?state=${state}`)).body.items
const read = async (id: number) => (await office.server.as('agent').get(`/api/agent/notices/${id}`)).body
const addAtHome = (verifiedAt: Date | null) =>
  office.server.wiring.db.transaction().execute(async (tx) => {
    await sql`insert into addresses (address, first_seen_at) values (${home}, now())`.execute(tx)
    await sql`
      insert into claims (address, person_id, typed, is_primary, position, verified_at, created_at)
      values (${home}, ${office.server.cast.customer.id}, ${home}, false, 1, ${verifiedAt}, now())`.execute(
      tx,
    )
  })

test('a bill that every server refuses is sent once to the main user’s other address, and agents are told', async () => {
  await addAtHome(new Date())
  refuseAllBut(home)
  const id = await post('billing')
  await office.deliver()
  await look()
  await look()
  await office.deliver()
  expect((await read(id)).recipients).toMatchObject([
    { rule: 'main-user', delivery: { state: 'failed', words: expect.stringContaining('5.1.1') } },
    { rule: 'other-address', address: home, delivery: { state: 'sent' } },
  ])
  expect(office.sink.to(home)).toHaveLength(1)
  const [task] = await tasks()
  const { accountId, name } = office.server.cast.customer
  expect(task).toMatchObject({
    ...{ kind: 'account-unreached', account: { id: accountId }, subject: { kind: 'account', name } },
    facts: { noticeId: id, category: 'billing' },
  })
  expect(await trailTypes(office.server, { kind: 'notice', id })).toEqual(['notice.sent', 'notice.unreached'])
})

test('while one copy is on its way, or one has arrived, nobody is told', async () => {
  const { accountId } = office.server.cast.customer
  const card = { name: 'Rocío', email: 'rocio@zuniga.example', categories: ['billing'] }
  await office.server.as('customer').post(`/api/area/${accountId}/contacts`, card)
  refuseAllBut(card.email)
  await post('billing')
  await look()
  await office.deliver()
  await look()
  expect(await tasks()).toEqual([])
})

test('in other categories a refusal is only recorded', async () => {
  refuseAllBut()
  await post('products')
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
  ])
  expect(await tasks()).toHaveLength(1)
})

test('an address that nobody has verified is not tried', async () => {
  await addAtHome(null)
  refuseAllBut(home)
  await post('billing')
  await office.deliver()
  await look()
  await office.deliver()
  expect(office.sink.to(home)).toEqual([])
  expect(await tasks()).toHaveLength(1)
})

test('a task is done once, and comes again when it happens again', async () => {
  refuseAllBut()
  await post('billing')
  await office.deliver()
  await look()
  const [task] = await tasks()
  const done = () => office.server.as('agent').post(`/api/agent/tasks/${task.id}/done`)
  expect((await done()).body).toMatchObject({ doneBy: { name: office.server.cast.agent.name } })
  expect((await done()).body.problems).toMatchObject([{ code: 'task.done' }])
  expect(await tasks('done')).toHaveLength(1)
  expect(await tasks()).toEqual([])
  expect((await office.server.as('viewer').post(`/api/agent/tasks/${task.id}/done`)).status).toBe(403)
  await post('billing')
  expect(await tasks()).toHaveLength(1)
})
