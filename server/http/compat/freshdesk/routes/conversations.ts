import { z } from 'zod'
import { type Problem, Refusal } from '../../../../lib/errors.ts'
import { normalMailAddress } from '../../../../lib/pure/mail-address.ts'
import { mediaTypeOf, readAttachment, repliesOf, savedAs } from '../../../../modules/tickets/index.ts'
import type { AgentActor } from '../../../../modules/trail/index.ts'
import { answer, anyone, apiKeys, commandRoute, type Route, readRoute } from '../../../route.ts'
import { attachmentLinks, readAttachmentLink } from '../attachment-links.ts'
import { freshdesk } from '../dialect.ts'
import { linkHeader, pageOf, pageQuery } from '../paging.ts'
import { attachmentOf } from '../shapes/attachment.ts'
import { ConversationShape, conversationShape, ReplyShape, replyShape } from '../shapes/conversation.ts'
import { IdParams } from '../shapes/ids.ts'
import { NoteBody, ReplyBody } from '../shapes/ticket-body.ts'
import { takeInCopy, writeMessage } from '../write-message.ts'
import { formLimit, liveTicket, tickets, wholeTicket } from './tickets.ts'

const writes = apiKeys('tickets.write')

/** What is written to tickets after they were opened, and the files of it. */
export const conversationRoutes: Route[] = [
  readRoute({
    dialect: freshdesk,
    path: `${tickets}/:id/conversations`,
    summary: 'What was written to a ticket after it was opened, oldest first',
    access: apiKeys('tickets.read'),
    params: IdParams,
    query: z.strictObject(pageQuery),
    answers: { 200: z.array(ConversationShape) },
    handle: async ({ db, params, query, ...site }) => {
      const { page, size: perPage } = pageOf(query)
      const ticket = await wholeTicket(db, params.id)
      const skip = (page - 1) * perPage
      const replies = await repliesOf(db, { ticketId: ticket.id, skip, limit: perPage + 1 })
      const around = { ticket, link: attachmentLinks(site) }
      const next = replies.length > perPage ? { page: page + 1 } : null
      return answer(
        200,
        replies.slice(0, perPage).map((reply) => conversationShape(reply, around)),
        { headers: linkHeader(site.asked, next) },
      )
    },
  }),
  commandRoute({
    dialect: freshdesk,
    method: 'POST',
    path: `${tickets}/:id/reply`,
    summary: 'Answer a ticket',
    access: writes,
    params: IdParams,
    body: ReplyBody,
    bodyLimit: formLimit,
    answers: { 201: ReplyShape },
    handle: async ({ tx, actor, now, params, body, asked, ...site }) => {
      const { requesterAddress } = await liveTicket(tx, params.id)
      const { department } = await wholeTicket(tx, params.id)
      const problems = notOneself(actor, body.user_id)
      const from = body.from_email ? normalMailAddress(body.from_email) : null
      if (body.from_email && from !== normalMailAddress(department.address))
        problems.push({ path: 'from_email', code: 'shape.value' })
      if (body.bcc_emails?.length) problems.push({ path: 'bcc_emails', code: 'freshdesk.not-here' })
      const inCopy = (body.cc_emails ?? []).filter((typed) => normalMailAddress(typed) !== requesterAddress)
      problems.push(...(await takeInCopy(tx, actor, now, { ticketId: params.id, inCopy })))
      const { message, ticket } = await writeMessage(tx, site, actor, now, {
        ...{ ticketId: params.id, kind: 'public', body: body.body, files: body.attachments, problems },
      })
      const around = { ticket, link: attachmentLinks({ ...site, now, asked }) }
      return answer(201, replyShape(message, around))
    },
  }),
  commandRoute({
    dialect: freshdesk,
    method: 'POST',
    path: `${tickets}/:id/notes`,
    summary: 'Write a note into a ticket: for agents, unless it is not private',
    access: writes,
    params: IdParams,
    body: NoteBody,
    bodyLimit: formLimit,
    answers: { 201: ConversationShape },
    handle: async ({ tx, actor, now, params, body, asked, ...site }) => {
      await liveTicket(tx, params.id)
      const problems = notOneself(actor, body.user_id)
      if (body.incoming) problems.push({ path: 'incoming', code: 'freshdesk.not-here' })
      if (body.notify_emails?.length) problems.push({ path: 'notify_emails', code: 'freshdesk.not-here' })
      const kind = body.private === false ? 'public' : 'note'
      const { message, ticket } = await writeMessage(tx, site, actor, now, {
        ...{ ticketId: params.id, kind, body: body.body, files: body.attachments, problems },
      })
      const around = { ticket, link: attachmentLinks({ ...site, now, asked }) }
      return answer(201, conversationShape(message, around))
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/attachments/:token',
    summary: 'An attachment, by the address that its ticket was shown with; it holds a day',
    access: anyone('api'),
    params: z.strictObject({ token: z.string().max(200) }),
    answers: { 200: null },
    handle: async ({ db, files, secrets, now, params }) => {
      const id = readAttachmentLink(secrets, now, params.token)
      if (id === null) throw new Refusal('missing')
      const { content, name, mediaType, size } = await readAttachment({ db, files }, attachmentOf(id))
      return answer(200, content, {
        headers: {
          'content-type': mediaTypeOf(mediaType),
          'content-length': String(size),
          'content-disposition': savedAs(name),
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, no-store',
        },
      })
    },
  }),
]

// Who writes is whose key it is: in another's name nothing is written.
const notOneself = (actor: AgentActor, userId: number | null | undefined): Problem[] =>
  userId && userId !== actor.id ? [{ path: 'user_id', code: 'shape.value' }] : []
