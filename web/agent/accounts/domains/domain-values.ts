import type { DomainAnswer, DomainDraft } from '../../../../server/modules/domains/wire.ts'
import { orNull } from '../form/account-values.ts'

const texts = ['name', 'registeredOn', 'expiresOn', 'externalId'] as const

/** A domain as it stands in a form: everything is text, and nothing is ''. */
export type DomainValues = Record<(typeof texts)[number] | 'status', string>

export const emptyDomain: DomainValues = {
  name: '',
  status: 'active',
  registeredOn: '',
  expiresOn: '',
  externalId: '',
}

export function domainValues(domain: DomainAnswer): DomainValues {
  const values = { ...emptyDomain, status: domain.status }
  for (const key of texts) values[key] = domain[key] ?? ''
  return values
}

/** What a form changes: only what differs from what was read. */
export function domainDraft(values: DomainValues, before: DomainValues): DomainDraft {
  const draft: DomainDraft = {}
  for (const key of texts) if (values[key] !== before[key]) draft[key] = orNull(values[key])
  if (values.status !== before.status) draft.status = values.status
  return draft
}
