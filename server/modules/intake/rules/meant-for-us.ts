import type { Facts } from './steps/facts.ts'

/**
 * Whether what proves who wrote a mail proves that it was written to us as well. A signature alone does not: whoever got a
 * signed mail can hand it on to anybody. Either the author's own domain handed it over (SPF, aligned), or his signature is over
 * a To or Cc that names an address of ours. Where nothing is known of who handed it over, as in most mailboxes, and the
 * signature leaves To and Cc open, what stands there counts: large providers sign neither.
 */
export function isMeantForUs({ authentication, namesUs }: Facts): boolean {
  const { spf, dkim } = authentication
  if (spf.result === 'pass' && spf.isAligned) return true
  if (namesUs.length === 0) return false
  const signatures = dkim.filter(({ result, isAligned }) => result === 'pass' && isAligned)
  return signatures.some(({ signs }) => {
    // Of a mail that came before it was looked at.
    if (!signs) return true
    if (namesUs.some(({ field, headers }) => signs[field] >= headers)) return true
    return spf.domain === null && signs.to === 0 && signs.cc === 0
  })
}
