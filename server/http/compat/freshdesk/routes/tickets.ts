import { z } from 'zod'
import type { Handle, Tx } from '../../../../lib/db.ts'
import { onlyDone, Refusal } from '../../../../lib/errors.ts'
import { findWorkspace } from '../../../../modules/identity/index.ts'
import {
  changeTickets,
  deleteTickets,
  findTicket,
  keepAttachments,
  openForRequester,
  repliesOf,
  restoreDeletedTicket,
  type Ticket,
  type WholeTicket,
  wholeTickets,
} from '../../../../modules/tickets/index.ts'
import { answer, apiKeys, commandRoute, type Route, readRoute } from '../../../route.ts'
import { attachmentLinks } from '../attachment-links.ts'
import { freshdesk } from '../dialect.ts'
import { findRequester, forTheRest } from '../find-requester.ts'
import { inTheirWords } from '../in-their-words.ts'
import { largestFiles } from '../read-form.ts'
import { conversationShape } from '../shapes/conversation.ts'
import { notNow } from '../shapes/errors.ts'
import { readHtml } from '../shapes/html.ts'
import { IdParams } from '../shapes/ids.ts'
import { type TicketPart, TicketShape, ticketParts, ticketShape } from '../shapes/ticket.ts'
import { NewTicketBody, TicketBody } from '../shapes/ticket-body.ts'
import { ticketField, ticketWords } from '../shapes/ticket-draft.ts'
import { fileProblem } from '../write-message.ts'

export const tickets = '/api/v2/tickets'
const one = `${tickets}/:id`
const reads = apiKeys('tickets.read')
const writes = apiKeys('tickets.write')
/** A form with files, and what is around them. */
export const formLimit = largestFiles + 1024 * 1024

/** So many conversations come with a ticket that is asked for with them. */
const shownConversations = 10

/** `include=a,b`, of the parts that a view has. */
export const partsIn = <Part extends TicketPart>(of: readonly Part[]) =>
  z
    .string()
    .max(200)
    .transform((typed, context): ReadonlySet<Part> => {
      const parts = typed.split(',').map((each) => each.trim())
      const known = parts.filter((each): each is Part => of.some((part) => part === each))
      if (known.length < parts.length) context.addIssue({ code: 'custom' })
      return new Set(known)
    })
    .optional()

const whole: ReadonlySet<TicketPart> = new Set(['description'])

/** Tickets one by one. */
export const ticketRoutes: Route[] = [
  commandRoute({
    dialect: freshdesk,
    method: 'POST',
    path: tickets,
    summary: 'Open a ticket; whoever asks and is not known becomes a contact',
    access: writes,
    body: NewTicketBody,
    bodyLimit: formLimit,
    answers: { 201: TicketShape },
    handle: async ({ tx, files, actor, now, body, asked, ...site }) => {
      const link = attachmentLinks({ ...site, now, asked })
      const { words, problems } = ticketWords(body)
      const asking = await findRequester(tx, actor, now, body)
      const kept = await keepAttachments(tx, files, now, body.attachments ?? [])
      const { body: text, html } = readHtml(body.description ?? '')
      const { subject = '', ...said } = words
      const open = () =>
        openForRequester(tx, actor, now, {
          ...{ priority: 'low', status: 'open', ...said, subject },
          ...{ requester: asking.requester, writtenBy: 'customer' },
          ...{ body: text, format: 'plain', html, attachments: kept.attachments },
          participants: (body.cc_emails ?? []).map((address) => ({ address })),
        })
      problems.push(...asking.problems, ...kept.problems.map(fileProblem))
      const { id } = await inTheirWords(
        ticketField,
        asking.problems.length > 0 ? () => forTheRest(open) : open,
        problems,
      )
      const shown = await shownTicket(tx, id, { parts: whole, link })
      return answer(201, shown, { headers: { location: `${asked.origin}${tickets}/${id}` } })
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: one,
    summary: 'A ticket, a deleted one too',
    access: reads,
    params: IdParams,
    query: z.strictObject({ include: partsIn(ticketParts) }),
    answers: { 200: TicketShape },
    handle: ({ db, params, query, ...site }) =>
      shownTicket(db, params.id, {
        parts: new Set([...whole, ...(query.include ?? [])]),
        link: attachmentLinks(site),
      }),
  }),
  commandRoute({
    dialect: freshdesk,
    method: 'PUT',
    path: one,
    summary: 'Change what is named of a ticket',
    access: writes,
    params: IdParams,
    body: TicketBody,
    bodyLimit: formLimit,
    answers: { 200: TicketShape },
    handle: async ({ tx, actor, now, params, body, asked, secrets }) => {
      await liveTicket(tx, params.id)
      const { words, problems } = ticketWords(body)
      const link = attachmentLinks({ secrets, now, asked })
      const shown = await shownTicket(tx, params.id, { parts: whole, link })
      for (const path of ['description', 'attachments', 'source', 'cc_emails'] as const)
        if ((body[path] ?? null) !== null && JSON.stringify(body[path]) !== JSON.stringify(shown[path]))
          problems.push({ path, code: 'freshdesk.read-only' })
      const asking = await findRequester(tx, actor, now, body)
      const { source: _source, ...draft } = words
      // A deleted company is shown as none: whoever says back what was shown changes nothing.
      if (body.company_id === shown.company_id) delete draft.companyId
      const { contactId, address } = asking.requester
      const change = {
        ...{ id: params.id, version: null },
        draft: { ...draft, ...(contactId ? { requester: { contactId, address } } : {}) },
      }
      await inTheirWords(ticketField, async () => onlyDone(await changeTickets(tx, actor, now, [change])), [
        ...problems,
        ...asking.problems,
      ])
      return shownTicket(tx, params.id, { parts: whole, link })
    },
  }),
  commandRoute({
    dialect: freshdesk,
    method: 'DELETE',
    path: one,
    summary: 'Delete a ticket; it can be restored',
    access: writes,
    params: IdParams,
    answers: { 204: null },
    handle: async ({ tx, actor, now, params }) => {
      await liveTicket(tx, params.id)
      await deleteTickets(tx, actor, now, [params.id])
      return answer(204)
    },
  }),
  commandRoute({
    dialect: freshdesk,
    method: 'PUT',
    path: `${one}/restore`,
    summary: 'Bring a deleted ticket back',
    access: writes,
    params: IdParams,
    answers: { 204: null },
    handle: async ({ tx, actor, now, params }) => {
      const ticket = await findTicket(tx, params.id)
      if (ticket?.life !== 'deleted') throw new Refusal('missing')
      await restoreDeletedTicket(tx, actor, now, params.id)
      return answer(204)
    },
  }),
]

/**
 * A ticket that can be changed.
 * @throws Refusal missing; conflict, said as a wrong verb, of one that was deleted or merged
 */
export async function liveTicket(tx: Tx, id: number): Promise<Ticket> {
  const ticket = await findTicket(tx, id)
  if (!ticket) throw new Refusal('missing')
  if (ticket.life !== 'live') throw new Refusal('conflict', [{ path: '', code: notNow }])
  return ticket
}

/** @throws Refusal missing */
export async function wholeTicket(
  db: Handle,
  id: number,
  parts = { first: false, times: false },
): Promise<WholeTicket> {
  const [ticket] = await wholeTickets(db, [id], parts)
  if (!ticket) throw new Refusal('missing')
  return ticket
}

async function shownTicket(
  db: Handle,
  id: number,
  { parts, link }: { parts: ReadonlySet<TicketPart>; link: (attachmentId: number) => string },
): Promise<TicketShape> {
  const ticket = await wholeTicket(db, id, { first: true, times: parts.has('stats') })
  const language = (await findWorkspace(db))?.language ?? 'es'
  const shown = ticketShape(ticket, { language, parts, link })
  if (!parts.has('conversations')) return shown
  const replies = await repliesOf(db, { ticketId: id, skip: 0, limit: shownConversations })
  return { ...shown, conversations: replies.map((reply) => conversationShape(reply, { ticket, link })) }
}
