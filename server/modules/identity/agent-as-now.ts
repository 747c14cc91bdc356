import type { Handle } from '../../lib/db.ts'
import type { AgentActor } from '../trail/index.ts'
import { permissionsOf } from './permissions.ts'
import { agentToday } from './store/signed-in.ts'

/**
 * An agent who started something that still goes on, with the rights he has now: his role of today, narrowed by the API
 * key he came with. Null when he was let go, or the key was revoked or has run out.
 */
export async function agentAsNow(
  db: Handle,
  now: Date,
  came: Pick<AgentActor, 'id' | 'apiKeyId' | 'door' | 'ip' | 'requestId' | 'language'>,
): Promise<AgentActor | null> {
  const found = await agentToday(db, now, came)
  if (!found) return null
  const { id, apiKeyId, door, ip, requestId, language } = came
  return {
    kind: 'agent',
    id,
    name: found.name,
    role: found.role,
    permissions: permissionsOf(found.role, found.scopes ?? undefined),
    sessionId: null,
    apiKeyId,
    language,
    door,
    ip,
    requestId,
  }
}
