import type { Readable } from 'node:stream'
import {
  agents,
  answer,
  commandRoute,
  conversationRoute,
  customers,
  type Route,
} from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { deleteUpload } from '../store/uploads.ts'
import { takeUpload, uploadTypes } from '../take-upload.ts'
import { AreaUploadParams, TicketParams, UploadAnswer, UploadQuery } from '../wire.ts'

/** Files for messages that are not sent yet. */
export const uploadRoutes: Route[] = [
  conversationRoute({
    method: 'POST',
    path: '/api/agent/uploads',
    summary: 'Upload a file for a message: its content is the body, at most 25 MB; it waits a day',
    access: agents('tickets.write'),
    query: UploadQuery,
    streams: uploadTypes,
    answers: { 201: UploadAnswer },
    handle: async ({ db, files, actor, now, query, body }) =>
      answer(201, await takeUpload({ db, files }, actor, now, { ...query, content: streamOf(body) })),
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/uploads/:id',
    summary: 'Throw away a file that was uploaded and not sent',
    access: agents('tickets.write'),
    params: TicketParams,
    answers: { 204: null },
    handle: async ({ tx, actor, params }) => {
      if (!(await deleteUpload(tx, { personId: actor.id, id: params.id }))) throw new Refusal('missing')
      return answer(204)
    },
  }),
  conversationRoute({
    method: 'POST',
    path: '/api/area/me/uploads',
    summary: 'Upload a file for a message: its content is the body, at most 25 MB; it waits a day',
    access: customers(),
    query: UploadQuery,
    streams: uploadTypes,
    answers: { 201: UploadAnswer },
    handle: async ({ db, files, actor, now, query, body }) =>
      answer(201, await takeUpload({ db, files }, actor, now, { ...query, content: streamOf(body) })),
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/area/me/uploads/:upload',
    summary: 'Throw away a file that was uploaded and not sent',
    access: customers(),
    params: AreaUploadParams,
    answers: { 204: null },
    handle: async ({ tx, actor, params }) => {
      if (!(await deleteUpload(tx, { personId: actor.id, id: params.upload }))) throw new Refusal('missing')
      return answer(204)
    },
  }),
]

const streamOf = (body: unknown): Readable => body as Readable
