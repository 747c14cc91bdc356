export type {
  Domain,
  DomainEnding,
  DomainRole,
  DomainStatus,
  Fact,
  HolderId,
  RegistrantChange,
} from './types.ts'
