import type { Decision, Facts } from './facts.ts'

/** Whoever got a copy marked it as junk, and his provider tells (ARF, RFC 5965). */
export function complaint({ mail, returned, reported }: Facts): Decision | null {
  if (mail.report?.kind !== 'complaint') return null
  const copy = returned ?? reported
  return {
    outcome: 'complaint',
    copy,
    words: mail.report.words,
    step: 'complaint',
    reason: copy ? 'complaint' : 'complaint-unknown',
  }
}
