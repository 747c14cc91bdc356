import type { Tx } from '../../lib/db.ts'
import { type Actor, type Change, recordTrail } from '../trail/index.ts'
import type { GivenCompanies } from './given-companies.ts'
import type { Placed } from './place-contacts.ts'
import { associated } from './rules/associate.ts'
import { companyEntries, membershipsAsChange } from './rules/membership-entries.ts'
import { withoutMemberships } from './rules/memberships.ts'
import { lockLiveCompanies, type MembershipsOf, updateMemberships } from './store/memberships.ts'
import type { NewContact } from './types.ts'

/**
 * Makes new contacts members of the companies given and of those at whose mail domains their addresses are. Gives what
 * the entries of their creation say of it, by contact. Where there is neither, nothing is asked of the database.
 */
export async function joinCompanies(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: {
    made: readonly { id: number; index: number; contact: NewContact }[]
    placed: Placed
    given: GivenCompanies | null
  },
): Promise<Map<number, Change[]>> {
  const { plan, domains: known } = of.placed
  if (!of.given && known.size === 0) return new Map()
  const wanted: MembershipsOf[] = []
  for (const { id, index, contact } of of.made) {
    const own = (await of.given?.membershipsOf(index, [])) ?? []
    const domains = contact.values.emails.map(({ domain }) => domain)
    wanted.push({ contactId: id, before: [], after: associated(own, domains, { known, plan }) })
  }
  const names = await lockLiveCompanies(
    tx,
    wanted.flatMap(({ after }) => after.map(({ companyId }) => companyId)),
  )
  // One that was deleted since its domain was read is nobody's company.
  const joined = wanted
    .map((each) => {
      const gone = each.after.map(({ companyId }) => companyId).filter((id) => !names.has(id))
      return gone.length === 0 ? each : { ...each, after: withoutMemberships(each.after, gone) }
    })
    .filter(({ after }) => after.length > 0)
  await updateMemberships(tx, now, joined)
  await recordTrail(tx, actor, now, companyEntries(joined))
  return new Map(joined.map(({ contactId, after }) => [contactId, membershipsAsChange([], after, names)]))
}
