import { z } from 'zod'
import type { Tx } from '../../../../lib/db.ts'
import { onlyDone, Refusal } from '../../../../lib/errors.ts'
import {
  changeAvatar,
  changeContact,
  createContacts,
  findPicture,
  pictureHeaders,
  removeAvatar,
} from '../../../../modules/directory/index.ts'
import type { Actor } from '../../../../modules/trail/index.ts'
import { deleteContacts } from '../../../../modules/upkeep/index.ts'
import { answer, anyone, apiKeys, commandRoute, type Route, readRoute } from '../../../route.ts'
import { readFileLink } from '../attachment-links.ts'
import { changeableContact, contactToChange, showingContacts, shownContact } from '../contact-at-hand.ts'
import { freshdesk } from '../dialect.ts'
import { inTheirWords } from '../in-their-words.ts'
import { ContactShape } from '../shapes/contact.ts'
import { ContactBody } from '../shapes/contact-body.ts'
import { contactDraft } from '../shapes/contact-draft.ts'
import type { FormFile } from '../shapes/form.ts'
import { IdParams } from '../shapes/ids.ts'

export { showingContacts } from '../contact-at-hand.ts'
export { IdParams } from '../shapes/ids.ts'

const contacts = '/api/v2/contacts'
const contact = '/api/v2/contacts/:id'
const reads = apiKeys('contacts.read')
const writes = apiKeys('contacts.write')
// It answers with all that stands.
const changes = apiKeys('contacts.write', 'contacts.read')

/** Contacts one by one. */
export const contactRoutes: Route[] = [
  commandRoute({
    dialect: freshdesk,
    method: 'POST',
    path: contacts,
    summary: 'Create a contact and send the activation mail',
    access: writes,
    body: ContactBody,
    answers: { 201: ContactShape },
    handle: async ({ tx, actor, now, secrets, body, asked }) => {
      const showing = await showingContacts(tx, null)
      const { draft, problems, named } = contactDraft(body, showing, null)
      const wrong = [...problems, ...avatarProblems(body.avatar)]
      const { id } = await inTheirWords(
        named,
        async () => onlyDone(await createContacts(tx, actor, now, [{ ...draft, sendActivation: true }])),
        wrong,
      )
      await writeAvatar(tx, actor, now, { id, avatar: body.avatar ?? undefined })
      const headers = { location: `${asked.origin}${contacts}/${id}` }
      return answer(201, await shownContact(tx, id, { secrets, now, asked }, showing), { headers })
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: contact,
    summary: 'A contact, also one that is deleted or blocked',
    access: reads,
    params: IdParams,
    answers: { 200: ContactShape },
    handle: async ({ db, settingsVersion, secrets, now, params, asked }) =>
      shownContact(db, params.id, { secrets, now, asked }, showingContacts(db, settingsVersion)),
  }),
  commandRoute({
    dialect: freshdesk,
    method: 'PUT',
    path: contact,
    summary: 'Change what is named; lists are given as a whole',
    access: changes,
    params: IdParams,
    body: ContactBody.optional(),
    answers: { 200: ContactShape },
    handle: async ({ tx, actor, now, secrets, params, body = {}, asked }) => {
      const before = await contactToChange(tx, params.id)
      const showing = await showingContacts(tx, null)
      const { draft, problems, named } = contactDraft(body, showing, before)
      const wrong = [...problems, ...avatarProblems(body.avatar)]
      await inTheirWords(
        named,
        () => changeContact(tx, actor, now, { id: before.id, version: before.version, draft }),
        wrong,
      )
      await writeAvatar(tx, actor, now, { id: before.id, avatar: body.avatar })
      return shownContact(tx, before.id, { secrets, now, asked }, showing)
    },
  }),
  commandRoute({
    dialect: freshdesk,
    method: 'DELETE',
    path: contact,
    summary: 'Delete a contact; she can be restored for 30 days',
    access: writes,
    params: IdParams,
    answers: { 204: null },
    handle: async ({ tx, actor, now, params }) => {
      const { id } = await changeableContact(tx, params.id)
      const { missing } = await deleteContacts(tx, actor, now, [id])
      if (missing[0]) throw new Refusal('conflict', missing[0].problems)
      return answer(204)
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/avatars/:token',
    summary: 'A picture, by the address that its contact was shown with; it holds a day',
    access: anyone('api'),
    params: z.strictObject({ token: z.string().max(200) }),
    answers: { 200: null },
    handle: async ({ db, secrets, now, params }) => {
      const id = readFileLink(secrets, now, { kind: 'avatar', text: params.token })
      if (id === null) throw new Refusal('missing')
      const picture = await findPicture(db, id)
      // Shown within the pages of whoever keeps contacts elsewhere.
      const headers = { ...pictureHeaders(picture), 'cross-origin-resource-policy': 'cross-origin' }
      return answer(200, picture.body, { headers })
    },
  }),
]

type Avatar = FormFile | null | undefined

const avatarProblems = (avatar: Avatar) =>
  avatar && !/\.(jpe?g|jpe|png)$/i.test(avatar.name)
    ? [{ path: 'avatar', code: 'freshdesk.avatar-type' }]
    : []

async function writeAvatar(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, avatar }: { id: number; avatar: Avatar },
): Promise<void> {
  if (avatar === undefined) return
  await inTheirWords(
    () => 'avatar',
    () =>
      avatar === null
        ? removeAvatar(tx, actor, now, id)
        : changeAvatar(tx, actor, now, { id, bytes: avatar.content }),
  )
}
