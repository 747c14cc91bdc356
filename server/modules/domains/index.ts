export { createDomains } from './create-domains.ts'
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
