import type { AgentActor } from '../trail/index.ts'
import type { JobOwner } from './store/read-jobs.ts'

/** Jobs tell of contacts and companies: a key that may not read these follows only what it started itself. */
export function ownerFor(actor: AgentActor): JobOwner {
  return { actorId: actor.id, apiKeyId: seesNames(actor) ? null : actor.apiKeyId }
}

export function seesNames(actor: AgentActor): boolean {
  return actor.permissions.has('contacts.read')
}
