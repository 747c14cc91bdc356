import { z } from 'zod'
import { hmac, type Secrets } from '../../../../lib/crypto.ts'
import type { Handle } from '../../../../lib/db.ts'
import { Refusal } from '../../../../lib/errors.ts'
import { normalMailAddress } from '../../../../lib/pure/mail-address.ts'
import { departmentsInUse } from '../../../../modules/departments/index.ts'
import {
  readMessages,
  readTicket,
  survivorsOf,
  ticketsFound,
  unfinishedByDepartment,
} from '../../../../modules/tickets/index.ts'
import type { MessageAnswer } from '../../../../modules/tickets/wire.ts'
import { type Action, Refused, readAction } from '../action.ts'
import { Conversation, presentConversation } from '../shapes/conversation.ts'
import { filter, flag, id, window } from '../shapes/fields.ts'
import { isOwnOnly, presentTicketRow, standingsOf, TicketRow } from '../shapes/ticket.ts'
import { ticketMissing } from '../ticket-writing.ts'

/** Tickets and departments, as they are read. */
export const ticketActions: Action[] = [
  readAction({
    name: 'GetSupportDepartments',
    summary: 'The departments in use, and how many tickets wait in each',
    access: 'tickets.read',
    fields: z.strictObject({ ignore_dept_assignments: flag.optional() }),
    answers: z.strictObject({
      totalresults: z.number(),
      departments: z.strictObject({
        department: z.array(
          z.strictObject({
            id: z.string(),
            name: z.string(),
            awaitingreply: z.string(),
            opentickets: z.string(),
          }),
        ),
      }),
    }),
    handle: async ({ db }) => {
      const departments = await departmentsInUse(db)
      const work = await unfinishedByDepartment(db)
      return {
        totalresults: departments.length,
        departments: {
          department: departments.map((each) => ({
            id: String(each.id),
            name: each.name,
            awaitingreply: String(work.get(each.id)?.waiting ?? 0),
            opentickets: String(work.get(each.id)?.unfinished ?? 0),
          })),
        },
      }
    },
  }),
  readAction({
    name: 'GetTickets',
    summary: 'Tickets by department, client, requester, status or subject; the one written to last first',
    access: 'tickets.read',
    // Strict: a misspelt filter would answer with everybody's.
    fields: z.strictObject({
      ...window,
      deptid: id.optional(),
      clientid: id.optional(),
      email: filter,
      status: filter,
      subject: filter,
      ignore_dept_assignments: flag.optional(),
    }),
    answers: z.strictObject({
      totalresults: z.number(),
      startnumber: z.number(),
      numreturned: z.number(),
      tickets: z.strictObject({ ticket: z.array(TicketRow) }),
    }),
    handle: async ({ db, actor, secrets, fields }) => {
      const { limitstart, limitnum, deptid, clientid, email, status, subject } = fields
      const { total, items } = await ticketsFound(db, {
        departmentId: deptid,
        accountId: clientid,
        // What is no address is nobody's.
        requesterAddress: email === undefined ? undefined : (normalMailAddress(email) ?? email),
        standings: status === undefined ? undefined : standingsOf(status),
        assigneeId: status !== undefined && isOwnOnly(status) ? actor.id : undefined,
        subject,
        skip: limitstart,
        limit: limitnum,
      })
      return {
        totalresults: total,
        startnumber: limitstart,
        numreturned: items.length,
        tickets: { ticket: items.map((ticket) => presentTicketRow(ticket, codeOf(secrets, ticket.id))) },
      }
    },
  }),
  readAction({
    name: 'GetTicket',
    summary: 'A ticket with its replies and notes',
    access: 'tickets.read',
    fields: z.strictObject({
      ticketid: id.optional(),
      ticketnum: id.optional(),
      repliessort: z
        .string()
        .regex(/^(asc|desc)$/i)
        .optional(),
    }),
    answers: Conversation,
    says: { missing: ticketMissing, 'invalid:ticketid': ticketMissing, 'invalid:ticketnum': ticketMissing },
    handle: async ({ db, secrets, fields }) => {
      const asked = fields.ticketid ?? fields.ticketnum
      if (asked === undefined) throw new Refused('Ticket ID or Ticket Number is required')
      if (fields.ticketnum !== undefined && fields.ticketnum !== asked) throw new Refused(ticketMissing)
      // What was merged into another is that other, as it is for who writes to it.
      const ticketId = (await survivorsOf(db, [asked])).get(asked) ?? asked
      const ticket = await readTicket(db, ticketId)
      if (ticket.life !== 'live') throw new Refusal('missing')
      return presentConversation(ticket, await allMessages(db, ticketId), {
        code: codeOf(secrets, ticketId),
        newestFirst: fields.repliessort?.toLowerCase() === 'desc',
      })
    },
  }),
]

/**
 * What stands for a ticket's key: the original opens a page with it that asks for no sign-in. We have none, so it opens
 * nothing, and is the same each time.
 */
export const codeOf = (secrets: Secrets, ticketId: number): string =>
  hmac(secrets.keyFor('whmcs-ticket-code'), String(ticketId)).toString('base64url').slice(0, 8)

async function allMessages(db: Handle, ticketId: number): Promise<MessageAnswer[]> {
  const messages: MessageAnswer[] = []
  for (let before: string | null | undefined; before !== null; ) {
    const page = await readMessages(db, { ticketId, limit: 100, ...(before ? { before } : {}) })
    messages.unshift(...page.items)
    before = page.items.length < 100 ? null : page.previous
  }
  return messages
}
