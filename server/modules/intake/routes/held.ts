import {
  agents,
  answer,
  commandRoute,
  conversationRoute,
  type Route,
  readRoute,
} from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { framePolicy, mailFrame } from '../../tickets/index.ts'
import { discardHeld } from '../discard-held.ts'
import { readHeld } from '../read-held.ts'
import { releaseHeld } from '../release-held.ts'
import { forgetTrustedSender, readTrustedSenders } from '../trusted-senders.ts'
import { htmlOfHeld, viewHeld } from '../view-held.ts'
import {
  DiscardedAnswer,
  HeldHtmlQuery,
  HeldMailAnswer,
  HeldMailParams,
  HeldMailsAnswer,
  HeldMailsBody,
  HeldMailsQuery,
  ReleaseBody,
  ReleasedAnswer,
  ReleasedManyAnswer,
  TrustedSenderBody,
  TrustedSendersAnswer,
  TrustedSendersQuery,
} from '../wire.ts'

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
  readRoute({
    path: '/api/agent/held/:id',
    summary: 'A held mail, safe to look at, with what was found out about its sender',
    access: decides,
    params: HeldMailParams,
    answers: { 200: HeldMailAnswer },
    handle: ({ db, files, params, sentence }) => viewHeld({ db, files }, params.id, sentence),
  }),
  readRoute({
    path: '/api/agent/held/:id/html',
    summary: 'Its HTML as a page for a sandboxed frame; images from elsewhere only when allowed',
    access: decides,
    params: HeldMailParams,
    query: HeldHtmlQuery,
    answers: { 200: null },
    handle: async ({ db, files, params, query, actor }) => {
      const { html, parts } = await htmlOfHeld({ db, files }, params.id)
      const pictures = parts.flatMap(({ contentId, mediaType, content }) =>
        contentId && /^image\/(png|jpeg|gif|webp|bmp)$/.test(mediaType)
          ? [{ contentId, mediaType, content: Buffer.from(content) }]
          : [],
      )
      const { images, scheme } = query
      return answer(
        200,
        Buffer.from(mailFrame(html, { images, scheme, pictures, language: actor.language })),
        {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': framePolicy(images),
          },
        },
      )
    },
  }),
  conversationRoute({
    method: 'POST',
    path: '/api/agent/held/:id/release',
    summary: 'Let a held mail go on its way; what was authenticated can be believed from now on',
    access: decides,
    params: HeldMailParams,
    body: ReleaseBody,
    answers: { 200: ReleasedAnswer },
    handle: ({ actor, now, params, body, ...site }) => releaseHeld(site, actor, now, { id: params.id, body }),
  }),
  conversationRoute({
    method: 'POST',
    path: '/api/agent/held/release',
    summary: 'Let several held mails go; one that cannot go leaves the others alone',
    access: decides,
    body: HeldMailsBody,
    answers: { 200: ReleasedManyAnswer },
    handle: async ({ actor, now, body, sentence, ...site }): Promise<ReleasedManyAnswer> => {
      const many: ReleasedManyAnswer = { done: [], refused: [] }
      for (const id of [...new Set(body.ids)])
        await releaseHeld(site, actor, now, { id, body: {} }).then(
          (done) => many.done.push(done),
          (error: unknown) => {
            if (!(error instanceof Refusal)) throw error
            const problems = error.problems.map((each) => ({ ...each, message: sentence(each) }))
            many.refused.push({ id, problems })
          },
        )
      return many
    },
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
  readRoute({
    path: '/api/agent/trusted-senders',
    summary: 'What agents said to believe of addresses though it is not aligned',
    access: decides,
    query: TrustedSendersQuery,
    answers: { 200: TrustedSendersAnswer },
    handle: ({ db, query }) => readTrustedSenders(db, query.address),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/trusted-senders/forget',
    summary: 'Believe it no longer',
    access: decides,
    body: TrustedSenderBody,
    answers: { 204: null },
    handle: async ({ tx, actor, now, body }) => {
      await forgetTrustedSender(tx, actor, now, body)
      return answer(204)
    },
  }),
]
