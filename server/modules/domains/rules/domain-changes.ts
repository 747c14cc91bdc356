import type { Change } from '../../trail/index.ts'
import type { DomainValues } from '../types.ts'
import type { DomainDraft } from '../wire.ts'

const fields = ['name', 'status', 'registeredOn', 'expiresOn', 'externalId'] as const

/** What differs, as the trail keeps it. */
export function changesBetween(before: DomainValues, after: DomainValues): Change[] {
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, old: before[field], new: after[field] }))
}

/** The former values as a draft. */
export function draftBack(changes: readonly Change[]): DomainDraft {
  return Object.fromEntries(changes.map(({ field, old }) => [field, old]))
}
