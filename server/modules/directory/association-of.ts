import type { Handle } from '../../lib/db.ts'
import { findWorkspace } from '../identity/index.ts'
import { associated, beyondLimit } from './rules/associate.ts'
import { withParents } from './rules/mail-domains.ts'
import { domainsOf } from './store/mail-domains.ts'
import { membershipsOf } from './store/memberships.ts'
import type { Membership } from './types.ts'

/**
 * What addresses at these domains, new to a locked contact, make of her memberships. Null when no company has a mail
 * domain that they are at or below: then that is all that is asked. `beyondLimit`: companies that she cannot join any more.
 */
export async function associationOf(
  db: Handle,
  contact: {
    id: number
    domains: readonly string[]
    memberships?: { before: readonly Membership[]; after: readonly Membership[] } | null
  },
): Promise<{ before: readonly Membership[]; after: readonly Membership[]; beyondLimit: number[] } | null> {
  if (contact.domains.length === 0) return null
  const known = await domainsOf(db, contact.domains.flatMap(withParents))
  if (known.size === 0) return null
  const before = contact.memberships?.before ?? (await membershipsOf(db, [contact.id])).get(contact.id) ?? []
  const start = contact.memberships?.after ?? before
  const plan = { severalCompanies: (await findWorkspace(db))?.severalCompanies ?? true }
  const after = associated(start, contact.domains, { known, plan })
  return { before, after, beyondLimit: beyondLimit(after, contact.domains, known) }
}
