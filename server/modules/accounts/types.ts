import type { Language } from '../../lib/pure/languages.ts'
import type { Phone } from '../../lib/pure/phone.ts'
import type { PostalAddress } from '../../lib/pure/postal-address.ts'
import type { AccountDraft, NewAccountBody, ServiceDraft, serviceStatuses } from './wire.ts'

export type { AccountDraft, NewAccountBody, ServiceDraft }

/** A customer's account that is open, as its main user knows it. */
export type OwnAccount = { id: number; name: string }

/** An account that closed when its main user was deleted: what undo opens again. */
export type ClosedAccount = { accountId: number; mainUserId: number }

/** Whom an account stands for; what is null is read from the main user. */
export type HolderValues = {
  name: string | null
  givenNames: string | null
  familyNames: string | null
  organisation: string | null
  taxId: string | null
  phone: Pick<Phone, 'typed' | 'e164'> | null
  postalAddress: PostalAddress | null
}

/** What agents keep of an account, each part read and found good. */
export type AccountValues = {
  name: string
  externalId: string | null
  language: Language | null
  companyId: number | null
  holder: HolderValues
}

/** The contact who acts for an account, as she is today. */
export type MainUser = {
  id: number
  name: string
  givenNames: string | null
  familyNames: string | null
  /** The language we write to her in. */
  language: Language
  /** The one that stands in her record; null: none does, and the workspace's counts. */
  ownLanguage: string | null
  timeZone: string
  /** Her primary address; `normal` is what is compared. */
  email: { address: string; normal: string; isVerified: boolean; isSuppressed: boolean } | null
  access: 'none' | 'invited' | 'active' | 'blocked'
  phone: Pick<Phone, 'typed' | 'e164'> | null
  postalAddress: PostalAddress | null
}

/** An account as it stands. */
export type Account = {
  id: number
  version: number
  values: AccountValues
  /** Its own language, else its main user's. */
  language: Language
  mainUser: MainUser
  company: { id: number; name: string } | null
  /** What the main user said yes or no to, of the categories that leave him the choice. */
  chosenCategories: Readonly<Record<string, boolean>>
  closedAt: Date | null
  createdAt: Date
  updatedAt: Date
}

export type ServiceStatus = (typeof serviceStatuses)[number]

/** What is known of a service, each part read and found good. */
export type ServiceValues = {
  name: string
  status: ServiceStatus
  startedOn: string | null
  renewsOn: string | null
  endedOn: string | null
  externalId: string | null
}

/** A service as it stands. */
export type Service = {
  id: number
  accountId: number
  version: number
  values: ServiceValues
  createdAt: Date
  updatedAt: Date
}

/** Which record an undo gives back, and which undo it is. */
export type Undone = { id: number; undoId: number }
