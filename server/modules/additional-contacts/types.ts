import type { MailAddress } from '../../lib/pure/mail-address.ts'
import type { Phone } from '../../lib/pure/phone.ts'
import type { PostalAddress } from '../../lib/pure/postal-address.ts'
import type { Category } from '../delivery/index.ts'
import type { CardDraft } from './wire.ts'

export type { CardDraft, Category }
export type DomainRole = 'registrant' | 'administrative' | 'technical' | 'billing'
export type WritingLanguage = 'es' | 'en'

/** What an account keeps of an address (decision 9), each part read and found good. */
export type CardValues = {
  name: string
  givenNames: string | null
  familyNames: string | null
  organisation: string | null
  taxId: string | null
  email: MailAddress
  phone: Pick<Phone, 'typed' | 'e164'> | null
  postalAddress: PostalAddress | null
  /** Null: the account's. */
  language: WritingLanguage | null
  /** Ticked, in the order in which they are shown. */
  categories: readonly Category[]
}

export type HeldRole = { domainId: number; domain: string; role: DomainRole }

/** A card as it stands. */
export type Card = {
  id: number
  accountId: number
  version: number
  values: CardValues
  /** The domain roles that she holds, by domain. */
  roles: readonly HeldRole[]
  /** What she declined herself; a tick does not override it. */
  declined: readonly Category[]
  /** Mail to her address is not sent: the receiving server said that it does not exist. */
  suppressedAt: Date | null
  /** The same, as far as mail of this account has learned it: what other accounts' mail learned is not told. */
  learnedAt: Date | null
  /** When the mail that tells her of the card was put on its way, if it was. */
  welcomedAt: Date | null
  /** The day's mails of the account were used up: she is told another day. */
  welcomeWaits: boolean
  /** The person behind the card, by the claim of today; null where there is none, or where an agent has the address. */
  contactId: number | null
  createdAt: Date
  updatedAt: Date
}

/** An account whose cards are written or read, with what its mails need. */
export type CardAccount = {
  id: number
  name: string
  mainUserId: number
  mainUser: string
  /** As typed, and as it is compared. */
  mainUserEmail: string | null
  mainUserAddress: string | null
  mainUserLanguage: WritingLanguage
  /** All that are his, as they are compared. */
  mainUserAddresses: readonly string[]
  /** In which its cards are written to, where they name none. */
  language: WritingLanguage
  timeZone: string | null
  /** With which phones are read. */
  country: string | null
  isClosed: boolean
}
