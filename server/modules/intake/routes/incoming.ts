import { agents, answer, conversationRoute, type Route, readRoute } from '../../../http/route.ts'
import { findSource, readIncoming, readIncomingMail } from '../read-incoming.ts'
import { releaseHeld } from '../release-held.ts'
import {
  IncomingAnswer,
  IncomingMailAnswer,
  IncomingParams,
  IncomingQuery,
  ReleaseBody,
  ReleasedAnswer,
} from '../wire.ts'

const reads = agents('tickets.read')
const incoming = '/api/agent/incoming'

/** Mail that came in, and what became of it. */
export const incomingRoutes: Route[] = [
  readRoute({
    path: incoming,
    summary: 'Mail that came in, newest first, with what became of it and which step decided',
    access: reads,
    query: IncomingQuery,
    answers: { 200: IncomingAnswer },
    handle: ({ db, query, sentence }) => readIncoming(db, query, sentence),
  }),
  readRoute({
    path: `${incoming}/:id`,
    summary: 'A mail that came in, with what its door knew and who proved what',
    access: reads,
    params: IncomingParams,
    answers: { 200: IncomingMailAnswer },
    handle: ({ db, actor, params, sentence }) => readIncomingMail(db, actor, params.id, sentence),
  }),
  conversationRoute({
    method: 'POST',
    path: `${incoming}/:id/release`,
    summary:
      'Let a mail go on its way that is held, was ignored or was taken for another, as an agent who vouches',
    access: agents('incoming.decide'),
    params: IncomingParams,
    body: ReleaseBody,
    answers: { 200: ReleasedAnswer },
    handle: ({ actor, now, params, body, ...site }) => releaseHeld(site, actor, now, { id: params.id, body }),
  }),
  readRoute({
    path: `${incoming}/:id/source`,
    summary:
      'A mail as it came, to the byte, as a download; what comes back of our own mail is for owners alone',
    access: reads,
    params: IncomingParams,
    answers: { 200: null },
    handle: async ({ db, actor, files, params }) =>
      answer(200, files.read(await findSource(db, actor, params.id)), {
        headers: {
          'content-type': 'message/rfc822',
          'content-disposition': `attachment; filename="mail-${params.id}.eml"`,
          'content-security-policy': "default-src 'none'; sandbox",
        },
      }),
  }),
]
