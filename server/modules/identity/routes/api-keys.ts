import { agentInPerson, agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { allApiKeys, apiKeysOf, limitApiKey, revokeApiKey, revokeOwnApiKey } from '../api-keys.ts'
import { createApiKey, createWhmcsKey } from '../create-api-key.ts'
import {
  ApiKeyAnswer,
  ApiKeyList,
  CreateApiKeyBody,
  CreatedApiKey,
  IdParams,
  LimitApiKeyBody,
} from '../wire.ts'
import { wholeList } from './signed-in.ts'

/** API keys: one's own, and everybody's for those who manage agents. */
export const apiKeyRoutes: Route[] = [
  readRoute({
    path: '/api/agent/me/api-keys',
    summary: 'One’s own API keys, newest first',
    access: agentInPerson(),
    answers: { 200: ApiKeyList },
    handle: async ({ db, actor }) => wholeList(await apiKeysOf(db, actor.id)),
  }),
  // Not idempotent: the answer would be kept, and with it the key.
  commandRoute({
    method: 'POST',
    path: '/api/agent/me/api-keys',
    summary: 'Make an API key, shown this once',
    access: agentInPerson(),
    body: CreateApiKeyBody,
    answers: { 201: CreatedApiKey },
    handle: async ({ tx, actor, now, body: { kind, ...body } }) => {
      const create = kind === 'whmcs' ? createWhmcsKey : createApiKey
      return answer(201, await create(tx, actor, now, { ...body, agentId: actor.id }))
    },
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/agent/me/api-keys/:id',
    summary: 'Change where one of one’s API keys may be used from',
    access: agentInPerson(),
    params: IdParams,
    body: LimitApiKeyBody,
    answers: { 200: ApiKeyAnswer },
    handle: ({ tx, actor, now, params, body }) => limitApiKey(tx, actor, now, { ...params, ...body }),
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/me/api-keys/:id',
    summary: 'Revoke one of one’s API keys',
    access: agentInPerson(),
    params: IdParams,
    answers: { 204: null },
    handle: async ({ tx, actor, now, params }) => {
      await revokeOwnApiKey(tx, actor, now, params.id)
      return answer(204)
    },
  }),
  readRoute({
    path: '/api/agent/api-keys',
    summary: 'The API keys of all agents, newest first',
    access: agents('agents.manage'),
    answers: { 200: ApiKeyList },
    handle: async ({ db }) => wholeList(await allApiKeys(db)),
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/api-keys/:id',
    summary: 'Revoke any agent’s API key',
    access: agents('agents.manage'),
    params: IdParams,
    answers: { 204: null },
    handle: async ({ tx, actor, now, params }) => {
      await revokeApiKey(tx, actor, now, params.id)
      return answer(204)
    },
  }),
]
