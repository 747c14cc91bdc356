import { firstOf, tellFormerMembers } from '../directory/index.ts'
import { type JobHandler, subjectsAfter } from '../jobs/index.ts'
import { recordTrail } from '../trail/index.ts'
import { applyBulkChange } from './bulk-change.ts'
import type { BulkEditParams } from './bulk-edit.ts'

const chunk = 100

/** The place of the last record in the selection, how many moved into the company or out of it, the first of them, and how many left companies. */
type Position = { at: number; moved: number; first?: number[]; left?: number }

/** Changes the records of a bulk edit, some hundreds a transaction, under one undo. */
export const bulkEditJob: JobHandler<BulkEditParams, Position> = {
  kind: 'bulk-edit',
  async runChunk(tx, { id, actor, now, params, position, undoId }) {
    const subjects = await subjectsAfter(tx, { jobId: id, after: position?.at ?? 0, limit: chunk })
    const changed = await applyBulkChange(tx, actor, now, {
      ...params,
      ids: subjects.map((subject) => subject.id),
      undoId,
      facts: { job: id },
    })
    const dealtWith = changed.dealtWith ?? subjects.length
    return {
      done: changed.done.length,
      refused: changed.refused.map(({ id: of, problems }) => ({
        subject: { kind: params.record, id: of },
        problems,
      })),
      position: {
        at: subjects[dealtWith - 1]?.position ?? position?.at ?? 0,
        moved: (position?.moved ?? 0) + (changed.moved?.length ?? 0),
        left: (position?.left ?? 0) + (changed.left ?? 0),
        first: firstOf([...(position?.first ?? []), ...(changed.moved ?? [])]),
      } satisfies Position,
      isFinished: subjects.length < chunk && dealtWith === subjects.length,
      undoId: changed.undoId,
    }
  },
  async finish(tx, { id, actor, now, params, position, done, refused, undoId, state }) {
    const { change } = params
    const isOfCompany = change.kind === 'add-company' || change.kind === 'remove-company'
    const count = position?.moved ?? 0
    const contacts = position?.left ?? 0
    if (undoId !== null && contacts > 0) await tellFormerMembers(tx, actor, now, { undoId, contacts })
    await recordTrail(tx, actor, now, [
      ...(isOfCompany && count > 0
        ? [
            {
              subject: { kind: 'company', id: change.companyId } as const,
              type: change.kind === 'add-company' ? 'company.contacts-added' : 'company.contacts-removed',
              facts: { job: id, count, contactIds: position?.first ?? [] },
              ...(undoId === null ? {} : { undoId }),
            } as const,
          ]
        : []),
      {
        subject: { kind: 'workspace', id: 1 },
        type: 'workspace.bulk-edited',
        facts: { job: id, record: params.record, change: change.kind, done, refused, state },
        ...(undoId === null ? {} : { undoId }),
      },
    ])
  },
}
