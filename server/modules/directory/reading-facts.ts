import type { Tx } from '../../lib/db.ts'
import { readCountry } from '../../lib/pure/countries.ts'
import { type Region, regionsOf } from '../../lib/pure/postal-regions.ts'
import { fieldsOf, type Reader } from '../fields/index.ts'
import type { Actor } from '../trail/index.ts'
import type { ReadingFacts } from './rules/read-values.ts'
import type { ContactDraft } from './types.ts'

/** What the rules need to read drafts: the definitions of today, and the regions of the countries that are named. */
export async function readingFacts(
  tx: Tx,
  actor: Pick<Actor, 'kind'>,
  drafts: readonly ContactDraft[],
): Promise<ReadingFacts> {
  const fields = await fieldsOf(tx, 'contact')
  const byDefault = fields.find((field) => field.path === 'postalAddress')?.defaultValue as {
    country?: string
  } | null
  const countries = new Map<string, readonly Region[]>()
  for (const typed of new Set(
    drafts.map((draft) => draft.postalAddress?.country ?? byDefault?.country ?? ''),
  )) {
    const country = readCountry(typed)
    if (country.ok) countries.set(typed, await regionsOf(country.value))
  }
  return { fields, reader: readerOf(actor), regions: (country) => countries.get(country) ?? [] }
}

function readerOf(actor: Pick<Actor, 'kind'>): Reader {
  if (actor.kind === 'agent') return 'agents'
  return actor.kind === 'customer' ? 'customers' : 'nobody'
}
