import type { Problem } from '../../lib/errors.ts'
import type { Actor } from '../trail/index.ts'
import { mayDo } from './policy.ts'
import type { AddressHolder } from './types.ts'

/** The conflict over an address that somebody has already; it names him to those who may see him, a department to all. */
export function takenProblem(actor: Actor, path: string, claimant: AddressHolder): Problem {
  const maySee =
    claimant.kind === 'department' ||
    mayDo(actor, claimant.kind === 'agent' ? 'agents.read' : 'contacts.read')
  if (!maySee) return { path, code: 'address.taken' }
  return {
    path,
    code: 'address.taken',
    params: { id: claimant.id, kind: claimant.kind, name: claimant.name },
  }
}
