import type { Secrets } from '../../lib/crypto.ts'
import type { Tx } from '../../lib/db.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { type DeviceCookie, newDeviceCookie } from './device-cookie.ts'
import { proven } from './proven.ts'
import { openSession } from './sessions.ts'
import type { SessionDoor } from './types.ts'

/** A session begun, with its cookie, and the one by which the browser is known from now on. */
export type Opened = { state: 'half' | 'open'; token: string; expiresAt: Date; device: DeviceCookie }

type Beginning = {
  door: SessionDoor
  personId: number
  hasSecondFactor: boolean
  /** By what the person proved who he is. */
  by: 'password' | 'new-password' | 'magic-link' | 'second-factor' | 'recovery-code'
  userAgent: string
}

/**
 * Begins a session for somebody whose first factor was accepted: half while the second is owed, else open. Sign-ins of
 * agents are in the trail; customers' are not, who may be a million: their sessions say when they came.
 */
export async function beginSession(
  tx: Tx,
  secrets: Secrets,
  actor: Actor,
  now: Date,
  beginning: Beginning,
): Promise<Opened> {
  const { door, personId, by, userAgent } = beginning
  const state = beginning.hasSecondFactor ? 'half' : 'open'
  const session = await openSession(tx, now, { door, personId, state, ip: actor.ip, userAgent })
  if (door === 'agent' && state === 'open')
    await recordTrail(tx, proven(actor, { door, id: personId }), now, [
      { subject: { kind: 'agent', id: personId }, type: 'agent.signed-in', facts: { by } },
    ])
  return { state, ...session, device: newDeviceCookie(secrets, now, { door, personId }) }
}
