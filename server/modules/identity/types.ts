import type { Language } from '../../lib/pure/languages.ts'
import type { Role } from '../trail/index.ts'

/** The two doors through which people sign in. */
export type SessionDoor = 'agent' | 'area'

/** One of a person's addresses. `address` is the form in which addresses are compared, `typed` as it was given. */
export type Claim = { address: string; typed: string; isPrimary: boolean; verifiedAt: Date | null }

/** An address that a person is to have. */
export type ClaimDraft = {
  personId: number
  address: string
  typed: string
  isPrimary: boolean
  position: number
}

/** Who has an address that somebody else asked for. */
export type Claimant = { address: string; id: number; kind: 'agent' | 'contact'; name: string }
/** The same, or the department whose address it is. */
export type AddressHolder = Omit<Claimant, 'kind'> & { kind: Claimant['kind'] | 'department' }

/** Somebody who may sign in at a door, as mails and links address him: neither deactivated, blocked, deleted nor merged. */
export type Person = {
  id: number
  kind: 'agent' | 'contact'
  name: string
  language: Language
  /** His primary address, in the compared form and as typed; '' when he has none. */
  address: string
  typed: string
}

/** What an address may do at a door. `none` also for blocked, deactivated and deleted people. */
export type AddressStanding =
  | { access: 'none' }
  | { access: 'invited' | 'active'; personId: number; address: string; typed: string; isVerified: boolean }

export type Agent = {
  id: number
  name: string
  email: string
  role: Role
  language: Language
  timeZone: string
  singleKeys: boolean
  access: 'none' | 'invited' | 'active'
  invitedAt: Date | null
  secondFactor: boolean
  deactivatedAt: Date | null
  lastSeenAt: Date | null
  createdAt: Date
  version: number
}

/** encopia: comes alone, also as Freshdesk's key. whmcs: an identifier with a secret, and an access key. */
export type ApiKey = {
  id: number
  kind: 'encopia' | 'whmcs'
  /** Of a WHMCS key; no secret. */
  identifier: string | null
  agent: { id: number; name: string }
  name: string
  hint: string
  scopes: string[]
  /** Where it may be used from, as CIDR; null: from anywhere. */
  allowedNetworks: string[] | null
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
}

export type Workspace = {
  name: string
  language: Language
  country: string
  timeZone: string
  severalCompanies: boolean
  companyExtras: boolean
  /** Whether clients of the other product's API are answered. */
  freshdeskDoor: boolean
  whmcsDoor: boolean
  version: number
}
