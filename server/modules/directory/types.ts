import type { MailAddress } from '../../lib/pure/mail-address.ts'
import type { Phone } from '../../lib/pure/phone.ts'
import type { PostalAddress } from '../../lib/pure/postal-address.ts'
import type { SocialNetwork } from '../../lib/pure/social-handles.ts'
import type { ContactDraft } from './wire.ts'

export type { ContactDraft }
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
  values: ContactValues
  emails: readonly ContactEmail[]
  defaultsApplied: readonly string[]
  access: 'none' | 'invited' | 'active'
  activationSentAt: Date | null
  activatedAt: Date | null
  blockedAt: Date | null
  origin: Origin
  createdAt: Date
  updatedAt: Date
}

/** Who has an address or external id that was asked for. */
export type Holder = {
  what: 'address' | 'external-id'
  value: string
  id: number
  kind: 'agent' | 'contact'
  name: string
}
