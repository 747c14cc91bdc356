import { inTransaction } from '../../server/lib/db.ts'
import {
  addTicketMessages,
  openTickets,
  type TicketDraft,
  type TicketMessageDraft,
} from '../../server/modules/tickets/index.ts'
import type { Author } from '../../server/modules/trail/index.ts'
import type { TestServer } from './test-server.ts'

type Given = Omit<Partial<TicketDraft>, 'message'> & { body?: string; byAgent?: boolean }

/** A ticket of the cast's customer, as her mail or area would open it. */
export async function openOneTicket(
  { wiring, cast }: Pick<TestServer, 'wiring' | 'cast'>,
  given: Given = {},
): Promise<{ id: number; messageId: number }> {
  const { body = 'La web va lenta desde ayer.', byAgent, ...more } = given
  const now = wiring.now()
  return inTransaction(wiring.db, async (tx) => {
    const department = await tx.selectFrom('departments').select('id').executeTakeFirstOrThrow()
    const { done, refused } = await openTickets(tx, authorOf(cast, byAgent), now, [
      {
        subject: 'La web va lenta',
        category: 'support',
        departmentId: Number(department.id),
        requester: { contactId: cast.customer.id, address: cast.customer.email },
        accountId: cast.customer.accountId,
        source: 'area',
        ...more,
        message: messageOf(cast, { body, byAgent: byAgent === true }),
      },
    ])
    const [opened] = done
    if (!opened) throw new Error(JSON.stringify(refused))
    return { id: opened.id, messageId: opened.messageId }
  })
}

/** A message of the customer's, or of the agent's, in a ticket. */
export async function writeInto(
  { wiring, cast }: Pick<TestServer, 'wiring' | 'cast'>,
  ticketId: number,
  written: { body: string; byAgent?: boolean; kind?: 'public' | 'note' },
): Promise<{ id: number; ticketId: number }> {
  return inTransaction(wiring.db, async (tx) => {
    const message = messageOf(cast, { byAgent: false, ...written })
    const { done, refused } = await addTicketMessages(tx, authorOf(cast, written.byAgent), wiring.now(), [
      { ticketId, message },
    ])
    const [added] = done
    if (!added) throw new Error(JSON.stringify(refused))
    return added
  })
}

const authorOf = (cast: TestServer['cast'], byAgent = false): Author => ({
  kind: byAgent ? 'agent' : 'customer',
  id: byAgent ? cast.agent.id : cast.customer.id,
  door: byAgent ? 'agent' : 'area',
  ip: null,
  requestId: null,
  language: 'es',
})

function messageOf(
  cast: TestServer['cast'],
  given: { body: string; byAgent: boolean; kind?: 'public' | 'note' },
): TicketMessageDraft {
  const { id, name } = given.byAgent ? cast.agent : cast.customer
  return {
    kind: given.kind ?? 'public',
    author: { kind: given.byAgent ? 'agent' : 'customer', id, name, address: null },
    door: given.byAgent ? 'agent' : 'area',
    body: given.body,
    format: 'plain',
  }
}
