import {
  agentInPerson,
  agents,
  answer,
  anyAgent,
  commandRoute,
  type Route,
  readRoute,
} from '../../../http/route.ts'
import { changeAgent, changeProfile } from '../change-agent.ts'
import { deactivateAgent, reactivateAgent } from '../deactivate-agent.ts'
import { inviteAgent, resendInvitation } from '../invite-agent.ts'
import { agentById, allAgents } from '../read-agents.ts'
import {
  AgentAnswer,
  AgentList,
  ChangeAgentBody,
  ChangeProfileBody,
  IdParams,
  InviteAgentBody,
} from '../wire.ts'
import { wholeList } from './signed-in.ts'

const oneself: Route[] = [
  readRoute({
    path: '/api/agent/me',
    summary: 'Oneself, as an agent',
    access: anyAgent(),
    answers: { 200: AgentAnswer },
    handle: async ({ db, actor }) => agentById(db, actor.id),
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/agent/me',
    summary: 'Change one’s name, language, time zone or single keys',
    access: agentInPerson(),
    versioned: true,
    body: ChangeProfileBody,
    answers: { 200: AgentAnswer },
    handle: async ({ tx, actor, now, version, body }) =>
      changeProfile(tx, actor, now, { id: actor.id, version, draft: body }),
  }),
]

/** The agents of the workspace, and oneself as one of them. */
export const agentRoutes: Route[] = [
  ...oneself,
  readRoute({
    path: '/api/agent/agents',
    summary: 'All agents by name, those let go included',
    access: agents('agents.read'),
    answers: { 200: AgentList },
    handle: async ({ db }) => wholeList(await allAgents(db)),
  }),
  readRoute({
    path: '/api/agent/agents/:id',
    summary: 'An agent',
    access: agents('agents.read'),
    params: IdParams,
    answers: { 200: AgentAnswer },
    handle: async ({ db, params }) => agentById(db, params.id),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/agents',
    summary: 'Invite an agent by mail',
    access: agents('agents.manage'),
    idempotent: true,
    body: InviteAgentBody,
    answers: { 201: AgentAnswer },
    handle: async ({ tx, actor, now, body }) => {
      const { id } = await inviteAgent(tx, actor, now, body)
      return answer(201, await agentById(tx, id))
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/agents/:id/invitation',
    summary: 'Send an agent’s invitation again; the earlier link is void',
    access: agents('agents.manage'),
    params: IdParams,
    answers: { 200: AgentAnswer },
    handle: async ({ tx, actor, now, params }) => {
      await resendInvitation(tx, actor, now, params.id)
      return agentById(tx, params.id)
    },
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/agent/agents/:id',
    summary: 'Rename an agent or give him another role',
    access: agents('agents.manage'),
    versioned: true,
    params: IdParams,
    body: ChangeAgentBody,
    answers: { 200: AgentAnswer },
    handle: async ({ tx, actor, now, version, params, body }) =>
      changeAgent(tx, actor, now, { id: params.id, version, draft: body }),
  }),
  commandRoute({
    method: 'PUT',
    path: '/api/agent/agents/:id/deactivation',
    summary: 'Let an agent go: his sessions end, his keys stop',
    access: agents('agents.manage'),
    params: IdParams,
    answers: { 200: AgentAnswer },
    handle: async ({ tx, actor, now, params }) => {
      await deactivateAgent(tx, actor, now, params.id)
      return agentById(tx, params.id)
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/agents/:id/deactivation',
    summary: 'Take an agent back',
    access: agents('agents.manage'),
    params: IdParams,
    answers: { 200: AgentAnswer },
    handle: async ({ tx, actor, now, params }) => {
      await reactivateAgent(tx, actor, now, params.id)
      return agentById(tx, params.id)
    },
  }),
]
