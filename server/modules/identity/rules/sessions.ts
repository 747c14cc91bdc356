import type { SessionDoor } from '../types.ts'

const hour = 3_600_000
const openHours = { agent: 14 * 24, area: 30 * 24 }
const halfHours = 1 / 6

// Unused, a session ends early (ASVS 7.3.1): an agent's after a day, a customer's, who comes seldom, after a week.
const idleHours = { agent: 24, area: 7 * 24 }

/** When a session ends, however much it is used. Half a session has ten minutes for the second factor. */
export function sessionEnd(now: Date, session: { door: SessionDoor; state: 'half' | 'open' }): Date {
  const hours = session.state === 'half' ? halfHours : openHours[session.door]
  return new Date(now.getTime() + hours * hour)
}

/** A session last used before this has ended. */
export function idleSince(now: Date, door: SessionDoor): Date {
  return new Date(now.getTime() - idleHours[door] * hour)
}
