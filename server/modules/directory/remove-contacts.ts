import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type TokenPurpose, voidTokens } from '../delivery/index.ts'
import type { Actor } from '../trail/index.ts'
import { mayWriteContacts } from './policy.ts'
import type { KeptClaim } from './store/claims.ts'
import { endAllSessions } from './store/credentials.ts'
import { endLives, lockLive } from './store/lives.ts'

/** What giving a deleted contact back takes. Her row stays, and so does her access, which cannot be used. */
export type DeletedImage = { claims: KeptClaim[] }

/**
 * Deletes live contacts: addresses are given up, sessions end, links are void (model 9). The caller has seen to their
 * accounts, and keeps the images for undo. Gives those that were live.
 * @throws Refusal forbidden
 */
export async function removeContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  ids: readonly number[],
): Promise<{ id: number; name: string; image: DeletedImage }[]> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const contacts = await lockLive(tx, ids)
  const live = contacts.map(({ id }) => id)
  const claims = await endLives(tx, now, live)
  await endAllSessions(tx, live)
  await voidTokens(
    tx,
    now,
    live.flatMap((personId) => purposes.map((purpose) => ({ personId, purpose }))),
  )
  return contacts.map(({ id, name }) => ({ id, name, image: { claims: claims.get(id) ?? [] } }))
}

const purposes: readonly TokenPurpose[] = ['activation', 'reset', 'magic-link', 'address-change']
