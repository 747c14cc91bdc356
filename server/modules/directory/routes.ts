import { agents, answer, commandRoute, type Route, readRoute } from '../../http/route.ts'
import { onlyDone, type Problem, Refusal } from '../../lib/errors.ts'
import { blockContact, unblockContact } from './block-contact.ts'
import { changeAvatar, removeAvatar } from './change-avatar.ts'
import { changeContact } from './change-contact.ts'
import { createContacts } from './create-contacts.ts'
import { findPicture, pictureHeaders } from './find-picture.ts'
import { presentContact } from './present.ts'
import { presentStale } from './present-stale.ts'
import { companyRoutes } from './routes/companies.ts'
import { largestPicture, pictureTypes } from './rules/read-picture.ts'
import { sendActivation } from './send-activation.ts'
import { similarContacts } from './similar-contacts.ts'
import { findContactEver } from './store/contacts.ts'
import {
  ContactAnswer,
  ContactDraft,
  ContactParams,
  NewContactBody,
  SimilarAnswer,
  SimilarQuery,
} from './wire.ts'

const contact = '/api/agent/contacts/:id'
const writes = agents('contacts.write')
// They answer with all that stands: who may only bring contacts in is told nothing of those there are.
const changes = agents('contacts.write', 'contacts.read')
const reads = agents('contacts.read')

/** The agents' directory of contacts and companies. */
export const routes: Route[] = [
  ...companyRoutes,
  commandRoute({
    method: 'POST',
    path: '/api/agent/contacts',
    summary: 'Create a contact and, unless told otherwise, send the activation mail',
    access: writes,
    body: NewContactBody,
    answers: { 201: ContactAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, body, sentence }) => {
      const drafts = [{ ...body, sendActivation: body.sendActivation ?? true }]
      const { id, leftOut } = onlyDone(await createContacts(tx, actor, now, drafts))
      return answer(201, { ...(await contactOrMissing(tx, id)), ...toldOf(leftOut, sentence) })
    },
  }),
  readRoute({
    path: '/api/agent/contacts/similar',
    summary: 'Who has the same address, phone or external id, and whose name is alike',
    access: reads,
    query: SimilarQuery,
    answers: { 200: SimilarAnswer },
    handle: async ({ db, query }) => similarContacts(db, query),
  }),
  readRoute({
    path: contact,
    summary: 'A contact',
    access: reads,
    params: ContactParams,
    answers: { 200: ContactAnswer },
    handle: async ({ db, params }) => contactOrMissing(db, params.id),
  }),
  commandRoute({
    method: 'PATCH',
    path: contact,
    summary:
      'Change the fields that are named; null clears; the e-mails are given as a whole, the first as primary',
    access: changes,
    params: ContactParams,
    body: ContactDraft,
    answers: { 200: ContactAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body, sentence }) => {
      const { leftOut, ...changed } = await presentStale(presentContact, () =>
        changeContact(tx, actor, now, { id: params.id, version, draft: body }),
      )
      return { ...presentContact(changed), ...toldOf(leftOut ?? [], sentence) }
    },
  }),
  commandRoute({
    method: 'POST',
    path: `${contact}/block`,
    summary: 'Block a contact: no sign-in, no credentials',
    access: changes,
    params: ContactParams,
    answers: { 200: ContactAnswer },
    handle: async ({ tx, actor, now, params }) =>
      presentContact(await blockContact(tx, actor, now, params.id)),
  }),
  commandRoute({
    method: 'DELETE',
    path: `${contact}/block`,
    summary: 'Let a blocked contact in again',
    access: changes,
    params: ContactParams,
    answers: { 200: ContactAnswer },
    handle: async ({ tx, actor, now, params }) =>
      presentContact(await unblockContact(tx, actor, now, params.id)),
  }),
  commandRoute({
    method: 'POST',
    path: `${contact}/activation`,
    summary: 'Send the activation mail again; the earlier link no longer holds',
    access: changes,
    params: ContactParams,
    answers: { 200: ContactAnswer },
    handle: async ({ tx, actor, now, params }) =>
      presentContact(await sendActivation(tx, actor, now, params.id)),
  }),
  commandRoute({
    method: 'PUT',
    path: `${contact}/avatar`,
    summary: 'Give a contact a picture: PNG, JPEG or WebP, at most 1 MB',
    access: changes,
    params: ContactParams,
    answers: { 200: ContactAnswer },
    bytes: pictureTypes,
    bodyLimit: largestPicture,
    handle: async ({ tx, actor, now, params, body }) =>
      presentContact(await changeAvatar(tx, actor, now, { id: params.id, bytes: bytesOf(body) })),
  }),
  readRoute({
    path: `${contact}/avatar`,
    summary: 'A contact’s picture',
    access: reads,
    params: ContactParams,
    answers: { 200: null },
    handle: async ({ db, params }) => {
      const picture = await findPicture(db, params.id)
      return answer(200, picture.body, { headers: pictureHeaders(picture) })
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: `${contact}/avatar`,
    summary: 'Take a contact’s picture away',
    access: changes,
    params: ContactParams,
    answers: { 200: ContactAnswer },
    handle: async ({ tx, actor, now, params }) =>
      presentContact(await removeAvatar(tx, actor, now, params.id)),
  }),
]

/** A live one, or one that was merged, which says into whom: links to it still lead somewhere. */
async function contactOrMissing(
  db: Parameters<typeof findContactEver>[0],
  id: number,
): Promise<ContactAnswer> {
  const found = await findContactEver(db, id)
  if (found?.life !== 'live' && found?.life !== 'merged') throw new Refusal('missing')
  return presentContact(found)
}

/** What could not be done with it, in words; nothing when all could. */
function toldOf(
  problems: readonly Problem[],
  sentence: (problem: Problem) => string,
): Pick<ContactAnswer, 'leftOut'> {
  if (problems.length === 0) return {}
  return {
    leftOut: problems.map((each) => ({ ...each, params: { ...each.params }, message: sentence(each) })),
  }
}

/** Nothing at all is no picture either. */
export const bytesOf = (body: unknown): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array())
