import type { TaskRow } from './store/tasks.ts'
import type { TaskAnswer } from './wire.ts'

export function presentTask({ subjectKind, subjectId, subjectName, ...task }: TaskRow): TaskAnswer {
  const { id, kind, account, facts, createdAt, doneAt, doneBy } = task
  return {
    ...{ id, kind, account, facts, doneBy },
    subject: { kind: subjectKind, id: subjectId, name: subjectName },
    createdAt: createdAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  }
}
