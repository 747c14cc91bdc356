import type { Decision, Facts } from './facts.ts'

/** The same message twice is one: the same Message-ID and content, whatever way it took. */
export function duplicate({ firstId }: Facts): Decision | null {
  return firstId === null
    ? null
    : { outcome: 'duplicate', of: firstId, step: 'duplicate', reason: 'same-mail' }
}
