import type { Tx } from '../../lib/db.ts'
import { hurrying } from '../../lib/giving-way.ts'
import type { JobHandler } from '../jobs/index.ts'
import { addToUndo, type UndoImage } from '../trail/index.ts'
import { fieldById } from './read-fields.ts'
import { holdDefinitions, lockDefinitions } from './store/fields.ts'
import { moveOption, pageWithOption, recordsWithOption, writeValues } from './store/values.ts'

const chunk = 500

export type MergeParams = { fieldId: number; from: number; to: number; undoId: number }
type Position = { after: number; isLast: boolean }
type Image = { fieldId: number; from: unknown; to: unknown }

/**
 * Gives records the choice into which theirs was merged, which is archived since it began: each has either at any moment,
 * and all say which. The last look has nobody saving, so that none is left.
 */
export const mergeJob: JobHandler<MergeParams, Position> = {
  kind: 'merge-options',
  async runChunk(given, { params, position }) {
    const { fieldId, from, to, undoId } = params
    const at = position ?? { after: 0, isLast: false }
    const tx = at.isLast ? hurrying(given) : given
    const field = await fieldById(tx, fieldId)
    if (at.isLast) await lockDefinitions(tx, field.record)
    const { ids, next } = at.isLast
      ? { ids: await recordsWithOption(tx, field, from), next: null }
      : await pageWithOption(tx, field, { option: from, after: at.after, limit: chunk })
    if (at.isLast && ids.length > chunk)
      return { done: 0, position: { after: 0, isLast: false }, isFinished: false, undoId }
    const moved = await moveOption(tx, field, { from, to, ids })
    const image: Image = { fieldId, from, to }
    await addToUndo(
      tx,
      undoId,
      moved.map((id) => ({ subject: { kind: field.record, id }, image })),
    )
    return {
      done: moved.length,
      position: { after: next ?? 0, isLast: next === null },
      isFinished: at.isLast,
      undoId,
    }
  },
}

/** Gives records their former choice back, where they still have the one that came of it. */
export async function undoMergedValues(tx: Tx, images: readonly UndoImage[]): Promise<void> {
  const values = images.map(({ subject, image }) => ({ ...(image as Image), id: subject.id }))
  for (const [fieldId, each] of Map.groupBy(values, (value) => value.fieldId)) {
    const { record } = await fieldById(tx, fieldId)
    await holdDefinitions(tx, record)
    const field = await fieldById(tx, fieldId)
    if (field.type !== 'dropdown') continue
    await writeValues(
      tx,
      field,
      each.map(({ id, from, to }) => ({ id, from: to, to: from })),
    )
  }
}
