import type { Decision, Facts } from './facts.ts'

/** The same message twice is one: the same Message-ID and content, whatever way it took; unless an agent says otherwise. */
export function duplicate({ firstId, given }: Facts): Decision | null {
  return firstId === null || given?.by === 'agent'
    ? null
    : { outcome: 'duplicate', of: firstId, step: 'duplicate', reason: 'same-mail' }
}
