export { type DomainChangeImage, undoDomainChange } from './change-domain.ts'
export { changeDomainRoles, type RolesImage } from './change-domain-roles.ts'
export { type EndingImage, undoEndingChange } from './change-endings.ts'
export { createDomains } from './create-domains.ts'
export { type DeletedDomainImage, deleteDomains, restoreDomain } from './delete-domains.ts'
export { catchUpRegistrants, keepRegistrants } from './follow-registrants.ts'
export { registrantConsequences } from './registrant-consequences.ts'
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
export { undoDomainRoles } from './undo-domain-roles.ts'
export { type WhoHolds, whoHolds } from './who-holds.ts'
