import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { claimantsOf } from './store/claims.ts'
import { deleteSecondFactor } from './store/second-factors.ts'
import type { Claimant } from './types.ts'

/**
 * Takes the second factor away from the person who has an address, because he lost it or a restore without SECRET made
 * it unreadable. The program alone may: it is the operator who asks, at the machine.
 * @throws Refusal forbidden, invalid (no address), missing (nobody's), conflict 'second-factor.off'
 */
export async function releaseSecondFactor(tx: Tx, actor: Actor, now: Date, email: string): Promise<Claimant> {
  if (actor.kind !== 'system') throw new Refusal('forbidden')
  const address = readMailAddress(email)
  if (!address.ok) throw new Refusal('invalid', [{ path: '', ...address.fault }])
  const [person] = await claimantsOf(tx, [address.value.normal])
  if (!person) throw new Refusal('missing')
  if (!(await deleteSecondFactor(tx, person.id)))
    throw new Refusal('conflict', [{ path: '', code: 'second-factor.off' }])
  await recordTrail(tx, actor, now, [
    { subject: { kind: person.kind, id: person.id }, type: `${person.kind}.second-factor-released` },
  ])
  return person
}
