import type { Tx } from '../../lib/db.ts'
import { claimantsOf, insertAddresses, insertClaims } from './store/claims.ts'
import type { Claimant, ClaimDraft } from './types.ts'

/**
 * Gives addresses to people. An address that somebody has already stays his and is given back with who has it:
 * the primary key decides, so two doors at once cannot both win. Equal addresses in one batch: the first wins.
 */
export async function claimAddresses(
  tx: Tx,
  now: Date,
  drafts: readonly ClaimDraft[],
): Promise<{ taken: Claimant[] }> {
  if (drafts.length === 0) return { taken: [] }
  await insertAddresses(tx, now, [...new Set(drafts.map((draft) => draft.address))].sort())
  const claimed = new Map(
    (await insertClaims(tx, now, drafts)).map((claim) => [claim.address, claim.personId]),
  )
  const missed = drafts.filter((draft) => claimed.get(draft.address) !== draft.personId)
  return {
    taken:
      missed.length === 0 ? [] : await claimantsOf(tx, [...new Set(missed.map((draft) => draft.address))]),
  }
}
