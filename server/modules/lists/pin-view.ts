import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { AgentActor } from '../trail/index.ts'
import { deletePin, findView, insertPin } from './store/views.ts'

/**
 * Keeps a view in the agent's own side menu, at a place among the others or last.
 * @throws Refusal missing
 */
export async function pinView(
  tx: Tx,
  actor: AgentActor,
  pin: { viewId: number; position: number | null },
): Promise<void> {
  if (!(await findView(tx, actor.id, pin.viewId))) throw new Refusal('missing')
  await insertPin(tx, { agentId: actor.id, ...pin })
}

/** Takes a view out of the agent's side menu; the view stays. @throws Refusal missing */
export async function unpinView(tx: Tx, actor: AgentActor, viewId: number): Promise<void> {
  if (!(await findView(tx, actor.id, viewId))) throw new Refusal('missing')
  await deletePin(tx, { agentId: actor.id, viewId })
}
