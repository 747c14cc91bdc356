import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { jobs } from '../../jobs.ts'
import type { JobWiring } from '../../wiring.ts'
import type { FieldAnswer } from './wire.ts'

const many = 1101

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const admin = () => server.as('admin')
const agent = () => server.as('agent')
const created = async (body: object): Promise<FieldAnswer> =>
  (await admin().post('/api/agent/fields', { record: 'contact', ...body })).body
const field = async ({ id }: Pick<FieldAnswer, 'id'>): Promise<FieldAnswer> =>
  (await agent().get('/api/agent/fields?record=contact')).body.items.find(
    (each: FieldAnswer) => each.id === id,
  )
const record = async (id: number) => (await agent().get(`/api/agent/contacts/${id}`)).body
const convert = (of: FieldAnswer, type: string, lost: number) =>
  admin().post(`/api/agent/fields/${of.id}/conversion`, { type, lost }, { version: of.version })
const undo = (undoId: number) => admin().post(`/api/agent/undos/${undoId}`)
const found = async (of: FieldAnswer, operator: string, value: unknown): Promise<number[]> => {
  const filter = JSON.stringify({
    match: 'all',
    conditions: [{ field: of.path, operator, value }],
  })
  const { body } = await agent().get(`/api/agent/contacts?${new URLSearchParams({ filter })}`)
  return body.items.map(({ id }: { id: number }) => id).sort()
}

/** Contacts with values of a field, as many as become a job; gives their ids in order. */
async function filled(of: Pick<FieldAnswer, 'id'>, value: (at: number) => unknown): Promise<number[]> {
  const values = Array.from({ length: many }, (_, at) => ({ at, custom: { [of.id]: value(at) } }))
  const { rows } = await sql<{ id: number }>`
    with given as (
      select nextval('person_ids') as id, custom
      from (
        select custom
        from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as given (at integer, custom jsonb)
        order by at
      ) ordered
    ), made as (
      insert into people (id, kind)
      select id, 'contact'
      from given
    )
    insert into contacts (id, name, sort_name, search_text, custom, origin, created_at, updated_at)
    select id, 'Valor ' || id, 'valor!' || id, 'valor ' || id, custom, 'import', now(), now()
    from given
    returning id`.execute(server.wiring.db)
  return rows.map(({ id }) => id).sort((one, other) => one - other)
}

/** One chunk of a job, as a process does it that is then no more. */
async function step(
  jobId: number,
  requests: Pick<JobWiring['requests'], 'pass'> = server.requests,
): Promise<void> {
  let now = server.wiring.now().getTime()
  const hurry = () => {
    now += 2500
    return new Date(now)
  }
  await jobs['run-job']?.({ ...server.wiring, now: hurry, requests } as JobWiring, { jobId })
}
const jobOf = async (id: number) => (await admin().get(`/api/agent/jobs/${id}`)).body
async function finished(jobId: number, requests?: Pick<JobWiring['requests'], 'pass'>) {
  for (;;) {
    const job = await jobOf(jobId)
    if (job.finishedAt) return job
    await step(jobId, requests)
  }
}
/** What records hold, under whatever key. */
async function held(of: Pick<FieldAnswer, 'id'>, ids: readonly number[]): Promise<unknown[]> {
  const { rows } = await sql<{ custom: Record<string, unknown>; key: string | null }>`
    select contacts.custom, fields.value_key as key
    from unnest(${ids}::bigint[]) with ordinality as asked (id, place)
    join contacts on contacts.id = asked.id
    join fields on fields.id = ${of.id}
    order by place`.execute(server.wiring.db)
  return rows.map(({ custom, key }) => custom[key ?? of.id] ?? null)
}

test('while thousands of values take another type everybody sees the former one, saves go on, and then all have the new', async () => {
  const before = await created({ type: 'text', labels: { es: 'Empleados de muchos' } })
  const ids = await filled(before, (at) => (at === 900 ? 'varios' : `${at},5`))
  const [first, second, third, fourth] = ids as [number, number, number, number]
  const begun = await convert(before, 'number', 1)
  expect([begun.status, begun.body.field.type, begun.body.undoId]).toEqual([202, 'text', null])
  const { jobId } = begun.body
  await step(jobId)
  expect(await jobOf(jobId)).toMatchObject({
    state: 'running',
    done: 500,
    total: many,
    kind: 'convert-field',
  })
  // A value that was prepared already changes, another record is saved without it, and one is new.
  const save = (id: number, body: object, version: number) =>
    agent().patch(`/api/agent/contacts/${id}`, body, { version })
  await save(first, { custom: { [before.id]: '77,25' } }, 1)
  await save(second, { jobTitle: 'x' }, 1)
  const late = (
    await agent().post('/api/agent/contacts', {
      name: 'Nueva',
      externalId: 'r-nueva',
      custom: { [before.id]: '8' },
    })
  ).body
  expect([await found(before, 'is', '77,25'), await found(before, 'is', '2,5')]).toEqual([[first], [third]])
  expect((await record(third)).custom).toEqual({ [before.id]: '2,5' })
  const refused = [
    await convert(before, 'date', 9),
    await admin().patch(`/api/agent/fields/${before.id}`, { isUnique: true }, { version: before.version }),
    await admin().put(`/api/agent/fields/${before.id}/archival`, undefined, { version: before.version }),
  ]
  for (const { status, body } of refused)
    expect([status, body.problems[0].code]).toEqual([409, 'field.in-work'])

  const job = await finished(jobId)
  expect(job).toMatchObject({ state: 'done', undo: { undoneAt: null } })
  const after = await field(before)
  expect(after.type).toBe('number')
  expect((await record(first)).custom).toEqual({ [before.id]: 77.25 })
  expect([await found(after, 'is', 77.25), await found(after, 'is', 2.5)]).toEqual([[first], [third]])
  // Drawn before, saved after: refused with the record as it is now, and taken with its version.
  const stale = await save(fourth, { custom: { [before.id]: 4 } }, 1)
  expect([stale.status, stale.body.current.version, stale.body.current.custom]).toEqual([
    412,
    2,
    { [before.id]: 3.5 },
  ])
  expect((await save(fourth, { custom: { [before.id]: 4 } }, 2)).body.custom).toEqual({ [before.id]: 4 })
  await runJobs(server)
  const values = ids.map((_, at) => (at === 900 ? null : at === 0 ? 77.25 : at === 3 ? 4 : at + 0.5))
  expect(await held(before, [...ids, late.id])).toEqual([...values, 8])
  expect((await record(third)).version).toBe(2)
  expect((await admin().get(`/api/agent/fields/${before.id}/uses`)).body.records).toBe(many)

  await save(late.id, { custom: { [before.id]: 9.5 } }, 2)
  const back = await undo(job.undo.id)
  expect(back.status).toBe(202)
  expect((await undo(job.undo.id)).body.problems[0].code).toBe('undo.in-work')
  expect((await finished(back.body.jobId)).state).toBe('done')
  await runJobs(server)
  const former = ids.map((_, at) => (at === 900 ? 'varios' : at === 0 ? '77,25' : at === 3 ? '4' : `${at},5`))
  expect(await held(before, [...ids, late.id])).toEqual([...former, '9.5'])
  expect((await field(before)).type).toBe('text')
  expect((await undo(job.undo.id)).body.problems[0].code).toBe('undo.already-undone')
  const { rows } = await sql`
    select contacts.id
    from contacts, fields
    where fields.id = ${before.id}
      and exists (
        select from jsonb_object_keys(custom) key
        where split_part(key, '.', 1) = fields.id::text
          and key <> fields.value_key
      )`.execute(server.wiring.db)
  expect(rows).toEqual([])
})

test('a conversion of thousands that would lose more than was shown ends in words and leaves nothing behind', async () => {
  const before = await created({ type: 'text', labels: { es: 'Demasiado perdido' } })
  const [first] = await filled(before, (at) => (at < 2 ? 'varios' : String(at)))
  const { jobId } = (await convert(before, 'number', 1)).body
  expect(await finished(jobId)).toMatchObject({
    state: 'failed',
    failure: [{ code: 'field.loses-more', params: { count: 2 } }],
  })
  await runJobs(server)
  const { rows } = await sql`
    select custom
    from contacts
    where custom ? ${String(before.id)}
      and custom <> jsonb_build_object(${String(before.id)}::text, custom -> ${String(before.id)})`.execute(
    server.wiring.db,
  )
  expect([rows, (await record(first as number)).version]).toEqual([[], 1])
  expect(await field(before)).toEqual(before)
  const again = await convert(before, 'dropdown', many)
  await finished(again.body.jobId)
  await runJobs(server)
  const { type, options } = await field(before)
  expect([type, options.length, options[0]?.labels.es]).toEqual(['dropdown', 200, 'varios'])
})

test('two fields take another type at once, and a third is merged meanwhile', async () => {
  const one = await created({ type: 'text', labels: { es: 'A la vez uno' } })
  const other = await created({ type: 'number', labels: { es: 'A la vez dos' } })
  const options = ['uno', 'dos'].map((es) => ({ labels: { es } }))
  const third = await created({ type: 'dropdown', labels: { es: 'A la vez tres' }, options })
  const [uno, dos] = third.options.map(({ id }) => id) as [number, number]
  const ids = await filled(one, String)
  await sql`
    update contacts
    set custom = custom || jsonb_build_object(${String(other.id)}::text, 7, ${String(third.id)}::text, ${uno}::bigint)
    where custom ? ${String(one.id)}`.execute(server.wiring.db)
  const merge = (from: number, into: number, version: number) =>
    admin().post(`/api/agent/fields/${third.id}/options/${from}/merge`, { into }, { version })
  const merged = await merge(uno, dos, third.version)
  const begun = [await convert(one, 'number', 0), await convert(other, 'text', 0), merged]
  const [a, b, c] = begun.map(({ body }) => body.jobId) as [number, number, number]
  expect(merged).toMatchObject({ status: 202, body: { records: many } })
  for (let turn = 0; turn < 2; turn++) for (const id of [a, b, c]) await step(id)
  expect((await merge(dos, uno, merged.body.field.version)).body.problems[0].code).toBe('field.in-work')
  // Each has one of the two choices, and the archived one cannot be chosen any longer.
  const states = await held(third, ids)
  expect([
    states.filter((each) => each === dos).length,
    states.filter((each) => each === uno).length,
  ]).toEqual([1000, many - 1000])
  const anew = await agent().post('/api/agent/contacts', {
    name: 'Otra',
    externalId: 'r-otra',
    custom: { [third.id]: uno },
  })
  expect(anew.body.problems[0].code).toBe('field.unknown-option')
  const ended = [await finished(a), await finished(b), await finished(c)]
  await runJobs(server)
  expect(ended.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  expect(await held(one, ids)).toEqual(ids.map((_, at) => at))
  expect(await held(other, ids)).toEqual(ids.map(() => '7'))
  expect(await held(third, ids)).toEqual(ids.map(() => dos))
  // Who was changed since keeps what she has; the others get theirs back.
  const [first] = ids as [number]
  const { version } = await record(first)
  await agent().patch(`/api/agent/contacts/${first}`, { custom: { [third.id]: null } }, { version })
  const back = await undo(merged.body.undoId)
  await finished(back.body.jobId)
  expect(await held(third, ids)).toEqual(ids.map((id) => (id === first ? null : uno)))
})

test('a merge that is cancelled keeps what it did, goes on when it is asked for again, and comes back in two steps', async () => {
  const options = ['uno', 'dos'].map((es) => ({ labels: { es } }))
  const choice = await created({ type: 'dropdown', labels: { es: 'A medias' }, options })
  const [uno, dos] = choice.options.map(({ id }) => id)
  const ids = await filled(choice, () => uno)
  const merge = async () =>
    (
      await admin().post(
        `/api/agent/fields/${choice.id}/options/${uno}/merge`,
        { into: dos },
        { version: (await field(choice)).version },
      )
    ).body
  const moved = async () => (await held(choice, ids)).filter((each) => each === dos).length
  const first = await merge()
  await step(first.jobId)
  await admin().post(`/api/agent/jobs/${first.jobId}/cancel`)
  expect([(await finished(first.jobId)).state, await moved()]).toEqual(['cancelled', 500])
  const second = await merge()
  expect([second.records, await moved()]).toEqual([many - 500, many])
  expect([(await undo(second.undoId)).status, await moved()]).toEqual([200, 500])
  expect((await field(choice)).options.map(({ isArchived }) => isArchived)).toEqual([true, false])
  await finished((await undo(first.undoId)).body.jobId)
  expect(await moved()).toBe(0)
  expect((await field(choice)).options.map(({ isArchived }) => isArchived)).toEqual([false, false])
})

test('a job that holds saves up lets no request go first, which may be such a save', async () => {
  const text = await created({ type: 'text', labels: { es: 'Con prisa' } })
  const options = ['uno', 'dos'].map((es) => ({ labels: { es } }))
  const choice = await created({ type: 'dropdown', labels: { es: 'También con prisa' }, options })
  const [uno, dos] = choice.options.map(({ id }) => id)
  await filled(text, String)
  await filled(choice, () => uno)
  const begun = [
    await convert(text, 'number', 0),
    await admin().post(
      `/api/agent/fields/${choice.id}/options/${uno}/merge`,
      { into: dos },
      { version: choice.version },
    ),
  ]
  const waits: boolean[] = []
  const pass = async () => {
    const { rows } = await sql`
      select
      from pg_locks
      where locktype = 'advisory'
        and mode = 'ExclusiveLock'
        and classid = 7208312
        and database = (select oid from pg_database where datname = current_database())`.execute(
      server.wiring.db,
    )
    waits.push(rows.length > 0)
  }
  for (const { body } of begun) expect((await finished(body.jobId, { pass })).state).toBe('done')
  expect([waits.length > 0, waits.includes(true)]).toEqual([true, false])
  await runJobs(server)
})
