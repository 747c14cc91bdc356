import { msg } from '@lingui/core/macro'
import type { AgentSession } from '../../shared/session.ts'

export type Role = AgentSession['role']

/** From the one that may least to the one that may all. */
export const roles = ['viewer', 'agent', 'admin', 'owner'] as const satisfies readonly Role[]

/** What each role is called and what it may do. */
export const roleWords = {
  viewer: {
    name: msg`Viewer`,
    may: msg`Sees contacts, agents and the change log. Changes nothing.`,
  },
  agent: {
    name: msg`Agent`,
    may: msg`Also creates and changes contacts, and takes changes back.`,
  },
  admin: {
    name: msg`Administrator`,
    may: msg`Also invites and changes agents, and the settings.`,
  },
  owner: {
    name: msg`Owner`,
    may: msg`Everything, including the outbox. There is always at least one.`,
  },
}

/** Nobody gives a role above his own; the server has the last word. */
export function isWithin(role: Role, own: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(own)
}
