import type { Handle } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import type { AgentActor } from '../trail/index.ts'
import { seesNames } from './policy.ts'
import { presentProblem } from './present-job.ts'
import { problemsOfJob } from './store/problems.ts'
import type { JobProblemsAnswer } from './wire.ts'

// A contact and a company may have the same id.
const bySubject = { order: 'job-problems', shape: ['text', 'number'] } as const satisfies CursorKind<
  ['text', 'number']
>

/**
 * A page of the records that a job refused or did not do wholly, after a cursor; without names for who may not read contacts.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function readProblems(
  db: Handle,
  actor: AgentActor,
  asked: { jobId: number; after: string | undefined; limit: number; sentence: (problem: Problem) => string },
): Promise<JobProblemsAnswer> {
  const { jobId, limit, sentence } = asked
  const after = asked.after === undefined ? null : edgeIn(asked.after)
  const found = await problemsOfJob(db, { jobId, after, limit: limit + 1 })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)?.subject
  return {
    items: shown.map((each) =>
      presentProblem(
        seesNames(actor) ? each : { ...each, subject: { ...each.subject, name: null } },
        sentence,
      ),
    ),
    next: found.length > limit && last ? encodeCursor(bySubject, [last.kind, last.id]) : null,
    previous: null,
  }
}

function edgeIn(after: string): { kind: string; id: number } {
  const values = decodeCursor(bySubject, after)
  if (!values) throw new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
  return { kind: values[0], id: values[1] }
}
