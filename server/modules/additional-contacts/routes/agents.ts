import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { onlyDone, Refusal } from '../../../lib/errors.ts'
import { presentStale } from '../../directory/index.ts'
import { changeAdditionalContacts } from '../change-additional-contacts.ts'
import { createAdditionalContacts } from '../create-additional-contacts.ts'
import { presentCardToAgents } from '../present.ts'
import { readCardOf, readCards } from '../read-cards.ts'
import { sendSample } from '../send-sample.ts'
import { rolesOfContact } from '../store/read-roles.ts'
import {
  AgentCardAnswer,
  AgentCardParams,
  AgentCardsAnswer,
  AgentCardsParams,
  CardDraft,
  ContactRolesAnswer,
  SampleAnswer,
} from '../wire.ts'

/** The same by agents, on behalf of the account. */
export const agentRoutes: Route[] = [
  readRoute({
    path: '/api/agent/contacts/:id/roles',
    summary: 'All that somebody is: main user, on cards of accounts, behind domains',
    access: agents('accounts.read'),
    params: AgentCardsParams,
    answers: { 200: ContactRolesAnswer },
    handle: async ({ db, params }) => {
      const roles = await rolesOfContact(db, params.id)
      if (!roles) throw new Refusal('missing')
      return roles
    },
  }),
  readRoute({
    path: '/api/agent/accounts/:id/contacts',
    summary: 'The additional contacts of an account, by name',
    access: agents('accounts.read'),
    params: AgentCardsParams,
    answers: { 200: AgentCardsAnswer },
    handle: async ({ db, actor, params }) => {
      const { cards, ...rest } = await readCards(db, actor, params.id)
      return { items: cards.map(presentCardToAgents), ...rest }
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/accounts/:id/contacts',
    summary: 'Add an additional contact, who is told by mail and cannot enter the client area',
    access: agents('accounts.write'),
    params: AgentCardsParams,
    body: CardDraft,
    answers: { 201: AgentCardAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, params, body }) => {
      const accountId = params.id
      const { id } = onlyDone(await createAdditionalContacts(tx, actor, now, { accountId, drafts: [body] }))
      return answer(201, presentCardToAgents(await readCardOf(tx, actor, { accountId, id })))
    },
  }),
  readRoute({
    path: '/api/agent/accounts/:id/contacts/:contact',
    summary: 'An additional contact',
    access: agents('accounts.read'),
    params: AgentCardParams,
    answers: { 200: AgentCardAnswer },
    handle: async ({ db, actor, params }) =>
      presentCardToAgents(await readCardOf(db, actor, { accountId: params.id, id: params.contact })),
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/agent/accounts/:id/contacts/:contact',
    summary: 'Change the fields of an additional contact that are named',
    access: agents('accounts.write'),
    params: AgentCardParams,
    body: CardDraft,
    answers: { 200: AgentCardAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) => {
      const of = { accountId: params.id, id: params.contact }
      const changes = [{ id: of.id, version, draft: body }]
      await presentStale(presentCardToAgents, async () =>
        onlyDone(await changeAdditionalContacts(tx, actor, now, { accountId: of.accountId, changes })),
      )
      return presentCardToAgents(await readCardOf(tx, actor, of))
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/accounts/:id/contacts/:contact/sample',
    summary: 'Send an additional contact a sample',
    access: agents('accounts.write'),
    params: AgentCardParams,
    answers: { 202: SampleAnswer },
    handle: async ({ tx, actor, now, params }) =>
      answer(202, await sendSample(tx, actor, now, { accountId: params.id, id: params.contact })),
  }),
]
