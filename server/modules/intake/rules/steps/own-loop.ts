import type { Decision, Facts } from './facts.ts'

/**
 * Mail that this very system has sent and gets back, known by its Message-ID, and mail that says it is from a support address.
 * A mark alone says only that some installation has sent it: another provider's, whose mail is mail.
 */
export function ownLoop({ isOwnMail, isOwnAddress }: Facts): Decision | null {
  if (isOwnMail) return { outcome: 'ignored', step: 'own-loop', reason: 'own-mark' }
  return isOwnAddress ? { outcome: 'held', step: 'own-loop', reason: 'own-address' } : null
}
