import type { AgentActor } from '../trail/index.ts'
import { permissionsOf } from './permissions.ts'
import type { SignedInAgent } from './store/signed-in.ts'

/** From where somebody came. */
export type Came = { ip: string | null; requestId: string | null }

/** The agent of a session or an API key as an actor, his rights narrowed by the key's scopes. */
export function signedInActor(found: SignedInAgent, came: Came & { door: 'agent' | 'api' }): AgentActor {
  return {
    kind: 'agent',
    id: found.id,
    name: found.name,
    role: found.role,
    permissions: permissionsOf(found.role, found.scopes ?? undefined),
    sessionId: found.sessionId,
    apiKeyId: found.apiKeyId,
    language: found.language,
    door: came.door,
    ip: came.ip,
    requestId: came.requestId,
  }
}

/** Whether "last seen" is to be written again: once in five minutes is exact enough, and spares a write on each request. */
export const isStale = (now: Date, seenAt: Date | null): boolean =>
  !seenAt || now.getTime() - seenAt.getTime() > 300_000
