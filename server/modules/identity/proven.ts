import type { Actor, Author } from '../trail/index.ts'
import type { SessionDoor } from './types.ts'

/** The person whom a link or a password has just proved a stranger to be, as the trail names him. */
export function proven(actor: Actor, person: { door: SessionDoor; id: number }): Author {
  const { ip, requestId, language } = actor
  const kind = person.door === 'agent' ? 'agent' : 'customer'
  return { kind, id: person.id, door: person.door, ip, requestId, language }
}
