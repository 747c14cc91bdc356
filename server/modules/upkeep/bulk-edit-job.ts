import { type JobHandler, subjectsAfter } from '../jobs/index.ts'
import { recordTrail } from '../trail/index.ts'
import { applyBulkChange } from './bulk-change.ts'
import type { BulkEditParams } from './bulk-edit.ts'

const chunk = 250

/** Changes the records of a bulk edit, some hundreds a transaction, under one undo. */
export const bulkEditJob: JobHandler<BulkEditParams, number> = {
  kind: 'bulk-edit',
  async runChunk(tx, { id, actor, now, params, position, undoId }) {
    const subjects = await subjectsAfter(tx, { jobId: id, after: position ?? 0, limit: chunk })
    const changed = await applyBulkChange(tx, actor, now, {
      ...params,
      ids: subjects.map((subject) => subject.id),
      undoId,
      facts: { job: id },
    })
    return {
      done: changed.done.length,
      refused: changed.refused.map(({ id: of, problems }) => ({
        subject: { kind: params.record, id: of },
        problems,
      })),
      position: subjects.at(-1)?.position ?? position ?? 0,
      isFinished: subjects.length < chunk,
      undoId: changed.undoId,
    }
  },
  async finish(tx, { id, actor, now, params, done, refused, undoId, state }) {
    await recordTrail(tx, actor, now, [
      {
        subject: { kind: 'workspace', id: 1 },
        type: 'workspace.bulk-edited',
        facts: { job: id, record: params.record, change: params.change.kind, done, refused, state },
        ...(undoId === null ? {} : { undoId }),
      },
    ])
  },
}
