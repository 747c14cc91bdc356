import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Actor } from '../trail/index.ts'
import { dropChanges } from './end-registrant-changes.ts'
import { mayChangeRoles } from './policy.ts'
import { findAccount } from './store/accounts.ts'
import { lockDomains } from './store/domains.ts'
import { findChange } from './store/registrant-changes.ts'
import type { RegistrantChange } from './types.ts'

/**
 * Takes a change of registrant back while it waits for answers; both sides are told. `accountId`: only of that account.
 * @throws Refusal missing, forbidden, conflict 'registrant-change.ended'
 */
export async function withdrawRegistrantChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  withdrawn: { id: number; accountId?: number },
): Promise<RegistrantChange> {
  const found = await findChange(tx, withdrawn.id)
  const account = found && (await findAccount(tx, found.accountId))
  if (!found || !account || (withdrawn.accountId ?? account.id) !== account.id) throw new Refusal('missing')
  if (!mayChangeRoles(actor, account)) throw new Refusal(actor.kind === 'customer' ? 'missing' : 'forbidden')
  const [domain] = await lockDomains(tx, [found.domainId])
  const change = await findChange(tx, found.id)
  if (!change || !domain || change.state !== 'pending')
    throw new Refusal('conflict', [{ path: '', code: 'registrant-change.ended' }])
  await dropChanges(tx, actor, now, [{ domain, change }], 'withdrawn')
  return (await findChange(tx, change.id)) ?? change
}
