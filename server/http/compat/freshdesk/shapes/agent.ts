import { z } from 'zod'
import type { Agent } from '../../../../modules/identity/index.ts'
import { railsZoneOf } from './time-zones.ts'
import { timeOf } from './times.ts'

const text = z.string().nullable()

/** An agent as this door shows one. What has no like here is as of an agent who has everything on. */
export const AgentShape = z.strictObject({
  id: z.number(),
  available: z.boolean(),
  available_since: text,
  occasional: z.boolean(),
  signature: text,
  ticket_scope: z.number(),
  type: z.string(),
  focus_mode: z.boolean(),
  skill_ids: z.array(z.number()),
  group_ids: z.array(z.number()),
  role_ids: z.array(z.number()),
  last_active_at: text,
  created_at: z.string(),
  updated_at: z.string(),
  contact: z.strictObject({
    active: z.boolean(),
    email: z.string(),
    job_title: text,
    language: z.string(),
    last_login_at: text,
    mobile: text,
    name: z.string(),
    phone: text,
    time_zone: text,
    created_at: z.string(),
    updated_at: z.string(),
  }),
})
export type AgentShape = z.infer<typeof AgentShape>

/** The roles of the room, in the order in which their ids count from 1. */
export const roles = ['owner', 'admin', 'agent', 'viewer'] as const

export function agentShape(agent: Agent): AgentShape {
  const since = timeOf(agent.createdAt)
  const seen = agent.lastSeenAt && timeOf(agent.lastSeenAt)
  return {
    id: agent.id,
    available: agent.deactivatedAt === null && agent.access === 'active',
    available_since: null,
    occasional: false,
    signature: null,
    ticket_scope: 1,
    type: 'support_agent',
    focus_mode: false,
    skill_ids: [],
    group_ids: [],
    role_ids: [roles.indexOf(agent.role) + 1],
    last_active_at: seen,
    created_at: since,
    updated_at: since,
    contact: {
      active: agent.access === 'active',
      email: agent.email,
      job_title: null,
      language: agent.language,
      last_login_at: seen,
      mobile: null,
      name: agent.name,
      phone: null,
      time_zone: railsZoneOf(agent.timeZone),
      created_at: since,
      updated_at: since,
    },
  }
}
