import { agents, answer, commandRoute, type Route, readRoute } from '../../http/route.ts'
import { onlyDone, Refusal } from '../../lib/errors.ts'
import { createContacts } from './create-contacts.ts'
import { listContacts } from './list-contacts.ts'
import { presentContact } from './present.ts'
import { findContact } from './store/contacts.ts'
import { ContactAnswer, ContactParams, ContactsAnswer, ContactsQuery, NewContactBody } from './wire.ts'

/** The agents' directory of contacts. */
export const routes: Route[] = [
  commandRoute({
    method: 'POST',
    path: '/api/agent/contacts',
    summary: 'Create a contact and, unless told otherwise, send the activation mail',
    access: agents('contacts.write'),
    body: NewContactBody,
    answers: { 201: ContactAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, body }) => {
      const drafts = [{ ...body, sendActivation: body.sendActivation ?? true }]
      const { id } = onlyDone(await createContacts(tx, actor, now, drafts))
      return answer(201, await contactOrMissing(tx, id))
    },
  }),
  readRoute({
    path: '/api/agent/contacts',
    summary: 'Contacts in Spanish order of names: searched, paged by cursor, from a letter of the index on',
    access: agents('contacts.read'),
    query: ContactsQuery,
    answers: { 200: ContactsAnswer },
    handle: async ({ db, query }) => listContacts(db, query),
  }),
  readRoute({
    path: '/api/agent/contacts/:id',
    summary: 'A contact',
    access: agents('contacts.read'),
    params: ContactParams,
    answers: { 200: ContactAnswer },
    handle: async ({ db, params }) => contactOrMissing(db, params.id),
  }),
]

async function contactOrMissing(db: Parameters<typeof findContact>[0], id: number): Promise<ContactAnswer> {
  const contact = await findContact(db, id)
  if (!contact) throw new Refusal('missing')
  return presentContact(contact)
}
