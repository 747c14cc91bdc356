import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ContactsDoor,
  faults,
  fresh,
  openContacts,
} from '../../../../test/harness/freshdesk-contacts.ts'

let server: ContactsDoor['server']
let ask: ContactsDoor['ask']
let made: ContactsDoor['made']
beforeAll(async () => {
  ;({ server, ask, made } = await openContacts())
})
afterAll(() => server.stop())

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
    expect([refused.status, faults(refused)]).toEqual([409, [' inconsistent_state']])
  })

  test('Freshdesk · contacts · restoring one who was merged is a conflict that says so', async () => {
    const [one, other] = [await made(), await made()]
    const body = { primary_contact_id: one.id, secondary_contact_ids: [other.id] }
    expect((await ask('POST', '/contacts/merge', { body })).status).toBe(204)
    const refused = await ask('PUT', `/contacts/${other.id}/restore`)
    expect([refused.status, faults(refused)]).toEqual([409, [' inconsistent_state']])
    expect(refused.body.errors[0].message).toContain('merged with another')
  })

  test('Freshdesk · contacts · hard_delete wants a deleted one, or force=True', async () => {
    const kept = await made()
    const refused = await ask('DELETE', `/contacts/${kept.id}/hard_delete`)
    expect([refused.status, faults(refused)]).toEqual([400, ['force inconsistent_state']])
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
      expect([answer.status, faults(answer)]).toEqual([409, ['email inconsistent_state']])
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
    expect([refused.status, faults(refused)]).toEqual([409, ['email inconsistent_state']])
  })

  test('Freshdesk · contacts · make_agent again, or twice at once, makes no second agent', async () => {
    const { id } = await made({ other_emails: [fresh(), fresh()] })
    const call = () => ask('PUT', `/contacts/${id}/make_agent`)
    const [one, other] = await Promise.all([call(), call()])
    expect([one.status, other.status].toSorted()).toEqual([200, 409])
    const again = await call()
    expect([again.status, faults(again)]).toEqual([409, [' inconsistent_state']])
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
    expect([silent.status, faults(silent)]).toEqual([
      400,
      ['contact.phone missing_field', 'contact.unique_external_id missing_field'],
    ])
    const foreign = await merge({ ...ids, contact: { phone: '+34 941 30 77 03', unique_external_id: 'm-1' } })
    expect(faults(foreign)).toEqual(['contact.phone invalid_value'])
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
    expect([self.status, faults(self)]).toEqual([400, ['secondary_contact_ids invalid_value']])
    expect((await merge(ids([]))).status).toBe(400)
    expect((await merge(ids([99_999_999]))).status).toBe(404)
    expect((await merge(ids([gone.id]))).status).toBe(405)
    expect((await merge({ ...ids([gone.id]), all: true })).status).toBe(400)
    expect((await ask('GET', `/contacts/${one.id}`)).body).toEqual(one)
  })
})
