import { randomSecret, sha256 } from '../../lib/crypto.ts'
import type { Db, Tx } from '../../lib/db.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import type { AgentActor, CustomerActor } from '../trail/index.ts'
import { sessionEnd } from './rules/sessions.ts'
import { type Came, isStale, signedInActor } from './signed-in-actor.ts'
import { deleteSession, insertSession, touchSession } from './store/sessions.ts'
import { agentOfSession, customerOfSession, type SignedInCustomer } from './store/signed-in.ts'
import type { SessionDoor } from './types.ts'

/**
 * Starts a session at one door and gives the cookie's token, of which only the hash is kept.
 * A half session may do nothing but give the second factor, within ten minutes.
 */
export async function openSession(
  tx: Tx,
  now: Date,
  session: {
    door: SessionDoor
    personId: number
    state: 'half' | 'open'
    ip: string | null
    userAgent: string
  },
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomSecret()
  const expiresAt = sessionEnd(now, session)
  await insertSession(tx, now, { ...session, tokenHash: hashAtDoor(session.door, token), expiresAt })
  return { token, expiresAt }
}

/** Ends one session: signing out, or the half that becomes whole. False when it had ended already. */
export async function endSession(tx: Tx, id: number): Promise<boolean> {
  return deleteSession(tx, id)
}

// The door is part of what is hashed: a cookie of one door, renamed, is nobody's at the other.
function hashAtDoor(door: SessionDoor, token: string): Buffer {
  return sha256(`${door}:${token}`)
}

/** The agent who comes with this cookie, half signed in or fully; null when there is none. */
export async function agentByCookie(
  db: Db,
  now: Date,
  cookie: Came & { token: string },
): Promise<{ actor: AgentActor; state: 'half' | 'open'; settingsVersion: number | null } | null> {
  const found = await agentOfSession(db, now, hashAtDoor('agent', cookie.token))
  if (!found) return null
  if (isStale(now, found.seenAt) && found.sessionId)
    await touchSession(db, now, { id: found.sessionId, personId: found.id })
  const { state, settingsVersion } = found
  return { actor: signedInActor(found, { ...cookie, door: 'agent' }), state, settingsVersion }
}

/** The customer who comes with this cookie; null when there is none. */
export async function customerByCookie(
  db: Db,
  now: Date,
  cookie: Came & { token: string },
): Promise<{ actor: CustomerActor; state: 'half' | 'open' } | null> {
  const found = await customerOfSession(db, now, hashAtDoor('area', cookie.token))
  if (!found) return null
  if (isStale(now, found.seenAt)) await touchSession(db, now, { id: found.sessionId, personId: found.id })
  return { actor: customerActor(found, cookie), state: found.state }
}

function customerActor(found: SignedInCustomer, came: Came): CustomerActor {
  return {
    kind: 'customer',
    id: found.id,
    name: found.name,
    sessionId: found.sessionId,
    language: interfaceLanguageOf(found.language),
    door: 'area',
    ip: came.ip,
    requestId: came.requestId,
  }
}
