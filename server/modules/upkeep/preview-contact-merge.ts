import type { Handle } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { accountsOfMainUser } from '../accounts/index.ts'
import { type Contact, clashesOf, findContact, type MergeClash, partnerProblems } from '../directory/index.ts'
import { countRequests } from '../tickets/index.ts'
import { mostMerged } from './merge-contacts.ts'

/** What merging contacts would do: who they are, in what they differ, what moves, and what stands in the way. */
export type ContactMergePreview = {
  /** The survivor first. */
  contacts: { contact: Contact; tickets: number; accounts: { id: number; name: string }[] }[]
  clashes: MergeClash[]
  problems: Problem[]
}

/** @throws Refusal missing (the survivor), invalid 'contact-merge.too-many' */
export async function previewContactMerge(
  db: Handle,
  asked: { primaryId: number; secondaryIds: readonly number[] },
): Promise<ContactMergePreview> {
  if (asked.secondaryIds.length > mostMerged)
    throw new Refusal('invalid', [
      { path: 'with', code: 'contact-merge.too-many', params: { max: mostMerged } },
    ])
  const survivor = await findContact(db, asked.primaryId)
  if (!survivor) throw new Refusal('missing')
  const ids = [...new Set(asked.secondaryIds)]
  const others: Contact[] = []
  for (const id of ids) {
    const other = id === survivor.id ? undefined : await findContact(db, id)
    if (other) others.push(other)
  }
  const all = [survivor, ...others]
  const tickets = await countRequests(
    db,
    all.map(({ id }) => id),
  )
  const contacts: ContactMergePreview['contacts'] = []
  for (const contact of all) {
    const accounts = await accountsOfMainUser(db, contact.id)
    contacts.push({
      contact,
      tickets: tickets.get(contact.id) ?? 0,
      accounts: accounts.map(({ id, name }) => ({ id, name })),
    })
  }
  const found = new Map(all.map((each) => [each.id, each]))
  return { contacts, clashes: clashesOf(all), problems: partnerProblems(survivor, ids, found) }
}
