import type { Actor } from '../trail/index.ts'
import type { Origin } from './types.ts'

/** What a record's origin is called when it comes through the actor's door. */
export function originOf(actor: Actor): Origin {
  switch (actor.door) {
    case 'api':
    case 'import':
    case 'mail':
      return actor.door
    case 'command-line':
    case 'sample':
      return 'sample'
    default:
      return 'agent'
  }
}
