import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type AgentActor, recordTrail } from '../trail/index.ts'
import { mayHaltSending } from './policy.ts'
import { deletePause, insertPause, sendingState } from './store/sending-pauses.ts'
import type { SendingAnswer } from './wire.ts'

/** Whether mail leaves, and how much waits. */
export async function readSending(db: Handle): Promise<SendingAnswer> {
  const { haltedAt, byName, waiting } = await sendingState(db)
  return { halted: haltedAt && { at: haltedAt.toISOString(), byName }, waiting }
}

/**
 * Lets no mail leave any more, sign-in links neither, until sending is resumed. What is already being handed over, a few
 * dozen at most, still arrives.
 * @throws Refusal forbidden
 */
export async function haltSending(tx: Tx, actor: AgentActor, now: Date): Promise<SendingAnswer> {
  if (!mayHaltSending(actor)) throw new Refusal('forbidden')
  if (await insertPause(tx, now, actor.id))
    await recordTrail(tx, actor, now, [{ subject: workspace, type: 'workspace.sending-halted' }])
  return readSending(tx)
}

/**
 * Lets mail leave again: everything that waited, in its order.
 * @throws Refusal forbidden
 */
export async function resumeSending(tx: Tx, actor: AgentActor, now: Date): Promise<SendingAnswer> {
  if (!mayHaltSending(actor)) throw new Refusal('forbidden')
  const since = await deletePause(tx)
  if (since)
    await recordTrail(tx, actor, now, [
      { subject: workspace, type: 'workspace.sending-resumed', facts: { haltedAt: since.toISOString() } },
    ])
  return readSending(tx)
}

const workspace = { kind: 'workspace', id: 1 } as const
