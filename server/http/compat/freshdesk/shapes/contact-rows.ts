import { z } from 'zod'
import type { Contact } from '../../../../modules/directory/index.ts'
import { type Showing, shownEverywhere, ContactShape as Whole } from './contact.ts'

/** A contact in a list: less than viewed alone, and of her other companies only the ids, as documented. */
export const ListedContact = Whole.omit({
  view_all_tickets: true,
  other_emails: true,
  tags: true,
  avatar: true,
}).extend({ other_companies: z.array(z.number()) })
export type ListedContact = z.infer<typeof ListedContact>

export function listedContact(contact: Contact, showing: Showing): ListedContact {
  const other_companies = contact.companies.slice(1).map(({ id }) => id)
  return Object.assign(shownEverywhere(contact, showing), { other_companies })
}

/** A contact as the search finds one. */
export const FoundContact = ListedContact.omit({ other_companies: true })
export type FoundContact = z.infer<typeof FoundContact>

export const foundContact = (contact: Contact, showing: Showing): FoundContact =>
  shownEverywhere(contact, showing)
