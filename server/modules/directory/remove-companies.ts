import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail, type TrailDraft } from '../trail/index.ts'
import { mayWriteContacts } from './policy.ts'
import { membershipsAsChange } from './rules/membership-entries.ts'
import { type MembershipChange, membershipChanges, withoutMemberships } from './rules/memberships.ts'
import { endCompanies, type KeptDomain, lockMembersOf, lockToRemove } from './store/company-lives.ts'
import { lockLiveCompanies, membershipsOf, raiseVersionsOf, updateMemberships } from './store/memberships.ts'

/** What giving a deleted company back takes. */
export type DeletedCompanyImage = {
  domains: KeptDomain[]
  /** How the memberships of each of its contacts changed. */
  contacts: { id: number; memberships: MembershipChange[] }[]
}

/**
 * Deletes live companies: name and mail domains are free again; the contacts stay, each without them, and where one was
 * primary, the next takes its place. The caller keeps the images for undo. Gives those that were live.
 * @throws Refusal forbidden
 */
export async function removeCompanies(
  tx: Tx,
  actor: Actor,
  now: Date,
  ids: readonly number[],
): Promise<{ id: number; name: string; image: DeletedCompanyImage }[]> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const companies = await lockToRemove(tx, ids)
  const gone = companies.map(({ id }) => id)
  const members = await lockMembersOf(tx, gone)
  const live = new Set(members.filter(({ isLive }) => isLive).map(({ id }) => id))
  const had = await membershipsOf(
    tx,
    members.map(({ id }) => id),
  )
  const changed = [...had].map(([contactId, before]) => ({
    contactId,
    before,
    after: withoutMemberships(before, gone),
  }))
  const names = await lockLiveCompanies(
    tx,
    changed.flatMap(({ before }) => before.map(({ companyId }) => companyId)),
  )
  await updateMemberships(tx, now, changed)
  await raiseVersionsOf(tx, now, [...live])
  const domains = await endCompanies(tx, now, gone)
  await recordTrail(
    tx,
    actor,
    now,
    changed
      .filter(({ contactId }) => live.has(contactId))
      .map(
        ({ contactId, before, after }): TrailDraft => ({
          subject: { kind: 'contact', id: contactId },
          type: 'contact.changed',
          values: membershipsAsChange(before, after, names),
          facts: { because: 'company-deleted' },
        }),
      ),
  )
  return companies.map(({ id, name }) => ({
    id,
    name,
    image: {
      domains: domains.get(id) ?? [],
      contacts: changed
        .filter(({ before }) => before.some(({ companyId }) => companyId === id))
        .map(({ contactId, before, after }) => ({
          id: contactId,
          memberships: membershipChanges(before, after),
        })),
    },
  }))
}
