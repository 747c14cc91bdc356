import type { AgentActor, CustomerActor, Subject } from '../trail/index.ts'
import type { SessionDoor } from './types.ts'

/** Somebody who is signed in and sees to his own credentials. */
export type OwnActor = AgentActor | CustomerActor

export const doorOf = (actor: OwnActor): SessionDoor => (actor.kind === 'agent' ? 'agent' : 'area')

/** As what the trail knows this person. */
export const subjectOf = (actor: OwnActor): Subject & { kind: 'agent' | 'contact' } => ({
  kind: actor.kind === 'agent' ? 'agent' : 'contact',
  id: actor.id,
})
