import { z } from 'zod'
import { CountAnswer } from './lists.ts'

const known = z.string().nullable()
const time = z.iso.datetime()
/** Values of the columns asked for, by path: text, number, true or false, ISO times and dates, ids of choices, lists of them; null for none. */
const values = z.record(z.string(), z.unknown())
const paged = { next: known, previous: known }

export const ContactListItem = z.strictObject({
  id: z.number(),
  name: z.string(),
  email: known,
  isEmailSuppressed: z.boolean(),
  phone: known,
  jobTitle: known,
  tags: z.array(z.string()),
  avatar: known,
  access: z.enum(['none', 'invited', 'active', 'blocked']),
  /** The primary company, and how many there are. */
  company: z.strictObject({ id: z.number(), name: z.string(), seesCompanyTickets: z.boolean() }).nullable(),
  companyCount: z.number(),
  updatedAt: time,
  values,
})
export type ContactListItem = z.infer<typeof ContactListItem>

export const ContactsAnswer = z.strictObject({
  items: z.array(ContactListItem),
  ...paged,
  count: CountAnswer.nullable(),
})
export type ContactsAnswer = z.infer<typeof ContactsAnswer>

export const CompanyListItem = z.strictObject({
  id: z.number(),
  name: z.string(),
  mailDomains: z.array(z.string()),
  /** Live contacts, exact up to 1,000. */
  contacts: CountAnswer,
  updatedAt: time,
  values,
})
export type CompanyListItem = z.infer<typeof CompanyListItem>

export const CompaniesAnswer = z.strictObject({
  items: z.array(CompanyListItem),
  ...paged,
  count: CountAnswer.nullable(),
})
export type CompaniesAnswer = z.infer<typeof CompaniesAnswer>

const named = z.strictObject({ id: z.number(), name: z.string() })

export const TicketListItem = z.strictObject({
  /** Its number. */
  id: z.number(),
  version: z.number(),
  subject: z.string(),
  status: z.enum(['open', 'pending', 'resolved', 'closed']),
  priority: z.enum(['low', 'normal', 'high', 'urgent']),
  category: z.string(),
  source: z.string(),
  tags: z.array(z.string()),
  /** Who had the last word. */
  lastAuthor: z.enum(['customer', 'agent']),
  requester: named,
  requesterAddress: known,
  account: named.nullable(),
  company: named.nullable(),
  department: named,
  assignee: named.nullable(),
  /** How the last message that a customer may read begins, without line breaks. */
  excerpt: z.string(),
  createdAt: time,
  updatedAt: time,
  lastMessageAt: time,
  values,
})
export type TicketListItem = z.infer<typeof TicketListItem>

export const TicketsAnswer = z.strictObject({
  items: z.array(TicketListItem),
  ...paged,
  count: CountAnswer.nullable(),
})
export type TicketsAnswer = z.infer<typeof TicketsAnswer>
