import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { recordTrail } from '../trail/index.ts'
import { doorOf, type OwnActor, subjectOf } from './own.ts'
import { deviceOf } from './rules/devices.ts'
import { deleteSessionOf, deleteSessions, findSessions } from './store/sessions.ts'

/** A person's own sessions at his door that still hold, the one used last first, each with the device it is known by. */
export async function ownSessions(db: Handle, actor: OwnActor, now: Date) {
  const sessions = await findSessions(db, now, { personId: actor.id, door: doorOf(actor) })
  return sessions.map(({ userAgent, ...session }) => ({
    ...session,
    ...deviceOf(userAgent),
    isCurrent: session.id === actor.sessionId,
  }))
}

/**
 * Ends one of the person's own sessions: its cookie is nobody's from now on.
 * @throws Refusal missing
 */
export async function endOwnSession(tx: Tx, actor: OwnActor, now: Date, id: number): Promise<void> {
  if (!(await deleteSessionOf(tx, { id, personId: actor.id, door: doorOf(actor) })))
    throw new Refusal('missing')
  await recordEnded(tx, actor, now, 1)
}

/** Ends all of the person's sessions but the one he comes with; gives how many. */
export async function endOtherSessions(tx: Tx, actor: OwnActor, now: Date): Promise<number> {
  const count = await deleteSessions(tx, { personId: actor.id, exceptId: actor.sessionId })
  if (count > 0) await recordEnded(tx, actor, now, count)
  return count
}

const recordEnded = (tx: Tx, actor: OwnActor, now: Date, count: number): Promise<void> =>
  recordTrail(tx, actor, now, [
    { subject: subjectOf(actor), type: `${subjectOf(actor).kind}.sessions-ended`, facts: { count } },
  ])
