import { z } from 'zod'
import { Refusal } from '../../../../lib/errors.ts'
import { sendActivation } from '../../../../modules/directory/index.ts'
import { agentById } from '../../../../modules/identity/index.ts'
import {
  eraseContacts,
  makeAgent,
  mergeContacts,
  restoreDeletedContact,
} from '../../../../modules/upkeep/index.ts'
import { answer, apiKeys, commandRoute, type Method, type Route } from '../../../route.ts'
import { changeableContact, contactEver, showingContacts, shownContact } from '../contact-at-hand.ts'
import { freshdesk } from '../dialect.ts'
import { inTheirWords } from '../in-their-words.ts'
import { AgentShape, agentShape, roles } from '../shapes/agent.ts'
import { ContactShape } from '../shapes/contact.ts'
import { MakeAgentBody, MergeBody } from '../shapes/contact-body.ts'
import { notNow } from '../shapes/errors.ts'
import { IdParams } from '../shapes/ids.ts'
import { mergeNames, readMerge } from '../shapes/merge.ts'

const contact = '/api/v2/contacts/:id'
const writes = apiKeys('contacts.write')

// Capital letters too: clients of Python send True.
const truth = z
  .string()
  .regex(/^(true|false)$/i)
  .transform((text) => text.toLowerCase() === 'true')

/** What becomes of contacts as a whole: gone for good, back again, invited, agents, one instead of several. */
export const contactLifeRoutes: Route[] = [
  commandRoute({
    dialect: freshdesk,
    method: 'DELETE',
    path: `${contact}/hard_delete`,
    summary: 'Erase a deleted contact with all she asked; with force=true also one that is not deleted',
    access: apiKeys('contacts.erase'),
    params: IdParams,
    query: z.strictObject({ force: truth.optional() }),
    answers: { 204: null },
    handle: async ({ tx, actor, now, params, query }) => {
      const { life } = await contactEver(tx, params.id)
      if (life === 'merged') throw new Refusal('conflict', [{ path: '', code: notNow }])
      if (life !== 'deleted' && !query.force)
        throw new Refusal('invalid', [{ path: 'force', code: 'freshdesk.not-deleted' }])
      const { refused } = await eraseContacts(tx, actor, now, [params.id])
      if (refused[0]) throw new Refusal('conflict', refused[0].problems)
      return answer(204)
    },
  }),
  commandRoute({
    dialect: freshdesk,
    method: 'PUT',
    path: `${contact}/restore`,
    summary: 'Give a deleted contact back',
    access: apiKeys('undo.write'),
    params: IdParams,
    answers: { 204: null },
    handle: async ({ tx, actor, now, params }) => {
      await restoreDeletedContact(tx, actor, now, params.id)
      return answer(204)
    },
  }),
  // Documented as PUT; one client sends POST.
  ...(['PUT', 'POST'] as const).map(sendInvite),
  commandRoute({
    dialect: freshdesk,
    method: 'PUT',
    path: `${contact}/make_agent`,
    summary: 'Make an agent of a contact',
    access: apiKeys('agents.manage'),
    params: IdParams,
    body: MakeAgentBody,
    answers: { 200: ContactShape.extend({ agent: AgentShape }) },
    handle: async ({ tx, actor, now, secrets, params, body, asked }) => {
      const { id } = await changeableContact(tx, params.id)
      const role = roles[(body?.role_ids?.[0] ?? agentRole) - 1] ?? 'agent'
      const { agentId } = await inTheirWords(
        ({ path }) => ({ emails: 'email', role: 'role_ids' })[path] ?? path,
        () => makeAgent(tx, actor, now, id, { role }),
      )
      const shown = await shownContact(tx, id, { secrets, now, asked }, showingContacts(tx, null))
      return { ...shown, agent: agentShape(await agentById(tx, agentId)) }
    },
  }),
  commandRoute({
    dialect: freshdesk,
    method: 'POST',
    path: '/api/v2/contacts/merge',
    summary: 'Make contacts one',
    // What keeps them apart names them.
    access: apiKeys('contacts.write', 'contacts.read'),
    body: MergeBody,
    answers: { 204: null },
    handle: async ({ tx, actor, now, body }) => {
      const primary = await changeableContact(tx, body.primary_contact_id)
      const secondaries = []
      for (const id of new Set(body.secondary_contact_ids)) secondaries.push(await changeableContact(tx, id))
      const { merge, problems } = readMerge(body, [primary, ...secondaries])
      await inTheirWords(mergeNames, () => mergeContacts(tx, actor, now, merge), problems)
      return answer(204)
    },
  }),
]

const agentRole = roles.indexOf('agent') + 1

function sendInvite(method: Extract<Method, 'PUT' | 'POST'>): Route {
  return commandRoute({
    dialect: freshdesk,
    method,
    path: `${contact}/send_invite`,
    summary: 'Send the activation mail again',
    access: writes,
    params: IdParams,
    answers: { 204: null },
    handle: async ({ tx, actor, now, params }) => {
      const { id } = await changeableContact(tx, params.id)
      await inTheirWords(
        () => 'email',
        () => sendActivation(tx, actor, now, id),
      )
      return answer(204)
    },
  })
}
