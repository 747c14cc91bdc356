import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type AgentActor, recordTrail, type Subject } from '../trail/index.ts'
import { presentTask } from './present-task.ts'
import { findTask, endTask as writeEnd } from './store/tasks.ts'
import type { TaskAnswer } from './wire.ts'

/**
 * Says that an agent has looked at it. If it comes up again, it is a new task.
 * @throws Refusal missing, conflict 'task.done'
 */
export async function endTask(tx: Tx, actor: AgentActor, now: Date, id: number): Promise<TaskAnswer> {
  const task = await findTask(tx, id)
  if (!task) throw new Refusal('missing')
  if (!(await writeEnd(tx, now, { id, byId: actor.id })))
    throw new Refusal('conflict', [{ path: '', code: 'task.done' }])
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: task.subjectKind as Subject['kind'], id: task.subjectId },
      type: 'task.done',
      facts: { task: id, kind: task.kind },
    },
  ])
  return presentTask((await findTask(tx, id)) ?? task)
}
