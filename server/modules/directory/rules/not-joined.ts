import type { Problem } from '../../../lib/errors.ts'
import type { TrailDraft } from '../../trail/index.ts'
import { mostCompanies } from './memberships.ts'

/** What is said of companies that an address of hers would have made her a member of, by id and name. */
export function notJoined(names: ReadonlyMap<number, string>): Problem[] {
  return [...names.values()].map((name) => ({
    path: 'companies',
    code: 'membership.limit-of-domain',
    params: { name, max: mostCompanies },
  }))
}

/** What her trail says of it: it would be looked for there, and the companies know nothing of her. */
export function notJoinedEntries(contactId: number, companyIds: Iterable<number>): TrailDraft[] {
  const ids = [...companyIds]
  if (ids.length === 0) return []
  const subject = { kind: 'contact', id: contactId } as const
  return [{ subject, type: 'contact.not-joined', facts: { max: mostCompanies, companyIds: ids } }]
}
