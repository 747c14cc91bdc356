import type { Tx } from '../../lib/db.ts'
import { readCountry } from '../../lib/pure/countries.ts'
import { type Region, regionsOf } from '../../lib/pure/postal-regions.ts'
import type { CardFacts } from './rules/read-card.ts'
import { offeredCategories } from './store/accounts.ts'
import type { CardAccount, CardDraft } from './types.ts'

/** What reading drafts takes: what is offered, and the regions of the countries that are named. */
export async function readingFacts(
  tx: Tx,
  account: CardAccount,
  drafts: readonly CardDraft[],
): Promise<CardFacts> {
  const regions = new Map<string, readonly Region[]>()
  for (const typed of new Set(drafts.map((draft) => draft.postalAddress?.country ?? ''))) {
    const named = readCountry(typed)
    if (named.ok) regions.set(typed, await regionsOf(named.value))
  }
  return {
    country: account.country,
    regions: (typed) => regions.get(typed) ?? [],
    offered: await offeredCategories(tx),
  }
}
