import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, imagesOfKind } from '../trail/index.ts'
import { lockedField } from './change-field.ts'
import { startConversion } from './convert-field.ts'
import { fieldById } from './read-fields.ts'
import { countValues } from './store/rewriting.ts'
import { plannedUndo } from './undo-field-change.ts'
import type { FieldImage } from './write-definition.ts'

/**
 * Begins to give a field its former type back, as a job: records that were not changed since get their former values,
 * the others what the former type makes of those they have.
 * @throws Refusal forbidden, missing, conflict 'field.in-work', 'undo.changed-since' when the type is another one by now
 */
export async function beginConversionUndo(
  tx: Tx,
  actor: Actor,
  now: Date,
  undoId: number,
): Promise<{ jobId: number; total: number }> {
  const [kept] = await imagesOfKind(tx, undoId, 'field')
  if (!kept) throw new Refusal('conflict', [{ path: '', code: 'undo.erased' }])
  // Counted before saves have to wait.
  const total = await countValues(tx, await fieldById(tx, kept.subject.id))
  const field = await lockedField(tx, actor, { id: kept.subject.id, version: null })
  const { leftOut } = await plannedUndo(tx, field, kept.image as FieldImage)
  if (leftOut.some(({ path }) => path === 'type')) throw new Refusal('conflict', leftOut)
  return { jobId: await startConversion(tx, actor, now, { field, total, wanted: { undoes: undoId } }), total }
}
