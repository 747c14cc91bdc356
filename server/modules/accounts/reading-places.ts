import type { Handle } from '../../lib/db.ts'
import { readCountry } from '../../lib/pure/countries.ts'
import { type Region, regionsOf } from '../../lib/pure/postal-regions.ts'
import { findWorkspace } from '../identity/index.ts'
import type { Places } from './rules/read-account.ts'
import type { AccountDraft } from './types.ts'

/** What reading holders takes: the workspace's country, and the regions of the countries that are named. */
export async function readingPlaces(db: Handle, drafts: readonly AccountDraft[]): Promise<Places> {
  const country = (await findWorkspace(db))?.country ?? null
  const regions = new Map<string, readonly Region[]>()
  for (const typed of new Set(drafts.map((draft) => draft.holder?.postalAddress?.country ?? ''))) {
    const named = readCountry(typed)
    if (named.ok) regions.set(typed, await regionsOf(named.value))
  }
  return { country, regions: (typed) => regions.get(typed) ?? [] }
}
