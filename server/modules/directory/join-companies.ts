import type { Tx } from '../../lib/db.ts'
import { type Actor, type Change, recordTrail } from '../trail/index.ts'
import type { GivenCompanies } from './given-companies.ts'
import type { Placed } from './place-contacts.ts'
import { associated, beyondLimit } from './rules/associate.ts'
import { companyEntries, membershipsAsChange } from './rules/membership-entries.ts'
import { withoutMemberships } from './rules/memberships.ts'
import { lockLiveCompanies, type MembershipsOf, updateMemberships } from './store/memberships.ts'
import type { NewContact } from './types.ts'

/** What became of the companies of a new contact. */
type Joined = { changes: Change[]; beyondLimit: ReadonlyMap<number, string> }

/**
 * Makes new contacts members of the companies given and of those at whose mail domains their addresses are. Gives, by
 * contact, what the entries of their creation say of it, and the names of companies that the limit kept them out of. Where
 * there is neither, nothing is asked of the database.
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
): Promise<Map<number, Joined>> {
  const { plan, domains: known } = of.placed
  if (!of.given && known.size === 0) return new Map()
  const wanted: (MembershipsOf & { beyond: number[] })[] = []
  for (const { id, index, contact } of of.made) {
    const own = (await of.given?.membershipsOf(index, [])) ?? []
    const domains = contact.values.emails.map(({ domain }) => domain)
    const after = associated(own, domains, { known, plan })
    wanted.push({ contactId: id, before: [], after, beyond: beyondLimit(after, domains, known) })
  }
  const names = await lockLiveCompanies(
    tx,
    wanted.flatMap(({ after, beyond }) => [...after.map(({ companyId }) => companyId), ...beyond]),
  )
  // One that was deleted since its domain was read is nobody's company.
  const joined = wanted
    .map((each) => {
      const gone = each.after.map(({ companyId }) => companyId).filter((id) => !names.has(id))
      const beyond = each.beyond.filter((id) => names.has(id))
      return { ...each, after: withoutMemberships(each.after, gone), beyond }
    })
    .filter(({ after }) => after.length > 0)
  await updateMemberships(tx, now, joined)
  await recordTrail(tx, actor, now, companyEntries(joined))
  return new Map(
    joined.map(({ contactId, after, beyond }) => [
      contactId,
      {
        changes: membershipsAsChange([], after, names),
        beyondLimit: new Map(beyond.map((id) => [id, names.get(id) ?? ''])),
      },
    ]),
  )
}
