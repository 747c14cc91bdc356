import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { changeMemberships } from './change-memberships.ts'
import { companyEntries } from './rules/membership-entries.ts'
import type { GivenMembership } from './rules/memberships.ts'
import { findContact } from './store/contacts.ts'
import type { Contact } from './types.ts'

/**
 * Makes a contact a member of a company, or changes what is said of it: whether it is her primary one, whether she sees
 * all its tickets. The first is primary. Can be undone.
 * @throws Refusal forbidden, missing (contact or company), invalid 'membership.limit', 'plan.several-companies'
 */
export function setMembership(
  tx: Tx,
  actor: Actor,
  now: Date,
  { contactId, ...membership }: GivenMembership & { contactId: number },
): Promise<Contact> {
  return changeOne(tx, actor, now, { contactId, to: { add: membership } })
}

/**
 * Takes a contact out of a company; where it was her primary one, the next takes its place. Can be undone.
 * @throws Refusal forbidden, missing (contact or company)
 */
export function removeMembership(
  tx: Tx,
  actor: Actor,
  now: Date,
  { contactId, companyId }: { contactId: number; companyId: number },
): Promise<Contact> {
  return changeOne(tx, actor, now, { contactId, to: { remove: companyId } })
}

async function changeOne(
  tx: Tx,
  actor: Actor,
  now: Date,
  { contactId, to }: { contactId: number; to: { add: GivenMembership } | { remove: number } },
): Promise<Contact> {
  const done = await changeMemberships(tx, actor, now, { ids: [contactId], to, undoId: null, facts: {} })
  const [refused] = done.refused
  const contact = await findContact(tx, contactId)
  if (!contact) throw new Refusal('missing')
  if (refused) throw new Refusal('invalid', refused.problems)
  await recordTrail(tx, actor, now, companyEntries(done.changed, { undoId: done.undoId }))
  return contact
}
