import type { ServiceAnswer, ServiceDraft } from '../../../../server/modules/accounts/wire.ts'
import { orNull } from '../form/account-values.ts'

const texts = ['name', 'startedOn', 'renewsOn', 'endedOn', 'externalId'] as const

/** A service as it stands in a form: everything is text, and nothing is ''. */
export type ServiceValues = Record<(typeof texts)[number] | 'status', string>

export const emptyService: ServiceValues = {
  name: '',
  status: 'active',
  startedOn: '',
  renewsOn: '',
  endedOn: '',
  externalId: '',
}

export function serviceValues(service: ServiceAnswer): ServiceValues {
  const values = { ...emptyService, status: service.status }
  for (const key of texts) values[key] = service[key] ?? ''
  return values
}

/** What a form changes: only what differs from what was read. */
export function serviceDraft(values: ServiceValues, before: ServiceValues): ServiceDraft {
  const draft: ServiceDraft = {}
  for (const key of texts) if (values[key] !== before[key]) draft[key] = orNull(values[key])
  if (values.status !== before.status) draft.status = values.status
  return draft
}
