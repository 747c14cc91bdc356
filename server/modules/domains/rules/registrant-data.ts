import type { Holder, RegistrantData } from '../types.ts'

/** What a registry would know a holder by; null while she has no address, without which nobody is a registrant. */
export function registrantDataOf(holder: Holder): (RegistrantData & { address: string }) | null {
  const { name, organisation, email, address } = holder
  return email === null || address === null ? null : { name, organisation, email, address }
}

type Compared = { name: string; organisation: string | null; address: string }

/** Whether a registry would call it another registrant: by name, organisation or e-mail address (ICANN Transfer Policy II). */
export function isSameRegistrant(a: Compared, b: Compared): boolean {
  return a.name === b.name && (a.organisation ?? '') === (b.organisation ?? '') && a.address === b.address
}
