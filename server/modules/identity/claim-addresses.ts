import type { Tx } from '../../lib/db.ts'
import { claimantsOf, departmentsWith, insertAddresses, insertClaims } from './store/claims.ts'
import type { AddressHolder, ClaimDraft } from './types.ts'

/**
 * Gives addresses to people. An address that somebody has already stays his and is given back with who has it:
 * the primary key decides, so two doors at once cannot both win. Equal addresses in one batch: the first wins. A department's
 * address is nobody's.
 */
export async function claimAddresses(
  tx: Tx,
  now: Date,
  drafts: readonly ClaimDraft[],
): Promise<{ taken: AddressHolder[] }> {
  if (drafts.length === 0) return { taken: [] }
  const wanted = [...new Set(drafts.map((draft) => draft.address))].sort()
  const departments = await departmentsWith(tx, wanted)
  const free = drafts.filter((draft) => departments.every(({ address }) => address !== draft.address))
  await insertAddresses(tx, now, wanted)
  const claimed = new Map((await insertClaims(tx, now, free)).map((claim) => [claim.address, claim.personId]))
  const missed = free.filter((draft) => claimed.get(draft.address) !== draft.personId)
  const people =
    missed.length === 0 ? [] : await claimantsOf(tx, [...new Set(missed.map((draft) => draft.address))])
  return { taken: [...departments, ...people] }
}
