import type { Decision, Facts } from './facts.ts'

/**
 * Whoever got a copy marked it as junk, and his provider tells (ARF, RFC 5965). Only what comes to the copy's return path is
 * believed; who merely names a copy may be anybody. What is about no mail of ours is mail: a provider gets such reports about what
 * his customers send, and somebody has to read them.
 */
export function complaint({ mail, isToReturnPath, returned, reported }: Facts): Decision | null {
  if (mail.report?.kind !== 'complaint') return null
  const copy = returned ?? reported
  if (!copy && !isToReturnPath && !mail.report.isOfOurs) return null
  return {
    outcome: 'complaint',
    copy,
    words: mail.report.words,
    isProven: returned !== null,
    step: 'complaint',
    reason: returned ? 'complaint' : copy ? 'complaint-elsewhere' : 'complaint-unknown',
  }
}
