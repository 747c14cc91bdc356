import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Freshdesk } from '../../../../test/harness/freshdesk.ts'
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
    expect([taken.status, faults(taken)]).toEqual([409, ['email duplicate_value']])
    const unknown = await ask('PUT', `/contacts/${one.id}`, { body: { emial: 'x' } })
    expect([unknown.status, faults(unknown)]).toEqual([400, ['emial invalid_field']])
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
