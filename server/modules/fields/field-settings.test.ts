import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { keepFieldIndexes } from './store/indexes.ts'
import type { FieldAnswer } from './wire.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const admin = () => server.as('admin')
const created = async (body: object): Promise<FieldAnswer> =>
  (await admin().post('/api/agent/fields', { record: 'contact', ...body })).body
const change = (field: FieldAnswer, body: object) =>
  admin().patch(`/api/agent/fields/${field.id}`, body, { version: field.version })
const undo = (undoId: number) => admin().post(`/api/agent/undos/${undoId}`)
const listed = async (query = '') =>
  (await server.as('viewer').get(`/api/agent/fields?record=contact${query}`)).body.items as FieldAnswer[]
const field = async (id: number) => (await listed('&archived=included')).find((each) => each.id === id)
let made = 0
const contact = async (custom: object) =>
  (
    await server
      .as('agent')
      .post('/api/agent/contacts', { name: 'Alguien', externalId: `f-${++made}`, custom })
  ).body
const heldBy = async (id: number, { id: of }: Pick<FieldAnswer, 'id'>) =>
  (await server.as('agent').get(`/api/agent/contacts/${id}`)).body.custom[of]

test('a new field has a key of its own for good, and stands last in every form', async () => {
  const first = await created({ type: 'text', labels: { es: 'Número de socio', en: 'Member number' } })
  const second = await created({ type: 'text', labels: { es: 'Número de socio', en: 'X' } })
  expect(first).toMatchObject({ key: 'cf_numero_de_socio', labels: { en: 'Member number' }, version: 2 })
  expect(second).toMatchObject({ problems: [{ path: 'labels.es', code: 'field.label-taken' }] })
  expect((await listed()).at(-1)?.id).toBe(first.id)
  const renamed = (await change(first, { labels: { es: 'Socio' } })).body.field
  expect(renamed).toMatchObject({ key: 'cf_numero_de_socio', labels: { es: 'Socio', en: 'Member number' } })
})

test('everything that is wrong with a definition is said at once', async () => {
  const { status, body } = await admin().post('/api/agent/fields', {
    record: 'contact',
    type: 'number',
    labels: { es: ' ' },
    help: { es: 'x'.repeat(301) },
    editableByCustomers: true,
    requiredForCustomers: true,
    defaultValue: 'siete',
    options: [{ labels: { es: 'a' } }],
  })
  expect(status).toBe(422)
  expect(body.problems.map(({ path }: { path: string }) => path).sort()).toEqual([
    'defaultValue',
    'editableByCustomers',
    'help.es',
    'labels.es',
    'options',
  ])
  const name = (await listed()).find(({ key }) => key === 'name') as FieldAnswer
  expect((await change(name, { requiredForAgents: false })).body.problems[0].code).toBe(
    'field.always-required',
  )
})

test('a change is taken back, but for what was changed again since', async () => {
  const before = await created({ type: 'text', labels: { es: 'Deshacer' } })
  const changed = (await change(before, { help: { es: 'Así' }, requiredForAgents: true })).body
  const again = (await change(changed.field, { requiredForAgents: false })).body.field
  const { body } = await undo(changed.undoId)
  expect(body.leftOut).toMatchObject([{ path: 'requiredForAgents', code: 'undo.changed-since' }])
  expect(await field(before.id)).toMatchObject({
    help: {},
    requiredForAgents: false,
    version: again.version + 1,
  })
  const trail = (await server.as('admin').get('/api/agent/trail?limit=1')).body.items[0]
  expect(trail).toMatchObject({
    type: 'field.changed',
    subject: { kind: 'field', id: before.id, name: 'Deshacer' },
    facts: { undoes: changed.undoId },
  })
  expect((await change(before, { help: { es: 'Tarde' } })).status).toBe(412)
})

test('an archived field is in no form and its values stay, until it comes back', async () => {
  const one = await created({ type: 'text', labels: { es: 'Se archiva' } })
  const { id } = await contact({ [one.id]: 'dato' })
  const path = `/api/agent/fields/${one.id}/archival`
  const archived = (await admin().put(path, undefined, { version: one.version })).body.field
  expect((await listed()).map((each) => each.id)).not.toContain(one.id)
  expect((await contact({ [one.id]: 'otro' })).problems[0]).toMatchObject({ code: 'field.unknown' })
  await admin().delete(path, { version: archived.version })
  expect(await heldBy(id, one)).toBe('dato')
  const name = (await listed()).find(({ key }) => key === 'name') as FieldAnswer
  const refused = await admin().put(`/api/agent/fields/${name.id}/archival`, undefined, {
    version: name.version,
  })
  expect(refused.body.problems[0].code).toBe('field.standard-stays')
})

test('an archived field comes back beside none that a person would call the same', async () => {
  const first = await created({ type: 'text', labels: { es: 'Renombrado x', en: 'First x' } })
  const path = `/api/agent/fields/${first.id}/archival`
  const archived = (await admin().put(path, undefined, { version: first.version })).body.field
  const other = await created({ type: 'text', labels: { es: 'RENOMBRADO X ', en: 'Other' } })
  const { status, body } = await admin().delete(path, { version: archived.version })
  expect([status, body.problems]).toMatchObject([409, [{ code: 'field.name-in-use' }]])
  await change(other, { labels: { es: 'Otro' } })
  expect((await admin().delete(path, { version: archived.version })).status).toBe(200)
})

test('fields are put in an order, each move on its own', async () => {
  const [a, b] = [
    await created({ type: 'text', labels: { es: 'A' } }),
    await created({ type: 'text', labels: { es: 'B' } }),
  ]
  const name = (await listed())[0] as FieldAnswer
  const move = (id: number, after: number | null) => admin().put(`/api/agent/fields/${id}/place`, { after })
  await Promise.all([move(b.id, name.id), move(a.id, null)])
  const order = (await listed()).map(({ id }) => id)
  expect(order.slice(0, 3)).toEqual([a.id, name.id, b.id])
  expect((await move(a.id, a.id)).status).toBe(422)
  await move(a.id, (await listed()).at(-1)?.id as number)
})

describe('choices', () => {
  const choices = (field: FieldAnswer) =>
    field.options.map(({ labels: { es }, isArchived }) => `${es}${isArchived ? ' †' : ''}`)
  const dropdown = (name: string, more: object = {}) =>
    created({
      type: 'dropdown',
      labels: { es: name },
      options: ['uno', 'dos', 'tres'].map((es) => ({ labels: { es } })),
      ...more,
    })

  test('are added, renamed, ordered and archived as a whole, and undo brings them back', async () => {
    const before = await dropdown('Opciones', { defaultValue: 1 })
    const [, dos, tres] = before.options
    expect(before.defaultValue).toBe(dos?.id)
    const { body } = await change(before, {
      options: [
        { id: tres?.id, labels: { es: 'TRES', en: 'three' } },
        { labels: { es: 'cero' } },
        { id: dos?.id, labels: dos?.labels },
      ],
    })
    expect(choices(body.field)).toEqual(['TRES', 'cero', 'dos', 'uno †'])
    expect(
      (
        await change(body.field, {
          options: [{ id: dos?.id, labels: { es: 'Uno' } }, { labels: { es: 'UNO' } }],
        })
      ).body.problems,
    ).toMatchObject([
      { path: 'options.1.labels.es', code: 'field.option-taken' },
      { path: 'options.1.labels.en', code: 'field.option-taken' },
    ])
    await undo(body.undoId)
    expect(choices((await field(before.id)) as FieldAnswer)).toEqual(['uno', 'dos', 'tres', 'cero †'])
  })

  test('are counted, and merged with every value, the default too; undo parts them again', async () => {
    const before = await dropdown('Combinar', { defaultValue: 0 })
    const [uno, dos] = before.options.map(({ id }) => id) as [number, number]
    const [one, other] = [await contact({}), await contact({ [before.id]: dos })]
    const uses = async () => (await admin().get(`/api/agent/fields/${before.id}/uses`)).body
    expect(await uses()).toMatchObject({
      records: 2,
      options: [{ records: 1 }, { records: 1 }, { records: 0 }],
    })
    const path = `/api/agent/fields/${before.id}/options/${uno}/merge`
    const merged = await admin().post(path, { into: dos }, { version: before.version })
    expect(merged.body).toMatchObject({ records: 1, field: { defaultValue: dos } })
    expect(await heldBy(one.id, before)).toBe(dos)
    await server
      .as('agent')
      .patch(`/api/agent/contacts/${other.id}`, { custom: { [before.id]: null } }, { version: 1 })
    expect((await undo(merged.body.undoId)).body).toMatchObject({ leftOut: [] })
    expect([await heldBy(one.id, before), await heldBy(other.id, before)]).toEqual([uno, undefined])
    expect(await field(before.id)).toMatchObject({
      defaultValue: uno,
      options: [{ isArchived: false }, {}, {}],
    })
  })

  test('of companies are merged in the columns where they stand', async () => {
    const fields = (await server.as('agent').get('/api/agent/fields?record=company')).body
      .items as FieldAnswer[]
    const tier = fields.find(({ key }) => key === 'account_tier') as FieldAnswer
    const [basic, premium] = tier.options.map(({ id }) => id)
    const { body } = await server
      .as('agent')
      .post('/api/agent/companies', { name: 'Combinada', accountTier: basic })
    const path = `/api/agent/fields/${tier.id}/options/${basic}/merge`
    const merged = await admin().post(path, { into: premium }, { version: tier.version })
    const now = async () => (await server.as('agent').get(`/api/agent/companies/${body.id}`)).body.accountTier
    expect([merged.body.records, await now()]).toEqual([1, premium])
    await undo(merged.body.undoId)
    expect(await now()).toBe(basic)
  })
})

describe('a unique field', () => {
  test('refuses a value that another live contact has, and names who', async () => {
    const field = await created({ type: 'text', labels: { es: 'RFC' }, isUnique: true })
    const first = await contact({ [field.id]: 'ABC1' })
    const again = await contact({ [field.id]: 'abc1' })
    expect(again).toMatchObject({
      status: 409,
      problems: [
        { path: `custom.${field.id}`, code: 'field.taken', params: { id: first.id, name: 'Alguien' } },
      ],
    })
    const second = await contact({ [field.id]: 'ABC2' })
    const patch = { custom: { [field.id]: 'ABC1' } }
    expect(
      (await server.as('agent').patch(`/api/agent/contacts/${second.id}`, patch, { version: 1 })).status,
    ).toBe(409)
    const deleted = await server.as('agent').delete(`/api/agent/contacts/${first.id}`)
    expect(
      (await server.as('agent').patch(`/api/agent/contacts/${second.id}`, patch, { version: 1 })).status,
    ).toBe(200)
    const { body } = await undo(deleted.body.undoId)
    expect(body.leftOut).toMatchObject([{ path: `custom.${field.id}`, code: 'field.taken' }])
    expect(await heldBy(first.id, field)).toBeUndefined()
  })

  test('of a deleted company that comes back is left out where another has the value by now', async () => {
    const { id } = await created({
      record: 'company',
      type: 'text',
      labels: { es: 'Padrón' },
      isUnique: true,
    })
    const company = async (name: string) =>
      (await server.as('agent').post('/api/agent/companies', { name, custom: { [id]: 'P-1' } })).body
    const first = await company('Primera del padrón')
    const deleted = await server.as('agent').delete(`/api/agent/companies/${first.id}`)
    const second = await company('Segunda del padrón')
    const { status, body } = await undo(deleted.body.undoId)
    expect([status, body.leftOut]).toMatchObject([
      200,
      [{ path: `custom.${id}`, code: 'field.taken', params: { id: second.id } }],
    ])
    const back = await server.as('agent').get(`/api/agent/companies/${first.id}`)
    expect(back.body).toMatchObject({ name: 'Primera del padrón', custom: {} })
  })

  test('names nobody to a key that may not read contacts when it takes something back', async () => {
    const scopes = ['contacts.write', 'undo.write']
    const { key } = (await server.as('agent').post('/api/agent/me/api-keys', { name: 'Deshace', scopes }))
      .body
    const headers = { authorization: `Bearer ${key}` }
    const field = await created({ type: 'text', labels: { es: 'Clave' }, isUnique: true })
    const leftOut = async (undoId: number) =>
      (await server.as('nobody').post(`/api/agent/undos/${undoId}`, undefined, { headers })).body.leftOut
    const taken = [{ path: `custom.${field.id}`, message: 'Este valor no se puede repetir y ya existe' }]
    const deleted = await contact({ [field.id]: 'C-1' })
    const { undoId } = (await server.as('agent').delete(`/api/agent/contacts/${deleted.id}`)).body
    await contact({ [field.id]: 'C-1' })
    expect(await leftOut(undoId)).toMatchObject(taken)
    const changed = await contact({ [field.id]: 'C-2' })
    await server
      .as('agent')
      .patch(
        `/api/agent/contacts/${changed.id}`,
        { name: 'Otra', custom: { [field.id]: null } },
        { version: 1 },
      )
    await contact({ [field.id]: 'C-2' })
    const [newest] = (await server.as('agent').get(`/api/agent/contacts/${changed.id}/trail`)).body.items
    expect(await leftOut(newest.undo.id)).toMatchObject(taken)
    const later = await created({ type: 'text', labels: { es: 'Clave posterior' } })
    const many = await contact({ [later.id]: 'C-3' })
    const { body } = await server.as('agent').post('/api/agent/bulk-edits', {
      record: 'contact',
      selection: { ids: [many.id] },
      change: { kind: 'set-field', field: `custom.${later.id}`, value: null },
    })
    await runJobs(server)
    await change(later, { isUnique: true })
    await contact({ [later.id]: 'C-3' })
    const job = (await server.as('agent').get(`/api/agent/jobs/${body.jobId}`)).body
    expect(await leftOut(job.undo.id)).toMatchObject([{ ...taken[0], path: `custom.${later.id}` }])
  })

  test('is kept when a change of many that emptied it before it was unique is taken back', async () => {
    const field = await created({ type: 'text', labels: { es: 'Matrícula' } })
    const [first, second] = [await contact({ [field.id]: 'M-1' }), await contact({ [field.id]: 'M-2' })]
    const { body } = await server.as('agent').post('/api/agent/bulk-edits', {
      record: 'contact',
      selection: { ids: [first.id, second.id] },
      change: { kind: 'set-field', field: `custom.${field.id}`, value: null },
    })
    await runJobs(server)
    const job = (await server.as('agent').get(`/api/agent/jobs/${body.jobId}`)).body
    await change(field, { isUnique: true })
    await contact({ [field.id]: 'm-1' })
    const undone = await undo(job.undo.id)
    expect(undone.body.leftOut).toMatchObject([
      { subject: { id: first.id }, path: `custom.${field.id}`, code: 'field.taken' },
    ])
    expect([await heldBy(first.id, field), await heldBy(second.id, field)]).toEqual([undefined, 'M-2'])
  })

  test('of two contacts made with one value at the same moment one stays', async () => {
    const field = await created({ type: 'number', labels: { es: 'Folio' }, isUnique: true })
    const answers = await Promise.all([1, 2, 3].map(() => contact({ [field.id]: 77 })))
    expect(answers.filter((each) => each.id)).toHaveLength(1)
    expect(answers.filter((each) => each.status === 409)).toHaveLength(2)
  })

  test('cannot become one while a value is there twice', async () => {
    const field = await created({ type: 'text', labels: { es: 'Repetido' } })
    const [one] = [await contact({ [field.id]: 'x' }), await contact({ [field.id]: 'X' })]
    const refused = await change(field, { isUnique: true })
    expect(refused).toMatchObject({
      status: 409,
      body: { problems: [{ params: { count: 1, example: 'x' } }] },
    })
    await server.as('agent').delete(`/api/agent/contacts/${one.id}`)
    expect((await change(field, { isUnique: true })).status).toBe(200)
    expect((await contact({ [field.id]: 'x' })).status).toBe(409)
  })
})

describe('another type', () => {
  const conversion = (field: FieldAnswer, type: string) =>
    admin().get(`/api/agent/fields/${field.id}/conversion?type=${type}`)
  const convert = (field: FieldAnswer, type: string, lost: number) =>
    admin().post(`/api/agent/fields/${field.id}/conversion`, { type, lost }, { version: field.version })

  test('shows what would be lost, converts the rest, and can be undone', async () => {
    const field = await created({ type: 'text', labels: { es: 'Empleados' } })
    const [seven, some] = [await contact({ [field.id]: '7,5' }), await contact({ [field.id]: 'varios' })]
    expect((await conversion(field, 'number')).body).toMatchObject({
      records: 2,
      kept: 1,
      lost: 1,
      examples: ['varios'],
    })
    const { body } = await convert(field, 'number', 1)
    expect([body.field.type, await heldBy(seven.id, field), await heldBy(some.id, field)]).toEqual([
      'number',
      7.5,
      undefined,
    ])
    await undo(body.undoId)
    expect([await heldBy(seven.id, field), await heldBy(some.id, field)]).toEqual(['7,5', 'varios'])
  })

  test('texts become choices, one for all spellings of a name', async () => {
    const field = await created({ type: 'text', labels: { es: 'Ciudad' } })
    const [one, other] = [await contact({ [field.id]: 'León' }), await contact({ [field.id]: 'leon' })]
    expect((await conversion(field, 'dropdown')).body).toMatchObject({ kept: 2, lost: 0, newOptions: 1 })
    const { body } = await convert(field, 'dropdown', 0)
    const id = body.field.options[0].id
    expect([await heldBy(one.id, field), await heldBy(other.id, field)]).toEqual([id, id])
  })

  test('a save in between that would be lost too stops it', async () => {
    const field = await created({ type: 'text', labels: { es: 'Carrera' } })
    await contact({ [field.id]: '1' })
    expect((await conversion(field, 'number')).body.lost).toBe(0)
    await contact({ [field.id]: 'uno' })
    expect((await convert(field, 'number', 0)).body.problems[0]).toMatchObject({
      code: 'field.loses-more',
      params: { count: 1 },
    })
  })
})

test('a field to filter by gets an index of its values, and loses it with the wish', async () => {
  const field = await created({ type: 'number', labels: { es: 'Filtrable' }, isFilterable: true })
  const indexes = async () => {
    await keepFieldIndexes(server.ownerUrl)
    const { rows } = await sql<{ name: string }>`
      select indexname as name from pg_indexes where indexname ~ '_field_[0-9]+_'`.execute(server.wiring.db)
    return rows.map(({ name }) => name)
  }
  expect(await indexes()).toEqual([`contacts_field_${field.id}_number`])
  await change(field, { isFilterable: false })
  expect(await indexes()).toEqual([])
  expect(await created({ type: 'paragraph', labels: { es: 'Largo' }, isFilterable: true })).toMatchObject({
    problems: [{ path: 'isFilterable', code: 'field.cannot-be-indexed' }],
  })
})

describe('a definition changes while records are saved', () => {
  test('a choice that was archived while a form was open is refused, and stays where it was chosen', async () => {
    const field = await created({
      type: 'dropdown',
      labels: { es: 'Formulario' },
      options: [{ labels: { es: 'a' } }, { labels: { es: 'b' } }],
    })
    const [a, b] = field.options.map(({ id }) => id)
    const before = await contact({ [field.id]: a })
    await change(field, { options: [{ id: b, labels: { es: 'b' } }] })
    const path = `/api/agent/contacts/${before.id}`
    const late = await contact({ [field.id]: a })
    expect(late.problems).toMatchObject([{ path: `custom.${field.id}`, code: 'field.unknown-option' }])
    const never = await contact({ [field.id]: 999_999 })
    expect(never.problems).toMatchObject([{ path: `custom.${field.id}`, code: 'field.no-such-option' }])
    const kept = await server
      .as('agent')
      .patch(path, { jobTitle: 'x', custom: { [field.id]: a } }, { version: 1 })
    expect(kept).toMatchObject({ status: 200, body: { custom: { [field.id]: a } } })
  })

  test('no value is left behind that the new definition does not know', async () => {
    const field = await created({
      type: 'dropdown',
      labels: { es: 'Carreras' },
      options: [{ labels: { es: 'a' } }, { labels: { es: 'b' } }],
    })
    const [a, b] = field.options.map(({ id }) => id) as [number, number]
    const saves = Array.from({ length: 6 }, () => contact({ [field.id]: a }))
    const path = `/api/agent/fields/${field.id}/options/${a}/merge`
    const merged = admin().post(path, { into: b }, { version: field.version })
    const more = Array.from({ length: 6 }, () => contact({ [field.id]: a }))
    const answers = await Promise.all([...saves, ...more])
    expect((await merged).status).toBe(200)
    for (const { id, problems } of answers)
      expect(id ? await heldBy(id, field) : problems[0].code).toBe(id ? b : 'field.unknown-option')
  })
})
