import type { Tx } from '../../lib/db.ts'
import { keepReaction } from '../additional-contacts/index.ts'
import type { Author } from './rules/steps/facts.ts'

/** They have written of their own accord: what main users send them is capped less from now on (decision 28). */
export async function keepReactions(tx: Tx, now: Date, authors: readonly Author[]): Promise<void> {
  for (const { accounts, address, hasCard } of authors)
    if (hasCard) for (const accountId of accounts) await keepReaction(tx, now, { accountId, address })
}
