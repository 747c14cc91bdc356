import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket, writeInto } from '../../../test/harness/tickets.ts'

let server: TestServer
const ids: Record<'lenta' | 'factura' | 'dominio' | 'cerrado', number> = {
  lenta: 0,
  factura: 0,
  dominio: 0,
  cerrado: 0,
}

beforeAll(async () => {
  server = await startTestServer()
  const { agent, otherCustomer } = server.cast
  const open = async (given: Parameters<typeof openOneTicket>[1]) => {
    server.pass({ minutes: 1 })
    return (await openOneTicket(server, given)).id
  }
  ids.lenta = await open({ subject: 'La web va lenta', priority: 'urgent', tags: ['VPS'] })
  ids.factura = await open({ subject: 'Factura de abril', category: 'billing', assigneeId: agent.id })
  ids.dominio = await open({
    subject: 'Transferir cenzontle.example',
    requester: { contactId: otherCustomer.id, address: otherCustomer.email },
    accountId: otherCustomer.accountId,
    priority: 'high',
  })
  ids.cerrado = await open({ subject: 'Ya no hace falta', status: 'closed' })
})
afterAll(() => server.stop())

const list = async (query: Record<string, string>) => {
  const { status, body } = await server.as('agent').get(`/api/agent/tickets?${new URLSearchParams(query)}`)
  expect(status).toBe(200)
  return body
}
const numbers = (body: { items: { id: number }[] }) => body.items.map(({ id }) => id)
const where = (...conditions: [field: string, operator: string, value?: unknown][]) =>
  JSON.stringify({
    match: 'all',
    conditions: conditions.map(([field, operator, value]) => ({ field, operator, value })),
  })

test('the inbox has what was written in last first, with who asks and how it begins', async () => {
  const { items, count } = await list({})
  expect(items.map(({ id }: { id: number }) => id)).toEqual([
    ids.cerrado,
    ids.dominio,
    ids.factura,
    ids.lenta,
  ])
  expect(count).toEqual({ value: 4, isExact: true })
  expect(items[2]).toMatchObject({
    subject: 'Factura de abril',
    requester: { name: server.cast.customer.name },
    account: { id: server.cast.customer.accountId },
    assignee: { name: server.cast.agent.name },
    excerpt: 'La web va lenta desde ayer.',
    lastAuthor: 'customer',
  })
})

test('the views that every inbox has count what is each agent’s own', async () => {
  const { body } = await server.as('agent').get('/api/agent/lists/ticket')
  expect(body.usualViews.map(({ labels }: { labels: { es: string } }) => labels.es)).toEqual([
    'Sin asignar',
    'Míos',
    'Abiertos',
    'Todos',
  ])
  const found = await Promise.all(
    body.usualViews.map(async ({ filter }: { filter: unknown }) =>
      numbers(await list(filter ? { filter: JSON.stringify(filter) } : {})),
    ),
  )
  expect(found[0]).toEqual([ids.dominio, ids.lenta])
  expect(found[1]).toEqual([ids.factura])
  const counts = async (who: 'agent' | 'admin') =>
    (await server.as(who).get('/api/agent/lists/ticket/usual-counts')).body.items.map(
      ({ count }: { count: { value: number } }) => count.value,
    )
  expect(await counts('agent')).toEqual([2, 1, 3, 4])
  expect(await counts('admin')).toEqual([2, 0, 3, 4])
})

test.each<[string, string, () => (keyof typeof ids)[]]>([
  ['the number', where(['number', 'between', [0, 0]]), () => []],
  ['words of the subject', where(['subject', 'contains', 'FACTÚRA']), () => ['factura']],
  ['whose turn it is', where(['lastAuthor', 'any-of', ['agent']]), () => []],
  ['priority', where(['priority', 'any-of', ['urgent', 'high']]), () => ['dominio', 'lenta']],
  ['category', where(['category', 'none-of', ['support']]), () => ['factura']],
  ['tags', where(['tags', 'any-of', ['VPS']]), () => ['lenta']],
  ['nobody in charge', where(['assignee', 'is-empty']), () => ['cerrado', 'dominio', 'lenta']],
  ['the address of who asks', where(['requesterAddress', 'contains', 'cenzontle']), () => ['dominio']],
  ['nobody beside who asks', where(['participant', 'contains', 'nadie']), () => []],
  ['how it came', where(['source', 'any-of', ['mail']]), () => []],
  ['the day it was closed', where(['closedAt', 'in-last', 1]), () => ['cerrado']],
  ['no domain', where(['domain', 'is-filled']), () => []],
  ['no service', where(['service', 'is-filled']), () => []],
])('tickets are filtered by %s', async (_what, filter, expected) => {
  expect(numbers(await list({ filter }))).toEqual(expected().map((key) => ids[key]))
})

test('tickets are filtered by whom they belong to', async () => {
  const { otherCustomer } = server.cast
  const { body } = await server.as('agent').get('/api/agent/lists/ticket/values?field=account&q=yanez')
  expect(body.items).toEqual([{ value: otherCustomer.accountId, label: otherCustomer.name }])
  for (const [field, value] of [
    ['account', otherCustomer.accountId],
    ['requester', otherCustomer.id],
  ] as const)
    expect(numbers(await list({ filter: where([field, 'any-of', [value]]) }))).toEqual([ids.dominio])
})

test.each(['lastMessageAt', 'createdAt', 'updatedAt', 'priority', 'number'])(
  'by %s every ticket comes once, forward and back',
  async (sort) => {
    for (const order of [sort, `-${sort}`]) {
      const all = numbers(await list({ sort: order }))
      const seen: number[] = []
      let cursor: string | null = ''
      let last: string | null = null
      while (cursor !== null) {
        const page = await list({ sort: order, limit: '1', ...(cursor ? { after: cursor } : {}) })
        seen.push(...numbers(page))
        last = page.previous ?? last
        cursor = page.next
      }
      expect(seen).toEqual(all)
      expect(numbers(await list({ sort: order, limit: '3', before: last ?? '' }))).toEqual(all.slice(0, 3))
    }
  },
)

test('the urgent ones come first by priority, latest first among equals', async () => {
  const { items } = await list({ sort: '-priority' })
  expect(items.map(({ priority }: { priority: string }) => priority)).toEqual([
    'urgent',
    'high',
    'normal',
    'normal',
  ])
})

test('a shared view of tickets says "me", and each agent sees his own', async () => {
  const filter = JSON.parse(where(['assignee', 'any-of', ['me']]))
  const saved = await server
    .as('agent')
    .post('/api/agent/views', { record: 'ticket', name: 'Lo mío', isShared: true, filter })
  expect(saved.status).toBe(201)
  await server.as('admin').put(`/api/agent/views/${saved.body.id}/pin`, {})
  const countsOf = async (who: 'agent' | 'admin') =>
    (await server.as(who).get('/api/agent/views/counts?record=ticket')).body.items[0].count.value
  expect([await countsOf('agent'), await countsOf('admin')]).toEqual([1, 0])
})

test('many tickets are given to an agent at once, and back by one undo', async () => {
  const { body } = await server.as('agent').post('/api/agent/bulk-edits', {
    record: 'ticket',
    selection: { filter: JSON.parse(where(['assignee', 'is-empty'], ['status', 'any-of', ['open']])) },
    change: { kind: 'set-field', field: 'assignee', value: server.cast.admin.id },
  })
  expect(body).toMatchObject({ total: 2 })
  await runJobs(server)
  const hers = where(['assignee', 'any-of', [server.cast.admin.id]])
  expect(numbers(await list({ filter: hers }))).toEqual([ids.dominio, ids.lenta])
  const { body: job } = await server.as('agent').get(`/api/agent/jobs/${body.jobId}`)
  expect((await server.as('agent').post(`/api/agent/undos/${job.undo.id}`)).body).toMatchObject({
    leftOut: [],
  })
  expect(numbers(await list({ filter: hers }))).toEqual([])
})

test('the inbox is exported as it is shown, with names for ids', async () => {
  const exported = await server.as('agent').post('/api/agent/exports', {
    record: 'ticket',
    format: 'csv',
    filter: JSON.parse(where(['assignee', 'is-filled'])),
    columns: ['requester', 'assignee', 'status'],
  })
  expect(exported.status).toBe(200)
  const [, line] = String(exported.body).split('\r\n')
  expect(line?.split(/[,;]/)).toEqual([
    String(ids.factura),
    'Factura de abril',
    server.cast.customer.name,
    server.cast.agent.name,
    'Abierto',
  ])
})

test('the order of the inbox and its usual views are looked up by index', async () => {
  await writeInto(server, ids.lenta, { body: 'sigue igual' })
  await sql`analyze tickets`.execute(server.wiring.db)
  const plan = await server.wiring.db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select id from tickets where life = 'live' order by ticket_urgency(priority, last_message_at) desc, id desc limit 50`.execute(
      tx,
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toContain('tickets_by_urgency')
  expect(plan).not.toContain('Sort')
})
