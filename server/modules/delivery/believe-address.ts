import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { normalMailAddress } from '../../lib/pure/mail-address.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { holdsAddress, liftSuppressions } from './store/suppressions.ts'

/**
 * Believes that an address of a contact exists again: from now on mail goes to it. Nothing happens where it was believed all
 * along.
 * @throws Refusal forbidden, missing when the contact does not have the address
 */
export async function believeAddress(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: { contactId: number; address: string },
): Promise<{ address: string }> {
  const mayBelieve = actor.kind === 'agent' && actor.permissions.has('contacts.write')
  if (!mayBelieve) throw new Refusal('forbidden')
  const address = normalMailAddress(of.address)
  if (address === null || !(await holdsAddress(tx, { contactId: of.contactId, address })))
    throw new Refusal('missing')
  await believeAddresses(tx, actor, now, [address])
  return { address }
}

/** The same for whatever addresses, noted with the people who have them. */
export async function believeAddresses(
  tx: Tx,
  actor: Actor,
  now: Date,
  addresses: readonly string[],
): Promise<void> {
  const believed = await liftSuppressions(tx, addresses)
  await recordTrail(
    tx,
    actor,
    now,
    believed.flatMap(({ address, personId, personKind }) =>
      personId && personKind
        ? [
            {
              subject: { kind: personKind, id: personId },
              type: `${personKind}.address-believed` as const,
              values: [{ field: 'suppressed-address', old: address, new: null }],
            },
          ]
        : [],
    ),
  )
}
