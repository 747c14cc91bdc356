/** What somebody can be for a domain, in the order in which they are shown. */
export const domainRoles = ['registrant', 'administrative', 'technical', 'billing'] as const
export type DomainRole = (typeof domainRoles)[number]

export const domainStatuses = [
  'pending',
  'active',
  'expired',
  'redemption',
  'transferred',
  'cancelled',
] as const
export type DomainStatus = (typeof domainStatuses)[number]

/** What can be asked of whoever holds a role, in the order in which it is told. `phone` is one whose international form is certain. */
export const facts = [
  'name',
  'givenNames',
  'familyNames',
  'organisation',
  'email',
  'street',
  'city',
  'state',
  'postcode',
  'country',
  'phone',
  'taxId',
] as const
export type Fact = (typeof facts)[number]
/** What a holder lacks; `postalAddress`: all of it. */
export type Missing = Fact | 'postalAddress'

/** Who holds a role: the account's main user, or the additional contact with this id. */
export type HolderId = 'main-user' | number

/** Somebody who can hold roles, with today's facts. */
export type Holder = {
  holder: HolderId
  name: string
  givenNames: string | null
  familyNames: string | null
  organisation: string | null
  taxId: string | null
  /** As typed, and as it is compared; null: a main user without an address. */
  email: string | null
  address: string | null
  phoneE164: string | null
  postalAddress: Readonly<Record<string, string | null>> | null
  personId: number | null
  language: 'es' | 'en'
  timeZone: string | null
  suppressedAt: Date | null
}

/** What a registry knows a registrant by: a change of any of it is a change of registrant. */
export type RegistrantData = { name: string; organisation: string | null; email: string }

/** The same with the address in the form in which it is compared. */
export type KnownRegistrant = RegistrantData & { address: string }

export type DomainValues = {
  /** As typed. */
  name: string
  asciiName: string
  status: DomainStatus
  registeredOn: string | null
  expiresOn: string | null
  externalId: string | null
}

export type RegistrantRecord = RegistrantData & { address: string; since: Date }
export type ChangeState = 'pending' | 'confirmed' | 'refused' | 'expired' | 'withdrawn'
export type Side = 'old' | 'new'
export type Confirmation = {
  side: Side
  address: string
  answer: 'approved' | 'refused' | null
  answeredAt: Date | null
  /** A server has said that nobody is there: the question does not arrive. */
  isSuppressed: boolean
}

export type RegistrantChange = {
  id: number
  /** Changes that are asked for by one mail a side. */
  batchId: number
  domainId: number
  domain: string
  accountId: number
  state: ChangeState
  old: RegistrantData
  new: RegistrantData
  toHolder: HolderId
  changesRole: boolean
  askedBy: string | null
  createdAt: Date
  /** When both sides were written to; null: put off to another day. */
  askedAt: Date | null
  answerUntil: Date
  endedAt: Date | null
  confirmations: Confirmation[]
}

/** Of an account: each asks by mails of its own. */
export type Verification = {
  accountId: number
  address: string
  askedAt: Date
  until: Date
  reminders: number
  verifiedAt: Date | null
}

/** A domain as it stands. */
export type Domain = DomainValues & {
  id: number
  accountId: number
  /** The account's name. */
  account: string
  version: number
  lockedUntil: string | null
  /** Roles that are not the main user's. */
  held: Partial<Record<DomainRole, number>>
  record: RegistrantRecord | null
  change: RegistrantChange | null
  /** The last change that ended. */
  last: { state: ChangeState; new: RegistrantData; endedAt: Date } | null
  verification: Verification | null
  createdAt: Date
  updatedAt: Date
}

/** What an ending asks for; the empty ending is for all that have none of their own. */
export type DomainEnding = {
  id: number
  ending: string
  roles: DomainRole[]
  needs: Partial<Record<DomainRole, Fact[]>>
  /** `both`: the old and the new registrant are asked, and nothing changes before they agree. */
  confirmations: 'none' | 'both'
  answerDays: number
  lockDays: number
  /** Within so many days the registrant's address must be verified; null: not asked for. */
  verificationDays: number | null
  /** Days after asking on which to remind. */
  reminderDays: number[]
  source: string
  sourceDate: string
  version: number
}

export type RoleChange = { domainId: number | 'all'; role: DomainRole; holder: HolderId }

/** A locked domain, whose registrant shall be known by this data. */
export type Proposal = {
  domain: Domain
  ending: DomainEnding
  to: Holder
  data: KnownRegistrant
  /** True: the role goes to another holder; false: it is the holder's own data. */
  changesRole: boolean
}
