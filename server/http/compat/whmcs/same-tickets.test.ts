import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../../../../test/harness/soak.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'
import { type CallWhmcs, whmcsKey, whmcsWith } from '../../../../test/harness/whmcs-client.ts'
import { inTransaction } from '../../../lib/db.ts'
import { keepReaction } from '../../../modules/additional-contacts/index.ts'

let server: TestServer
let call: CallWhmcs
let clientid: number
let deptid: number
let about: { serviceid: number; domainid: number }
beforeAll(async () => {
  server = await startTestServer()
  call = whmcsWith(server, await whmcsKey(server))
  clientid = server.cast.customer.accountId
  deptid = Number((await call('GetSupportDepartments')).body.departments.department[0].id)
  const post = async (path: string, body: object) =>
    (await server.as('agent').post(`/api/agent/accounts/${clientid}/${path}`, body)).body.id as number
  await post('contacts', { name: 'Laura', email: 'laura@x.example', categories: ['support'] })
  // What is written to her is not counted against the day any more.
  const { db } = server.wiring
  await inTransaction(db, (tx) =>
    keepReaction(tx, server.wiring.now(), { accountId: clientid, address: 'laura@x.example' }),
  )
  about = {
    serviceid: await post('services', { name: 'Hosting' }),
    domainid: await post('domains', { name: 'iguales.example' }),
  }
})
afterAll(() => server.stop())

type Step =
  | {
      do: 'open'
      subject: string
      message: string
      priority: string
      of: 'serviceid' | 'domainid' | null
      byUs: boolean
    }
  | { do: 'reply'; nth: number; message: string; byUs: boolean; status: string; quiet: boolean }

const subject = fc.constantFrom('Lento', 'ñandú', ' ', 'a'.repeat(300), 'Dos  blancos')
const message = fc.constantFrom('Hola', 'Dos\nlíneas', '**fuerte**', '', '<b>x</b>')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('open' as const),
    ...{ subject, message, byUs: fc.boolean() },
    priority: fc.constantFrom('Low', 'Medium', 'High'),
    of: fc.constantFrom('serviceid' as const, 'domainid' as const, null),
  }),
  fc.record({
    do: fc.constant('reply' as const),
    ...{ nth: fc.nat(2), message, byUs: fc.boolean(), quiet: fc.boolean() },
    status: fc.constantFrom('', 'Open', 'Answered', 'Closed'),
  }),
)

const ourPriority: Readonly<Record<string, string>> = { Low: 'low', Medium: 'normal', High: 'high' }
const ourStatus: Readonly<Record<string, string>> = { Open: 'open', Answered: 'pending', Closed: 'resolved' }

test('WHMCS · same state · tickets stand as our own API leaves them, and the same people get copies', async () => {
  const key = server.as('agent')
  const customer = server.as('customer')
  const stateOf = async (id: number) => {
    const { body: ticket } = await key.get(`/api/agent/tickets/${id}`)
    const { body: messages } = await key.get(`/api/agent/tickets/${id}/messages`)
    const { category, department, requester, account, domain, service, status, priority, subject } = ticket
    const written = []
    for (const { id, kind, body, author, attachments } of messages.items) {
      const { body: copies } = await key.get(`/api/agent/ticket-messages/${id}/copies`)
      const who = copies.items.map(({ address, verdict, rule }: Record<string, string>) => [
        address,
        verdict,
        rule,
      ])
      written.push({ kind, body, by: [author.kind, author.id], attachments, who: who.sort() })
    }
    return {
      ...{ category, department, requester, account, domain, service, status, priority, subject },
      written,
    }
  }

  const run = async (steps: readonly Step[]) => {
    const made: { theirs: number; ours: number }[] = []
    for (const each of steps) {
      if (each.do === 'open') {
        const named = each.of === null ? {} : { [each.of]: about[each.of] }
        const { body } = await call('OpenTicket', {
          ...{ deptid, clientid, subject: each.subject, message: each.message, priority: each.priority },
          ...{ admin: each.byUs, ...named },
        })
        const own = await key.post('/api/agent/tickets', {
          ...{ departmentId: deptid, accountId: clientid, subject: each.subject, body: each.message },
          ...{ format: 'plain', priority: ourPriority[each.priority] },
          ...{ requester: { contactId: server.cast.customer.id } },
          writtenBy: each.byUs ? 'agent' : 'customer',
          ...(each.of === 'serviceid' ? { serviceId: about.serviceid } : {}),
          ...(each.of === 'domainid' ? { domainId: about.domainid } : {}),
        })
        expect(body.result).toBe(own.status === 201 ? 'success' : 'error')
        if (own.status === 201) made.push({ theirs: Number(body.id), ours: own.body.id })
        continue
      }
      const ticket = made[each.nth]
      if (!ticket) continue
      const status = each.byUs && each.status !== '' ? { status: each.status } : {}
      const { body } = await call('AddTicketReply', {
        ...{ ticketid: ticket.theirs, message: each.message, ...status },
        ...(each.byUs ? { adminusername: 'x', noemail: each.quiet } : { clientid }),
      })
      const path = `tickets/${ticket.ours}/messages`
      const addresses = ['laura@x.example', server.cast.customer.email]
      const own = each.byUs
        ? await key.post(`/api/agent/${path}`, {
            ...{ kind: 'public', body: each.message, format: 'plain' },
            ...(each.quiet ? { leaveOut: addresses } : {}),
            ...(status.status ? { status: ourStatus[status.status] } : {}),
          })
        : await customer.post(`/api/area/${clientid}/${path}`, { body: each.message })
      expect(body.result).toBe(own.status === 201 ? 'success' : 'error')
    }
    for (const { theirs, ours } of made) expect(await stateOf(theirs)).toEqual(await stateOf(ours))
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), run), {
    numRuns: share({ test: 4, soak: 30 }),
  })
})
