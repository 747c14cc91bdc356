import { z } from 'zod'
import { Refusal } from '../../../../lib/errors.ts'
import { languages } from '../../../../lib/pure/languages.ts'
import { agentById, allAgents, findWorkspace } from '../../../../modules/identity/index.ts'
import { anyApiKey, apiKeys, type Route, readRoute } from '../../../route.ts'
import { freshdesk } from '../dialect.ts'
import { pageAnswer, pageParts } from '../paging.ts'
import { AgentShape, agentShape, roles } from '../shapes/agent.ts'
import { IdParams } from '../shapes/ids.ts'
import { timeOf } from '../shapes/times.ts'

const reads = apiKeys('agents.read')
const some = z.string().min(1).max(1000).optional()

const AgentsQuery = z.strictObject({
  ...pageParts,
  email: some,
  mobile: some,
  phone: some,
  state: z.enum(['fulltime', 'occasional']).optional(),
})

const RoleShape = z.strictObject({
  id: z.number(),
  name: z.string(),
  description: z.string(),
  default: z.boolean(),
  agent_type: z.literal(1),
  created_at: z.string(),
  updated_at: z.string(),
})

/** Agents, what they may do, and how the helpdesk speaks: what clients ask for first, to see whether a key holds. */
export const agentRoutes: Route[] = [
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/agents/me',
    summary: 'The agent whose key this is',
    access: anyApiKey(),
    answers: { 200: AgentShape },
    handle: async ({ db, actor }) => agentShape(await agentById(db, actor.id)),
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/agents',
    summary: 'The agents by name, without those who were let go',
    access: reads,
    query: AgentsQuery,
    answers: { 200: z.array(AgentShape) },
    handle: async ({ db, query, asked }) => {
      const { page, per_page: size, email, mobile, phone, state } = query
      // No agent has a phone here, and none is there only sometimes.
      const isNone = mobile !== undefined || phone !== undefined || state === 'occasional'
      const all = isNone ? [] : (await allAgents(db)).filter(({ deactivatedAt }) => deactivatedAt === null)
      const wanted = all.filter((agent) => !email || agent.email.toLowerCase() === email.toLowerCase())
      const items = wanted.slice((page - 1) * size, page * size).map(agentShape)
      return pageAnswer(items, { asked, page, hasNext: wanted.length > page * size })
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/agents/:id',
    summary: 'An agent',
    access: reads,
    params: IdParams,
    answers: { 200: AgentShape },
    handle: async ({ db, params }) => agentShape(await agentById(db, params.id)),
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/roles',
    summary: 'What agents may be',
    access: reads,
    query: z.strictObject(pageParts),
    answers: { 200: z.array(RoleShape) },
    handle: async ({ db, query, asked }) => {
      const { page, per_page: size } = query
      const all = await rolesOf(db)
      const items = all.slice((page - 1) * size, page * size)
      return pageAnswer(items, { asked, page, hasNext: all.length > page * size })
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/roles/:id',
    summary: 'One of the things that agents may be',
    access: reads,
    params: IdParams,
    answers: { 200: RoleShape },
    handle: async ({ db, params }) => {
      const role = (await rolesOf(db)).find(({ id }) => id === params.id)
      if (!role) throw new Refusal('missing')
      return role
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/settings/helpdesk',
    summary: 'The languages of the helpdesk',
    access: anyApiKey(),
    answers: {
      200: z.strictObject({
        primary_language: z.string(),
        supported_languages: z.array(z.string()),
        portal_languages: z.array(z.string()),
      }),
    },
    handle: async ({ db }) => {
      const primary = (await findWorkspace(db))?.language ?? 'es'
      const others = languages.filter((each) => each !== primary)
      return { primary_language: primary, supported_languages: others, portal_languages: others }
    },
  }),
]

const told: Record<(typeof roles)[number], readonly [name: string, description: string]> = {
  owner: ['Account Administrator', 'Everything, the built-in outbox included'],
  admin: ['Administrator', 'Agents and settings, and all that agents do'],
  agent: ['Agent', 'Contacts, accounts, notices and tickets'],
  viewer: ['Viewer', 'Reads, and changes nothing'],
}

async function rolesOf(db: Parameters<typeof allAgents>[0]): Promise<z.infer<typeof RoleShape>[]> {
  const since = timeOf(
    (await allAgents(db)).map(({ createdAt }) => createdAt).toSorted(byTime)[0] ?? new Date(0),
  )
  return roles.map((role, at) => ({
    id: at + 1,
    name: told[role][0],
    description: told[role][1],
    default: true,
    agent_type: 1,
    created_at: since,
    updated_at: since,
  }))
}

const byTime = (one: Date, other: Date): number => one.getTime() - other.getTime()
