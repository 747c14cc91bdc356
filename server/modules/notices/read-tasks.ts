import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { presentTask } from './present-task.ts'
import { tasksPage } from './store/tasks.ts'
import type { TasksAnswer, TasksQuery } from './wire.ts'

const newestFirst = { order: 'tasks', shape: ['number'] } as const satisfies CursorKind<['number']>

/**
 * What agents have to look at, newest first; or what they have done.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function readTasks(db: Handle, asked: TasksQuery): Promise<TasksAnswer> {
  const edge = asked.after === undefined ? [null] : decodeCursor(newestFirst, asked.after)
  if (!edge) throw new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
  const rows = await tasksPage(db, { ...asked, before: edge[0] ?? null, limit: asked.limit + 1 })
  const items = rows.slice(0, asked.limit)
  const last = items.at(-1)
  return {
    items: items.map(presentTask),
    next: rows.length > asked.limit && last ? encodeCursor(newestFirst, [last.id]) : null,
  }
}
