import { z } from 'zod'
import { type ContactShape, ContactShape as Whole } from './contact.ts'

/** A contact in a list: less than viewed alone, and of her other companies only the ids, as documented. */
export const ListedContact = Whole.omit({
  view_all_tickets: true,
  other_emails: true,
  tags: true,
  avatar: true,
}).extend({ other_companies: z.array(z.number()) })
export type ListedContact = z.infer<typeof ListedContact>

export function listedContact(contact: ContactShape): ListedContact {
  const { view_all_tickets: _sees, other_emails: _emails, tags: _tags, avatar: _avatar, ...rest } = contact
  return { ...rest, other_companies: contact.other_companies.map(({ company_id }) => company_id) }
}

/** A contact as the search finds one. */
export const FoundContact = ListedContact.omit({ other_companies: true })
export type FoundContact = z.infer<typeof FoundContact>

export function foundContact(contact: ContactShape): FoundContact {
  const { other_companies: _companies, ...rest } = listedContact(contact)
  return rest
}
