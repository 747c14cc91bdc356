export { type DomainChangeImage, undoDomainChange } from './change-domain.ts'
export type { RolesImage } from './change-domain-roles.ts'
export { type EndingImage, undoEndingChange } from './change-endings.ts'
export { createDomains } from './create-domains.ts'
export { type DeletedDomainImage, deleteDomains, restoreDomain } from './delete-domains.ts'
export { catchUpRegistrants, keepRegistrants } from './follow-registrants.ts'
export type {
  Domain,
  DomainEnding,
  DomainRole,
  DomainStatus,
  Fact,
  HolderId,
  RegistrantChange,
} from './types.ts'
export { undoDomainRoles } from './undo-domain-roles.ts'
