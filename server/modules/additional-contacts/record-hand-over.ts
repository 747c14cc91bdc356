import type { Tx } from '../../lib/db.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { findCard } from './store/cards.ts'
import { raiseDomainVersions } from './store/roles.ts'
import type { CardAccount, CardValues, DomainRole } from './types.ts'

export type NewHolder = 'main-user' | number
export type MovedRole = { domainId: number; role: DomainRole; old: string; new: string }

/** Says for each domain whose roles went from one holder to another; whoever changes it from an older version is told. */
export async function recordHandOver(
  tx: Tx,
  actor: Actor,
  now: Date,
  { accountId, moved }: { accountId: number; moved: readonly MovedRole[] },
): Promise<void> {
  const byDomain = Map.groupBy(moved, ({ domainId }) => domainId)
  await raiseDomainVersions(tx, now, [...byDomain.keys()])
  await recordTrail(
    tx,
    actor,
    now,
    [...byDomain].map(([id, roles]) => ({
      subject: { kind: 'domain', id },
      type: 'domain.roles-changed',
      facts: { accountId },
      values: roles.map(({ role, old, new: now }) => ({ field: role, old, new: now })),
    })),
  )
}

/** What a holder is called in the trail. */
export const nameOfCard = ({ name, email }: CardValues): string => `${name} <${email.address}>`

/** The same of whoever takes roles over; a card that is no longer there has none. */
export async function nameOfHolder(tx: Tx, account: CardAccount, holder: NewHolder): Promise<string | null> {
  if (holder === 'main-user')
    return account.mainUserEmail ? `${account.mainUser} <${account.mainUserEmail}>` : account.mainUser
  const card = await findCard(tx, { accountId: account.id, id: holder })
  return card ? nameOfCard(card.values) : null
}
