import { z } from 'zod'
import { domainRoles, domainStatuses, facts } from './types.ts'

export {
  DomainEndingAnswer,
  DomainEndingBody,
  DomainEndingsAnswer,
  EndingParams,
  NewDomainEndingBody,
} from './wire/endings.ts'
export {
  AnswerBody,
  ChangeByLinkAnswer,
  RegistrantChangeAnswer,
  RegistrantChangesAnswer,
  RegistrantConsequencesAnswer,
  RegistrantConsequencesBody,
  RegistrantData,
  VerificationByLinkAnswer,
} from './wire/registrants.ts'

import { ChangeState, RegistrantChangeAnswer, RegistrantData } from './wire/registrants.ts'

const wholeNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const text = z.string().nullable().optional()
const known = z.string().nullable()
const time = z.iso.datetime()
export const DomainRole = z.enum(domainRoles)
export const DomainStatus = z.enum(domainStatuses)
export const HolderId = z.union([z.literal('main-user'), z.number().int()])
export type HolderId = z.infer<typeof HolderId>

/** What a domain is made or changed with: a key that is absent was not given, null or '' clears. */
export const DomainDraft = z.strictObject({
  name: text,
  status: text,
  registeredOn: text,
  expiresOn: text,
  externalId: text,
})
export type DomainDraft = z.infer<typeof DomainDraft>

/** What a holder lacks for a role, in the reader's words: `taxId`, «NIF». `postalAddress`: all of it. */
export const MissingFact = z.strictObject({
  fact: z.enum([...facts, 'postalAddress']),
  name: z.string(),
})
export type MissingFact = z.infer<typeof MissingFact>

/** Who holds a role, and what she lacks for it. */
export const RoleCell = z.strictObject({
  role: DomainRole,
  holder: HolderId,
  name: z.string(),
  email: known,
  missing: z.array(MissingFact),
})
export type RoleCell = z.infer<typeof RoleCell>

const domain = {
  id: z.number(),
  /** As typed, and as it is compared. */
  name: z.string(),
  asciiName: z.string(),
  /** The ending whose settings apply; '' where it has none of its own. */
  ending: z.string(),
  status: DomainStatus,
  registeredOn: known,
  expiresOn: known,
  /** No transfer before this day, after a change of registrant. */
  lockedUntil: known,
  /** The roles that its ending has, in their order. */
  roles: z.array(RoleCell),
  /** Whom the registry knows: what stands until a change of it is confirmed. */
  registrant: RegistrantData.extend({
    since: time,
    /** False: whoever holds the role is called or reached otherwise today; the domain's legal mail goes to who is on record. */
    isHolder: z.boolean(),
  }).nullable(),
  /** The change of registrant that waits for answers. */
  registrantChange: RegistrantChangeAnswer.nullable(),
  /** What became of the last one. */
  lastRegistrantChange: z.strictObject({ state: ChangeState, new: RegistrantData, endedAt: time }).nullable(),
  /** Whether the registrant's address is verified; null: never asked for. `isOverdue`: not within its days. */
  verification: z
    .strictObject({
      email: z.string(),
      askedAt: time,
      until: time,
      reminders: z.number(),
      verifiedAt: time.nullable(),
      isOverdue: z.boolean(),
    })
    .nullable(),
}

/** A domain as the main user of its account sees it. */
export const AreaDomainAnswer = z.strictObject(domain)
export type AreaDomainAnswer = z.infer<typeof AreaDomainAnswer>

/** A domain as agents see it. */
export const DomainAnswer = z.strictObject({
  ...domain,
  accountId: z.number(),
  version: z.number(),
  externalId: known,
  createdAt: time,
  updatedAt: time,
})
export type DomainAnswer = z.infer<typeof DomainAnswer>

const page = { next: known, previous: z.null() }
/** By name; `next` goes into `after`. */
export const DomainsAnswer = z.strictObject({ items: z.array(DomainAnswer), ...page })
export type DomainsAnswer = z.infer<typeof DomainsAnswer>
export const AreaDomainsAnswer = z.strictObject({ items: z.array(AreaDomainAnswer), ...page })
export type AreaDomainsAnswer = z.infer<typeof AreaDomainsAnswer>

/** Somebody who can hold roles, the main user first. */
const holder = z.strictObject({ holder: HolderId, name: z.string(), organisation: known, email: known })

/** What each holder would lack, where she would lack something: known before anything is chosen. */
const lacks = z.strictObject({
  ending: z.string(),
  role: DomainRole,
  holder: HolderId,
  missing: z.array(MissingFact),
})

const matrix = {
  holders: z.array(holder),
  lacks: z.array(lacks),
  /** All domains of the account, whatever page this is. */
  total: z.number(),
}
/** Domains × roles. */
export const AreaRolesAnswer = z.strictObject({ ...matrix, items: z.array(AreaDomainAnswer), ...page })
export type AreaRolesAnswer = z.infer<typeof AreaRolesAnswer>
export const RolesAnswer = z.strictObject({ ...matrix, items: z.array(DomainAnswer), ...page })
export type RolesAnswer = z.infer<typeof RolesAnswer>

/** `all`: every domain of the account that has the role. */
const roleChange = z.strictObject({
  domainId: z.union([z.number().int(), z.literal('all')]),
  role: z.string(),
  holder: HolderId,
})
/** All or nothing. */
export const RoleChangesBody = z.strictObject({ changes: z.array(roleChange).min(1).max(4000) })
export type RoleChangesBody = z.infer<typeof RoleChangesBody>

/** `changed`: domains whose roles moved at once; `pending`: those whose registrant moves when both sides agree. */
export const RolesChanged = z.strictObject({
  changed: z.array(z.number()),
  pending: z.array(z.number()),
  undoId: z.number().nullable(),
  until: time.nullable(),
})
export type RolesChanged = z.infer<typeof RolesChanged>

export const DomainsQuery = z.strictObject({
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
/** Exactly one name (in any spelling) or external id, of whichever account. */
export const FindDomainsQuery = z.strictObject({
  name: z.string().max(1000).optional(),
  externalId: z.string().max(1000).optional(),
})
export const DomainParams = z.strictObject({ id: wholeNumber })
export const AccountIdParams = z.strictObject({ id: wholeNumber })
export const AreaDomainParams = z.strictObject({ account: wholeNumber, domain: wholeNumber })
export const AreaChangeParams = z.strictObject({ account: wholeNumber, registrantChange: wholeNumber })
export const TokenParams = z.strictObject({ token: z.string().max(1000) })
export const DomainDeleted = z.strictObject({ undoId: z.number(), until: time })
