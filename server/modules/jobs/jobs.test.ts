import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { inTransaction } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { givingWay } from '../../lib/giving-way.ts'
import { agentAsNow } from '../identity/index.ts'
import type { ChunkOutcome, JobHandler } from './index.ts'
import { startJob } from './index.ts'
import { runJob } from './run-job.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const start = async (who: 'agent' | 'admin', total = 4, apiKeyId: number | null = null) =>
  inTransaction(server.wiring.db, async (tx) => {
    const { id } = server.cast[who]
    const came = { id, apiKeyId, door: 'agent', ip: null, requestId: null, language: 'es' } as const
    const actor = await agentAsNow(tx, server.wiring.now(), came)
    if (!actor) throw new Error('he was let go')
    return startJob(tx, actor, server.wiring.now(), { kind: 'count', params: {}, facts: { of: 'x' }, total })
  })
const job = async (id: number, who: 'agent' | 'admin' = 'agent') =>
  (await server.as(who).get(`/api/agent/jobs/${id}`)).body

/** Counts to the total, one a chunk. */
const counting = (before: (at: number, id: number) => unknown = () => undefined): JobHandler => ({
  kind: 'count',
  async runChunk(_tx, { id, position, total }): Promise<ChunkOutcome> {
    const at = ((position as number | null) ?? 0) + 1
    await before(at, id)
    return { done: 1, position: at, isFinished: at === total }
  },
})
const logged: unknown[] = []
const log = { error: (seen: unknown) => logged.push(seen) }
const run = (id: number, ...handlers: JobHandler[]) => runJob({ ...server.wiring, log }, handlers, id)

test('a job is followed by who started it, and by nobody else', async () => {
  const id = await start('agent')
  expect(await job(id)).toMatchObject({ state: 'waiting', total: 4, done: 0, facts: { of: 'x' } })
  const seen: unknown[] = []
  await run(
    id,
    counting(async () => seen.push(await job(id))),
  )
  expect(seen.map((each) => (each as { done: number }).done)).toEqual([0, 1, 2, 3])
  expect(await job(id)).toMatchObject({ state: 'done', done: 4, finishedAt: expect.any(String), undo: null })
  expect((await server.as('agent').get('/api/agent/jobs')).body.items[0]).toMatchObject({ id })
  expect((await server.as('admin').get(`/api/agent/jobs/${id}`)).status).toBe(404)
  expect((await server.as('admin').get('/api/agent/jobs')).body.items).toEqual([])
})

test('a cancelled job stops at the next chunk, and an ended one cannot be cancelled', async () => {
  const id = await start('agent')
  const cancel = () => server.as('agent').post(`/api/agent/jobs/${id}/cancel`)
  expect((await server.as('admin').post(`/api/agent/jobs/${id}/cancel`)).status).toBe(404)
  await run(
    id,
    counting(async (at) => {
      if (at === 2) expect((await cancel()).body.isCancelling).toBe(true)
    }),
  )
  expect(await job(id)).toMatchObject({ state: 'cancelled', done: 2, isCancelling: false })
  expect((await cancel()).body.problems).toMatchObject([{ code: 'job.finished' }])
})

test('what fails is tried again from where it was, and given up after five attempts', async () => {
  const id = await start('agent')
  let fails = 2
  const handler = counting((at) => {
    if (at === 3 && fails-- > 0) throw new Error('the network is gone')
  })
  await expect(run(id, handler)).rejects.toThrow('network')
  await expect(run(id, handler)).rejects.toThrow('network')
  expect(await job(id)).toMatchObject({ state: 'running', done: 2 })
  await run(id, handler)
  expect(await job(id)).toMatchObject({ state: 'done', done: 4 })
  const hopeless = await start('agent')
  const broken = counting(() => {
    throw new Error('a bug')
  })
  for (let attempt = 1; attempt < 5; attempt++) await expect(run(hopeless, broken)).rejects.toThrow('a bug')
  await run(hopeless, broken)
  expect(await job(hopeless)).toMatchObject({ state: 'failed', failure: [{ code: 'job.failed' }] })
})

test('a job that nothing carries out, or whose summary cannot be written, ends too', async () => {
  const broken = async () => {
    throw new Error('a bug')
  }
  const cases: JobHandler[][] = [
    [],
    [{ ...counting(), finish: broken }],
    [{ kind: 'count', runChunk: async () => Promise.reject(new Refusal('forbidden')), finish: broken }],
  ]
  for (const handlers of cases) {
    const id = await start('agent')
    logged.length = 0
    for (let attempt = 1; attempt <= 5; attempt++) await run(id, ...handlers).catch(() => undefined)
    expect(await job(id)).toMatchObject({ state: 'failed', finishedAt: expect.any(String) })
    expect(logged).toMatchObject([{ jobId: id }])
  }
})

test('two that carry on one job never both do: who comes later takes over', async () => {
  const id = await start('agent')
  let chunks = 0
  const other: JobHandler = counting(() => {
    chunks += 1
  })
  let taken: Promise<void> | undefined
  await run(
    id,
    counting((at) => {
      chunks += 1
      if (at === 2) taken = run(id, other)
    }),
  )
  await taken
  expect(await job(id)).toMatchObject({ state: 'done', done: 4 })
  expect(chunks).toBe(4)
})

test('a request that is being answered goes first, and one that hangs holds no job up', async () => {
  const { db } = server.wiring
  const order: string[] = []
  const count = (requests: Parameters<typeof givingWay>[1], id: number) =>
    runJob({ ...server.wiring, db: givingWay(db, requests), log }, [counting(() => order.push('chunk'))], id)
  const sessions = (condition: RawBuilder<unknown>) => async () =>
    (await sql`select from pg_stat_activity where datname = current_database() and ${condition}`.execute(db))
      .rows.length
  const waitsForLock = sessions(sql`wait_event_type = 'Lock'`)
  const isInTransaction = sessions(sql`state = 'idle in transaction'`)
  const [first, second] = [await start('agent', 1), await start('agent', 1)]
  let [asked, worked] = [Promise.resolve(), Promise.resolve()]
  await inTransaction(db, async (tx) => {
    await sql`lock table contacts`.execute(tx)
    const path = `/api/agent/contacts/${server.cast.customer.id}`
    asked = server
      .as('agent')
      .get(path)
      .then(() => void order.push('answer'))
    await expect.poll(waitsForLock).toBe(1)
    await count(server.requests, first)
    worked = count({ pass: () => server.requests.pass(60_000) }, second)
    // The one that holds the lock, and the job's.
    await expect.poll(isInTransaction).toBe(2)
  })
  await Promise.all([asked, worked])
  expect(order).toEqual(['chunk', 'answer', 'chunk'])
})

test('rights are read again for each chunk', async () => {
  const id = await start('admin')
  const demoted = counting(async (at) => {
    if (at === 2)
      await server.as('owner').patch(
        `/api/agent/agents/${server.cast.admin.id}`,
        { role: 'viewer' },
        {
          version: (await server.as('owner').get(`/api/agent/agents/${server.cast.admin.id}`)).body.version,
        },
      )
  })
  await run(id, {
    ...demoted,
    runChunk: (tx, running) => {
      if (running.actor.kind !== 'agent' || !running.actor.permissions.has('settings.manage'))
        throw new Refusal('forbidden')
      return demoted.runChunk(tx, running)
    },
  })
  expect(await job(id, 'admin')).toMatchObject({
    state: 'failed',
    done: 2,
    failure: [{ code: 'job.no-right', message: 'Quien lo inició ya no tiene permiso para hacerlo' }],
  })
})

test('refused records are named with the reason', async () => {
  const id = await start('agent', 1)
  const { customer } = server.cast
  const problems = [{ path: '', code: 'job.finished' }]
  await run(id, {
    kind: 'count',
    runChunk: async () => ({
      done: 0,
      refused: [{ subject: { kind: 'contact', id: customer.id }, problems }],
      position: 1,
      isFinished: true,
    }),
  })
  expect(await job(id)).toMatchObject({ refused: 1 })
  expect((await server.as('agent').get(`/api/agent/jobs/${id}/problems`)).body.items).toEqual([
    {
      subject: { kind: 'contact', id: customer.id, name: customer.name },
      isRefused: true,
      problems: [{ path: '', code: 'job.finished', message: 'Este trabajo ya terminó' }],
    },
  ])
})

test('refused records are paged whole, also where a contact and a company have one id', async () => {
  const id = await start('agent', 1)
  const problems = [{ path: '', code: 'job.finished' }]
  const subjects = [7, 8].flatMap((each) => [
    { kind: 'contact', id: each } as const,
    { kind: 'company', id: each } as const,
  ])
  await run(id, {
    kind: 'count',
    runChunk: async () => ({
      done: 0,
      refused: subjects.map((subject) => ({ subject, problems })),
      position: 1,
      isFinished: true,
    }),
  })
  const path = `/api/agent/jobs/${id}/problems`
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null && seen.length < 9) {
    const { body } = await server.as('agent').get(`${path}?limit=1${next && `&after=${next}`}`)
    for (const { subject } of body.items) seen.push(`${subject.kind} ${subject.id}`)
    next = body.next
  }
  expect(seen).toEqual(['company 7', 'company 8', 'contact 7', 'contact 8'])
  expect((await server.as('agent').get(`${path}?after=7`)).body.problems).toMatchObject([
    { path: 'after', code: 'cursor.unknown' },
  ])
})

test('a key that may not read contacts follows and cancels only what it started itself', async () => {
  const keyWith = async (...scopes: string[]) => {
    const made = await server.as('agent').post('/api/agent/me/api-keys', { name: scopes.join(), scopes })
    const headers = { authorization: `Bearer ${made.body.key}` }
    return {
      id: made.body.apiKey.id as number,
      get: (url: string) => server.as('nobody').get(`/api/agent/jobs${url}`, { headers }),
      cancel: (id: number) =>
        server.as('nobody').post(`/api/agent/jobs/${id}/cancel`, undefined, { headers }),
    }
  }
  const writer = await keyWith('contacts.write')
  const reader = await keyWith('contacts.read')
  const [foreign, own] = [await start('agent', 1), await start('agent', 1, writer.id)]
  const subject = { kind: 'contact', id: server.cast.customer.id } as const
  for (const id of [foreign, own])
    await run(id, {
      kind: 'count',
      runChunk: async () => ({
        done: 0,
        refused: [{ subject, problems: [{ path: '', code: 'job.finished' }] }],
        position: 1,
        isFinished: true,
      }),
    })
  const waiting = await start('agent', 1)
  expect((await writer.get('')).body.items.map(({ id }: { id: number }) => id)).toEqual([own])
  for (const url of [`/${foreign}`, `/${foreign}/problems`])
    expect([(await writer.get(url)).status, (await reader.get(url)).status]).toEqual([404, 200])
  expect((await writer.cancel(waiting)).status).toBe(404)
  const named = async (key: typeof writer) =>
    (await key.get(`/${own}/problems`)).body.items.map((each: { subject: object }) => each.subject)
  expect(await named(writer)).toEqual([{ ...subject, name: null }])
  expect(await named(reader)).toEqual([{ ...subject, name: server.cast.customer.name }])
  expect((await writer.get(`/${own}`)).body).toMatchObject({ state: 'done', refused: 1 })
  expect((await reader.cancel(waiting)).body).toMatchObject({ isCancelling: true })
})
