import { z } from 'zod'
import type { Handle } from '../../../../lib/db.ts'
import { onlyDone, type Problem, Refusal } from '../../../../lib/errors.ts'
import { createContacts, findContactEver } from '../../../../modules/directory/index.ts'
import { fieldsOf } from '../../../../modules/fields/index.ts'
import { findWorkspace } from '../../../../modules/identity/index.ts'
import { answer, apiKeys, commandRoute, type Route, readRoute } from '../../../route.ts'
import { freshdesk } from '../dialect.ts'
import { inTheirWords } from '../in-their-words.ts'
import { ContactBody, ContactShape, contactShape, draftOf, type Showing } from '../shapes/contact.ts'

const contacts = '/api/v2/contacts'
/** The id in an address of this door. */
export const IdParams = z.strictObject({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

/** Contacts one by one. */
export const contactRoutes: Route[] = [
  commandRoute({
    dialect: freshdesk,
    method: 'POST',
    path: contacts,
    summary: 'Create a contact',
    access: apiKeys('contacts.write'),
    body: ContactBody,
    answers: { 201: ContactShape },
    handle: async ({ tx, actor, now, body, asked }) => {
      const showing = await showingContacts(tx)
      const draft = draftOf(body, showing)
      const emails = [body.email, ...(body.other_emails ?? [])].filter((each) => typeof each === 'string')
      const { id } = await inTheirWords(named, async () =>
        onlyDone(await createContacts(tx, actor, now, [{ ...draft, emails, sendActivation: true }])),
      )
      return answer(201, await shownContact(tx, id, showing), {
        headers: { location: `${asked.origin}${contacts}/${id}` },
      })
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: `${contacts}/:id`,
    summary: 'A contact, a deleted one too',
    access: apiKeys('contacts.read'),
    params: IdParams,
    answers: { 200: ContactShape },
    handle: async ({ db, params }) => shownContact(db, params.id, await showingContacts(db)),
  }),
]

/** What showing contacts takes. */
export async function showingContacts(db: Handle): Promise<Showing> {
  const [fields, workspace] = [await fieldsOf(db, 'contact'), await findWorkspace(db)]
  return { fields, language: workspace?.language ?? 'es' }
}

async function shownContact(db: Handle, id: number, showing: Showing): Promise<ContactShape> {
  const found = await findContactEver(db, id)
  if (!found || found.life === 'erased') throw new Refusal('missing')
  return contactShape(found, showing)
}

const named = ({ path }: Problem): string => (path === 'emails.0' ? 'email' : path)
