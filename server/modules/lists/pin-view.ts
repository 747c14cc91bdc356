import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { AgentActor } from '../trail/index.ts'
import { mayList } from './policy.ts'
import { deletePin, findView, insertPin } from './store/views.ts'

/**
 * Keeps a view in the agent's own side menu, at a place among the others or last.
 * @throws Refusal missing, forbidden
 */
export async function pinView(
  tx: Tx,
  actor: AgentActor,
  pin: { viewId: number; position: number | null },
): Promise<void> {
  await mustSee(tx, actor, pin.viewId)
  await insertPin(tx, { agentId: actor.id, ...pin })
}

/** Takes a view out of the agent's side menu; the view stays. @throws Refusal missing, forbidden */
export async function unpinView(tx: Tx, actor: AgentActor, viewId: number): Promise<void> {
  await mustSee(tx, actor, viewId)
  await deletePin(tx, { agentId: actor.id, viewId })
}

async function mustSee(tx: Tx, actor: AgentActor, viewId: number): Promise<void> {
  const view = await findView(tx, actor.id, viewId)
  if (!view) throw new Refusal('missing')
  if (!mayList(actor, view.record)) throw new Refusal('forbidden')
}
