import type { Problem } from '../../lib/errors.ts'
import type { MailAddress } from '../../lib/pure/mail-address.ts'
import type { MailDomain } from '../../lib/pure/mail-domain.ts'
import type { Phone } from '../../lib/pure/phone.ts'
import type { PostalAddress } from '../../lib/pure/postal-address.ts'
import type { SocialNetwork } from '../../lib/pure/social-handles.ts'
import type { CompanyDraft, ContactCompany, ContactDraft } from './wire.ts'

export type { CompanyDraft, ContactCompany, ContactDraft }
export type Origin = 'agent' | 'api' | 'import' | 'card' | 'mail' | 'sample'
export type Handles = Partial<Record<SocialNetwork, string>>

/** What is known of a contact, each part read and found good. */
export type ContactValues = {
  name: string
  givenNames: string | null
  familyNames: string | null
  /** The first is the primary one. */
  emails: readonly MailAddress[]
  workPhone: Pick<Phone, 'typed' | 'e164'> | null
  mobilePhone: Pick<Phone, 'typed' | 'e164'> | null
  jobTitle: string | null
  language: string | null
  timeZone: string | null
  tags: readonly string[]
  postalAddress: PostalAddress | null
  socialHandles: Handles
  externalId: string | null
  about: string | null
  /** SHA-256 of the picture's bytes, in hexadecimal. */
  avatar: string | null
  custom: Readonly<Record<string, unknown>>
}
export type ContactKey = keyof ContactValues

/** A contact about to be made: its values, and the paths of those that a default filled in. */
export type NewContact = { values: ContactValues; defaultsApplied: readonly string[] }

export type ContactEmail = {
  /** As typed; compared by its `normal` form. */
  address: string
  normal: string
  isPrimary: boolean
  verifiedAt: Date | null
  suppressedAt: Date | null
  suppressedBecause: string | null
}

/** A contact as it stands. */
export type Contact = {
  id: number
  version: number
  life: 'live' | 'deleted' | 'merged' | 'erased'
  /** Who a merged one leads to. */
  canonicalId: number | null
  values: ContactValues
  emails: readonly ContactEmail[]
  /** The primary one first; it alone where the plan has one company a contact. */
  companies: readonly ContactCompany[]
  defaultsApplied: readonly string[]
  access: 'none' | 'invited' | 'active'
  activationSentAt: Date | null
  activationHoldsUntil: Date | null
  activatedAt: Date | null
  blockedAt: Date | null
  origin: Origin
  createdAt: Date
  updatedAt: Date
  /** After a change: what could not be done with it. */
  leftOut?: readonly Problem[]
}

/** Who has an address or external id that was asked for. */
export type Holder = {
  what: 'address' | 'external-id'
  value: string
  id: number
  kind: 'agent' | 'contact' | 'department'
  name: string
}

/** What is known of a company, each part read and found good. */
export type CompanyValues = {
  name: string
  description: string | null
  notes: string | null
  /** In the order in which they are shown. */
  mailDomains: readonly MailDomain[]
  /** Ids of choices. */
  healthScore: number | null
  accountTier: number | null
  industry: number | null
  renewalDate: string | null
  custom: Readonly<Record<string, unknown>>
}

/** A company about to be made: its values, and the paths of those that a default filled in. */
export type NewCompany = { values: CompanyValues; defaultsApplied: readonly string[] }

/** A company as it stands. */
export type Company = {
  id: number
  version: number
  values: CompanyValues
  defaultsApplied: readonly string[]
  /** Live contacts that belong to it; counted up to a limit. */
  contacts: { value: number; isExact: boolean }
  origin: Origin
  createdAt: Date
  updatedAt: Date
}

/** Who has a company's name or mail domain that was asked for. */
export type CompanyHolder = { what: 'name' | 'domain'; value: string; id: number; name: string }

/** That a contact belongs to a company. */
export type Membership = {
  companyId: number
  isPrimary: boolean
  seesCompanyTickets: boolean
  /** The mail domain that associated her; null: somebody did. */
  byDomain: string | null
}
