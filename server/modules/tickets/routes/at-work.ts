import { agentInPerson, agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { bePresent, goAway, whoIsPresent } from '../be-present.ts'
import { openLiveStream } from '../live-stream.ts'
import { deleteDraft, findDraft, upsertDraft } from '../store/drafts.ts'
import { Draft, DraftAnswer, PresenceAnswer, PresenceBody, TicketAtWorkPath } from '../wire/at-work.ts'

const draft = '/api/agent/tickets/:id/draft'
const presence = '/api/agent/tickets/:id/presence'
const writes = agents('tickets.write')
// A key is nobody who sits there.
const inPerson = agentInPerson('tickets.read')

/** What agents who work at tickets have beside them: their drafts, who else is there, what happens meanwhile. */
export const atWorkRoutes: Route[] = [
  readRoute({
    path: draft,
    summary: 'What the agent was writing into a ticket',
    access: writes,
    params: TicketAtWorkPath,
    answers: { 200: DraftAnswer },
    handle: async ({ db, actor, params }) => {
      const kept = await findDraft(db, { ticketId: params.id, agentId: actor.id })
      return { draft: kept?.draft ?? null, updatedAt: kept?.updatedAt.toISOString() ?? null }
    },
  }),
  commandRoute({
    method: 'PUT',
    path: draft,
    summary: 'Keep what the agent is writing into a ticket',
    access: writes,
    params: TicketAtWorkPath,
    body: Draft,
    answers: { 204: null },
    handle: async ({ tx, actor, now, params, body }) => {
      if (!(await upsertDraft(tx, now, { ticketId: params.id, agentId: actor.id, draft: body })))
        throw new Refusal('missing')
      return answer(204)
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: draft,
    summary: 'Throw away what the agent was writing',
    access: writes,
    params: TicketAtWorkPath,
    answers: { 204: null },
    handle: async ({ tx, actor, params }) => {
      await deleteDraft(tx, { ticketId: params.id, agentId: actor.id })
      return answer(204)
    },
  }),
  readRoute({
    path: presence,
    summary: 'The other agents who have a ticket open, and who of them writes',
    access: agents('tickets.read'),
    params: TicketAtWorkPath,
    answers: { 200: PresenceAnswer },
    handle: async ({ db, actor, now, params }) => whoIsPresent(db, actor, now, params.id),
  }),
  commandRoute({
    method: 'PUT',
    path: presence,
    summary: 'Say that the agent has a ticket open, and whether he writes; again every 20 seconds',
    access: inPerson,
    params: TicketAtWorkPath,
    body: PresenceBody,
    answers: { 200: PresenceAnswer },
    handle: async ({ tx, actor, now, params, body }) =>
      bePresent(tx, actor, now, { ticketId: params.id, ...body }),
  }),
  commandRoute({
    method: 'DELETE',
    path: presence,
    summary: 'Say that the agent closed a ticket',
    access: inPerson,
    params: TicketAtWorkPath,
    answers: { 204: null },
    handle: async ({ tx, actor, params }) => {
      await goAway(tx, actor, params.id)
      return answer(204)
    },
  }),
  readRoute({
    path: '/api/agent/live',
    summary: 'What happens in tickets, as server-sent events (see LiveEvent), until the session ends',
    access: agents('tickets.read'),
    answers: { 200: null },
    handle: async ({ db, live, actor }) =>
      answer(200, openLiveStream({ db, live }, actor), {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          // nginx would gather the events.
          'x-accel-buffering': 'no',
        },
      }),
  }),
]
