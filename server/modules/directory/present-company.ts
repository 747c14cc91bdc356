import type { Company } from './types.ts'
import type { CompanyAnswer } from './wire.ts'

/** A company as agents see it; without what the plan leaves out. */
export function presentCompany(
  company: Company,
  { hasExtras, associationJobId = null }: { hasExtras: boolean; associationJobId?: number | null },
): CompanyAnswer {
  const { values } = company
  return {
    id: company.id,
    version: company.version,
    name: values.name,
    description: values.description,
    notes: values.notes,
    mailDomains: values.mailDomains.map(({ ascii, typed }) => ({ domain: ascii, typed })),
    healthScore: hasExtras ? values.healthScore : null,
    accountTier: hasExtras ? values.accountTier : null,
    industry: hasExtras ? values.industry : null,
    renewalDate: hasExtras ? values.renewalDate : null,
    custom: { ...values.custom },
    defaultsApplied: [...company.defaultsApplied],
    contacts: company.contacts,
    origin: company.origin,
    createdAt: company.createdAt.toISOString(),
    updatedAt: company.updatedAt.toISOString(),
    associationJobId,
  }
}
