import type { Language } from '../../lib/pure/languages.ts'
import type { Role } from '../trail/index.ts'

/** One of a person's addresses. `address` is the form in which addresses are compared, `typed` as it was given. */
export type Claim = { address: string; typed: string; isPrimary: boolean; verifiedAt: Date | null }

/** An address that a person is to have. */
export type ClaimDraft = { personId: number; address: string; typed: string; isPrimary: boolean; position: number }

/** Who has an address that somebody else asked for. */
export type Claimant = { address: string; id: number; kind: 'agent' | 'contact'; name: string }

export type Agent = {
  id: number
  name: string
  email: string
  role: Role
  language: Language
  timeZone: string
  singleKeys: boolean
  access: 'none' | 'invited' | 'active'
  secondFactor: boolean
  deactivated: boolean
  lastSeenAt: Date | null
  version: number
}

export type Workspace = {
  name: string
  language: Language
  country: string
  timeZone: string
  severalCompanies: boolean
  companyExtras: boolean
  version: number
}
