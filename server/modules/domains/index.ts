export { changeDomainRoles } from './change-domain-roles.ts'
export { createDomains } from './create-domains.ts'
export { deleteDomains } from './delete-domains.ts'
export { catchUpRegistrants, keepRegistrants } from './follow-registrants.ts'
export { registrantConsequences } from './registrant-consequences.ts'
export { domainReverses } from './reverses.ts'
export { asciiNameOf } from './rules/read-domain.ts'
export { domainsFound } from './store/domains.ts'
export type {
  Domain,
  DomainEnding,
  DomainRole,
  DomainStatus,
  Fact,
  Holder,
  HolderId,
  RegistrantChange,
} from './types.ts'
export { type WhoHolds, whoHolds } from './who-holds.ts'
