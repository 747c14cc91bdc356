import { answer, anyone, type Route, readRoute } from '../../../http/route.ts'
import { fileLink, linkedFile } from '../file-links.ts'
import { FileLinkAnswer, FileLinkParams, LinkedFileParams } from '../wire/file-links.ts'

const link = '/api/mail-actions/attachment/:token'

/** What a copy's link to files leads to that did not fit into the mail, without signing in. */
export const fileLinkRoutes: Route[] = [
  readRoute({
    path: link,
    summary: 'The files of a ticket message that a link in one of its copies leads to',
    access: anyone('mail'),
    params: FileLinkParams,
    answers: { 200: FileLinkAnswer },
    handle: ({ db, secrets, now, params }) => fileLink(db, { secrets, now, text: params.token }),
  }),
  readRoute({
    path: `${link}/:position`,
    summary: 'One of those files, to be saved',
    access: anyone('mail'),
    params: LinkedFileParams,
    answers: { 200: null },
    handle: async ({ db, secrets, files, now, params: { token: text, position } }) => {
      const { content, headers } = await linkedFile({ db, secrets, files }, { now, text, position })
      return answer(200, content, { headers })
    },
  }),
]
