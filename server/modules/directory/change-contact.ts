import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { holdDefinitions } from '../fields/index.ts'
import type { Actor } from '../trail/index.ts'
import { alsoTaken } from './also-taken.ts'
import { readGivenCompanies } from './given-companies.ts'
import { mayChangeContact, mayReadContacts } from './policy.ts'
import { readChangedContact } from './read-contact.ts'
import { readingFacts } from './reading-facts.ts'
import { notEditable } from './rules/own-profile.ts'
import { lockContact } from './store/contacts.ts'
import { membershipsOf } from './store/memberships.ts'
import type { Contact, ContactDraft, Membership } from './types.ts'
import { writeChange } from './write-change.ts'

/**
 * Changes the fields of a contact that are named: null and '' clear, the e-mails are given as a whole, the first as the
 * primary one, and so are her companies. Agents change any contact; a customer changes herself, in what customers may
 * edit. Can be undone.
 * @throws Refusal missing, forbidden, stale (with the contact as it is now), invalid (every faulty field), conflict (who
 * has the addresses or the external id)
 */
export async function changeContact(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; version: number; draft: ContactDraft },
): Promise<Contact> {
  if (!mayChangeContact(actor, change.id))
    throw new Refusal(actor.kind === 'customer' ? 'missing' : 'forbidden')
  const facts = await readingFacts(tx, actor, [change.draft])
  // A company that is only named is made by the definitions of companies.
  if (change.draft.companies?.some(({ name }) => name?.trim())) await holdDefinitions(tx, 'company')
  const before = await lockContact(tx, change.id)
  if (!before) throw new Refusal('missing')
  if (before.version !== change.version) throw new Refusal('stale', [], { current: before })
  const locked = actor.kind === 'customer' ? notEditable(facts.fields, change.draft) : []
  if (locked.length > 0) throw new Refusal('invalid', locked)
  const had = await membershipsBefore(tx, change)
  const given = await readGivenCompanies(tx, actor, now, [{ companies: change.draft.companies, before: had }])
  const wrong = given?.problems.get(0) ?? []
  const read = readChangedContact(facts, change.draft, before.values)
  if ('problems' in read || wrong.length > 0) {
    const [taken = []] = await alsoTaken(tx, [change.draft], {
      seesHolder: mayReadContacts(actor),
      ownId: change.id,
    })
    throw new Refusal('invalid', [...('problems' in read ? read.problems : []), ...wrong, ...taken])
  }
  const memberships = given && { before: had, after: await given.membershipsOf(0, had) }
  return writeChange(tx, actor, now, { before, values: read.values, memberships })
}

async function membershipsBefore(
  tx: Tx,
  change: { id: number; draft: ContactDraft },
): Promise<readonly Membership[]> {
  if (change.draft.companies === undefined) return []
  return (await membershipsOf(tx, [change.id])).get(change.id) ?? []
}
