import type { Tx } from '../../lib/db.ts'
import { readCountry } from '../../lib/pure/countries.ts'
import { type Region, regionsOf } from '../../lib/pure/postal-regions.ts'
import { type Field, fieldsToWrite, type Reader } from '../fields/index.ts'
import type { Actor } from '../trail/index.ts'
import type { ReadingFacts } from './read-contact.ts'
import type { ContactDraft } from './types.ts'

/** What reading drafts takes: the definitions of today, and the regions of the countries that are named. */
export async function readingFacts(
  tx: Tx,
  actor: Pick<Actor, 'kind'>,
  drafts: readonly ContactDraft[],
): Promise<ReadingFacts> {
  const fields = await fieldsToWrite(tx, 'contact')
  const country = countryOf(fields)
  const regions = new Map<string, readonly Region[]>()
  for (const typed of new Set(drafts.map((draft) => draft.postalAddress?.country ?? country ?? ''))) {
    const named = readCountry(typed)
    if (named.ok) regions.set(typed, await regionsOf(named.value))
  }
  return { fields, reader: readerOf(actor), country, regions: (typed) => regions.get(typed) ?? [] }
}

/** The country that is the default of addresses. */
function countryOf(fields: readonly Field[]): string | null {
  const byDefault = fields.find((field) => field.path === 'postalAddress')?.defaultValue
  return (byDefault as { country?: string } | null | undefined)?.country ?? null
}

export function readerOf(actor: Pick<Actor, 'kind'>): Reader {
  if (actor.kind === 'agent') return 'agents'
  return actor.kind === 'customer' ? 'customers' : 'nobody'
}
