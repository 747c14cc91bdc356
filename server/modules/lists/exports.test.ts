import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsTo, runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { resumeJobs } from '../jobs/index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const exports = '/api/agent/exports'
const create = (draft: object) =>
  server.as('agent').post('/api/agent/contacts', { sendActivation: false, ...draft })
const ask = (body: object, who: 'agent' | 'viewer' | 'admin' = 'agent') =>
  server.as(who).post(exports, { record: 'contact', format: 'csv', ...body })

test('a sheet has the columns asked for in their order, by their names, and harms nobody who opens it', async () => {
  await create({
    name: '=SUMA("A1";A9)',
    emails: ['ñandu@exporta.example'],
    mobilePhone: '+52 55 5604 9218',
    jobTitle: '@SUM(A1:A9)',
    tags: ['uno; dos', 'tres'],
  })
  const { status, body, headers } = await ask({
    q: 'exporta.example',
    columns: ['tags', 'mobilePhone', 'jobTitle', 'access', 'email'],
  })
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(headers['content-disposition']).toMatch(/^attachment; filename="contacts-\d{4}-\d\d-\d\d\.csv"$/)
  expect(body).toBe(
    [
      '\u{feff}Nombre,Etiquetas,Celular,Puesto,Acceso,Correo electrónico',
      '"\'=SUMA(""A1"";A9)","uno; dos, tres",+52 55 5604 9218,\'@SUM(A1:A9),Sin acceso,ñandu@exporta.example',
      '',
    ].join('\r\n'),
  )
  const [entry] = (await server.as('owner').get('/api/agent/trail')).body.items
  expect(entry).toMatchObject({
    type: 'export.created',
    actor: { id: server.cast.agent.id },
    facts: { record: 'contact', format: 'csv', rows: 1 },
    changes: [{ field: 'q', old: null, new: 'exporta.example' }],
  })
})

test('cells are parted as sheets of the country part them, and hold together where others do it otherwise', async () => {
  await create({ name: 'Partida;=1+1', externalId: 'x-1', jobTitle: 'a,=b', about: 'uno\t=2\ndos' })
  const sheet = async (country: string) => {
    const { version } = (await server.as('admin').get('/api/agent/workspace')).body
    await server.as('admin').patch('/api/agent/workspace', { country }, { version })
    return (await ask({ q: 'partida', columns: ['jobTitle', 'about', 'externalId'] })).body
  }
  const cells = ['"Partida;=1+1"', '"a,=b"', '"uno\t=2\ndos"', 'x-1']
  const titles = ['\u{feff}Nombre', 'Puesto', 'Acerca de', 'Id externo']
  const partedBy = (separator: string) => `${titles.join(separator)}\r\n${cells.join(separator)}\r\n`
  for (const country of ['ES', 'AR']) expect(await sheet(country)).toBe(partedBy(';'))
  for (const country of ['PE', 'GT', 'MX']) expect(await sheet(country)).toBe(partedBy(','))
})

test('lines of JSON give the values by path, of the chosen records only, in the list’s order', async () => {
  const ids: number[] = []
  for (const name of ['Zoe Líneas', 'Ana Líneas', 'Eva Líneas'])
    ids.push((await create({ name, externalId: name, tags: ['líneas'] })).body.id)
  const { body, headers } = await ask({
    format: 'json-lines',
    ids: [ids[0], ids[1]],
    q: 'lineas',
    sort: '-name',
    columns: ['tags', 'createdAt'],
  })
  expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
  const lines = body
    .trimEnd()
    .split('\n')
    .map((line: string) => JSON.parse(line))
  expect(lines).toMatchObject([
    { id: ids[0], name: 'Zoe Líneas', tags: ['líneas'] },
    { id: ids[1], name: 'Ana Líneas', tags: ['líneas'] },
  ])
})

test('what was taken out of a selection of all is not in the file', async () => {
  const ids: number[] = []
  for (const name of ['Ana Quitada', 'Eva Quedada', 'Zoe Quedada'])
    ids.push((await create({ name, externalId: name })).body.id)
  const { body } = await ask({ q: 'qu', columns: [], except: [ids[0]] })
  expect(body).toBe(['\u{feff}Nombre', 'Eva Quedada', 'Zoe Quedada', ''].join('\r\n'))
})

test('who may only look takes nothing out, and a filter that is wrong takes nothing out either', async () => {
  expect((await ask({}, 'viewer')).status).toBe(403)
  const filter = { match: 'all', conditions: [{ field: 'tags', operator: 'any-of', value: [] }] }
  const { status, body } = await ask({ filter, columns: ['nada'] })
  expect(status).toBe(422)
  expect(body.problems).toMatchObject([
    { path: 'filter.conditions.0.value', code: 'filter.values-wanted' },
    { path: 'columns.0', code: 'list.unknown-column' },
  ])
})

test('a long file has whoever matched when it was asked for, once and in that order, but nobody deleted since', async () => {
  const many = 5003
  const { rows } = await sql<{ id: number }>`
    with made as (
      insert into people (id, kind)
      select nextval('person_ids'), 'contact'
      from generate_series(1, ${many}::integer)
      returning id
    )
    insert into contacts (id, name, sort_name, search_text, origin, created_at, updated_at)
    select id, 'Fila ' || id, 'fila!' || id, 'fila ' || id, 'import', now() - interval '1 day', now() - id % 97 * interval '1 minute'
    from made
    returning id`.execute(server.wiring.db)
  const agent = server.as('agent')
  const begin = async (sort: string) =>
    (await ask({ format: 'json-lines', q: 'fila', sort, columns: [] })).body
  const upward = await begin('updatedAt')
  const downward = await begin('-updatedAt')
  // A clock that hurries, so that each piece of a file is a turn of its own.
  let now = server.wiring.now().getTime()
  const hurry = () => {
    now += 2500
    return new Date(now)
  }
  const hurried = { ...server, wiring: { ...server.wiring, now: hurry } }
  await runJobs(hurried)
  for (const { jobId } of [upward, downward])
    expect((await agent.get(`/api/agent/jobs/${jobId}`)).body).toMatchObject({ state: 'running', done: 2000 })
  const byChange = rows.map(({ id }) => id).toSorted((one, other) => (other % 97) - (one % 97) || one - other)
  // One file has the first already, the other not yet, and by its time of change it now stands at the other end.
  const [first, gone] = [byChange[0], byChange[2500]]
  const { version } = (await agent.get(`/api/agent/contacts/${first}`)).body
  expect((await agent.patch(`/api/agent/contacts/${first}`, { jobTitle: 'Otra' }, { version })).status).toBe(
    200,
  )
  expect((await agent.delete(`/api/agent/contacts/${gone}`)).status).toBe(200)
  await create({ name: 'Fila que llega tarde', externalId: 'x-2' })
  for (const _ of [2, 3]) {
    await resumeJobs(server.wiring.db)
    await runJobs(hurried)
  }
  const written = async ({ id }: { id: number }) =>
    String((await agent.get(`${exports}/${id}/file`)).body)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id)
  const left = byChange.filter((id) => id !== gone)
  expect(await written(upward)).toEqual(left)
  expect(await written(downward)).toEqual(left.toReversed())
})

test('more than 5,000 records are written in the background for their agent alone, who gets a mail', async () => {
  const many = 5003
  await sql`
    with made as (
      insert into people (id, kind)
      select nextval('person_ids'), 'contact'
      from generate_series(1, ${many}::integer)
      returning id
    )
    insert into contacts (id, name, sort_name, search_text, origin, created_at, updated_at)
    select id, 'Masa ' || id, 'masa!' || id, 'masa ' || id, 'import', now(), now()
    from made`.execute(server.wiring.db)
  const { status, body } = await ask({ q: 'masa', columns: [] })
  expect(status).toBe(202)
  expect(body).toMatchObject({ state: 'waiting', record: 'contact', format: 'csv' })
  expect((await server.as('agent').get(`${exports}/${body.id}/file`)).status).toBe(404)
  await runJobs(server)
  const job = await server.as('agent').get(`/api/agent/jobs/${body.jobId}`)
  expect(job.body).toMatchObject({ state: 'done', total: many, done: many, result: { exportId: body.id } })
  const made = await server.as('agent').get(`${exports}/${body.id}`)
  expect(made.body).toMatchObject({ state: 'ready', rows: many })
  const file = await server.as('agent').get(`${exports}/${body.id}/file`)
  expect(file.headers['content-length']).toBe(String(made.body.size))
  const lines = String(file.body).trimEnd().split('\r\n')
  expect(lines).toHaveLength(many + 1)
  expect(new Set(lines).size).toBe(many + 1)
  expect(await mailsTo(server, server.cast.agent.email)).toContain('export-ready')
  for (const who of ['admin', 'owner'] as const)
    expect((await server.as(who).get(`${exports}/${body.id}/file`)).status).toBe(404)
  const key = { name: 'Sin contactos', scopes: ['exports.create'] }
  const narrow = (await server.as('agent').post('/api/agent/me/api-keys', key)).body
  const headers = { authorization: `Bearer ${narrow.key}` }
  expect((await server.as('nobody').get(`${exports}/${body.id}/file`, { headers })).status).toBe(403)
  server.pass({ days: 8 })
  expect((await server.as('apiKey').get(`${exports}/${body.id}`)).status).toBe(403)
  expect((await server.as('agent').get(exports)).body?.items ?? []).toEqual([])
})
