import type { Tx } from '../../lib/db.ts'
import { keepReaction } from '../additional-contacts/index.ts'
import type { Author } from './rules/steps/facts.ts'

/** She has written of her own accord: what main users send her is capped less from now on (decision 28). */
export async function keepReactions(
  tx: Tx,
  now: Date,
  { accounts, address, hasCard }: Author,
): Promise<void> {
  if (!hasCard) return
  for (const accountId of accounts) await keepReaction(tx, now, { accountId, address })
}
