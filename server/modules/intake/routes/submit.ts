import type { Readable } from 'node:stream'
import { answer, apiKeys, conversationRoute, type Route } from '../../../http/route.ts'
import { submitMail } from '../doors/submit-mail.ts'
import { MailTaken } from '../wire.ts'

/** Mail handed over by the provider's own systems. */
export const submitRoutes: Route[] = [
  conversationRoute({
    method: 'POST',
    path: '/api/mail',
    summary: 'Hand over a mail as it came; what becomes of it is decided afterwards',
    access: apiKeys('mail.submit'),
    streams: ['message/rfc822'],
    answers: { 201: MailTaken },
    handle: async ({ db, files, now, actor, body, idempotencyKey }) =>
      answer(201, {
        id: await submitMail(
          { db, files, now: () => now },
          { apiKeyId: actor.apiKeyId ?? 0, content: body as unknown as Readable, idempotencyKey },
        ),
      }),
  }),
]
