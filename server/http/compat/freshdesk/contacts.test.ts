import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Freshdesk, freshdeskClient } from '../../../../test/harness/freshdesk.ts'
import { roleKeys } from '../../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
let ask: Freshdesk
let firm: number
let otherFirm: number
beforeAll(async () => {
  server = await startTestServer()
  ask = freshdeskClient(server, (await roleKeys(server)).owner)
  firm = await company('Firma Uno')
  otherFirm = await company('Firma Dos')
  for (const [label, type] of customTypes) await field(label, type)
})
afterAll(() => server.stop())

const customTypes = [
  ['Apodo', 'text'],
  ['Historia', 'paragraph'],
  ['Socios', 'number'],
  ['Moroso', 'checkbox'],
  ['Alta', 'date'],
  ['Plan', 'dropdown'],
  ['Fax', 'phone'],
  ['Sitio', 'url'],
] as const

const company = async (name: string): Promise<number> =>
  (await server.as('agent').post('/api/agent/companies', { name })).body.id
async function field(es: string, type: string): Promise<void> {
  const options = type === 'dropdown' ? [label('Oro', 'Gold'), label('Plata', 'Silver')] : undefined
  const draft = { record: 'contact', type, ...label(es, es), ...(options ? { options } : {}) }
  expect((await server.as('admin').post('/api/agent/fields', draft)).status).toBe(201)
}
const label = (es: string, en: string) => ({ labels: { es, en } })

let nth = 0
const fresh = () => `persona${nth++}@contrato.example`
const create = (body: object = {}) =>
  ask('POST', '/contacts', { body: { name: 'Ana Ruiz', email: fresh(), ...body } })
const made = async (body: object = {}) => {
  const { status, body: contact } = await create(body)
  expect([status, contact]).toEqual([201, expect.anything()])
  return contact
}
const errors = ({ body }: { body: { errors?: { field: string; code: string }[] } }) =>
  (body.errors ?? []).map(({ field, code }) => `${field} ${code}`).sort()

describe('what a contact has', () => {
  test.each([
    ['email', { email: 'Primera@Contrato.example' }],
    ['other_emails', { other_emails: ['dos@contrato.example', 'tres@contrato.example'] }],
    ['phone', { phone: '+34 941 30 77 15' }],
    ['mobile', { mobile: '+52 55 5604 9218' }],
    ['twitter_id', { twitter_id: 'ana_ruiz_1' }],
    ['facebook_id', { facebook_id: 'ana.ruiz.logrono' }],
    ['unique_external_id', { unique_external_id: 'crm-77' }],
    ['address', { address: 'Calle Mayor 3, 2.º\n26001 Logroño' }],
    ['description', { description: 'Escribe siempre de noche.\nY contesta.' }],
    ['job_title', { job_title: 'Contable' }],
    ['language', { language: 'es-LA' }],
    ['time_zone', { time_zone: 'Chennai' }, { time_zone: 'Kolkata' }],
    ['time_zone of a name without others', { time_zone: 'Pacific Time (US & Canada)' }],
    ['tags', { tags: ['vip', 'norte'] }],
    ['custom text', { custom_fields: { apodo: 'Anita' } }],
    ['custom paragraph', { custom_fields: { historia: 'Uno\nDos' } }],
    ['custom number', { custom_fields: { socios: 3 } }],
    ['custom checkbox', { custom_fields: { moroso: true } }],
    ['custom date', { custom_fields: { alta: '2026-02-28' } }],
    ['custom dropdown', { custom_fields: { plan: 'Oro' } }],
    [
      'custom dropdown by its other name',
      { custom_fields: { plan: 'Silver' } },
      { custom_fields: { plan: 'Plata' } },
    ],
    ['custom phone', { custom_fields: { fax: '+34 941 30 77 16' } }],
    ['custom url', { custom_fields: { sitio: 'https://ruiz.example/' } }],
  ] as [string, object, object?][])(
    'Freshdesk · contacts · %s is kept and shown',
    async (_name, given, shown = given) => {
      const contact = await made(given)
      expect(contact).toMatchObject(shown)
      expect((await ask('GET', `/contacts/${contact.id}`)).body).toEqual(contact)
    },
  )

  test('Freshdesk · contacts · companies: the primary one with its view_all_tickets, and the others', async () => {
    const given = {
      company_id: firm,
      view_all_tickets: true,
      other_companies: [{ company_id: otherFirm, view_all_tickets: false }],
    }
    expect(await made(given)).toMatchObject(given)
  })

  test('Freshdesk · contacts · blank values are null, times are in UTC without parts of a second', async () => {
    const contact = await made()
    expect(contact).toMatchObject({
      ...{ active: false, address: null, avatar: null, company_id: null, deleted: false, description: null },
      ...{ job_title: null, mobile: null, other_companies: [], other_emails: [], phone: null, tags: [] },
      ...{ twitter_id: null, unique_external_id: null, view_all_tickets: false, contact_type: 'contact' },
      custom_fields: Object.fromEntries(
        ['apodo', 'historia', 'socios', 'moroso', 'alta', 'plan', 'fax', 'sitio'].map((name) => [name, null]),
      ),
    })
    for (const time of [contact.created_at, contact.updated_at])
      expect(time).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
  })

  test.each(['lookup_parameter', 'facebook_id', 'contact_type', 'social_handler'])(
    'Freshdesk · contacts · %s is never refused',
    async (name) => {
      const value = { lookup_parameter: 'email', contact_type: 'contact', social_handler: [] }[name] ?? null
      expect((await create({ [name]: value })).status).toBe(201)
    },
  )

  test('Freshdesk · contacts · a contact whose address is at a company’s domain is associated', async () => {
    const { body } = await server
      .as('agent')
      .post('/api/agent/companies', { name: 'Firma Dominio', mailDomains: ['firma-dominio.example'] })
    expect(await made({ email: 'x@firma-dominio.example' })).toMatchObject({ company_id: body.id })
  })
})

describe('what it takes to make one', () => {
  test.each([
    ['email', { email: 'solo@contrato.example' }],
    ['phone', { phone: '+34 941 30 77 99' }],
    ['mobile', { mobile: '+34 600 30 77 99' }],
    ['twitter_id', { twitter_id: 'solo_twitter' }],
    ['unique_external_id', { unique_external_id: 'solo-externo' }],
  ])('Freshdesk · contacts · a name and %s are enough', async (_name, means) => {
    expect((await ask('POST', '/contacts', { body: { name: 'Solo', ...means } })).status).toBe(201)
  })

  const bad: [string, object, string[]][] = [
    ['a name that is missing', { name: undefined }, ['name missing_field']],
    ['no means of identification', { email: undefined }, ['email missing_field']],
    ['an address that is none', { email: 'sin-arroba' }, ['email invalid_value']],
    ['another address that is none', { other_emails: ['sin-arroba'] }, ['other_emails invalid_value']],
    [
      'other addresses without a primary one',
      { email: undefined, other_emails: ['x@y.example'] },
      ['email missing_field'],
    ],
    ['a name that is a number', { name: 5 }, ['name datatype_mismatch']],
    ['tags that are no list', { tags: 'vip' }, ['tags datatype_mismatch']],
    ['a company that is a text', { company_id: '7' }, ['company_id datatype_mismatch']],
    ['a company that is not there', { company_id: 99_999_999 }, ['company_id invalid_value']],
    ['view_all_tickets without a company', { view_all_tickets: true }, ['view_all_tickets missing_field']],
    ['a zone that is none', { time_zone: 'Narnia' }, ['time_zone invalid_value']],
    ['a language that is none', { language: 'klingonés' }, ['language invalid_value']],
    [
      'a custom field that is not there',
      { custom_fields: { nada: 1 } },
      ['custom_fields.nada invalid_field'],
    ],
    ['a custom field by our own id', { custom_fields: { 1: 'x' } }, ['custom_fields.1 invalid_field']],
    [
      'a choice that is not there',
      { custom_fields: { plan: 'Cobre' } },
      ['custom_fields.plan invalid_value'],
    ],
    ['a choice by its id', { custom_fields: { plan: 1 } }, ['custom_fields.plan invalid_value']],
    [
      'a number that is a text',
      { custom_fields: { socios: 'tres' } },
      ['custom_fields.socios datatype_mismatch'],
    ],
    [
      'a truth that is a text',
      { custom_fields: { moroso: 'sí' } },
      ['custom_fields.moroso datatype_mismatch'],
    ],
    [
      'a day with a time',
      { custom_fields: { alta: '2026-02-28T10:00:00Z' } },
      ['custom_fields.alta invalid_value'],
    ],
    [
      'a day that there is not',
      { custom_fields: { alta: '2026-02-30' } },
      ['custom_fields.alta invalid_value'],
    ],
    ['an attribute that is not documented', { favourite: 1 }, ['favourite invalid_field']],
    [
      'an attribute that cannot be set',
      { active: true, id: 7 },
      ['active invalid_field', 'id invalid_field'],
    ],
    ['a list whose elements are none', { tags: [5, 'a', 6] }, ['tags datatype_mismatch']],
    [
      'an address that is a number, and nothing that follows from it',
      { email: 5 },
      ['email datatype_mismatch'],
    ],
    [
      'another company that is not there',
      { other_companies: [{ company_id: 99_999_999 }] },
      ['other_companies invalid_value'],
    ],
    [
      'several things at once, each told',
      { name: '', email: 'x', custom_fields: { nada: 1 }, color: 'azul' },
      [
        'color invalid_field',
        'custom_fields.nada invalid_field',
        'email invalid_value',
        'name missing_field',
      ],
    ],
  ]
  test.each(bad)('Freshdesk · contacts · %s is refused with 400', async (_name, given, expected) => {
    const answer = await create(given)
    expect(answer.status).toBe(400)
    expect(answer.body.description).toBe('Validation failed')
    expect(errors(answer)).toEqual(expected)
    for (const each of answer.body.errors) expect(each.message).toMatch(/^[A-Z].* /)
  })

  test.each(['email', 'other_emails', 'unique_external_id'])(
    'Freshdesk · contacts · %s of another is refused with 409 and says whose it is',
    async (name) => {
      const email = fresh()
      const value = { email, other_emails: [email], unique_external_id: 'rep-1' }[name]
      const first = await made(name === 'other_emails' ? { email } : { [name]: value })
      const answer = await create({ [name]: value })
      expect([answer.status, errors(answer)]).toEqual([409, [`${name} duplicate_value`]])
      expect(answer.body.errors[0].additional_info).toEqual({ user_id: first.id })
    },
  )

  test('Freshdesk · contacts · what the plan leaves out is 403 and require_feature', async () => {
    const { body: before } = await server.as('owner').get('/api/agent/workspace')
    const plan = (severalCompanies: boolean, version: number) =>
      server.as('owner').patch('/api/agent/workspace', { severalCompanies }, { version })
    const { body: narrow } = await plan(false, before.version)
    const answer = await create({ company_id: firm, other_companies: [{ company_id: otherFirm }] })
    await plan(true, narrow.version)
    expect([answer.status, answer.body]).toEqual([
      403,
      { code: 'require_feature', message: expect.any(String) },
    ])
  })

  test('Freshdesk · contacts · an agent’s address is taken as well', async () => {
    expect(errors(await create({ email: server.cast.owner.email }))).toEqual(['email duplicate_value'])
  })
})

describe('changing one', () => {
  test('Freshdesk · contacts · what is not named stays, lists are given as a whole', async () => {
    const before = await made({ other_emails: [fresh(), fresh()], tags: ['a', 'b'], job_title: 'Contable' })
    const other = fresh()
    const { status, body } = await ask('PUT', `/contacts/${before.id}`, {
      body: { other_emails: [other], tags: ['c'] },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      email: before.email,
      other_emails: [other],
      tags: ['c'],
      job_title: 'Contable',
    })
  })

  test('Freshdesk · contacts · what is given just as it is shown changes nothing', async () => {
    const { body: ours } = await server.as('agent').post('/api/agent/contacts', {
      name: 'Íñigo Otxoa',
      emails: [fresh(), fresh()],
      timeZone: 'Europe/Andorra',
      postalAddress: { street1: 'Calle Mayor 3', city: 'Logroño', postcode: '26001', country: 'ES' },
      companies: [
        { companyId: firm, isPrimary: true },
        { companyId: otherFirm, seesCompanyTickets: true },
      ],
      socialHandles: { x: 'otxoa', linkedin: 'in/otxoa' },
    })
    const { body: shown } = await ask('GET', `/contacts/${ours.id}`)
    const readOnly = [
      'id',
      'active',
      'deleted',
      'created_at',
      'updated_at',
      'csat_rating',
      'preferred_source',
    ]
    const back = Object.fromEntries(
      Object.entries(shown).filter(([name]) => ![...readOnly, 'first_name', 'last_name'].includes(name)),
    )
    const { status, body } = await ask('PUT', `/contacts/${ours.id}`, { body: back })
    expect([status, body]).toEqual([200, shown])
    expect((await server.as('agent').get(`/api/agent/contacts/${ours.id}`)).body).toEqual(ours)
  })

  test('Freshdesk · contacts · company_id null leaves the primary company, and the next one takes its place', async () => {
    const { id } = await made({ company_id: firm, other_companies: [{ company_id: otherFirm }] })
    const { body } = await ask('PUT', `/contacts/${id}`, { body: { company_id: null } })
    expect(body).toMatchObject({ company_id: otherFirm, other_companies: [] })
    expect((await ask('PUT', `/contacts/${id}`, { body: { company_id: null } })).body.company_id).toBeNull()
  })

  test('Freshdesk · contacts · another company takes the primary one’s place', async () => {
    const { id } = await made({ company_id: firm, view_all_tickets: true })
    const { body } = await ask('PUT', `/contacts/${id}`, { body: { company_id: otherFirm } })
    expect(body).toMatchObject({ company_id: otherFirm, view_all_tickets: false, other_companies: [] })
  })

  test('Freshdesk · contacts · another address of hers becomes the primary one, and the old one goes', async () => {
    const [other, third] = [fresh(), fresh()]
    const { id } = await made({ other_emails: [other, third] })
    const { body } = await ask('PUT', `/contacts/${id}`, { body: { email: other.toUpperCase() } })
    expect(body).toMatchObject({ email: other.toUpperCase(), other_emails: [third] })
  })

  test('Freshdesk · contacts · null clears', async () => {
    const given = {
      job_title: 'x',
      phone: '+34 941 30 77 15',
      twitter_id: 'se_borra',
      address: 'Calle 1',
      tags: ['a'],
    }
    const { id } = await made(given)
    const nothing = { job_title: null, phone: null, twitter_id: null, address: null }
    const { body } = await ask('PUT', `/contacts/${id}`, { body: { ...nothing, tags: [] } })
    expect(body).toMatchObject({ ...nothing, tags: [] })
  })

  test('Freshdesk · contacts · another’s address is refused with 409, an unknown attribute with 400', async () => {
    const [one, other] = [await made(), await made()]
    const taken = await ask('PUT', `/contacts/${one.id}`, { body: { email: other.email } })
    expect([taken.status, errors(taken)]).toEqual([409, ['email duplicate_value']])
    const unknown = await ask('PUT', `/contacts/${one.id}`, { body: { emial: 'x' } })
    expect([unknown.status, errors(unknown)]).toEqual([400, ['emial invalid_field']])
  })
})

describe('what becomes of one', () => {
  const deleted = async () => {
    const contact = await made()
    const { status, body } = await ask('DELETE', `/contacts/${contact.id}`)
    expect([status, body]).toEqual([204, ''])
    return contact
  }

  test('Freshdesk · contacts · one that is deleted can still be viewed, and restored', async () => {
    const { id, email } = await deleted()
    expect((await ask('GET', `/contacts/${id}`)).body).toMatchObject({ id, deleted: true })
    expect((await ask('PUT', `/contacts/${id}/restore`)).status).toBe(204)
    expect((await ask('GET', `/contacts/${id}`)).body).toMatchObject({ email, deleted: false })
  })

  test.each([
    ['PUT', '', { job_title: 'x' }],
    ['DELETE', '', undefined],
    ['PUT', '/send_invite', undefined],
    ['PUT', '/make_agent', undefined],
  ])('Freshdesk · contacts · %s%s of a deleted or blocked one is 405', async (method, path, body) => {
    const gone = await deleted()
    const blocked = await made()
    await server.as('agent').post(`/api/agent/contacts/${blocked.id}/block`)
    for (const { id } of [gone, blocked]) {
      const answer = await ask(method, `/contacts/${id}${path}`, body ? { body } : {})
      expect([answer.status, answer.body]).toEqual([405, ''])
    }
  })

  test('Freshdesk · contacts · restoring one that is not deleted is a conflict', async () => {
    const { id } = await made()
    const refused = await ask('PUT', `/contacts/${id}/restore`)
    expect([refused.status, errors(refused)]).toEqual([409, [' inconsistent_state']])
  })

  test('Freshdesk · contacts · restoring one who was merged is a conflict that says so', async () => {
    const [one, other] = [await made(), await made()]
    const body = { primary_contact_id: one.id, secondary_contact_ids: [other.id] }
    expect((await ask('POST', '/contacts/merge', { body })).status).toBe(204)
    const refused = await ask('PUT', `/contacts/${other.id}/restore`)
    expect([refused.status, errors(refused)]).toEqual([409, [' inconsistent_state']])
    expect(refused.body.errors[0].message).toContain('merged with another')
  })

  test('Freshdesk · contacts · hard_delete wants a deleted one, or force=True', async () => {
    const kept = await made()
    const refused = await ask('DELETE', `/contacts/${kept.id}/hard_delete`)
    expect([refused.status, errors(refused)]).toEqual([400, ['force inconsistent_state']])
    expect((await ask('DELETE', `/contacts/${kept.id}/hard_delete?force=True`)).status).toBe(204)
    const gone = await deleted()
    expect((await ask('DELETE', `/contacts/${gone.id}/hard_delete`)).status).toBe(204)
    for (const { id } of [kept, gone]) {
      expect((await ask('GET', `/contacts/${id}`)).status).toBe(404)
      expect((await ask('PUT', `/contacts/${id}/restore`)).status).toBe(404)
      expect((await ask('DELETE', `/contacts/${id}/hard_delete?force=true`)).status).toBe(404)
    }
  })

  test.each(['?force=yes', '?force=', '?forced=true'])(
    'Freshdesk · contacts · hard_delete%s erases nobody',
    async (query) => {
      const { id } = await made()
      expect((await ask('DELETE', `/contacts/${id}/hard_delete${query}`)).status).toBe(400)
      expect((await ask('GET', `/contacts/${id}`)).status).toBe(200)
    },
  )

  test.each(['PUT', 'POST'])(
    'Freshdesk · contacts · %s send_invite sends the activation mail again',
    async (method) => {
      const { id } = await made()
      server.pass({ minutes: 2 })
      expect((await ask(method, `/contacts/${id}/send_invite`)).status).toBe(204)
      const { body } = await server.as('owner').get(`/api/agent/contacts/${id}`)
      expect(Date.parse(body.activationSentAt)).toBeGreaterThan(Date.parse(body.createdAt))
    },
  )

  test('Freshdesk · contacts · send_invite of one without an address, or who is active, is a conflict', async () => {
    const { body: silent } = await ask('POST', '/contacts', {
      body: { name: 'Sin correo', unique_external_id: 'sc-1' },
    })
    for (const id of [silent.id, server.cast.stranger.id]) {
      const answer = await ask('PUT', `/contacts/${id}/send_invite`)
      expect([answer.status, errors(answer)]).toEqual([409, ['email inconsistent_state']])
    }
  })

  test('Freshdesk · contacts · make_agent answers with the contact and the agent', async () => {
    const { id, email, name } = await made()
    const { status, body } = await ask('PUT', `/contacts/${id}/make_agent`, {
      body: { occasional: false, ticket_scope: 1, role_ids: [4], type: 'support_agent', group_ids: [] },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id,
      name,
      agent: { role_ids: [4], contact: { email, name, active: false } },
    })
    expect((await ask('GET', `/agents/${body.agent.id}`)).body).toEqual(body.agent)
  })

  test('Freshdesk · contacts · make_agent takes an empty body, and wants an address', async () => {
    const { id } = await made()
    expect((await ask('PUT', `/contacts/${id}/make_agent`)).body.agent.role_ids).toEqual([3])
    const { body } = await ask('POST', '/contacts', {
      body: { name: 'Sin correo', unique_external_id: 'sc-2' },
    })
    const refused = await ask('PUT', `/contacts/${body.id}/make_agent`)
    expect([refused.status, errors(refused)]).toEqual([409, ['email inconsistent_state']])
  })

  test('Freshdesk · contacts · make_agent again, or twice at once, makes no second agent', async () => {
    const { id } = await made({ other_emails: [fresh(), fresh()] })
    const call = () => ask('PUT', `/contacts/${id}/make_agent`)
    const [one, other] = await Promise.all([call(), call()])
    expect([one.status, other.status].toSorted()).toEqual([200, 409])
    const again = await call()
    expect([again.status, errors(again)]).toEqual([409, [' inconsistent_state']])
  })

  test('Freshdesk · contacts · make_agent refuses what would be less than it seems', async () => {
    const { id } = await made()
    const given = { ticket_scope: 3, group_ids: [1], occasional: true, role_ids: [9], type: 'collaborator' }
    const answer = await ask('PUT', `/contacts/${id}/make_agent`, { body: given })
    expect([answer.status, answer.body.errors.length]).toEqual([400, 5])
  })
})

describe('making one of several', () => {
  const merge = (body: object) => ask('POST', '/contacts/merge', { body })

  test('Freshdesk · contacts · merge: the primary one stays, with the addresses of the others', async () => {
    const [one, other] = [await made({ job_title: 'Contable' }), await made({ phone: '+34 941 30 77 15' })]
    const { status, body } = await merge({ primary_contact_id: one.id, secondary_contact_ids: [other.id] })
    expect([status, body]).toEqual([204, ''])
    expect((await ask('GET', `/contacts/${one.id}`)).body).toMatchObject({
      email: one.email,
      other_emails: [other.email],
      phone: '+34 941 30 77 15',
      job_title: 'Contable',
    })
    expect((await ask('GET', `/contacts/${other.id}`)).body).toMatchObject({ deleted: true })
    expect((await ask('PUT', `/contacts/${other.id}/restore`)).status).toBe(409)
    expect((await ask('PUT', `/contacts/${other.id}`, { body: { name: 'X' } })).status).toBe(405)
  })

  test('Freshdesk · contacts · merge: what both have is to be said', async () => {
    const one = await made({ phone: '+34 941 30 77 01', unique_external_id: 'm-1' })
    const other = await made({ phone: '+34 941 30 77 02', unique_external_id: 'm-2' })
    const ids = { primary_contact_id: one.id, secondary_contact_ids: [other.id] }
    const silent = await merge(ids)
    expect([silent.status, errors(silent)]).toEqual([
      400,
      ['contact.phone missing_field', 'contact.unique_external_id missing_field'],
    ])
    const foreign = await merge({ ...ids, contact: { phone: '+34 941 30 77 03', unique_external_id: 'm-1' } })
    expect(errors(foreign)).toEqual(['contact.phone invalid_value'])
    const contact = { phone: '+34 941 30 77 02', unique_external_id: 'm-1', email: other.email }
    expect((await merge({ ...ids, contact })).status).toBe(204)
    expect((await ask('GET', `/contacts/${one.id}`)).body).toMatchObject({
      ...contact,
      other_emails: [one.email],
    })
  })

  test('Freshdesk · contacts · merge: with herself, with nobody, with an unknown or deleted one nothing happens', async () => {
    const one = await made()
    const gone = await made()
    await ask('DELETE', `/contacts/${gone.id}`)
    const ids = (secondary: unknown) => ({ primary_contact_id: one.id, secondary_contact_ids: secondary })
    const self = await merge(ids([one.id]))
    expect([self.status, errors(self)]).toEqual([400, ['secondary_contact_ids invalid_value']])
    expect((await merge(ids([]))).status).toBe(400)
    expect((await merge(ids([99_999_999]))).status).toBe(404)
    expect((await merge(ids([gone.id]))).status).toBe(405)
    expect((await merge({ ...ids([gone.id]), all: true })).status).toBe(400)
    expect((await ask('GET', `/contacts/${one.id}`)).body).toEqual(one)
  })
})

describe('calls at once', () => {
  const statuses = async (calls: ReturnType<Freshdesk>[]) =>
    (await Promise.all(calls)).map(({ status }) => status).sort()

  test('Freshdesk · contacts · of two who are made with one address at once, one is there', async () => {
    const email = fresh()
    expect(await statuses([create({ email }), create({ email })])).toEqual([201, 409])
  })

  test('Freshdesk · contacts · of two merges crosswise at once, one is done', async () => {
    const [one, other] = [await made(), await made()]
    const merge = (primary: number, secondary: number) =>
      ask('POST', '/contacts/merge', {
        body: { primary_contact_id: primary, secondary_contact_ids: [secondary] },
      })
    const [done, refused] = await statuses([merge(one.id, other.id), merge(other.id, one.id)])
    expect(done).toBe(204)
    expect([404, 405, 409]).toContain(refused)
  })

  test('Freshdesk · contacts · changes at once are all kept', async () => {
    const { id } = await made()
    const changes = { job_title: 'Contable', description: 'Nota', unique_external_id: `a-la-vez-${id}` }
    const calls = Object.entries(changes).map(([name, value]) =>
      ask('PUT', `/contacts/${id}`, { body: { [name]: value } }),
    )
    expect(await statuses(calls)).toEqual([200, 200, 200])
    expect((await ask('GET', `/contacts/${id}`)).body).toMatchObject(changes)
  })
})

describe('pictures and forms', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const form = (fields: [string, string][], picture?: { name: string; bytes: Uint8Array }): FormData => {
    const made = new FormData()
    for (const [name, value] of fields) made.append(name, value)
    if (picture) made.append('avatar', new Blob([new Uint8Array(picture.bytes)]), picture.name)
    return made
  }

  test('Freshdesk · contacts · a form with a picture makes a contact: lists as name[], custom fields by name', async () => {
    const fields: [string, string][] = [
      ['name', 'Formulario'],
      ['email', fresh()],
      ['other_emails[]', fresh()],
      ['other_emails[]', fresh()],
      ['company_id', String(firm)],
      ['view_all_tickets', 'true'],
      ['tags[]', 'vip'],
      ['custom_fields[socios]', '4'],
      ['custom_fields[moroso]', 'false'],
      ['custom_fields[apodo]', '77'],
    ]
    const { status, body } = await ask('POST', '/contacts', {
      body: form(fields, { name: 'ana.png', bytes: png }),
    })
    expect([status, body]).toMatchObject([
      201,
      {
        other_emails: [fields[2]?.[1], fields[3]?.[1]],
        ...{ company_id: firm, view_all_tickets: true, tags: ['vip'] },
        custom_fields: { socios: 4, moroso: false, apodo: '77' },
        avatar: { content_type: 'image/png', size: png.length },
      },
    ])
    const path = new URL(body.avatar.avatar_url).pathname.replace('/api/v2', '')
    const fetched = (address: string) =>
      ask('GET', address, { headers: { authorization: '', accept: 'image/*' } })
    const picture = await fetched(path)
    expect([picture.status, picture.headers]).toMatchObject([
      200,
      { 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' },
    ])
    expect((await fetched(path.replace(`/${body.id}-`, `/${body.id + 1}-`))).status).toBe(404)
    server.pass({ days: 1, minutes: 1 })
    expect((await fetched(path)).status).toBe(404)
  })

  test('Freshdesk · contacts · a picture is changed and taken away', async () => {
    const { id } = await made()
    const changed = await ask('PUT', `/contacts/${id}`, { body: form([], { name: 'a.jpg', bytes: png }) })
    expect(changed.body.avatar).toMatchObject({ size: png.length })
    expect((await ask('PUT', `/contacts/${id}`, { body: { avatar: null } })).body.avatar).toBeNull()
  })

  test.each([
    ['of another type', { name: 'a.gif', bytes: png }],
    ['that is none', { name: 'a.png', bytes: new TextEncoder().encode('no') }],
    ['over 5 MB', { name: 'a.png', bytes: new Uint8Array(5 * 1024 * 1024 + 1) }],
  ])('Freshdesk · contacts · a picture %s is refused', async (_name, picture) => {
    const answer = await ask('POST', '/contacts', {
      body: form(
        [
          ['name', 'X'],
          ['email', fresh()],
        ],
        picture,
      ),
    })
    expect([answer.status, errors(answer)]).toEqual([400, ['avatar invalid_value']])
  })

  test('Freshdesk · contacts · a form without an end, or of another shape, is refused', async () => {
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    const broken = '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nAna'
    expect((await ask('POST', '/contacts', { headers: type, body: broken })).status).toBe(400)
    const long = form([
      ['name', 'Ana'],
      ['description', 'a'.repeat(1024 * 1024 + 1)],
    ])
    expect(errors(await ask('POST', '/contacts', { body: long }))).toEqual(['description invalid_value'])
    const odd = form([
      ['name[first]', 'Ana'],
      ['__proto__[x]', '1'],
      ['email', fresh()],
    ])
    expect((await ask('POST', '/contacts', { body: odd })).status).toBe(400)
  })
})
