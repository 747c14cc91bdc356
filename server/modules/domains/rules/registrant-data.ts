import { addDays, type DateOnly } from '../../../lib/pure/date-only.ts'
import type { Domain, DomainEnding, Holder, KnownRegistrant, RegistrantData } from '../types.ts'

/** What a registry would know a holder by; null while she has no address, without which nobody is a registrant. */
export function registrantDataOf(holder: Holder): KnownRegistrant | null {
  const { name, organisation, email, address } = holder
  return email === null || address === null ? null : { name, organisation, email, address }
}

type Compared = { name: string; organisation: string | null; address: string }

/** Whether a registry would call it another registrant: by name, organisation or e-mail address (ICANN Transfer Policy II). */
export function isSameRegistrant(a: Compared, b: Compared): boolean {
  return a.name === b.name && (a.organisation ?? '') === (b.organisation ?? '') && a.address === b.address
}

/** Whether a domain is still the provider's to keep: of one that went away nobody is asked anything. */
export const isKept = ({ status }: Pick<Domain, 'status'>): boolean =>
  status !== 'transferred' && status !== 'cancelled'

/** Old and new data of a registrant as the trail keeps them. */
export const changesOf = (before: RegistrantData, after: RegistrantData) =>
  (['name', 'organisation', 'email'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field: `registrant.${field}`, old: before[field], new: after[field] }))

/** After a change of registrant a domain stays where it is for so many of the workspace's days. */
export function lockedUntil(
  id: number,
  { lockDays }: Pick<DomainEnding, 'lockDays'>,
  today: DateOnly,
): { id: number; until: string }[] {
  return lockDays === 0 ? [] : [{ id, until: addDays(today, lockDays) }]
}
