import { agents, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { discardHeld } from '../discard-held.ts'
import { readHeld } from '../read-held.ts'
import { DiscardedAnswer, HeldMailParams, HeldMailsAnswer, HeldMailsBody, HeldMailsQuery } from '../wire.ts'

const decides = agents('incoming.decide')

/** Mail that waits for an agent to say what becomes of it. */
export const heldRoutes: Route[] = [
  readRoute({
    path: '/api/agent/held',
    summary: 'Held mail: what waits, oldest first, or what became of it',
    access: decides,
    query: HeldMailsQuery,
    answers: { 200: HeldMailsAnswer },
    handle: ({ db, query, sentence }) => readHeld(db, query, sentence),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/held/:id/discard',
    summary: 'Discard a held mail: nothing comes of it; it can be undone for 30 days',
    access: decides,
    params: HeldMailParams,
    answers: { 200: DiscardedAnswer },
    handle: ({ tx, actor, now, params }) => discardHeld(tx, actor, now, [params.id]),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/held/discard',
    summary: 'Discard several held mails; it can be undone for 30 days as one',
    access: decides,
    body: HeldMailsBody,
    answers: { 200: DiscardedAnswer },
    handle: ({ tx, actor, now, body }) => discardHeld(tx, actor, now, body.ids),
  }),
]
