import type { Decision, Facts } from './facts.ts'

/** Mail of who is blocked waits for an agent, and so does what comes faster than people write. */
export function standing({ author, given, isFlooding }: Facts): Decision | null {
  const step = 'standing'
  if (given?.by === 'agent') return null
  if (author?.isOff) return { outcome: 'held', step, reason: 'blocked' }
  return isFlooding ? { outcome: 'held', step, reason: 'too-fast' } : null
}
