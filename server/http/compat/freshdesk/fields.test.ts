import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AskFreshdesk, asFreshdesk, errorsOf } from '../../../../test/harness/freshdesk.ts'
import { roleKeys } from '../../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
let keys: Awaited<ReturnType<typeof roleKeys>>
let ask: AskFreshdesk
beforeAll(async () => {
  server = await startTestServer()
  keys = await roleKeys(server)
  ask = asFreshdesk(server, keys.admin)
})
afterAll(() => server.stop())

const named = async (path: string, name: string) =>
  (await ask('GET', path)).body.find((each: { name: string }) => each.name === name)
let made = 0
const fieldOf = async (record: 'contact' | 'company', more: object) => {
  const label = `Campo ${++made}`
  const customers = record === 'contact' ? { label_for_customers: label } : {}
  const answer = await ask('POST', `/${record}_fields`, { label, ...customers, position: 5, ...more })
  expect([answer.status, errorsOf(answer)]).toEqual([201, []])
  return answer.body
}

test.each([
  ['name', 'default_name', { required_for_agents: true, editable_in_signup: true, customers_can_edit: true }],
  ['job_title', 'default_job_title', { customers_can_edit: true, displayed_for_customers: true }],
  ['email', 'default_email', { editable_in_signup: true, customers_can_edit: false }],
  ['phone', 'default_phone', { customers_can_edit: true }],
  ['mobile', 'default_mobile', { customers_can_edit: true }],
  ['twitter_id', 'default_twitter_id', {}],
  ['company_name', 'default_company_name', { customers_can_edit: false, displayed_for_customers: true }],
  ['address', 'default_address', {}],
  ['time_zone', 'default_time_zone', { customers_can_edit: true }],
  ['language', 'default_language', { customers_can_edit: true }],
  ['tag_names', 'default_tag_names', { displayed_for_customers: false }],
  ['description', 'default_description', { displayed_for_customers: false }],
  ['unique_external_id', 'default_unique_external_id', { displayed_for_customers: false }],
])('Freshdesk · contact_fields · %s is a default field', async (name, type, more) => {
  expect(await named('/contact_fields', name)).toMatchObject({
    ...{ name, type, default: true, unique: false, agents_can_edit: true, displayed_for_agents: true },
    ...{ quick_add_for_agent: false, label: expect.any(String), label_for_customers: expect.any(String) },
    ...{ position: expect.any(Number), created_at: expect.any(String), updated_at: expect.any(String) },
    ...more,
  })
})

test.each([
  ['name', 'default_name'],
  ['description', 'default_description'],
  ['note', 'default_note'],
  ['domains', 'default_domains'],
  ['health_score', 'default_health_score'],
  ['account_tier', 'default_account_tier'],
  ['renewal_date', 'default_renewal_date'],
  ['industry', 'default_industry'],
])('Freshdesk · company_fields · %s is a default field without flags for customers', async (name, type) => {
  const field = await named('/company_fields', name)
  expect(field).toMatchObject({ name, type, default: true, required_for_agents: name === 'name' })
  expect(Object.keys(field).filter((key) => key.includes('customers') || key.includes('signup'))).toEqual([])
})

describe.each(['contact', 'company'] as const)('%s_fields', (record) => {
  const all = `/${record}_fields`
  const asked = (label: string) => ({
    label,
    ...(record === 'contact' ? { label_for_customers: label } : {}),
  })

  test.each([
    'custom_text',
    'custom_paragraph',
    'custom_checkbox',
    'custom_number',
    'custom_dropdown',
    'custom_phone_number',
    'custom_url',
    'custom_date',
  ])(
    'Freshdesk · contact_fields, company_fields · one of the type %s is created, listed, viewed and taken away',
    async (type) => {
      const label = `Test Field ${type}`
      const created = await ask('POST', all, { ...asked(label), type, position: 3 })
      expect([created.status, errorsOf(created)]).toEqual([201, []])
      const { id } = created.body
      expect(created.headers.location).toBe(`http://desk.example/api/v2${all}/${id}`)
      expect(created.body).toMatchObject({
        ...{ name: `test_field_${type}`, label, type, default: false, position: 3, unique: false },
        ...{ required_for_agents: false, agents_can_edit: true, displayed_for_agents: true },
      })
      for (const path of [all, `/${record}_field`])
        expect((await ask('GET', `${path}/${id}`)).body).toEqual(created.body)
      expect((await ask('GET', all)).body[2]).toMatchObject({ id, name: created.body.name })
      expect(await ask('DELETE', `${all}/${id}`)).toMatchObject({ status: 204, body: '' })
      expect((await ask('GET', `${all}/${id}`)).status).toBe(404)
    },
  )

  test('Freshdesk · contact_fields, company_fields · everything that is wrong with a new one is told at once', async () => {
    const customers = record === 'contact' ? [['label_for_customers', 'missing_field']] : []
    const wrong = {
      type: 'custom_color',
      position: 9999,
      unique: 'yes',
      surprise: 1,
      quick_add_for_agent: true,
    }
    const refused = await ask('POST', all, wrong)
    expect(refused.status).toBe(400)
    expect(errorsOf(refused).sort()).toEqual(
      [
        ['label', 'missing_field'],
        ...customers,
        ['position', 'invalid_value'],
        ['quick_add_for_agent', 'inaccessible_field'],
        ['surprise', 'invalid_field'],
        ['type', 'invalid_value'],
        ['unique', 'datatype_mismatch'],
      ].sort(),
    )
    expect(errorsOf(await ask('POST', all, { ...asked('x') }))).toEqual([['type', 'missing_field']])
  })

  test.each(['custom_number', 'custom_url', 'custom_date'])(
    'Freshdesk · contact_fields, company_fields · unique is refused for %s',
    async (type) => {
      const field = await fieldOf(record, { type })
      const made = await ask('POST', all, { ...asked(`${field.label} b`), type, unique: true })
      const changed = await ask('PUT', `${all}/${field.id}`, { unique: true })
      for (const answer of [made, changed])
        expect([answer.status, errorsOf(answer)]).toEqual([400, [['unique', 'incompatible_field']]])
    },
  )

  test('Freshdesk · contact_fields, company_fields · a label in use is a duplicate', async () => {
    const { label } = await fieldOf(record, { type: 'custom_text' })
    const again = await ask('POST', all, { ...asked(label), type: 'custom_text' })
    expect([again.status, errorsOf(again)]).toEqual([409, [['label', 'duplicate_value']]])
  })

  test('Freshdesk · contact_fields, company_fields · choices are made, renamed, moved, added and taken away', async () => {
    const choices = [{ value: 'Oro', position: 1 }, { value: 'Plata', position: 2 }, { value: 'Bronce' }]
    const field = await fieldOf(record, { type: 'custom_dropdown', choices })
    const [oro, plata, bronce] = field.choices
    expect(field.choices).toEqual([
      { id: expect.any(Number), label: 'Oro', value: 'Oro', position: 1 },
      { id: expect.any(Number), label: 'Plata', value: 'Plata', position: 2 },
      { id: expect.any(Number), label: 'Bronce', value: 'Bronce', position: 3 },
    ])
    const listed = (await ask('GET', all)).body.find(({ id }: { id: number }) => id === field.id)
    expect(listed.choices).toEqual(['Oro', 'Plata', 'Bronce'])
    const changed = await ask('PUT', `${all}/${field.id}`, {
      choices: [
        { id: oro.id, value: 'Oro fino', position: 2 },
        { id: bronce.id, deleted: true },
        { value: 'Platino', position: 1 },
      ],
    })
    expect(changed.status).toBe(200)
    expect(changed.body.choices).toEqual([
      { id: expect.any(Number), label: 'Platino', value: 'Platino', position: 1 },
      { id: oro.id, label: 'Oro fino', value: 'Oro fino', position: 2 },
      { id: plata.id, label: 'Plata', value: 'Plata', position: 3 },
    ])
    const back = await ask('PUT', `${all}/${field.id}`, { choices: [{ value: 'Bronce' }] })
    expect(back.body.choices[3]).toMatchObject({ id: bronce.id, value: 'Bronce' })
    const wrong = await ask('PUT', `${all}/${field.id}`, { choices: [{ id: 999999, value: 'x' }, {}] })
    expect([wrong.status, errorsOf(wrong).map(([path]) => path)]).toEqual([400, ['choices', 'choices']])
  })

  test('Freshdesk · contact_fields, company_fields · label, flags and place are changed, the type is not', async () => {
    const field = await fieldOf(record, { type: 'custom_text' })
    const changed = await ask('PUT', `${all}/${field.id}`, {
      ...{ label: `${field.label} b`, required_for_agents: true, unique: true, position: 2 },
    })
    expect(changed).toMatchObject({
      status: 200,
      body: { id: field.id, name: field.name, label: `${field.label} b`, position: 2, unique: true },
    })
    expect((await ask('GET', `${all}/${field.id}`)).body).toEqual(changed.body)
    const other = await ask('PUT', `${all}/${field.id}`, { type: 'custom_number' })
    expect([other.status, errorsOf(other)]).toEqual([400, [['type', 'readonly_field']]])
  })

  test('Freshdesk · contact_fields, company_fields · agents read them, administrators write them', async () => {
    expect((await ask('GET', all, undefined, keys.agent)).status).toBe(200)
    const body = { ...asked('No'), type: 'custom_text' }
    expect(await ask('POST', all, body, keys.agent)).toMatchObject({
      status: 403,
      body: { code: 'access_denied' },
    })
    const { id } = await fieldOf(record, { type: 'custom_text' })
    expect((await ask('PUT', `${all}/${id}`, {}, keys.agent)).status).toBe(403)
    expect((await ask('DELETE', `${all}/${id}`, undefined, keys.agent)).status).toBe(403)
  })

  test('Freshdesk · contact_fields, company_fields · a default field stays, and the other record’s are not there', async () => {
    const { id } = await named(all, 'name')
    const stays = await ask('DELETE', `${all}/${id}`)
    expect([stays.status, errorsOf(stays)]).toEqual([409, [['', 'inconsistent_state']]])
    const other = record === 'contact' ? 'company' : 'contact'
    expect((await ask('GET', `/${other}_fields/${id}`)).status).toBe(404)
  })
})

test('Freshdesk · contact_fields · a label of a default field is kept apart from it', async () => {
  const { name } = await fieldOf('contact', { label: 'Company Name', type: 'custom_text' })
  expect(name).toBe('custom_company_name')
})

test('Freshdesk · contact_fields · languages and time zones are choices, each kept in two ways', async () => {
  const zone = await named('/contact_fields', 'time_zone')
  expect(zone.choices).toMatchObject({
    'Eastern Time (US & Canada)': '(GMT-05:00) Eastern Time (US & Canada)',
    Chennai: '(GMT+05:30) Chennai',
    London: '(GMT+00:00) London',
    Santiago: '(GMT-04:00) Santiago',
  })
  const whole = (await ask('GET', `/contact_fields/${zone.id}`)).body
  expect(whole.choices[0]).toEqual({
    id: 1,
    label: expect.any(String),
    value: expect.any(String),
    position: 1,
  })
  expect((await named('/contact_fields', 'language')).choices).toMatchObject({ en: expect.any(String) })
})

test('Freshdesk · ticket_fields · tells what can be chosen', async () => {
  const { status, body } = await ask('GET', '/ticket_fields', undefined, keys.agent)
  expect(status).toBe(200)
  const field = (name: string) => body.find((each: { name: string }) => each.name === name)
  expect(field('status')).toMatchObject({ type: 'default_status', choices: { 2: ['Abierto', 'Abierto'] } })
  expect(field('priority')).toMatchObject({ choices: { Baja: 1, Urgente: 4 } })
  expect(field('ticket_type').choices).toContain('Facturación')
  expect(field('agent').choices).toMatchObject({ [server.cast.agent.name]: server.cast.agent.id })
  expect(field('requester')).toMatchObject({ portal_cc: false, portal_cc_to: 'company' })
  const only = await ask('GET', '/ticket_fields?type=default_status', undefined, keys.agent)
  expect(only.body).toEqual([field('status')])
})
