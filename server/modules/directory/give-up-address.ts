import type { Tx } from '../../lib/db.ts'
import { voidTokens } from '../delivery/index.ts'
import { refreshSearch } from './refresh-search.ts'
import { raiseVersion } from './store/change.ts'
import { dropClaims, orderClaims } from './store/claims.ts'
import { endAllSessions } from './store/credentials.ts'
import type { Contact } from './types.ts'

/** Takes an address from a locked contact, who is signed out; the next of hers is primary from now on. The trail is the caller's. */
export async function giveUpAddress(
  tx: Tx,
  now: Date,
  { contact, address }: { contact: Contact; address: string },
): Promise<void> {
  const emails = contact.values.emails.filter(({ normal }) => normal !== address)
  await dropClaims(tx, { id: contact.id, emails })
  await orderClaims(tx, { id: contact.id, emails })
  await endAllSessions(tx, [contact.id])
  await voidTokens(
    tx,
    now,
    (['activation', 'reset', 'magic-link', 'address-change'] as const).map((purpose) => ({
      personId: contact.id,
      purpose,
    })),
  )
  await raiseVersion(tx, now, contact.id)
  await refreshSearch(tx, contact.id)
}
