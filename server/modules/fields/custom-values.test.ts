import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { insertRows } from '../../lib/insert-rows.ts'

let server: TestServer
const ids: Record<string, number> = {}
const options: number[] = []

beforeAll(async () => {
  server = await startTestServer()
  const { db } = server.wiring
  const types = ['text', 'paragraph', 'number', 'checkbox', 'date', 'dropdown', 'phone', 'url'] as const
  for (const [at, type] of types.entries()) {
    const row = { record: 'contact', key: `cf_${type}`, type, is_standard: false, position: 20 + at }
    const labels = { es: type, en: type }
    const more = {
      labels,
      default_value: type === 'number' ? 7 : null,
      required_for_agents: type === 'checkbox',
    }
    await db.transaction().execute((tx) => insertRows(tx, 'fields', [{ ...row, ...more }]))
    const { id } = await db
      .selectFrom('fields')
      .select('id')
      .where('key', '=', row.key)
      .executeTakeFirstOrThrow()
    ids[type] = id
  }
  for (const archived_at of [null, new Date()])
    await db
      .transaction()
      .execute((tx) =>
        insertRows(tx, 'options', [
          { field_id: ids.dropdown as number, labels: { es: 'a', en: 'a' }, position: 1, archived_at },
        ]),
      )
  options.push(
    ...(
      await db
        .selectFrom('options')
        .select('id')
        .where('field_id', '=', ids.dropdown as number)
        .orderBy('id')
        .execute()
    ).map(({ id }) => id),
  )
})
afterAll(() => server.stop())

let made = 0
const by = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([type, value]) => [String(ids[type] ?? type), value]))
const create = (custom: Record<string, unknown>, more: object = {}) =>
  server.as('agent').post('/api/agent/contacts', {
    name: 'Con campos',
    externalId: `c-${++made}`,
    custom: by(custom),
    ...more,
  })

test('values of every type are kept, and a default fills in what was not given', async () => {
  const given = {
    text: 'uno',
    paragraph: 'uno\ndos',
    checkbox: false,
    date: '2026-11-22',
    dropdown: options[0],
    phone: '943 16 08 72',
    url: 'https://x.example/a',
  }
  const { status, body } = await create(given)
  expect(status).toBe(201)
  expect(body.custom).toEqual(by({ ...given, number: 7 }))
  expect(body.defaultsApplied).toContain(`custom.${ids.number}`)
})

test('wrong values are all reported, each at its field', async () => {
  const wrong = {
    text: 5,
    paragraph: 'x'.repeat(10_001),
    number: 'siete',
    checkbox: 'sí',
    date: '2026-02-30',
    dropdown: options[1],
    phone: 'abc',
    url: 'javascript:alert(1)',
  }
  const { status, body } = await create(wrong)
  expect(status).toBe(422)
  expect(body.problems.map((problem: { path: string }) => problem.path).sort()).toEqual(
    Object.keys(wrong)
      .map((type) => `custom.${ids[type]}`)
      .sort(),
  )
})

test('a required field that is missing or cleared is refused; another change is not held up by it', async () => {
  const missing = await create({})
  expect(missing.body.problems).toMatchObject([{ path: `custom.${ids.checkbox}`, code: 'field.required' }])
  const { body } = await create({ checkbox: true, number: null })
  expect(body.custom).toEqual(by({ checkbox: true }))
  const patch = (change: object) =>
    server.as('agent').patch(`/api/agent/contacts/${body.id}`, change, { version: 1 })
  expect((await patch({ custom: by({ checkbox: null }) })).status).toBe(422)
  expect((await patch({ custom: by({ text: 'otra' }) })).body.custom).toEqual(
    by({ checkbox: true, text: 'otra' }),
  )
})

test('a value of any depth is refused by its shape, also where the same request may come twice', async () => {
  const deep = (levels: number) => `${'{"1":'.repeat(levels)}1${'}'.repeat(levels)}`
  for (const levels of [40_000, 2]) {
    const bytes = Buffer.from(`{"name":"Honda","externalId":"h","custom":{"${ids.text}":${deep(levels)}}}`)
    const { status, body } = await server.as('agent').post('/api/agent/contacts', bytes, {
      key: `deep-${levels}`,
      headers: { 'content-type': 'application/json' },
    })
    expect([status, body.problems?.[0]]).toMatchObject([
      422,
      { path: `custom.${ids.text}`, code: 'shape.value' },
    ])
  }
})

test('agents see the definitions with the defaults that apply, customers those that are shown to them', async () => {
  const { body } = await server.as('viewer').get('/api/agent/fields?record=contact')
  const at = (path: string) => body.items.find((field: { path: string }) => field.path === path)
  expect(at('language').defaultValue).toBe('es')
  expect(at('postalAddress').defaultValue).toEqual({ country: 'MX' })
  expect(at(`custom.${ids.dropdown}`).options).toMatchObject([{ isArchived: false }, { isArchived: true }])
  const company = await server.as('viewer').get('/api/agent/fields?record=company')
  expect(company.body.items.map((field: { path: string }) => field.path)).toContain('healthScore')
})
