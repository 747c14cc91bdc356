import type { AgentActor } from '../trail/index.ts'
import { mayChangeView } from './policy.ts'
import type { View } from './types.ts'
import type { ViewAnswer } from './wire.ts'

/** A view as the agent who asks sees it. */
export function presentView(view: View, actor: AgentActor): ViewAnswer {
  return {
    id: view.id,
    version: view.version,
    record: view.record,
    ...view.values,
    owner: { id: view.ownerId, name: view.ownerName },
    mayChange: mayChangeView(actor, { ownerId: view.ownerId, isShared: view.values.isShared }),
    isPinned: view.pinPosition !== null,
    pinPosition: view.pinPosition,
  }
}
