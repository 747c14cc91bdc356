import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ContactsDoor,
  faults,
  fresh,
  openContacts,
} from '../../../../test/harness/freshdesk-contacts.ts'

let server: ContactsDoor['server']
let ask: ContactsDoor['ask']
let firm: ContactsDoor['firm']
let otherFirm: ContactsDoor['otherFirm']
let create: ContactsDoor['create']
let made: ContactsDoor['made']
beforeAll(async () => {
  ;({ server, ask, firm, otherFirm, create, made } = await openContacts())
})
afterAll(() => server.stop())

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
    expect(faults(answer)).toEqual(expected)
    for (const each of answer.body.errors) expect(each.message).toMatch(/^[A-Z].* /)
  })

  test.each(['email', 'other_emails', 'unique_external_id'])(
    'Freshdesk · contacts · %s of another is refused with 409 and says whose it is',
    async (name) => {
      const email = fresh()
      const value = { email, other_emails: [email], unique_external_id: 'rep-1' }[name]
      const first = await made(name === 'other_emails' ? { email } : { [name]: value })
      const answer = await create({ [name]: value })
      expect([answer.status, faults(answer)]).toEqual([409, [`${name} duplicate_value`]])
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
    expect(faults(await create({ email: server.cast.owner.email }))).toEqual(['email duplicate_value'])
  })
})
