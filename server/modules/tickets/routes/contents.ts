import {
  type Answer,
  agents,
  answer,
  commandRoute,
  customers,
  type Route,
  readRoute,
} from '../../../http/route.ts'
import type { Handle } from '../../../lib/db.ts'
import { Refusal } from '../../../lib/errors.ts'
import type { CustomerActor } from '../../trail/index.ts'
import { allowImages, blockImages } from '../allow-images.ts'
import { readAttachment, readFrame, readRaw, readSource } from '../read-contents.ts'
import { isMessageVisible } from '../store/visible.ts'
import {
  AreaAttachmentParams,
  AreaMessageParams,
  AttachmentParams,
  FrameQuery,
  ImageSenderBody,
  MessageParams,
  MessageSourceAnswer,
} from '../wire.ts'
import { savedFile } from './saved-file.ts'

const reads = agents('tickets.read')
const one = '/api/agent/ticket-messages/:id'
const own = '/api/area/me/ticket-messages/:ticketMessage'

/** What messages are made of: attachments, HTML for a frame, the mail as it came. */
export const contentRoutes: Route[] = [
  readRoute({
    path: `${one}/attachments/:position`,
    summary: 'An attachment, to be saved',
    access: reads,
    params: AttachmentParams,
    answers: { 200: null },
    handle: async ({ db, files, params }) =>
      savedFile(await readAttachment({ db, files }, { messageId: params.id, position: params.position })),
  }),
  readRoute({
    path: `${one}/html`,
    summary: 'The HTML of a mail as a page for a frame; images from elsewhere are blocked unless allowed',
    access: reads,
    params: MessageParams,
    query: FrameQuery,
    answers: { 200: null },
    handle: async ({ db, files, actor, params, query }) => {
      const asked = { ...query, messageId: params.id, language: actor.language, trustsSenders: true }
      return framed(await readFrame({ db, files }, asked))
    },
  }),
  readRoute({
    path: `${one}/source`,
    summary: 'The headers of the mail that a message was',
    access: reads,
    params: MessageParams,
    answers: { 200: MessageSourceAnswer },
    handle: ({ db, files, params }) => readSource({ db, files }, params.id),
  }),
  readRoute({
    path: `${one}/raw`,
    summary: 'The mail that a message was, as it came',
    access: reads,
    params: MessageParams,
    answers: { 200: null },
    handle: async ({ db, files, actor, params }) => savedFile(await readRaw({ db, files }, actor, params.id)),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/image-senders',
    summary: 'Show images from elsewhere in this sender’s mails without asking',
    access: agents('tickets.write'),
    body: ImageSenderBody,
    answers: { 204: null },
    handle: async ({ tx, actor, now, body }) => {
      await allowImages(tx, actor, now, body.address)
      return answer(204)
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/image-senders',
    summary: 'Block images from elsewhere in this sender’s mails again',
    access: agents('tickets.write'),
    query: ImageSenderBody,
    answers: { 204: null },
    handle: async ({ tx, actor, now, query }) => {
      await blockImages(tx, actor, now, query.address)
      return answer(204)
    },
  }),
  readRoute({
    path: `${own}/attachments/:position`,
    summary: 'An attachment of a message that one may see, to be saved',
    access: customers(),
    params: AreaAttachmentParams,
    answers: { 200: null },
    handle: async ({ db, files, actor, params }) => {
      await visibleOrMissing(db, actor, params.ticketMessage)
      const of = { messageId: params.ticketMessage, position: params.position }
      return savedFile(await readAttachment({ db, files }, of))
    },
  }),
  readRoute({
    path: `${own}/html`,
    summary: 'The HTML of a mail as a page for a frame; images from elsewhere are blocked unless allowed',
    access: customers(),
    params: AreaMessageParams,
    query: FrameQuery,
    answers: { 200: null },
    handle: async ({ db, files, actor, params, query }) => {
      await visibleOrMissing(db, actor, params.ticketMessage)
      const asked = { messageId: params.ticketMessage, language: actor.language, trustsSenders: false }
      return framed(await readFrame({ db, files }, { ...query, ...asked }))
    },
  }),
]

async function visibleOrMissing(db: Handle, actor: CustomerActor, messageId: number): Promise<void> {
  if (!(await isMessageVisible(db, { personId: actor.id, messageId }))) throw new Refusal('missing')
}

/** A page for a frame of our screens: what it may do stands in its policy. */
const framed = ({ page, policy }: { page: string; policy: string }): Answer =>
  answer(200, Buffer.from(page), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'SAMEORIGIN',
    },
  })
