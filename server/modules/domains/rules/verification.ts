import { addDays, type DateOnly } from '../../../lib/pure/date-only.ts'
import type { Domain, DomainEnding } from '../types.ts'

/**
 * Whether a registrant's address has to be verified now (2013 RAA, WHOIS Accuracy Specification): after a change always, for a
 * domain that came only if it was registered within the days that the ending gives. Domains of old are not asked about when
 * they are brought in, nor those of which nobody says when they were registered.
 */
export function isVerificationDue(
  domain: Pick<Domain, 'status' | 'registeredOn'>,
  ending: Pick<DomainEnding, 'verificationDays'>,
  when: { today: string; because: 'registered' | 'changed' },
): boolean {
  if (ending.verificationDays === null) return false
  if (when.because === 'changed') return true
  if (domain.status !== 'active' || domain.registeredOn === null) return false
  return addDays(domain.registeredOn as DateOnly, ending.verificationDays) >= when.today
}

/** How many reminders should have gone by now. */
export function remindersDue(asked: { askedAt: Date; reminderDays: readonly number[] }, now: Date): number {
  const days = (now.getTime() - asked.askedAt.getTime()) / 86_400_000
  return asked.reminderDays.filter((day) => days >= day).length
}
