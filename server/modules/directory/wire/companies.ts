import { z } from 'zod'
import { CustomValuesBody } from './custom-values.ts'

// Shape and size only: what a value may be is decided by the rules, which report every field at once.
const text = z.string().nullable().optional()
const choice = z.number().int().nullable().optional()
const known = z.string().nullable()
const time = z.iso.datetime()
const wholeNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

/** What a company is made or changed with: a key that is absent was not given, null or '' clears. */
export const CompanyDraft = z.strictObject({
  name: text,
  description: text,
  notes: text,
  /** As typed, in the order in which they are shown; given as a whole. */
  mailDomains: z.array(z.string()).max(1000).nullable().optional(),
  /** Ids of choices of the field. */
  healthScore: choice,
  accountTier: choice,
  industry: choice,
  /** A calendar day, 'YYYY-MM-DD'. */
  renewalDate: text,
  /** By field id. */
  custom: CustomValuesBody,
})
export type CompanyDraft = z.infer<typeof CompanyDraft>

/** `associateMatching`: contacts whose address is at a mail domain that is new here become hers; unless told otherwise. */
export const CompanyBody = CompanyDraft.extend({ associateMatching: z.boolean().optional() })
export type CompanyBody = z.infer<typeof CompanyBody>

/** A company as agents see it. */
export const CompanyAnswer = z.strictObject({
  id: z.number(),
  version: z.number(),
  name: z.string(),
  description: known,
  notes: known,
  /** `domain` in ASCII, as it is compared; `typed` for people. */
  mailDomains: z.array(z.strictObject({ domain: z.string(), typed: z.string() })),
  /** Null where the plan leaves the extras out. */
  healthScore: z.number().nullable(),
  accountTier: z.number().nullable(),
  industry: z.number().nullable(),
  renewalDate: known,
  custom: z.record(z.string(), z.unknown()),
  /** Paths of values that a default filled in and nobody has changed since. */
  defaultsApplied: z.array(z.string()),
  /** How many live contacts belong to it: exact up to 10,000, that many or more beyond. */
  contacts: z.strictObject({ value: z.number(), isExact: z.boolean() }),
  origin: z.string(),
  createdAt: time,
  updatedAt: time,
  /** The job that associates the contacts at a new mail domain; null unless this very answer began one. */
  associationJobId: z.number().nullable(),
})
export type CompanyAnswer = z.infer<typeof CompanyAnswer>

export const CompanyParams = z.strictObject({ id: wholeNumber })

export const CompanyContactsQuery = z.strictObject({
  q: z.string().max(500).optional(),
  after: z.string().max(8000).optional(),
  before: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const CompanyContact = z.strictObject({
  id: z.number(),
  name: z.string(),
  email: known,
  phone: known,
  jobTitle: known,
  avatar: known,
  /** Whether this is her primary company. */
  isPrimary: z.boolean(),
  seesCompanyTickets: z.boolean(),
})
export type CompanyContact = z.infer<typeof CompanyContact>

/** The contacts of a company in Spanish order of names. */
export const CompanyContactsAnswer = z.strictObject({
  items: z.array(CompanyContact),
  next: known,
  previous: known,
})
export type CompanyContactsAnswer = z.infer<typeof CompanyContactsAnswer>

export const CompanyLookupQuery = z.strictObject({ q: z.string().max(500).default('') })

const namedCompany = z.strictObject({ id: z.number(), name: z.string() })

/** A few companies whose name has all the words typed, best first; `exact` is the one that has the very name. */
export const CompanyLookupAnswer = z.strictObject({
  items: z.array(namedCompany.extend({ mailDomains: z.array(z.string()) })),
  exact: namedCompany.nullable(),
})
export type CompanyLookupAnswer = z.infer<typeof CompanyLookupAnswer>

export const OfAddressQuery = z.strictObject({ email: z.string().max(1000).default('') })

/** The company that a contact with this address would be associated with; `domain` is the one that decides, as typed. */
export const OfAddressAnswer = z.strictObject({
  company: namedCompany.extend({ domain: z.string() }).nullable(),
})
export type OfAddressAnswer = z.infer<typeof OfAddressAnswer>

/** `domains` parted by commas; `company`: the one that is being edited, whose own domains are not taken. */
export const MailDomainsQuery = z.strictObject({
  domains: z.string().max(20_000).default(''),
  company: wholeNumber.optional(),
})

/**
 * Of each domain typed: how it is compared, what stands in the way, and how many live contacts would join by it, where it
 * is the longest that decides. `matching` of all: those who would join by the new ones, each once.
 */
export const MailDomainsAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      typed: z.string(),
      domain: known,
      problem: z
        .strictObject({
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
          message: z.string(),
        })
        .nullable(),
      matching: z.number(),
    }),
  ),
  matching: z.number(),
})
export type MailDomainsAnswer = z.infer<typeof MailDomainsAnswer>

/** A contact's membership: what is absent stays; a new one is primary when it is the first, and sees own tickets only. */
export const MembershipBody = z.strictObject({
  isPrimary: z.literal(true).optional(),
  seesCompanyTickets: z.boolean().optional(),
})
export type MembershipBody = z.infer<typeof MembershipBody>
export const MembershipParams = z.strictObject({ id: wholeNumber, companyId: wholeNumber })

/** A company of a contact as it is given: one that exists, or by name one that is made if none is called so. */
export const ContactCompanyBody = z.strictObject({
  companyId: z.number().int().optional(),
  name: z.string().optional(),
  isPrimary: z.boolean().optional(),
  seesCompanyTickets: z.boolean().optional(),
})
export type ContactCompanyBody = z.infer<typeof ContactCompanyBody>

/** A company of a contact. */
export const ContactCompany = z.strictObject({
  id: z.number(),
  name: z.string(),
  isPrimary: z.boolean(),
  /** Whether she sees all the company's tickets. */
  seesCompanyTickets: z.boolean(),
})
export type ContactCompany = z.infer<typeof ContactCompany>
