import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { presentStale } from '../../directory/index.ts'
import { type AgentActor, undoLasts } from '../../trail/index.ts'
import { changeCannedReply, createCannedReply, deleteCannedReply } from '../canned-replies.ts'
import { mayWriteTickets } from '../policy.ts'
import { fillReply } from '../rules/fill-reply.ts'
import { cannedRepliesFor, findCannedReply, valuesForReply } from '../store/canned-replies.ts'
import type { CannedReply } from '../types.ts'
import {
  CannedRepliesAnswer,
  CannedRepliesQuery,
  CannedReplyAnswer,
  CannedReplyBody,
  CannedReplyDeleted,
  CannedReplyPath,
  FilledReplyAnswer,
  FilledReplyPath,
  NewCannedReplyBody,
  replyPlaceholders,
} from '../wire/canned-replies.ts'

const reply = '/api/agent/canned-replies/:id'
const reads = agents('tickets.read')
const writes = agents('tickets.write')
const most = 1000

/** Texts kept for answers. */
export const cannedReplyRoutes: Route[] = [
  readRoute({
    path: '/api/agent/canned-replies',
    summary: 'Texts kept for answers: one’s own and everybody’s, by name',
    access: reads,
    query: CannedRepliesQuery,
    answers: { 200: CannedRepliesAnswer },
    handle: async ({ db, actor, query }) => {
      const { q, language = null } = query
      const items = await cannedRepliesFor(db, { agentId: actor.id, q, language, limit: most })
      return { items: items.map((each) => present(each, actor)), placeholders: [...replyPlaceholders] }
    },
  }),
  readRoute({
    path: reply,
    summary: 'A text kept for answers',
    access: reads,
    params: CannedReplyPath,
    answers: { 200: CannedReplyAnswer },
    handle: async ({ db, actor, params }) => present(await found(db, actor, params.id), actor),
  }),
  readRoute({
    path: '/api/agent/tickets/:id/canned-replies/:replyId',
    summary: 'A canned reply with what the ticket says in place of its placeholders',
    access: reads,
    params: FilledReplyPath,
    answers: { 200: FilledReplyAnswer },
    handle: async ({ db, actor, params }) => {
      const { body } = await found(db, actor, params.replyId)
      const values = await valuesForReply(db, { ticketId: params.id, agentId: actor.id })
      if (!values) throw new Refusal('missing')
      return fillReply(body, values)
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/canned-replies',
    summary: 'Keep a text for answers',
    access: writes,
    body: NewCannedReplyBody,
    answers: { 201: CannedReplyAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, body }) =>
      answer(201, present(await createCannedReply(tx, actor, now, body), actor)),
  }),
  commandRoute({
    method: 'PATCH',
    path: reply,
    summary: 'Change a text kept for answers; it can be undone for 30 days',
    access: writes,
    params: CannedReplyPath,
    body: CannedReplyBody,
    answers: { 200: CannedReplyAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) => {
      const { undoId, ...changed } = await presentStale(
        (current: CannedReply) => present(current, actor),
        () => changeCannedReply(tx, actor, now, { id: params.id, version, given: body }),
      )
      return { ...present(changed, actor), undoId }
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: reply,
    summary: 'Delete a text kept for answers; it can be undone for 30 days',
    access: writes,
    params: CannedReplyPath,
    answers: { 200: CannedReplyDeleted },
    handle: async ({ tx, actor, now, params }) => {
      const { undoId } = await deleteCannedReply(tx, actor, now, params.id)
      return { undoId, until: new Date(now.getTime() + undoLasts).toISOString() }
    },
  }),
]

function present(kept: CannedReply, actor: AgentActor): CannedReplyAnswer {
  const { id, version, name, language, body, ownerId, updatedAt } = kept
  return {
    id,
    version,
    name,
    language,
    body,
    isShared: ownerId === null,
    mayChange: mayWriteTickets(actor),
    updatedAt: updatedAt.toISOString(),
  }
}

async function found(
  db: Parameters<typeof findCannedReply>[0],
  actor: AgentActor,
  id: number,
): Promise<CannedReply> {
  const kept = await findCannedReply(db, { agentId: actor.id, id })
  if (!kept) throw new Refusal('missing')
  return kept
}
